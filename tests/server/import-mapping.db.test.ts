import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openXlsx, saveXlsx, writeXlsx } from 'hucre'
import { buildDemoWorkbook } from '#apps/demo'
import { type Office, office, upload } from './office.ts'

const T2 = '表2 一般公共预算支出表'

/** The demo's workbook as another source writes it: other sheet names, another header, a column more. */
async function foreignWorkbook(year = 2023): Promise<Uint8Array> {
  const workbook = await openXlsx(await buildDemoWorkbook('printed'), { readStyles: true })
  const sheet = workbook.sheets.find(({ name }) => name === T2)
  assert.ok(sheet !== undefined)
  const put = (r: number, c: number, value: string) => {
    const row = sheet.rows[r] ?? []
    while (row.length <= c) row.push(null)
    row[c] = value
    const detail = sheet.cells?.get(`${r},${c}`)
    if (detail !== undefined) sheet.cells?.set(`${r},${c}`, { ...detail, value })
  }
  sheet.name = `${year}年功能科目支出明细`
  put(0, 0, '功能科目支出明细')
  put(2, 1, '功能科目名称')
  put(2, 5, '经办人')
  return await saveXlsx(workbook)
}

interface Sent {
  readonly mapping?: unknown
  readonly remember?: boolean
  readonly target?: string
}

async function send(
  at: Office,
  account: string,
  bytes: Uint8Array,
  { mapping, remember, target = 'budget-workbook' }: Sent = {},
) {
  const boundary = 'guicheng-test-boundary'
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const fields =
    mapping === undefined
      ? ''
      : field('mapping', JSON.stringify(mapping)) + field('remember', remember === true ? 'yes' : 'no')
  const file = upload(bytes, '2023年一体化导出.xlsx')
  const payload = Buffer.concat([Buffer.from(fields), file.payload])
  const type = { 'content-type': file.type }
  const answer = await at.ask(account, 'POST', `/api/imports/${target}`, payload, type)
  assert.equal(answer.status, 200, answer.text)
  return answer.json
}

interface Table {
  readonly key: string
  readonly sheet: string | null
  readonly by: string
  readonly columns: readonly {
    readonly column: string
    readonly header: string | null
    readonly by: string
  }[]
  readonly ignored: readonly string[]
}

const choiceOf = (tables: readonly Table[]) => ({
  tables: Object.fromEntries(
    tables.map(({ key, sheet, columns, ignored }) => [
      key,
      { sheet, ignored, columns: Object.fromEntries(columns.map(({ column, header }) => [column, header])) },
    ]),
  ),
})

