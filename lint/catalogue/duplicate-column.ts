import type { CheckResult } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import { tableCellAt } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'

const id = 'duplicate-column'

type Pair = { readonly first: number; readonly second: number; readonly isSame: boolean }

/** Columns with the same header, each with the first of that name, and whether all their cells are the same. */
function pairsOf(table: ReadTable): readonly Pair[] {
  return table.paths.flatMap((path, index) => {
    const first = table.paths.indexOf(path)
    if (path === '' || first === index) return []
    const texts = [first + 1, index + 1].map((column) =>
      table.rows.map((row) => tableCellAt(table, row, column).text),
    )
    const [a = [], b = []] = texts
    const filled = b.filter((text) => text !== '').length
    return filled < 2
      ? []
      : [{ first: first + 1, second: index + 1, isSame: a.every((text, at) => text === b[at]) }]
  })
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const pairs = pairsOf(table)
  const same = pairs.filter(({ isSame }) => isSame)
  const others = pairs.filter(({ isSame }) => !isSame).map(() => passed(id, table.captionPlace))
  const [pair] = same
  const [row] = table.rows
  if (pair === undefined || row === undefined) return others
  const where =
    table.headerCells.findLast(({ column }) => column === pair.second)?.place ??
    tableCellAt(table, row, pair.second).place
  const names = same.map(({ second }) => `“${(table.paths[second - 1] ?? '').split('-').at(-1) ?? ''}”`)
  return [
    ...others,
    found({
      rule: id,
      grade: 'doubt',
      where,
      related: [
        ...table.headerCells.slice(0, 1).map(({ place }) => place),
        ...same.map(({ first }) => tableCellAt(table, row, first).place),
      ],
      stated: names.join('、'),
      expected: '同一栏只列一次',
      message: `请核对表的结构：${names.join('、')}${same.length > 1 ? '各' : ''}出现两次，表头与各行的数都相同，是否重复列了同样的栏？`,
    }),
  ]
}

export const duplicateColumn = documentRule({
  id,
  name: '同样的栏不列两次',
  grade: 'doubt',
  families: 'all',
  says: '一张表里两栏的表头相同、每一行的内容也都相同的，多半是复制或识别时重复了。',
  limits: ['表头不同、数相同的栏不看。', '不足两行有内容的栏不看。'],
  examples: [
    { text: '镇\t松\t柏\t松\n东镇\t3\t4\t3\n西镇\t5\t6\t5\n', finds: 1 },
    { text: '镇\t男\t女\t男\n东镇\t3\t4\t3\n西镇\t5\t6\t7\n', finds: 0 },
    { text: '镇\t报名\t录取\t报名\t录取\n东镇\t30\t14\t30\t14\n西镇\t51\t26\t51\t26\n', finds: 1 },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
