/** Imports confirmed at the same moment, more of them than there are connections: each plan is carried out once, and all are answered. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { writeWorkbookSheets } from '#readers'
import { type Office, office, upload } from './office.ts'

async function tryImport(at: Office, account: string, url: string, bytes: Uint8Array, name: string) {
  const { payload, type } = upload(bytes, name)
  const { json, text } = await at.ask(account, 'POST', url, payload, { 'content-type': type })
  assert.equal(json.readable, true, text)
  return String(json.token)
}
const confirm = (at: Office, account: string, token: string, body: object = {}) =>
  at.ask(account, 'POST', `/api/imports/${token}/commit`, body)
const count = async (at: Office, sql: string): Promise<number> =>
  (await at.database.app.query<{ n: number }>(`select count(*)::integer as n ${sql}`)).rows[0]?.n ?? -1

describe('imports at once', () => {
  it('the same workbook read by many, and each reading confirmed by many: one case, and everybody is told', async (t) => {
    const at = await office(t)
    const bytes = await buildDemoWorkbook('printed')
    await at.ask('compiler', 'GET', '/api/session')
    for (const year of [2023, 2024, 2025]) {
      const url = `/api/imports/budget-workbook?year=${year}`
      const tokens = await Promise.all(
        Array.from({ length: 4 }, () => tryImport(at, 'compiler', url, bytes, '2023年单位预算公开表.xlsx')),
      )
      assert.equal(new Set(tokens).size, 4)
      const answers = await Promise.all(
        tokens.flatMap((token) =>
          Array.from({ length: 8 }, () => confirm(at, 'compiler', token, { input: { basis: 'working' } })),
        ),
      )
      const told = answers.map(({ status, json }) => (status === 200 ? 'done' : `${status} ${json.why}`))
      assert.equal(told.filter((one) => one === 'done').length, 1, told.join())
      for (const one of told) assert.match(one, /^(?:done|409 (?:committed|claim))$/, told.join())
      const where = `from cases where procedure = 'budget/unit-budget' and (state -> 'domain' ->> 'year')::integer = ${year}`
      assert.equal(await count(at, where), 1)
    }
    assert.equal(await count(at, 'from imports where committed_at is not null'), 3)
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })

  it('the same register file read by many and confirmed by many: every row is entered once, whoever is first', async (t) => {
    const at = await office(t)
    const entered = async () => ({
      entries: await count(at, `from entries where register = 'function-codes' and key like '29%'`),
      acts: await count(at, `from acts where input like '%并行科目%'`),
    })
    await at.ask('keeper', 'GET', '/api/session')
    for (const round of [1, 2, 3]) {
      const rows = Array.from({ length: 6 }, (_, r) => [`29${round}0${r}`, `并行科目${round}之${r}`])
      const bytes = await writeWorkbookSheets([{ name: '科目', rows: [['科目编码', '科目名称'], ...rows] }])
      const tokens = await Promise.all(
        Array.from({ length: 3 }, () =>
          tryImport(at, 'keeper', '/api/registers/function-codes/import', bytes, '科目.xlsx'),
        ),
      )
      const answers = await Promise.all(
        tokens.flatMap((token) => Array.from({ length: 6 }, () => confirm(at, 'keeper', token))),
      )
      for (const [index] of tokens.entries()) {
        const told = answers
          .slice(index * 6, index * 6 + 6)
          .map(({ status, json }) => (status === 200 ? `done ${json.applied}` : `${status} ${json.why}`))
        const expected = ['done 6', ...Array.from({ length: 5 }, () => '409 committed')]
        assert.deepEqual(
          told.toSorted((a, b) => (a < b ? 1 : -1)),
          expected,
        )
      }
      assert.deepEqual(await entered(), { entries: 6 * round, acts: 6 * round })
    }
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })
})