describe('a file whose sheets and columns are called otherwise', () => {
  it('is proposed by likeness and not read before somebody agrees; then remembered, shown, and forgotten', async (t) => {
    const at = await office(t)
    const bytes = await foreignWorkbook()
    const first = await send(at, 'compiler', bytes)
    assert.deepEqual([first.readable, first.mapping.source, first.token], [false, 'proposed', ''])
    const t2: Table = first.mapping.tables.find(({ key }: Table) => key === 't2')
    assert.deepEqual([t2.sheet, t2.by, t2.ignored], ['2023年功能科目支出明细', 'similar', ['经办人']])
    assert.deepEqual(
      t2.columns.filter(({ by }) => by !== 'same'),
      [{ column: '科目名称', header: '功能科目名称', by: 'similar', cell: 'B3', required: true }],
    )
    const mapping = choiceOf(first.mapping.tables)
    const chosen = await send(at, 'compiler', bytes, { mapping, remember: true })
    assert.deepEqual(
      [chosen.readable, chosen.mapping.source],
      [true, 'chosen'],
      JSON.stringify(chosen.faults),
    )
    assert.ok(chosen.token !== '')
    // Next year: the same source, the year in the sheet's name another.
    const again = await send(at, 'compiler', await foreignWorkbook(2024))
    assert.deepEqual([again.readable, again.mapping.source], [true, 'remembered'])
    assert.deepEqual(
      [again.mapping.remembered.by, again.mapping.remembered.uses, again.mapping.remembered.organisation],
      ['向晓岚', 1, 'veterans-centre'],
    )
    assert.equal((await send(at, 'approver', bytes)).mapping.source, 'proposed') // another office decides for itself
    const { json: profiles } = await at.ask('compiler', 'GET', '/api/import-profiles')
    assert.deepEqual(profiles[0].decisions, [
      '「2023年功能科目支出明细」的“功能科目名称”读作《一般公共预算财政拨款支出预算表》的“科目名称”',
      '「2023年功能科目支出明细」的“经办人”不读',
    ])
    const url = `/api/import-profiles/budget-workbook/${profiles[0].shape}`
    assert.equal((await at.ask('approver', 'DELETE', url)).status, 404)
    assert.equal((await at.ask('compiler', 'DELETE', url)).status, 200)
    assert.equal((await send(at, 'compiler', bytes)).mapping.source, 'proposed')
  })

  it('is still refused by cell where a choice leaves a column out, and nothing is remembered', async (t) => {
    const at = await office(t)
    const bytes = await foreignWorkbook()
    const first = await send(at, 'compiler', bytes)
    const tables = first.mapping.tables.map((table: Table) =>
      table.key === 't2'
        ? {
            ...table,
            columns: table.columns.map((one) => ({
              ...one,
              header: one.column === '科目名称' ? null : one.header,
            })),
          }
        : table,
    )
    const run = await send(at, 'compiler', bytes, { mapping: choiceOf(tables), remember: true })
    assert.equal(run.readable, false)
    assert.ok(run.faults.some(({ say }: { say: string }) => /表头缺少列“科目名称”/.test(say)))
    assert.equal((await at.database.app.query('select from import_profiles')).rowCount, 0)
    const broken = upload(bytes, '2023.xlsx')
    const head = `--guicheng-test-boundary\r\ncontent-disposition: form-data; name="mapping"\r\n\r\n{"tables":3}\r\n`
    const answer = await at.ask(
      'compiler',
      'POST',
      '/api/imports/budget-workbook',
      Buffer.concat([Buffer.from(head), broken.payload]),
      { 'content-type': broken.type },
    )
    assert.equal(answer.status, 422)
  })

  it('is agreed on for the detail in 元 too; columns it may lack are left out without asking', async (t) => {
    const at = await office(t)
    const { json: targets } = await at.ask('compiler', 'GET', '/api/import-targets')
    assert.deepEqual(
      targets.map(({ id }: { id: string }) => id),
      ['budget-workbook', 'budget-detail'],
    )
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '导出',
          rows: [
            ['功能类款项', '经济类款', '年初数', '经办人'],
            ['2013201', '30101', '346700.00', '示例'],
          ],
        },
      ],
    })
    const target = 'budget-detail'
    const first = await send(at, 'compiler', bytes, { target })
    assert.deepEqual(
      [first.readable, first.mapping?.source],
      [false, 'proposed'],
      JSON.stringify(first.faults),
    )
    const [table] = first.mapping.tables
    const headers = { 功能科目编码: '功能类款项', 经济科目编码: '经济类款', '金额（元）': '年初数' }
    const columns = table.columns.map(({ column }: { column: keyof typeof headers }) => [
      column,
      headers[column] ?? null,
    ])
    const mapping = {
      tables: { detail: { sheet: '导出', columns: Object.fromEntries(columns), ignored: ['经办人'] } },
    }
    const chosen = await send(at, 'compiler', bytes, { target, mapping, remember: true })
    assert.deepEqual(
      [chosen.readable, chosen.mapping.source],
      [true, 'chosen'],
      JSON.stringify(chosen.faults),
    )
    const again = await send(at, 'compiler', bytes, { target })
    assert.deepEqual([again.readable, again.mapping.source], [true, 'remembered'])
  })
})
