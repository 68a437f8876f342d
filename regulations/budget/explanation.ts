/** The explanation (情况说明): six parts made from the figures and the unit's texts. A changed figure changes its sentence. */
import { dataRows, findTable, totalRow } from './checks/lookup.ts'
import type { ExplanationContext } from './explanation-context.ts'
import {
  amount,
  because,
  changeSentence,
  compared,
  money,
  reasonFor,
  say,
  sentence,
} from './explanation-context.ts'
import { findNarrative } from './explanation-figures.ts'
import { otherPart } from './explanation-other.ts'
import { toPrintedFigure } from './figures.ts'
import { glossaryOf } from './glossary.ts'
import { ownReference } from './reference/read.ts'
import type { BudgetReference } from './reference/vocabulary.ts'
import { incomeSources } from './tables.ts'
import { threePublicItems } from './three-public.ts'
import { usesOf } from './uses.ts'
import { findComparison } from './year-on-year.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'

export { amount, money } from './explanation-context.ts'

export type ExplanationPart = { readonly heading: string; readonly paragraphs: readonly string[] }
export type Explanation = {
  readonly title: string
  readonly parts: readonly ExplanationPart[]
  /** Parts that cannot be written because what they rest on is missing. */
  readonly missing: readonly string[]
}

/** The six headings in their order (n.struct). */
export const explanationHeadings = [
  '一、单位基本情况',
  '二、收支预算总体情况',
  '三、一般公共预算情况说明',
  '四、三公经费情况说明',
  '五、其他重要事项的情况说明',
  '六、专业名词解释',
] as const

type Source = Pick<UnitBudget, 'unit' | 'year' | 'figures' | 'texts' | 'reference'>

/** Makes the explanation of a case as it stands. */
export function explanationOf({ unit, year, texts, figures, reference }: Source): Explanation {
  const known = reference === undefined ? {} : { reference }
  return explainFigures({ unit, year, texts, stated: unpackFigures(figures), ...known })
}

/** Makes the explanation of figures that are not stored: of a detail, a what-if, a check. Without reference by our own lists. */
export function explainFigures({
  unit,
  year,
  texts,
  stated,
  reference = ownReference(unit.region, year),
}: Omit<ExplanationContext, 'sentences' | 'sources'> & {
  readonly reference?: BudgetReference
}): Explanation {
  const { sentences, terms } = reference
  const sources = reference.sources.map(({ name }) => name)
  const context: ExplanationContext = { unit, year, texts, stated, sentences, sources }
  const written = [
    unitPart(context),
    overallPart(context),
    generalPart(context),
    threePublicPart(context),
    otherPart(context),
  ]
  const glossary = glossaryOf(stated, texts['glossary'] ?? '', written.flat().join('\n'), year, terms)
  const paragraphs = [...written, glossary]
  const parts = explanationHeadings.map((heading, i) => ({ heading, paragraphs: paragraphs[i] ?? [] }))
  return {
    title: `${unit.name}${year}年${unit.level === '一级' ? '部门' : '单位'}预算情况说明`,
    parts,
    missing: parts.filter((part) => part.paragraphs.length === 0).map(({ heading }) => heading),
  }
}

function unitPart({ unit, texts, stated }: ExplanationContext): readonly string[] {
  const duties = texts['duties'] ?? ''
  if (duties.trim() === '') return []
  const staff = findNarrative(stated, '实有人数')
  const level =
    unit.department === null
      ? `${unit.name}为一级预算单位`
      : `${unit.name}为${unit.department.name}所属的二级预算单位`
  return [
    `（一）职能职责：${sentence(duties)}`,
    `（二）机构设置：${level}${staff === undefined ? '' : `，实有在职${staff.words}`}。`,
  ]
}

/** n.2: income by source, expenditure by class, both against last year. */
function overallPart(context: ExplanationContext): readonly string[] {
  const { stated, year } = context
  const [t6, t7] = [findTable(stated, 't6'), findTable(stated, 't7')]
  if (t6 === undefined || t7 === undefined) return []
  const classes = dataRows(t7)
    .filter(({ labels }) => /^\d{3}$/.test(labels['code'] ?? ''))
    .map(({ labels, figures }) => ({
      name: labels['name'] ?? '',
      fen: toPrintedFigure(figures['total']).value,
    }))
    .filter(({ fen }) => fen !== 0)
  const change = changeSentence(context, '收入', 'income')
  return [
    say(context, 'income', {
      year: String(year),
      total: money(amount(stated, 't6', 'total', 'incomeAmount')),
      parts: incomeParts(context).join('，'),
      change,
      reason: change === '' ? '' : reasonFor(context, 'income'),
    }),
    say(context, 'expenditure', {
      year: String(year),
      total: money(amount(stated, 't7', 'total', 'total')),
      parts: classes.map(({ name, fen }) => `${name}${money(fen)}万元`).join('，'),
      change: changeSentence(context, '支出', 'expenditure'),
      split: splitWords(context),
    })
      // Nothing to name under the total, as in a budget that is just begun.
      .replace('，其中：。', '。')
      .replace('。。', '。'),
  ]
}

