import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import { parseChineseNumber } from '../text/chinese-number.ts'
import type { ReadTable } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'

const id = 'required-tables'

/**
 * The tables that every department publishes of its budget (财预〔2016〕143号: three of all its income and expenditure, five
 * of what the treasury gives it), told by the words in their titles.
 */
const budgetTables: readonly { readonly name: string; readonly isOne: (title: string) => boolean }[] = [
  { name: '收支总表', isOne: (title) => /收支/.test(title) && !/拨款|基金/.test(title) },
  {
    name: '收入总表',
    isOne: (title) => /收入(?:预算|决算)?(?:总|明细)?表/.test(title) && !/拨款|一般|基金/.test(title),
  },
  {
    name: '支出总表',
    isOne: (title) => /支出(?:预算|决算)?(?:总|明细)?表/.test(title) && !/拨款|一般|基金|三公/.test(title),
  },
  { name: '财政拨款收支表', isOne: (title) => /拨款收支/.test(title) },
  {
    name: '一般公共支出表',
    isOne: (title) => /一般公共/.test(title) && /支出/.test(title) && !/基本|三公/.test(title),
  },
  { name: '基本支出表', isOne: (title) => /基本支出/.test(title) },
  { name: '三公经费表', isOne: (title) => /三公/.test(title) },
  { name: '基金支出表', isOne: (title) => /基金/.test(title) && /收支|支出/.test(title) },
]
/** A document with so many of them publishes a budget, and the others belong to it. */
const TABLES_OF_A_BUDGET = 5

const plain = (title: string): string => title.replaceAll(/[\s“”"'‘’]/g, '')

function checkBudget(tables: readonly ReadTable[]): readonly CheckResult[] {
  const titled = tables.filter(({ caption }) => /表(?:[（(].*)?$/.test(plain(caption)))
  const present = budgetTables.map((kind) => ({
    name: kind.name,
    table: titled.find(({ caption }) => kind.isOne(plain(caption))),
  }))
  if (present.filter(({ table }) => table !== undefined).length < TABLES_OF_A_BUDGET) return []
  const last = present.findLast(({ table }) => table !== undefined)?.table
  return present.flatMap(({ name, table }) => {
    if (table !== undefined) return [passed(id, table.captionPlace)]
    const beside = besideOf(name, present) ?? last
    return beside === undefined ? [] : [missing(name, beside)]
  })
}

/** The table in whose company one is missing: 支出总表 for 收入总表 and the other way round. */
function besideOf(
  name: string,
  present: readonly { readonly name: string; readonly table: ReadTable | undefined }[],
): ReadTable | undefined {
  const partner = name === '收入总表' ? '支出总表' : name === '支出总表' ? '收入总表' : '收支总表'
  return present.find((one) => one.name === partner)?.table
}

function missing(name: string, beside: ReadTable): CheckResult {
  const others = `已有“${plain(beside.caption)}”等表`
  return found({
    rule: id,
    grade: 'error',
    where: { ...beside.captionPlace, table: beside.caption },
    related: [],
    stated: '没有这张表',
    expected: name,
    message: `请补上“${name}”：${others}，公开的一套表里却没有它；没有数据也应列出空表并注明。`,
    repair: `补列${name}`,
  })
}

type Numbered = { readonly number: number; readonly place: Place }

/** Numbers of tables (表三, 表3, 附表3) on lines of their own or before a title, in their order of appearance. */
function numbersOf(tables: readonly ReadTable[]): readonly Numbered[] {
  return tables.flatMap(({ above }) =>
    above.slice(-3).flatMap(({ text, place }) => {
      const [, figures, chinese] =
        /^(?:附\s?)?表\s?(?:(\d{1,2})(?![\d\-—.])|([一二三四五六七八九十]{1,3})(?=[\s:：、.]|$))/.exec(
          text.trim(),
        ) ?? []
      const number = figures === undefined ? parseChineseNumber(chinese ?? '') : Number(figures)
      return number === undefined ? [] : [{ number, place }]
    }),
  )
}

/** Tables numbered from 1 on without one of the numbers between. */
function checkNumbers(tables: readonly ReadTable[]): readonly CheckResult[] {
  const numbered = numbersOf(tables)
  const numbers = new Set(numbered.map(({ number }) => number))
  if (!numbers.has(1) || numbers.size < 2) return []
  const last = Math.max(...numbers)
  return Array.from({ length: last }, (_one, index) => index + 1).flatMap((number) => {
    const own = numbered.find((one) => one.number === number)
    if (own !== undefined) return [passed(id, own.place)]
    const next = numbered.find((one) => one.number > number)
    if (next === undefined) return []
    const message = `请核对表的编号：有表${number - 1}和表${next.number}，没有表${number}，是漏了一张表还是编号有误？`
    return [
      found({
        rule: id,
        grade: 'inconsistency',
        where: next.place,
        related: [],
        stated: `没有表${number}`,
        expected: `表${number}`,
        message,
      }),
    ]
  })
}

export const requiredTables = documentRule({
  id,
  name: '成套的表没有缺漏',
  grade: 'error',
  families: 'all',
  says: '部门预算、决算公开的一套表（收支、收入、支出三张总表，财政拨款收支表，一般公共预算支出、基本支出、“三公”经费、政府性基金支出表）已有五张以上的，其余几张也应公开；表从“表1”起编号的，中间不缺号。',
  limits: [
    '一套表按表名里的词辨认，没有表名的表不计入。',
    '分几个文件公开的，每个文件只看自己的表。',
    '各地另要求的表（政府采购、项目支出等）不在此列。',
  ],
  examples: [
    {
      text: [
        '收支总表',
        '收入总表',
        '支出总表',
        '财政拨款收支表',
        '一般公共预算支出表',
        '一般公共预算基本支出表',
        '“三公”经费支出表',
        '基金支出表',
      ]
        .map((title) => `${title}\n单位：万元\n项目\t金额\n合计\t3.00\n其他\t3.00\n\n`)
        .join(''),
      finds: 0,
    },
    {
      text: [
        '收支总表',
        '收入总表',
        '财政拨款收支表',
        '一般公共预算支出表',
        '一般公共预算基本支出表',
        '基金支出表',
      ]
        .map((title) => `${title}\n单位：万元\n项目\t金额\n合计\t3.00\n其他\t3.00\n\n`)
        .join(''),
      finds: 2,
      repair: '补列支出总表',
    },
    {
      text: ['表1 植树', '表2 修渠', '表4 养路']
        .map((title) => `${title}\n镇\t数量\n东镇\t3\n西镇\t4\n\n`)
        .join(''),
      finds: 1,
    },
  ],
  check: ({ tables }) => [...checkBudget(tables), ...checkNumbers(tables)],
})
