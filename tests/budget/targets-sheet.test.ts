import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSpreadsheet, writeSheet } from '#readers'
import { exampleTable } from '../../regulations/budget/targets/examples.ts'
import type { IndicatorSheet } from '../../regulations/budget/targets/sheet.ts'
import { indicatorSheet, readIndicatorSheet } from '../../regulations/budget/targets/sheet.ts'
import type { TargetTable } from '../../regulations/budget/targets/vocabulary.ts'

async function back(sheet: IndicatorSheet, table: TargetTable = exampleTable) {
  const read = await readSpreadsheet(await writeSheet([sheet]), '指标.xlsx')
  assert.ok(read.ok)
  return readIndicatorSheet(read.document, table)
}

const withRows = (
  sheet: IndicatorSheet,
  change: (rows: (string | null)[][]) => (string | null)[][],
): IndicatorSheet => ({
  ...sheet,
  rows: change(sheet.rows.map((row) => [...row])),
})

void describe('indicators through a spreadsheet', () => {
  void it('come back as they went out, = and 定性 included, and change nothing', async () => {
    const rows = exampleTable.rows.map((row) =>
      row.id === 'r2' ? { ...row, relation: '=', explanation: '+含加开' } : row,
    )
    const table = { ...exampleTable, rows }
    const read = await back(indicatorSheet(table), table)
    assert.ok(read.ok)
    assert.deepEqual([read.rows, read.changes, read.outdated], [rows, [], []])
  })

  void it('bring changed, new and removed rows with what each changes', async () => {
    const sheet = withRows(indicatorSheet(exampleTable), ([first = [], second = [], ...rest]) => [
      first.with(6, '450'),
      ...rest,
      ['产出', '质量', '结业率', '10', '%', '≥', '95%', '是', null, null, null, null],
      second.with(10, '上年11期'),
    ])
    const read = await back(sheet)
    assert.ok(read.ok)
    assert.deepEqual(
      read.changes.map(({ path, after }) => `${path} ${after}`),
      [
        '人均培训成本 指标值 450',
        '新增 结业率 结业率≥95%，权重10',
        '学习班期数 历史值 上年11期',
        '指标次序 r1、r3、r4、r5、r2',
      ],
    )
  })

  void it('name the rows that were changed here meanwhile', async () => {
    const sheet = indicatorSheet(exampleTable)
    const rows = exampleTable.rows.map((row) => (row.id === 'r3' ? { ...row, value: '400' } : row))
    const read = await back(sheet, { ...exampleTable, rows })
    assert.ok(read.ok)
    assert.deepEqual(read.outdated, ['培训学员'])
  })

  void it('say by cell what cannot be read, and store nothing', async () => {
    const doubled = await back(withRows(indicatorSheet(exampleTable), (rows) => [...rows, rows[0] ?? []]))
    assert.deepEqual(doubled, {
      ok: false,
      faults: [{ sheet: '绩效指标', cell: 'A7', say: '第7行与前面一行的行号相同：复制行时请清空最后一列。' }],
    })
    const strange = await back({ name: '别的', columns: [{ title: '姓名' }], rows: [['甲']] })
    assert.ok(!strange.ok)
    assert.match(strange.faults[0]?.say ?? '', /没有找到表头/)
    const long = await back(
      withRows(indicatorSheet(exampleTable), () =>
        Array.from({ length: 61 }, (_, i) => [null, null, `指标${i}`, '1']),
      ),
    )
    assert.ok(!long.ok)
    assert.match(long.faults[0]?.say ?? '', /最多60行，文件中有61行/)
  })

  void it('read the office’s own headings: 指标、指标权重、性质', async () => {
    const read = await back({
      name: '表',
      columns: ['指标', '指标权重', '计量单位', '性质', '指标值'].map((title) => ({ title })),
      rows: [['培训天数', '90', '天', '≥', '5']],
    })
    assert.ok(read.ok)
    assert.deepEqual(
      read.rows.map(({ id, name, weight, relation, value }) => [id, name, weight, relation, value]),
      [['r6', '培训天数', '90', '≥', '5']],
    )
  })
})
