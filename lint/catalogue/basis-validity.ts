import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { yearlyPlans } from '../terms.ts'
import { findYearRanges } from '../text/dates.ts'
import type { Span } from '../text/plain.ts'

const id = 'basis-validity'

/** A cited document with the years its title says it is for. */
type Basis = {
  readonly text: ReadText
  readonly span: Span
  readonly title: string
  readonly first: number
  readonly last: number
  readonly isPlain: boolean
}

/** Years in brackets at the end of a title, or with 年 and the kind of document behind them; a school year is none. */
function basesIn(text: ReadText): readonly Basis[] {
  return text.works.flatMap((work): Basis[] => {
    const bracket = /^\s?[（(][^（）()]{0,16}[）)]/.exec(text.plain.slice(work.to, work.to + 20))?.[0] ?? ''
    const behind = findYearRanges(bracket).length > 0 ? bracket : ''
    const named = `${work.title}${behind}`
    const span = { from: work.from, to: work.to + behind.length }
    const title = named.replaceAll(/\s/g, '')
    const range = findYearRanges(named).find(({ unit, from, to }) =>
      unit === '' ? isInBrackets(named, from, to) : unit !== '学年' && unit !== '年度',
    )
    if (range !== undefined && range.first <= range.last)
      return [{ text, span, title, first: range.first, last: range.last, isPlain: true }]
    const year = yearlyPlan(named)
    return year === null ? [] : [{ text, span, title, first: year, last: year, isPlain: false }]
  })
}

function isInBrackets(title: string, from: number, to: number): boolean {
  return /[（(]\s?$/.test(title.slice(0, from)) && /^\s?[）)]/.test(title.slice(to))
}

/** The year of a plan for one year: 2018年全县工作要点. */
function yearlyPlan(title: string): number | null {
  const match = /((?:19|20)\d{2})\s?年度?([^《》<>〈〉]{1,40})/.exec(title)
  if (match === null) return null
  const name = (match[2] ?? '').replace(/的通知$/, '')
  return yearlyPlans.some((noun) => name.endsWith(noun)) ? Number(match[1]) : null
}

function check(reading: Reading): readonly CheckResult[] {
  const { yearOfUse, period } = readMeta(reading)
  if (yearOfUse === null) return []
  // a report is about its period, anything else about its year
  const year = period === null ? yearOfUse : Math.floor(period.from / 10_000)
  const bases = reading.texts.flatMap(basesIn)
  return [...Map.groupBy(bases, (basis) => basis.title).values()].flatMap((group): CheckResult[] => {
    const [basis, ...again] = group
    if (basis === undefined) return []
    const { text, span, last, isPlain } = basis
    if (last >= year) return isPlain ? [passed(id, text.place(span))] : []
    const message =
      `请核对依据：${text.text.slice(span.from, span.to)}按题目只到${last}年，本文件用于${year}年，` +
      '请改引现行文件，或说明为何继续适用。'
    return [
      foundIn(id, text, {
        grade: 'doubt',
        span,
        expected: `${year}年仍有效的依据`,
        related: again.map((one) => one.text.place(one.span)),
        message,
      }),
    ]
  })
}

export const basisValidity = documentRule({
  id,
  name: '依据文件的期限包括使用的年份',
  grade: 'doubt',
  families: 'all',
  says: '书名号里的规划、方案、目录题目写明起止年份的（或是某一年的工作要点、计划），核对本文件所说的年份是否还在其内。同一个文件只报一次，其他各处列在后面。',
  limits: [
    '依据是否已被废止或替代，题目里看不出来的，不核对。',
    '写作学年或年度的不当作期限；一年一份的计划只在过期时报，不计入检查数。',
    '文件自己没有写明年份的不核对。',
  ],
  examples: [
    { text: '# 某市2024年绿化工作方案\n根据《某市国土绿化规划（2021-2024年）》制定。', finds: 0 },
    { text: '# 某市2025年绿化工作方案\n根据《某市国土绿化规划（2021-2024年）》制定。', finds: 1 },
    {
      text: '# 某县2023年部门预算说明\n按照《某县畜牧业行动方案》（2019—2022年）和《某县2021年—2023年集中采购目录》编制。',
      finds: 1,
    },
    {
      text: '# 某局2023年预算说明\n落实《关于印发<2021年全县安全生产工作要点>的通知》和《某县种业纲要（2020-2030年）》。',
      finds: 1,
    },
    { text: '# 某学院2023年总结报告\n发布《2019-2020学年校历》，落实《实训规划（2023-2026）》。', finds: 0 },
  ],
  check,
})
