import type { CheckResult } from '../finding.ts'
import { restates } from '../interval.ts'
import type { ReadTable } from '../reading/grid.ts'
import type { TableItem } from '../reading/table-items.ts'
import { itemsOf } from '../reading/table-items.ts'
import { documentRule } from '../rule.ts'
import { checkRestated } from '../rules/restated-figure.ts'

const id = 'cross-table'
/** Two tables speak of the same things when so many different rows agree, and nearly all of what they share does. */
const ROWS_THAT_AGREE = 3
/** A wrong figure is wrong in its row and in the total. */
const ODD_ONES = 2

type Pair = { readonly stated: TableItem; readonly source: TableItem }
/** The items of a table by code, side, name and column, and those with a code by the same without it. */
type Keyed = {
  readonly items: ReadonlyMap<string, TableItem>
  readonly byName: ReadonlyMap<string, TableItem | null>
}

/** The items of a table by row, column and side; a name that stands twice says nothing. */
function keyed(table: ReadTable): Keyed {
  const items = new Map<string, TableItem>()
  const twice = new Set<string>()
  for (const item of itemsOf(table)) {
    const key = `${item.row.code ?? ''}|${item.isTotal ? item.side : ''}${item.name}|${item.columnName}`
    if (items.has(key)) twice.add(key)
    items.set(key, item)
  }
  for (const key of twice) items.delete(key)
  const byName = new Map<string, TableItem | null>()
  for (const [key, item] of items) {
    const name = key.replace(/^\d+/, '')
    if (name !== key) byName.set(name, byName.has(name) ? null : item)
  }
  return { items, byName }
}

/** A name with its code finds the same name without one, and the other way round. */
function partnerOf(key: string, { items, byName }: Keyed): TableItem | undefined {
  return items.get(key) ?? items.get(key.replace(/^\d+/, '')) ?? byName.get(key) ?? undefined
}

function pairsOf(table: Keyed, before: Keyed): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const [key, stated] of table.items) {
    const source = partnerOf(key, before)
    const isSameUnit = source?.cell.figure.unit === stated.cell.figure.unit
    const [a, b] = [stated.years, source?.years ?? []]
    const isSameYear = a.length === 0 || b.length === 0 || a.some((year) => b.includes(year))
    if (source !== undefined && isSameUnit && isSameYear) pairs.set(key, { stated, source })
  }
  return pairs
}

const agrees = ({ stated, source }: Pair): boolean => restates(stated.cell.figure, source.cell.figure)

/** Whether two tables restate one another: several rows with figures agree, and hardly any does not. */
function restate(pairs: ReadonlyMap<string, Pair>): boolean {
  const telling = [...pairs.values()].filter(
    ({ stated, source }) => stated.cell.figure.value !== 0 || source.cell.figure.value !== 0,
  )
  const held = telling.filter(agrees)
  const rows = new Set(held.filter(({ stated }) => !stated.isTotal).map(({ stated }) => stated.name))
  const missed = telling.length - held.length
  if (rows.size === ROWS_THAT_AGREE - 1) return isExchange(telling.filter((pair) => !agrees(pair)))
  return rows.size >= ROWS_THAT_AGREE && (missed <= ODD_ONES || missed * 4 <= held.length)
}

/** Whether the figures that differ are the same ones in another order: rows exchanged, which speaks for two tables of the same. */
function isExchange(missed: readonly Pair[]): boolean {
  const sorted = (side: keyof Pair): readonly number[] =>
    missed.map((pair) => pair[side].cell.figure.value).toSorted((a, b) => a - b)
  const [stated, source] = [sorted('stated'), sorted('source')]
  return missed.length >= 2 && stated.every((value, at) => value === source[at])
}

function check(tables: readonly ReadTable[]): readonly CheckResult[] {
  const all = tables.map(keyed)
  return all.flatMap((table, index) => {
    const sources = all
      .slice(0, index)
      .map((before) => pairsOf(table, before))
      .filter(restate)
    return [...table.items.keys()].flatMap((key) => {
      const pair = sources.map((pairs) => pairs.get(key)).find((one) => one !== undefined)
      if (pair === undefined) return []
      return [
        checkRestated({
          rule: id,
          grade: 'inconsistency',
          stated: pair.stated.cell,
          source: pair.source.cell,
          says: '两张表的同一项目数额不一致',
        }),
      ]
    })
  })
}

export const crossTable = documentRule({
  id,
  name: '同一项目在两张表里数额相同',
  grade: 'inconsistency',
  families: 'all',
  says: '两张表里同名（同编码）的行、同名的栏，数额应当相同，不允许舍入差。先看两张表是否说的是同样的事：三行以上有数且相同，而不同的至多两处或不到五分之一的，才报那些不同的。',
  limits: [
    '行名或栏名在一张表里出现两次的不核对。',
    '两张表的年份不同、单位不同的不核对。',
    '大部分数都不同的两张表，看作说的是不同的事。',
  ],
  examples: [
    {
      text: '总表\n\n单位：万元\n项目\t金额\n教育\t30.00\n医疗\t5.00\n住房\t4.00\n合计\t39.00\n\n明细表\n\n单位：万元\n项目\t合计\t人员\t公用\n教育\t30.00\t20.00\t10.00\n医疗\t5.00\t5.00\t\n住房\t4.00\t4.00\t\n合计\t39.00\t29.00\t10.00\n',
      finds: 0,
    },
    {
      text: '总表\n\n单位：万元\n项目\t金额\n教育\t30.00\n医疗\t5.00\n住房\t4.00\n交通\t1.60\n合计\t40.60\n\n明细表\n\n单位：万元\n项目\t合计\t人员\t公用\n教育\t30.00\t20.00\t10.00\n医疗\t5.00\t5.00\t\n住房\t4.00\t4.00\t\n交通\t1.06\t\t1.06\n合计\t40.06\t29.00\t11.06\n',
      finds: 2,
      repair: '1.60',
    },
    {
      text: '甲表\n\n学院\t人数\n文\t300\n理\t500\n工\t400\n医\t260\n农\t180\n\n乙表\n\n学院\t人数\t男\n文\t300\t100\n理\t500\t200\n工\t440\t300\n医\t260\t160\n农\t180\t90\n',
      finds: 1,
      repair: '400',
    },
    {
      text: '甲表\n\n学院\t人数\n文\t300\n理\t500\n工\t400\n医\t260\n\n乙表\n\n学院\t人数\t男\n文\t300\t100\n理\t400\t200\n工\t500\t300\n医\t260\t160\n',
      finds: 2,
    },
    {
      text: '甲表\n\n学院\t人数\n文\t300\n理\t500\n工\t400\n医\t260\n\n乙表\n\n学院\t人数\t男\n文\t300\t100\n理\t400\t200\n工\t510\t300\n医\t260\t160\n\n丙表\n\n学院\t人数\t女\n文\t300\t200\n理\t400\t200\n工\t510\t210\n医\t260\t100\n',
      finds: 0,
    },
  ],
  check: ({ tables }) => check(tables),
})
