/** Tables of a budget out to a real workbook and back, and a pasted detail, over HTTP: what is told, to whom, what is stored. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSpreadsheet, writeWorkbookSheets } from '#readers'
import type { SheetDocument } from '#lint'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { type Office, office, upload } from './office.ts'

const BUDGET = '/api/budget/unit-budget'

async function workingCase(at: Office): Promise<string> {
  await tellBudgets(at.server.context.cases)
  const { rows } = await at.database.app.query<{ id: string }>(
    `select id from cases where procedure = 'budget/unit-budget' and stage = 'compiling'
       and text_1 = '005002' order by opened_at limit 1`,
  )
  assert.ok(rows[0] !== undefined)
  return rows[0].id
}

/** Writes a read workbook again with some cells replaced, as somebody leaves it who worked on it. */
async function workedOn(document: SheetDocument, put: Readonly<Record<string, string>>): Promise<Uint8Array> {
  return writeWorkbookSheets(
    document.sheets.map(({ name, rows }, i) => ({
      name,
      hidden: i === document.sheets.length - 1,
      rows: rows.map((cells) =>
        cells.map(({ address, text, kind }) => {
          const now = (i === 0 ? put[address] : undefined) ?? text
          if (now === '') return null
          const isNumber = kind === 'number' && /^\d+(\.\d+)?$/.test(now)
          return isNumber ? { decimal: now, decimals: now.split('.')[1]?.length ?? 0 } : now
        }),
      ),
    })),
  )
}

describe('tables of a budget as a file', () => {
  it('go out, come back changed, are told cell by cell and taken in by the act', async (t) => {
    const at = await office(t)
    const id = await workingCase(at)
    const out = await at.ask('compiler', 'GET', `${BUDGET}/${id}/tables.xlsx?part=t3`)
    assert.equal(out.status, 200, out.text)
    const read = await readSpreadsheet(out.bytes, '表3.xlsx')
    assert.ok(read.ok)
    const [sheet] = read.document.sheets
    const row = sheet?.rows.find((cells) => cells[0]?.text === '30211')
    assert.ok(row !== undefined)
    const cell = row[4]?.address ?? ''
    const send = async (bytes: Uint8Array, name = '表3.xlsx') => {
      const file = upload(bytes, name)
      return at.ask('compiler', 'POST', `${BUDGET}/${id}/tables`, file.payload, { 'content-type': file.type })
    }
    const same = await send(out.bytes)
    assert.deepEqual([same.json.changes, same.json.refused, same.json.older], [[], [], false])
    const total = sheet?.rows.find((cells) => cells[1]?.text === '合计')?.[2]?.address ?? ''
    const back = await send(await workedOn(read.document, { [cell]: '15.5', [total]: 'abc' }))
    assert.deepEqual(
      back.json.changes.map(({ path, to }: { path: string; to: string }) => [path, to]),
      [['t3/30211/public', '15.50']],
    )
    assert.match(back.json.refused[0].say, /应填数字，实际为“abc”/)
    const before = await at.ask('compiler', 'GET', `${BUDGET}/${id}`)
    const done = await at.ask(
      'compiler',
      'POST',
      `${BUDGET}/${id}/ReviseFigures`,
      { input: { changes: [{ path: 't3/30211/public', to: back.json.changes[0].to }] } },
      { 'if-match': before.json.version, 'idempotency-key': 'h1-table-file-0001' },
    )
    assert.equal(done.status, 200, done.text)
    const again = await send(await workedOn(read.document, { [cell]: '16.00' }))
    assert.equal(again.json.older, true)
    assert.deepEqual(again.json.changes[0].before, '15.50')
    assert.notEqual(again.json.changes[0].wentOut, null)
  })

  it('are refused with their place when they cannot be read, and are nobody else’s', async (t) => {
    const at = await office(t)
    const id = await workingCase(at)
    const url = `${BUDGET}/${id}/tables`
    const other = upload(new TextEncoder().encode('a,b\r\n1,2\r\n'), '别的.csv')
    const told = await at.ask('compiler', 'POST', url, other.payload, { 'content-type': other.type })
    assert.equal(told.json.readable, false)
    assert.match(told.json.faults[0].say, /请先下载为 Excel/)
    assert.equal((await at.ask('security', 'GET', `${url}.xlsx`)).status, 404)
    assert.equal((await at.ask(undefined, 'GET', `${url}.xlsx`)).status, 401)
    const whole = await at.ask('compiler', 'GET', `${url}.xlsx?unit=${encodeURIComponent('元')}`)
    const read = await readSpreadsheet(whole.bytes, '全部.xlsx')
    assert.ok(read.ok)
    const file = upload(whole.bytes, '全部.xlsx')
    const same = await at.ask('compiler', 'POST', url, file.payload, { 'content-type': file.type })
    assert.deepEqual([same.json.readable, same.json.unit, same.json.changes], [true, '元', []])
  })

  it('a pasted detail is previewed, then replaces the figures it makes', async (t) => {
    const at = await office(t)
    const id = await workingCase(at)
    const paste = async (text: string) => {
      const file = upload(new TextEncoder().encode(text), '粘贴的明细.tsv')
      return at.ask('compiler', 'POST', `${BUDGET}/${id}/detail`, file.payload, { 'content-type': file.type })
    }
    const wrong = await paste('功能科目编码\t经济科目编码\t金额（元）\n201\t30101\t1')
    assert.deepEqual([wrong.json.readable, wrong.json.token, wrong.json.faults[0].cell], [false, '', 'A2'])
    const read = await paste(
      '功能科目编码\t经济科目编码\t金额（元）\n2013201\t30101\t60000.01\n2013298\t30211\t4',
    )
    assert.equal(read.json.readable, true, read.text)
    assert.deepEqual([read.json.lines.length, read.json.unknown.length], [2, 1])
    assert.ok(read.json.differences.length > 0)
    const { version } = (await at.ask('compiler', 'GET', `${BUDGET}/${id}`)).json
    const url = `/api/imports/${read.json.token}/commit`
    const made = await at.ask('compiler', 'POST', url, { id, version })
    assert.equal(made.status, 200, made.text)
    const { tables } = (await at.ask('compiler', 'GET', `${BUDGET}/${id}`)).json.state.figures
    assert.ok(JSON.stringify(tables.t3).includes('6000001'))
  })
})
