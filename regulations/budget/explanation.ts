/** The explanation (情况说明): six parts made from the figures and the unit's texts. A changed figure changes its sentence. */
import { printFigure } from '#lint'
import { dataRows, findTable, placeByRow, totalRow } from './checks/lookup.ts'
import { changeWords, findNarrative } from './explanation-figures.ts'
import { glossaryOf } from './glossary.ts'
import type { BudgetFigures, TableKey } from './figures.ts'
import { toPrintedFigure } from './figures.ts'
import { incomeSources } from './tables.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'

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

type Source = Pick<UnitBudget, 'unit' | 'year' | 'figures' | 'texts'>
type Context = Source & { readonly stated: BudgetFigures }

/** Makes the explanation of a budget as it stands. */
export function explanationOf(source: Source): Explanation {
  const context: Context = { ...source, stated: unpackFigures(source.figures) }
  const paragraphs = [
    unitPart(context),
    overallPart(context),
    generalPart(context),
    threePublicPart(context),
    otherPart(context),
    glossaryOf(context.stated, source.texts['glossary'] ?? ''),
  ]
  const parts = explanationHeadings.map((heading, i) => ({ heading, paragraphs: paragraphs[i] ?? [] }))
  return {
    title: `${source.unit.name}${source.year}年单位预算情况说明`,
    parts,
    missing: parts.filter((part) => part.paragraphs.length === 0).map(({ heading }) => heading),
  }
}

