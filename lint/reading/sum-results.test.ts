/** What is said of the sums of a table, case by case: grade, figure and repair; behind it the cell that two sums point to, or the slips of the pen that would mend it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainCell, readDocument } from '#lint'
import { columnSums } from './column-sums.ts'
import { rowSums } from './row-sums.ts'
import { checkTableSums } from './sum-results.ts'

/** Rows parted by `/`, cells by `|`; first the sums over rows, then those over columns. */
type Case = readonly [table: string, ...said: readonly string[]]

function saidOf(table: string): readonly string[] {
  const rows = table
    .split('/')
    .map((row, at) => row.split('|').map((text, index) => plainCell(text, at + 1, index + 1)))
  const { tables } = readDocument({ name: '表', blocks: [{ kind: 'table', rows }] })
  const results = tables.flatMap((one) => [
    ...checkTableSums('column-total', '各行', one, columnSums(one)),
    ...checkTableSums('row-total', '各栏', one, rowSums(one)),
  ])
  return results.flatMap(({ finding }) => {
    if (finding === null) return []
    const { grade, stated, repair, message } = finding
    assert.ok(!message.includes('：，'), message)
    const hint = /两处都指向([^：]+)：|即相符：([^，]+)，|(漏列了一行)/.exec(message)
    const [, pointed, slips, dropped] = hint ?? []
    return [[grade, stated, '→', repair, pointed ?? slips ?? dropped ?? ''].join(' ').trimEnd()]
  })
}

function said(says: string, cases: readonly Case[]): void {
  void describe(says, () => {
    for (const [table, ...expected] of cases)
      void it(`${expected.join('; ') || 'nothing'} of ${table}`, () =>
        assert.deepEqual(saidOf(table), expected))
  })
}

said('two sums that one figure would mend both name its cell', [
  [
    '镇|松|柏|合计/东|28|35|63/西|1|5|7/合计|29|40|69',
    'error 69 → 7 → 6 西“合计”的7',
    'error 7 → 7 → 6 西“合计”的7',
  ],
  [
    '镇|松|柏|合计/东|6|5|11/西|45|39|84/合计|51|44|96',
    'error 96 → 96 → 95 合计“合计”的96',
    'error 96 → 96 → 95 合计“合计”的96',
  ],
  ['镇|松|柏|合计/东|1|3|3/西|2|4|6/合计|2|7|9', 'error 2 → 1 → 0 东“松”的1', 'error 3 → 1 → 0 东“松”的1'],
  [
    '镇|松|柏|杉|合计/东|57|15|7|70/西|14|24|53|91/南|40|9|26|75/合计|111|48|77|245',
    'error 77 → 77 → 86 合计“杉”的77',
    'error 245 → 236 70 → 79',
    'error 70 → 70 → 79 东“合计”的70',
    'error 245 → 236',
  ],
  [
    '镇|松|柏|杉|桃|合计/东|5|2|1|1|11/西|1|4|1|1|7/南|1|1|1|1|4/合计|7|10|3|3|22',
    'error 10 → 7 2 → 5 或 4 → 7 或 1 → 4',
    'error 11 → 9 5 → 7 或 2 → 4 或 1 → 3 或 1 → 3',
    'error 22 → 23 22 → 23 或 7 → 6 或 3 → 2 或 3 → 2',
  ],
  ['项|数/一、甲|20/乙|5/丙|5/总计|40', 'error 40 → 30 40 → 30 或 20 → 30', 'doubt 20 → 10 20 → 10'],
])

said('else the slips of the pen that would mend a sum are named, if there are not too many', [
  ['镇|数/东|4/西|5/南|2/合计|14', 'error 14 → 11 14 → 11 或 4 → 7 或 5 → 8 或 2 → 5'],
  ['镇|数/东|71/西|28/南|86/北|16/合计|200', 'error 200 → 201'],
  ['镇|数/东|8/西|8/合计|31', 'error 31 → 16'],
])

said('a sum that the table does not show is doubted, and so is a blank total', [
  ['院|合计|男|女/文|9|4|4', 'doubt 9 → 8 9 → 8 或 4 → 5 或 4 → 5'],
  ['班|男|女|合计/甲|1|3|/乙|5|4|9', 'doubt  → 4'],
  [
    '镇|松|柏|杉/东|2|3|8/西|3|3|6/合计|15|6|26',
    'inconsistency 15 → 5 漏列了一行',
    'inconsistency 26 → 14 漏列了一行',
  ],
])
