/** What an office writes into its registers reaches the budgets that are worked on, and no other. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeXlsx } from 'hucre'
import { type Office, office, upload } from './office.ts'

const BUDGET = '/api/budget/unit-budget'
const entryOf = (register: string, key: string): string =>
  `/api/registers/${register}/${encodeURIComponent(key)}`
/** One figure is enough for a glossary to explain something. */
const figures = {
  tables: {
    t2: {
      sheet: '表2',
      columns: ['code', 'name', 'total', 'basic', 'project'],
      letters: ['A', 'B', 'C', 'D', 'E'],
      rows: [
        { id: 't2.total', row: 5, cells: ['', '合计', '10.00', '10.00', null] },
        { id: 't2.r1', row: 6, cells: ['2013201', '行政运行', '10.00', '10.00', null] },
      ],
      notes: [],
    },
  },
  narrative: [],
  narrativeLetter: '',
  funds: [],
}

async function opened(at: Office) {
  const input = { unit: '005002', year: 2023, basis: 'printed', figures }
  const answer = await at.ask('compiler', 'POST', BUDGET, { input })
  assert.equal(answer.status, 201, answer.text)
  const { id } = answer.json as { id: string }
  const see = async () => (await at.ask('compiler', 'GET', `${BUDGET}/${id}`)).json
  const glossary = async (): Promise<string> => (await see()).state.explanation.at(-1).paragraphs.join('\n')
  const act = async (name: string, more: object = {}) => {
    const { version } = await see()
    return at.ask('compiler', 'POST', `${BUDGET}/${id}/${name}`, { input: more }, { 'if-match': version })
  }
  return { id, see, glossary, act }
}

describe('registers of an office and its budgets', () => {
  it('a changed term waits for the budget to be renewed, and holds from its day on', async (t) => {
    const at = await office(t)
    const { glossary, act, see } = await opened(at)
    assert.match(await glossary(), /基本支出：维持单位正常运转/)
    const refused = await act('RefreshReference')
    assert.equal(refused.json.findings[0].rule, 'registers-have-changed@1')
    const write = (from: string, meaning: string) =>
      at.ask('keeper', 'PUT', entryOf('glossary-terms', '基本支出'), {
        from,
        values: { meaning, words: '基本支出', fromYear: 2015 },
      })
    assert.equal((await write('2023-06-01', '明年的解释。')).status, 200)
    assert.equal((await act('RefreshReference')).json.why, 'rules')
    const changed = await write('2022-12-01', '本县的解释。')
    assert.equal(changed.status, 200, changed.text)
    assert.match(await glossary(), /基本支出：维持单位正常运转/)
    const renewed = await act('RefreshReference')
    assert.equal(renewed.status, 200, renewed.text)
    assert.match(await glossary(), /基本支出：本县的解释。/)
    assert.deepEqual(Object.keys((await see()).state.reference).toSorted(), ['phrases', 'region'])
  })

  it('a name of a code is asked of the register, and units and region come from it', async (t) => {
    const at = await office(t)
    const { act, see } = await opened(at)
    const named = await at.ask('keeper', 'PUT', entryOf('function-codes', '2013201'), {
      from: '2022-12-01',
      values: { name: '行政管理' },
    })
    assert.equal(named.status, 200, named.text)
    const revised = await act('ReviseFigures', { changes: [{ path: 'text/projectBy', to: '005' }] })
    assert.equal(revised.status, 200, revised.text)
    const { state } = await see()
    const rules = state.findings.map(({ rule }: { rule: string }) => rule)
    assert.ok(rules.includes('code-name'))
    assert.ok(!rules.includes('named-unit'))
    assert.equal(state.reference.region, '重庆')
    await act('ReviseFigures', { changes: [{ path: 'text/projectBy', to: '909' }] })
    const again = (await see()).state.findings.map(({ rule }: { rule: string }) => rule)
    assert.ok(again.includes('named-unit'))
  })

  it('a sentence that names a value nobody gives is not taken in', async (t) => {
    const at = await office(t)
    const answer = await at.ask('keeper', 'PUT', entryOf('sentence-patterns', '各地-2015-基本支出'), {
      from: '2022-12-01',
      values: { sentence: '基本支出', fromYear: 2015, pattern: '基本支出{total}万元' },
    })
    assert.equal(answer.status, 409, answer.text)
    assert.match(answer.json.findings[0].say, /系统没有\{total\}这个数/)
  })

  it('an empty register is begun by its keeper, one with entries is left alone', async (t) => {
    const at = await office(t)
    const begin = (account: string, register: string) =>
      at.ask(account, 'POST', `/api/registers/${register}/begin`, { from: '2022-12-01' })
    assert.deepEqual((await begin('keeper', 'glossary-terms')).json, { written: 0 })
    assert.equal((await begin('compiler', 'glossary-terms')).status, 403)
    assert.equal((await begin('keeper', 'no-such-register')).status, 404)
    const end = (key: string) =>
      at.ask('keeper', 'DELETE', `${entryOf('procurement-items', key)}?from=2022-01-01`)
    for (const key of ['A', 'B', 'C']) assert.equal((await end(key)).status, 200)
    const { json } = await at.ask('keeper', 'GET', '/api/registers/procurement-items')
    assert.deepEqual([json.entries, json.register.seeds], [[], 3])
    assert.deepEqual((await begin('keeper', 'procurement-items')).json, { written: 3 })
  })

  it('a list under other names is placed once by hand, then read the same way again', async (t) => {
    const at = await office(t)
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '采购目录',
          rows: [
            ['2023年采购目录'],
            ['品目代码', '品目', '大类', '备注'],
            ['A02010105', '台式计算机', '货物', '通用'],
          ],
        },
      ],
    })
    const send = async (mapping?: object) => {
      const { payload, type } = upload(bytes, '采购目录.xlsx')
      const field = (name: string, value: string) =>
        `--guicheng-test-boundary\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      const fields =
        mapping === undefined ? '' : field('mapping', JSON.stringify(mapping)) + field('remember', 'yes')
      const body = Buffer.concat([Buffer.from(fields), payload])
      return at.ask('keeper', 'POST', '/api/registers/procurement-items/import', body, {
        'content-type': type,
      })
    }
    const asked = (await send()).json
    assert.equal(asked.token, '')
    assert.equal(asked.mapping.source, 'proposed')
    const headers = asked.mapping.sheets[0].headers.map(({ path }: { path: string }) => path)
    assert.deepEqual(headers, ['品目代码', '品目', '大类', '备注'])
    const columns = {
      品目编码: '品目代码',
      品目名称: '品目',
      类别: '大类',
      生效日期: null,
      '版本（勿改）': null,
    }
    const chosen = { tables: { entries: { sheet: '采购目录', columns, ignored: ['备注'] } } }
    const read = (await send(chosen)).json
    assert.deepEqual(read.faults, [])
    assert.deepEqual(read.changes[0].after, { name: '台式计算机', kind: '货物' })
    const again = (await send()).json
    assert.equal(again.mapping.source, 'remembered')
    assert.equal(again.changes[0].key, 'A02010105')
    const profiles = (await at.ask('keeper', 'GET', '/api/import-profiles')).json
    assert.equal(profiles[0].targetLabel, '名册「政府采购品目」')
    assert.match(profiles[0].decisions.join(), /“品目代码”读作《政府采购品目》的“品目编码”/)
    const done = await at.ask('keeper', 'POST', `/api/imports/${again.token}/commit`, {})
    assert.deepEqual(done.json, { applied: 1 }, done.text)
  })
})
