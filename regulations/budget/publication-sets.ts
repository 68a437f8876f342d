/** Which tables a region publishes in which year (t8). Data: a new form is a new entry. */
import type { RequiredTable } from '#lint'
import { regionalEntry, type Regional } from './regional.ts'
import { getTableDefinition, tableDefinitions } from './tables.ts'
import type { TableKey } from './figures.ts'

/** A table of the set. `linkText`: the text whose link stands for the table where another unit publishes it (t10). */
export type PublishedTable = RequiredTable & { readonly key?: TableKey; readonly linkText?: string }

const addEmpty = (title: string): string => `请补上“${title}”；没有数据也要列出空表并加备注。`

function own(key: TableKey, grade: RequiredTable['grade'] = 'error', repair?: string): PublishedTable {
  const { title } = getTableDefinition(key)
  return {
    key,
    title,
    grade,
    clause: `shizhu-budget-2023/${key}`,
    repair: repair ?? addEmpty(title),
  }
}

/** A table that an office asks for by its title; one that the instrument does not know rests on the rule for the set. */
export function publishedTable(
  title: string,
  {
    grade,
    repair,
    isLinked,
  }: { readonly grade: RequiredTable['grade']; readonly repair: string; readonly isLinked: boolean },
): PublishedTable {
  const key = tableDefinitions.find((one) => one.title === title)?.key
  return {
    ...(key === undefined ? {} : { key }),
    title,
    grade,
    clause: `shizhu-budget-2023/${key ?? 't8'}`,
    repair: repair === '' ? addEmpty(title) : repair,
    ...(isLinked ? { linkText: overallLink } : {}),
  }
}

const overallLink = 'overallTargetsLink'
const income = own('t8', 'error', '请按表6的收入各行生成部门收入总表。')
const procurement = (grade: RequiredTable['grade']): PublishedTable =>
  own('t9', grade, '没有政府采购时也请生成空表并加备注。')
const overall: PublishedTable = {
  ...own('t10', 'doubt', '由主管部门统一设置的，请附上主管部门目标表的链接。'),
  linkText: overallLink,
}
const seven: readonly PublishedTable[] = [
  own('t1'),
  own('t2'),
  own('t3'),
  own('t4'),
  own('t5'),
  own('t6'),
  own('t7'),
]

export const publicationSets: readonly Regional<readonly PublishedTable[]>[] = [
  {
    region: '*',
    from: 2015,
    value: [...seven, income, procurement('doubt'), overall],
    source:
      '《地方预决算公开操作规程》（财预〔2016〕143号）所列八张表，另加采购表和整体绩效目标表；附表未能核对',
  },
  {
    region: '重庆',
    from: 2023,
    value: [...seven, income, procurement('error'), overall],
    source: '按表号推断的十二张表（R-0172），待核',
  },
  {
    region: '国有资本表示例',
    from: 2021,
    value: [
      ...seven,
      income,
      procurement('doubt'),
      overall,
      {
        title: '国有资本经营预算支出表',
        grade: 'error',
        clause: 'shizhu-budget-2023/t8',
        repair: addEmpty('国有资本经营预算支出表'),
      },
    ],
    source: '部分地区2021年起增列，待核',
  },
]

/** The set of a region and year. */
export function publicationSetOf(region: string | undefined, year: number): readonly PublishedTable[] {
  return regionalEntry(publicationSets, region, year).value
}