function unitPart({ unit, texts, stated }: Context): readonly string[] {
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

function overallPart(context: Context): readonly string[] {
  const { stated, year, texts } = context
  const [t6, t7] = [findTable(stated, 't6'), findTable(stated, 't7')]
  if (t6 === undefined || t7 === undefined) return []
  const sources = incomeSources
    .map((source) => ({ source, amount: amount(stated, 't6', source, 'incomeAmount') }))
    .filter(({ amount: fen }, i) => fen !== 0 || i < 3)
    .map(({ source, amount: fen }) => `${source.replace(/资金$/, '')}收入${money(fen)}万元`)
  const income = amount(stated, 't6', 'total', 'incomeAmount')
  const expenditure = amount(stated, 't7', 'total', 'total')
  const classes = dataRows(t7)
    .filter(({ labels }) => /^\d{3}$/.test(labels['code'] ?? ''))
    .map(
      ({ labels, figures }) => `${labels['name'] ?? ''}${money(toPrintedFigure(figures['total']).value)}万元`,
    )
  const reason = because(texts['incomeReason'])
  return [
    `（一）收入预算：${year}年收入预算总额${money(income)}万元，其中：${sources.join('，')}。${changeSentence(context, '收入', income)}${reason}`,
    `（二）支出预算：${year}年支出预算总额${money(expenditure)}万元，其中：${classes.join('，')}。${changeSentence(context, '支出', expenditure)}。`,
  ]
}

/** The year-on-year sentence; a unit without last year says so instead (新增单位). */
function changeSentence({ stated, year, texts }: Context, what: string, current: number): string {
  const last = findNarrative(stated, '上年收入预算总额')
  if (last === undefined) return sentenceStart(texts['newUnit'] ?? `${year - 1}年没有可比的年初预算`)
  const change = current - last.value
  return change === 0
    ? `${what}与${year - 1}年的${money(last.value)}万元持平`
    : `${what}比${year - 1}年的${money(last.value)}万元${changeWords(change)}`
}

function generalPart({ stated, year, texts }: Context): readonly string[] {
  const t2 = findTable(stated, 't2')
  if (t2 === undefined || totalRow(t2) === undefined) return []
  const basic = findNarrative(stated, '基本支出比上年')
  const personnel = findNarrative(stated, '人员经费比上年')
  const publicCost = findNarrative(stated, '公用经费比上年')
  const project = findNarrative(stated, '项目支出比上年')
  const fund = amount(stated, 't5', 'total', 'total')
  return [
    `${year}年一般公共预算财政拨款收入${money(amount(stated, 't1', '一般公共预算资金', 'incomeAmount'))}万元，一般公共预算财政拨款支出${money(amount(stated, 't2', 'total', 'total'))}万元。`,
    `基本支出${money(amount(stated, 't2', 'total', 'basic'))}万元${compared(basic)}。其中人员经费${money(amount(stated, 't3', 'total', 'personnel'))}万元${compared(personnel)}${because(texts['personnelReason'])}日常公用经费${money(amount(stated, 't3', 'total', 'public'))}万元${compared(publicCost)}${because(texts['publicCostReason'])}`,
    `项目支出${money(amount(stated, 't2', 'total', 'project'))}万元${compared(project)}${because(texts['projectReason'])}`,
    fund === 0
      ? `本单位${year}年没有使用政府性基金预算拨款安排的支出。`
      : `${year}年政府性基金预算拨款安排的支出${money(fund)}万元。`,
  ]
}

function threePublicPart({ stated, year, texts }: Context): readonly string[] {
  if (findTable(stated, 't4') === undefined) return []
  const items = [
    ['因公出国（境）费', 'trip'],
    ['公务接待费', 'reception'],
    ['公务用车运行维护费', 'carRunning'],
    ['公务用车购置费', 'carPurchase'],
  ] as const
  const listed = items.map(([name, key]) => `${name}${money(amount(stated, 't4', 'total', key))}万元`)
  const total = amount(stated, 't4', 'total', 'total')
  const last = findNarrative(stated, '上年“三公”经费预算')
  const change =
    last === undefined
      ? compared(findNarrative(stated, '“三公”经费预算比上年'))
      : total === last.value
        ? `，与${year - 1}年持平`
        : `，比${year - 1}年${changeWords(total - last.value)}`
  const reason = texts['threePublicReason'] ? sentence(texts['threePublicReason']) : ''
  return [`${year}年“三公”经费预算${money(total)}万元${change}。其中：${listed.join('，')}。${reason}`]
}

function otherPart(context: Context): readonly string[] {
  const { stated, texts, year } = context
  const purchase = findNarrative(stated, '政府采购预算总额')
  const cars = findNarrative(stated, '现有车辆')
  const bought = findNarrative(stated, '购置车辆')
  const targets = texts['targetsNote'] ?? ''
  return [
    `（一）机关运行经费：${operating(context)}`,
    `（二）政府采购：政府采购预算总额${purchase?.text ?? '0'}万元，其中${purchaseKinds(stated)}。`,
    `（三）绩效目标：${targets === '' ? targetsSentence(stated) : sentence(targets)}`,
    `（四）国有资产：截至${year - 1}年12月31日，共有车辆${cars?.text ?? '0'}辆；${year}年安排购置车辆${bought?.text ?? '0'}辆。`,
  ]
}

/** 机关运行经费 is counted for 行政单位 and 参公 institutions only; others say that they are outside the count. */
function operating({ stated, unit, year, texts }: Context): string {
  if (unit.nature === '事业单位') return '本单位为事业单位，不在机关运行经费统计范围。'
  const current = amount(stated, 't3', 'total', 'public')
  const last = findNarrative(stated, '上年机关运行经费')
  const change =
    last === undefined
      ? ''
      : `，比${year - 1}年的${money(last.value)}万元${changeWords(current - last.value)}`
  const reason = because(texts['operatingReason'])
  const uses = texts['operatingUses'] ?? mainUses(stated)
  return `${year}年机关运行经费${money(current)}万元${change}${reason}${uses === '' ? '' : `主要用于${sentence(uses)}`}`
}

/** At least so many uses are named, and so many that they cover this share of the whole (n.5.1.c), in percent. */
const usesMin = 3
const usesShareMin = 60

/** n.5.1.c: the largest rows of 302, largest first. */
function mainUses(stated: BudgetFigures): string {
  const t3 = findTable(stated, 't3')
  if (t3 === undefined) return ''
  const rows = dataRows(t3)
    .filter(({ labels }) => /^302\d\d$/.test(labels['code'] ?? ''))
    .map((row) => ({ name: row.labels['name'] ?? '', fen: toPrintedFigure(row.figures['total']).value }))
    .toSorted((a, b) => b.fen - a.fen)
  const whole = rows.reduce((sum, { fen }) => sum + fen, 0)
  const named: string[] = []
  let covered = 0
  for (const { name, fen } of rows) {
    if (fen === 0 || (named.length >= usesMin && covered * 100 >= whole * usesShareMin)) break
    named.push(name)
    covered += fen
  }
  return named.join('、')
}

function purchaseKinds(stated: BudgetFigures): string {
  return ['货物', '工程', '服务']
    .map((kind) => `${kind}${findNarrative(stated, `政府采购${kind}预算`)?.text ?? '0'}万元`)
    .join('、')
}

function targetsSentence(stated: BudgetFigures): string {
  return stated.funds.length === 0
    ? '本年没有需要设置绩效目标的项目。'
    : `随本预算公开绩效目标表${stated.funds.length}张，由各表所列编制单位负责。`
}

function compared(change: { readonly words: string } | undefined): string {
  if (change === undefined) return ''
  return change.words === '持平' ? '，与上年持平' : `，比上年${change.words}`
}

/** 分 of a cell; an absent table or row counts as zero. */
export function amount(stated: BudgetFigures, key: TableKey, row: string, column: string): number {
  const table = findTable(stated, key)
  return table === undefined ? 0 : placeByRow(table, row, column, '').figure.value
}

/** 万元 with two decimals; nothing is written as 0. */
export function money(fen: number): string {
  return fen === 0 ? '0' : printFigure(fen, '万元')
}

const sentence = (text: string): string => `${sentenceStart(text)}。`
const sentenceStart = (text: string): string => text.trim().replace(/[。；，]+$/, '')

/** The reason as the end of a sentence; people often write 主要原因是 themselves. */
function because(reason: string | undefined): string {
  const stated = (reason ?? '').trim().replace(/^(?:主要)?原因[是：:]*/, '')
  return stated === '' ? '。' : `，主要原因是${sentence(stated)}`
}
