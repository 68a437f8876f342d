/** A file into a register and out again, through the reader, the dry run and the commit that people use. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import type pg from 'pg'
import { localDate } from '#kernel/time'
import { commitDryRun, readImportFile, storeDryRun } from '#platform/imports'
import {
  carryOut,
  exportSheet,
  faultySheet,
  listEntries,
  listStanding,
  planImport,
  register,
  VERSION_LABEL,
} from '#platform/registers'
import type { ImportOptions, ImportPlan, RegisterDefinition } from '#platform/registers'
import { writeSheet } from '#readers'
import { testDatabase } from '#tests/database'

const T = 'county'
const FROM = localDate('2024-01-01')
const definition = register({
  id: 'offices',
  label: '单位登记簿',
  clause: 'shizhu-budget-2023/n.0',
  keyLabel: '单位代码',
  keyPattern: { expression: '\\d{6}', say: '应为6位数字' },
  keeper: 'keeper',
  importing: 'rowwise',
  columns: [
    { key: 'name', label: '名称', type: 'text', required: true },
    { key: 'places', label: '编制数', type: 'integer', required: false },
    { key: 'opened', label: '设立日期', type: 'date', required: false },
    {
      key: 'funding',
      label: '经费形式',
      type: 'select',
      required: false,
      options: [
        { value: 'full', label: '全额' },
        { value: 'part', label: '差额' },
      ],
    },
  ],
})
const titles = ['单位代码', '名称', '编制数', '设立日期', '经费形式']
type Row = (string | null)[]

async function workbook(rows: readonly Row[], heads = titles): Promise<Uint8Array> {
  return await writeSheet([{ name: '单位', columns: heads.map((title) => ({ title })), rows }])
}

async function plan(
  pool: pg.Pool,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
  of: RegisterDefinition = definition,
): Promise<ImportPlan> {
  const read = await readImportFile(bytes, '单位.xlsx')
  assert.ok(read.ok)
  return planImport(of, read.document.sheets, await listStanding(pool, T, of.id), { from: FROM, ...options })
}

const commit = async (pool: pg.Pool, body: ImportPlan) => {
  const { token } = await storeDryRun(pool, {
    tenant: T,
    target: 'register:offices',
    fileName: '单位.xlsx',
    fileHash: 'x',
    body,
    by: 'zhou',
  })
  const again = () =>
    commitDryRun(pool, { tenant: T, token, by: 'zhou' }, async (run, client) => {
      const outcome = await carryOut(client, T, run.body as ImportPlan, { person: 'zhou' })
      return outcome.ok ? { ok: true, result: { applied: outcome.applied } } : outcome
    })
  return { first: await again(), again }
}

const row = (n: number): Row => [String(100_000 + n), `某县第${n}局`, String(n % 90), '2020-01-01', '全额']
const counts = async (pool: pg.Pool) =>
  (await pool.query<{ count: number }>('select count(*) as count from entries')).rows[0]?.count

test('of 2,000 rows with 37 bad ones exactly these are listed by cell, a dry run changes nothing, the rest is committed once', async (t) => {
  const { app } = await testDatabase(t)
  const rows = Array.from({ length: 2000 }, (_, n) => row(n))
  const bad = new Map<number, string>()
  const spoil = [
    { column: 0, text: 'abc', cell: 'A', label: '单位代码', what: '应为6位数字，实际为“abc”。' },
    { column: 1, text: null, cell: 'B', label: '名称', what: '必填，请填写。' },
    { column: 2, text: '十二', cell: 'C', label: '编制数', what: '应为整数，实际为“十二”。' },
    {
      column: 3,
      text: '2023年2月29日',
      cell: 'D',
      label: '设立日期',
      what: '应为日期（如2026-03-01），实际为“2023年2月29日”。',
    },
    { column: 4, text: '半额', cell: 'E', label: '经费形式', what: '应为“全额”、“差额”之一，实际为“半额”。' },
  ]
  for (let count = 0; count < 37; count += 1) {
    const index = 17 + count * 53
    const fault = spoil[count === 0 ? 0 : 1 + (count % 4)]
    const target = rows[index]
    assert.ok(fault !== undefined && target !== undefined)
    target[fault.column] = fault.text
    bad.set(index + 2, `第${index + 2}行「${fault.label}」（${fault.cell}${index + 2}）：${fault.what}`)
  }
  const planned = await plan(app, await workbook(rows))
  assert.deepEqual(
    planned.faults.map(({ say }) => say),
    [...bad.values()],
  )
  assert.deepEqual(
    planned.faults.map(({ row: at }) => at),
    [...bad.keys()],
  )
  assert.deepEqual(planned.counts, { added: 1963, changed: 0, ended: 0, unchanged: 0, faults: 37 })
  assert.equal(await counts(app), 0, 'the dry run wrote nothing')
  const { first, again } = await commit(app, planned)
  assert.deepEqual(first, { ok: true, result: { applied: 1963 } })
  assert.equal(await counts(app), 1963)
  const second = await again()
  assert.ok(!second.ok && second.reason === 'committed')
  assert.equal(await counts(app), 1963)

  const read = await readImportFile(await workbook(rows), '单位.xlsx')
  assert.ok(read.ok)
  const returned = faultySheet(definition, read.document.sheets, planned)
  assert.equal(returned.rows.length, 37)
  const mended = returned.rows.map((cells, n) => [...row(5000 + n).slice(0, 5), ...cells.slice(5)])
  const second37 = await plan(app, await writeSheet([{ ...returned, rows: mended }]))
  assert.deepEqual(second37.counts, { added: 37, changed: 0, ended: 0, unchanged: 0, faults: 0 })
})

test('an atomic register takes all rows or none', async (t) => {
  const { app } = await testDatabase(t)
  const { importing: _, ...atomic } = definition
  const planned = await plan(app, await workbook([row(1), ['1', '甲', null, null, null]]), {}, atomic)
  assert.equal(planned.committable, false)
  const { first } = await commit(app, planned)
  assert.ok(!first.ok && first.reason === 'refused')
  assert.equal(await counts(app), 0)
})

test('what was exported comes back unchanged; the difference page names added, changed and ended', async (t) => {
  const { app } = await testDatabase(t)
  await commit(app, await plan(app, await workbook([row(1), row(2), row(3)])))
  const on = localDate('2024-06-01')
  const exported = exportSheet(definition, await listEntries(app, T, 'offices', on))
  assert.equal(exported.columns.at(-1)?.title, VERSION_LABEL)
  const file = await writeSheet([exported])
  const { sheets } = await readXlsx(file, { readStyles: true })
  assert.deepEqual(
    sheets[0]?.columns?.map(({ hidden }) => hidden === true),
    exported.columns.map(({ title }) => title === VERSION_LABEL),
  )
  const same = await plan(app, file, { from: on })
  assert.deepEqual(same.counts, { added: 0, changed: 0, ended: 0, unchanged: 3, faults: 0 })
  assert.equal(same.committable, false)

  const [one, two] = exported.rows
  assert.ok(one !== undefined && two !== undefined)
  const edited = [one, two.with(1, '某县新局'), ['100009', '某县第九局', null, null, null, null, null]]
  const planned = await plan(app, await writeSheet([{ ...exported, rows: edited }]), {
    from: on,
    absent: 'end',
  })
  assert.deepEqual(
    planned.changes.map(({ key, kind, from, before, after }) => [
      key,
      kind,
      from,
      before?.['name'],
      after?.['name'],
    ]),
    [
      ['100001', 'unchanged', on, '某县第1局', '某县第1局'],
      ['100002', 'changed', on, '某县第2局', '某县新局'],
      ['100009', 'added', on, undefined, '某县第九局'],
      ['100003', 'ended', on, '某县第3局', undefined],
    ],
  )
  assert.deepEqual((await commit(app, planned)).first, { ok: true, result: { applied: 3 } })
  const names = async (day: string) =>
    (await listEntries(app, T, 'offices', localDate(day))).map(({ values }) => values['name'])
  assert.deepEqual(await names('2024-05-31'), ['某县第1局', '某县第2局', '某县第3局'])
  assert.deepEqual(await names('2024-06-01'), ['某县第1局', '某县新局', '某县第九局'])
})

test('rows changed since the export, moved keys and twins are refused by row', async (t) => {
  const { app } = await testDatabase(t)
  await commit(app, await plan(app, await workbook([row(1), row(2), row(3)])))
  const exported = exportSheet(definition, await listEntries(app, T, 'offices', FROM))
  await commit(app, await plan(app, await workbook([['100001', '改过的局', null, null, null]])))
  const [one, two, three] = exported.rows
  assert.ok(one !== undefined && two !== undefined && three !== undefined)
  const rows = [one, two.with(0, '200002'), three, three]
  const planned = await plan(app, await writeSheet([{ ...exported, rows }]))
  assert.deepEqual(
    planned.faults.map(({ say }) => say),
    [
      '第2行「单位代码」（A2）：导出之后已被他人修改，请重新导出后再填写这一行。',
      '第3行「单位代码」（A3）：与导出时不同（原为“100002”）。要换代码，请先终止原登记，再另起一行新增。',
      '第5行「单位代码」（A5）：与第4行重复，请只保留一行，实际为“100003”。',
    ],
  )
})

test('a plan whose entries changed before the commit is refused whole', async (t) => {
  const { app } = await testDatabase(t)
  const planned = await plan(app, await workbook([row(1), row(2)]))
  await commit(app, await plan(app, await workbook([['100002', '先到的局', null, null, null]])))
  const { first } = await commit(app, planned)
  assert.ok(!first.ok && first.say.includes('“100002”已被他人修改'))
  assert.equal(await counts(app), 1)
})

test('a wrong heading is told by cell and nothing else is guessed', async (t) => {
  const { app } = await testDatabase(t)
  const heading = await plan(
    app,
    await workbook([row(1)], ['单位代码', '编制数', '编制数', '备注', '经费形式']),
  )
  assert.deepEqual(
    heading.faults.map(({ cell, say }) => [cell, say]),
    [
      ['C1', '第1行「编制数」（C1）：与B1的列名重复，请删去一列。'],
      ['D1', '第1行「备注」（D1）：不是这个登记簿的列，请删去这一列或改正列名。'],
      ['A1', '第1行表头缺少必填的列「名称」，请补上。'],
    ],
  )
  const none = await plan(app, await workbook([row(1)], ['甲', '乙', '丙', '丁', '戊']))
  assert.match(none.faults[0]?.say ?? '', /没有找到表头.*「单位代码」「名称」/)
})

test('a row with a day of its own holds from that day', async (t) => {
  const { app } = await testDatabase(t)
  const heads = [...titles, '生效日期']
  const planned = await plan(
    app,
    await workbook(
      [
        [...row(1), '2024年3月1日'],
        [...row(2), '三月'],
      ],
      heads,
    ),
  )
  assert.deepEqual(
    planned.changes.map(({ from }) => from),
    ['2024-03-01'],
  )
  assert.equal(planned.faults[0]?.say, '第3行「生效日期」（F3）：应为日期（如2026-03-01），实际为“三月”。')
})