/** n.2.1.b: the sources the region always names, zeros as 0, and every other one that brings in something. */
function incomeParts({ stated, sentences, sources }: ExplanationContext): readonly string[] {
  const named = sentences.alwaysNamed
  const listed = sources
    .map((source) => ({ source, fen: amount(stated, 't6', source, 'incomeAmount') }))
    .filter(({ source, fen }) => fen !== 0 || named.includes(source))
    .map(({ source, fen }) => `${sourceName(source)}${money(fen)}万元`)
  if (!named.includes('上年结转')) return listed
  return [...listed, `上年结转${money(amount(stated, 't1', '二、上年结转', 'incomeAmount'))}万元`]
}

/** 一般公共预算资金 → 一般公共预算拨款收入, 事业收入资金 → 事业收入. */
function sourceName(source: string): string {
  const bare = source.replace(/(?<!管理)资金$/, '')
  if (bare.endsWith('收入')) return bare
  return incomeSources.indexOf(source) < 2 ? `${bare}拨款收入` : `${bare}收入`
}

/** n.2.2.d: the change of expenditure by 基本 and 项目, where both bases are known. */
function splitWords({ stated }: ExplanationContext): string {
  const parts = (['basic', 'project'] as const).map((key) => findComparison(stated, key))
  const words = parts.map((one) =>
    one === undefined || one.change === null ? '' : `${one.item.label}${compared(one).replace(/^，/, '')}`,
  )
  return words.every((word) => word !== '') ? `，其中${words.join('，')}` : ''
}

/** n.3: the general budget, basic expenditure by people and running, projects, government funds. */
function generalPart(context: ExplanationContext): readonly string[] {
  const { stated, year, texts } = context
  const t2 = findTable(stated, 't2')
  if (t2 === undefined || totalRow(t2) === undefined) return []
  const change = (key: 'general' | 'basic' | 'personnel' | 'public' | 'project'): string =>
    compared(findComparison(stated, key))
  const fund = amount(stated, 't5', 'total', 'total')
  const basic = say(context, 'basic', {
    amount: money(amount(stated, 't2', 'total', 'basic')),
    change: change('basic'),
  })
  const personnel = say(context, 'personnel', {
    amount: money(amount(stated, 't3', 'total', 'personnel')),
    change: change('personnel'),
    reason: reasonFor(context, 'personnel'),
    uses: personnelUses(context),
  })
  const publicCost = say(context, 'public', {
    amount: money(amount(stated, 't3', 'total', 'public')),
    change: change('public'),
    reason: reasonFor(context, 'public'),
  })
  return [
    say(context, 'general', {
      year: String(year),
      income: money(amount(stated, 't1', '一般公共预算资金', 'incomeAmount')),
      expenditure: money(amount(stated, 't2', 'total', 'total')),
      change: change('general'),
    }),
    `${basic}${personnel}${publicCost}`,
    say(context, 'project', {
      amount: money(amount(stated, 't2', 'total', 'project')),
      change: change('project'),
      reason: because(elsewhere(context, texts['projectReason'], 'projectBy', 'projectElsewhere')),
    }),
    fund === 0
      ? say(context, 'noFund', { year: String(year) })
      : say(context, 'fund', { year: String(year), amount: money(fund) }),
  ]
}

/** n.3.d: what personnel cost is for, picked from the rows of table 3. */
function personnelUses({ stated, texts }: ExplanationContext): string {
  const picked = (texts['personnelUses'] ?? '').trim()
  if (picked === '' || usesOf(stated, '301').length === 0) return ''
  return `主要保障在职人员${sentence(picked.replace(/^主要保障(在职人员)?/, ''))}`
}

/** n.3.g, n.4.c: the written reason, else that another unit budgets it. */
function elsewhere(
  context: ExplanationContext,
  written: string | undefined,
  by: 'projectBy' | 'threePublicBy',
  key: 'projectElsewhere' | 'threePublicElsewhere',
): string {
  if ((written ?? '').trim() !== '') return written ?? ''
  const code = (context.texts[by] ?? '').trim()
  if (code === '') return ''
  const { department } = context.unit
  return say(context, key, { unit: department !== null && department.code === code ? department.name : code })
}

/** n.4: the total and four items, one figure per label. */
function threePublicPart(context: ExplanationContext): readonly string[] {
  const { stated, year, texts } = context
  if (findTable(stated, 't4') === undefined) return []
  const parts = threePublicItems.map(
    ({ label, column }) => `${label}${money(amount(stated, 't4', 'total', column))}万元`,
  )
  const reason = elsewhere(context, texts['threePublicReason'], 'threePublicBy', 'threePublicElsewhere')
  return [
    say(context, 'threePublic', {
      year: String(year),
      amount: money(amount(stated, 't4', 'total', 'total')),
      change: threePublicChange(context),
      parts: parts.join('，'),
      reason: reason === '' ? '' : sentence(reason),
    }),
  ]
}

function threePublicChange({ stated, year }: ExplanationContext): string {
  return compared(findComparison(stated, 'threePublic')).replace('上年', `${year - 1}年`)
}
