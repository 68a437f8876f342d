/** Rules of a target table's way through the offices, and of its results. Arithmetic of the table is judged by its checks. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import { percentShare } from './result-text.ts'
import type { GoalFigure } from './goals.ts'
import { goalIsMet } from './goals.ts'
import type { Outcome, Target } from './judge.ts'
import { judgeResult } from './judge.ts'
import { goalClause, rowClause } from './printed.ts'
import { fundCategories } from './vocabulary.ts'

/** p.blank.name: the fund stands in the register, with a name. */
export const fundIsRegistered = rule(
  'fund-is-registered',
  cite('shizhu-budget-2023/p.blank.name'),
  (f: { readonly key: string; readonly name: string }) => f.name.trim() !== '',
  {
    label: '项目在专项资金和项目名册内',
    otherwise: (f) => `请先请字典管理员登记项目名称：名册里没有编号“${f.key}”，或该项没有名称。`,
  },
)

/** p.unit: only the compilers of the unit that owns the fund edit its table. */
export const compilerOwnsFund = rule(
  'compiler-owns-fund',
  cite('shizhu-budget-2023/p.unit'),
  (f: { readonly owner: string; readonly ownerOrganisation: string; readonly organisation: string }) =>
    f.ownerOrganisation === f.organisation,
  {
    label: '由编制单位办理',
    otherwise: (f) => `请由编制单位的项目编制人办理：编制单位为${f.owner}。您可以查看本表。`,
  },
)

/** p.blank.dept: the department in charge is of the first level. */
export const departmentIsFirstLevel = rule(
  'department-is-first-level',
  cite('shizhu-budget-2023/p.blank.dept'),
  (f: { readonly department: string; readonly level: string }) => f.level === '一级',
  {
    label: '业务主管部门为一级预算单位',
    otherwise: (f) =>
      `请先在预算单位名册里核对业务主管部门：${f.department === '' ? '没有登记主管部门' : `“${f.department}”不是一级预算单位`}。`,
  },
)

/** p.blank.class: one of the listed categories. */
export const categoryIsListed = rule(
  'category-is-listed',
  cite('shizhu-budget-2023/p.blank.class'),
  (f: { readonly category: string }) => fundCategories.some((one) => one === f.category),
  {
    label: '项目分类在范围内',
    otherwise: (f) => `请改选项目分类：“${f.category}”不在${fundCategories.join('、')}之内。`,
  },
)

/** Copying needs something to copy. */
export const lastTableExists = rule(
  'last-table-exists',
  cite('shizhu-budget-2023/p.name'),
  (f: { readonly fund: string; readonly found: boolean }) => f.found,
  {
    label: '有上年的目标表可以沿用',
    otherwise: (f) => `请从空表开始：平台上没有“${f.fund}”上年的绩效目标表。`,
  },
)

export const revisionChangesTable = rule(
  'revision-changes-table',
  cite('shizhu-budget-2023/p.ind'),
  (f: { readonly changes: number }) => f.changes > 0,
  { label: '改动与现有内容不同', otherwise: () => '请核对改动：所填与现有内容相同，没有可改的地方。' },
)

/** The reviewer looked at every row as it stands. */
export const sheetCoversRows = rule(
  'sheet-covers-rows',
  cite('shizhu-budget-2023/p.ind'),
  (f: { readonly missing: readonly string[]; readonly unknown: readonly string[] }) =>
    f.missing.length === 0 && f.unknown.length === 0,
  {
    label: '逐行给出审核意见',
    otherwise: (f) =>
      f.missing.length > 0
        ? `请补齐逐行意见：${f.missing.join('、')}还没有“通过”或“修改意见”。`
        : `请刷新后重新审核：表中没有${f.unknown.join('、')}。`,
  },
)

export const opinionIsWritten = rule(
  'opinion-is-written',
  cite('shizhu-budget-2023/p.ind'),
  (f: { readonly unwritten: readonly string[] }) => f.unwritten.length === 0,
  {
    label: '不通过的行写明修改意见',
    otherwise: (f) => `请为不通过的行写明修改意见：${f.unwritten.join('、')}。`,
  },
)

export const sheetIsPassed = rule(
  'sheet-is-passed',
  cite('shizhu-budget-2023/p.weights'),
  (f: {
    readonly sheet: 'none' | 'outdated' | 'current'
    readonly open: readonly string[]
    readonly grade: string
  }) => f.sheet === 'current' && f.open.length === 0 && f.grade !== '差',
  {
    label: '逐行审核通过，等级不为差',
    otherwise: (f) => {
      if (f.sheet === 'none') return '请先填写逐行审核表：每行通过或写修改意见，并评定等级。'
      if (f.sheet === 'outdated') return '请重新逐行审核：审核之后目标表又有改动。'
      return f.open.length > 0
        ? `请退回修改：${f.open.join('、')}有修改意见。`
        : '请退回修改：审核等级为“差”的目标表不能通过。'
    },
  },
)

/** The amount that is approved may differ from what was sent; then the reason is kept. */
export const amountIsReasoned = rule(
  'amount-is-reasoned',
  cite('shizhu-budget-2023/p.budget'),
  (f: { readonly submitted: string; readonly approved: string; readonly reason: string }) =>
    f.submitted === f.approved || f.reason.trim() !== '',
  {
    label: '批复数与报送数的差异有理由',
    otherwise: (f) => `请填写差异理由：报送${f.submitted}万元，批复${f.approved}万元。`,
  },
)

export const resultsCoverRows = rule(
  'results-cover-rows',
  cite('shizhu-budget-2023/p.ind'),
  (f: { readonly missing: readonly string[]; readonly unknown: readonly string[] }) =>
    f.missing.length === 0 && f.unknown.length === 0,
  {
    label: '每项指标都有完成值',
    otherwise: (f) =>
      f.missing.length > 0
        ? `请补填完成值：${f.missing.join('、')}。`
        : `请核对所填的行：表中没有${f.unknown.join('、')}。`,
  },
)

/** A result that cannot be judged (a word where a number belongs, a grade off the scale) is refused with its row. */
export function resultIsReadable(
  fund: string,
  facts: { readonly indicator: string; readonly problem: string },
): Finding {
  return rule(
    'result-is-readable',
    cite(rowClause(fund, facts.indicator)),
    (f: typeof facts) => f.problem === '',
    {
      label: `“${facts.indicator}”的完成值可以判断`,
      otherwise: (f) => `请改填“${f.indicator}”的完成值：${f.problem}。`,
    },
  )(facts)
}

export const missesHaveReasons = rule(
  'misses-have-reasons',
  cite('shizhu-budget-2023/p.relation'),
  (f: { readonly unexplained: readonly string[] }) => f.unexplained.length === 0,
  {
    label: '未完成的指标写明原因',
    otherwise: (f) => `请为未完成的指标填写原因：${f.unexplained.join('、')}。`,
  },
)

export const spentIsAmount = rule(
  'spent-is-amount',
  cite('shizhu-budget-2023/p.budget'),
  (f: { readonly spent: string }) => /^\d{1,9}(\.\d{1,2})?$/.test(f.spent),
  { label: '执行数是以万元计的金额', otherwise: (f) => `请改填执行数：“${f.spent}”不是以万元计的金额。` },
)

export type ResultFacts = Target & {
  readonly indicator: string
  readonly result: string
  readonly scales: readonly (readonly string[])[]
}

/** Whether a result meets its target: a verdict on the row's own clause. A result that cannot be judged is unknown. */
export function resultMeetsTarget(fund: string, facts: ResultFacts): Finding {
  return rule(
    'result-meets-target',
    cite(rowClause(fund, facts.indicator)),
    (f: ResultFacts) => {
      const judged = judgeResult(f, f.result, f.scales)
      return judged.ok ? judged.outcome === 'full' : 'unknown'
    },
    {
      label: `“${facts.indicator}”${facts.relation}${facts.value}${facts.unit}`,
      otherwise: (f) => {
        const judged = judgeResult(f, f.result, f.scales)
        const hint = judged.ok && judged.hint !== '' ? `；${judged.hint}` : ''
        return `“${f.indicator}”目标${f.relation}${f.value}${f.unit}，完成${f.result}，未达到${hint}。`
      },
      missing: () => '可以判断的完成值',
    },
  )(facts)
}

/** Whether a figure of the goal that no indicator stands for was reached. */
export function goalIsReached(fund: string, index: number, figure: GoalFigure, actual: string): Finding {
  const facts = {
    phrase: figure.phrase,
    value: figure.value,
    unit: figure.unit,
    relation: figure.relation,
    actual,
  }
  return rule(
    'goal-figure-is-reached',
    cite(goalClause(fund, index)),
    (f: typeof facts) => goalIsMet(f, f.actual) ?? 'unknown',
    {
      label: `目标“${figure.phrase}”`,
      otherwise: (f) => `目标“${f.phrase}”完成${percentShare(f.actual)}，未达到${f.value}${f.unit}。`,
      missing: () => '完成数',
    },
  )(facts)
}

/** Words of an outcome. */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  full: '完成',
  part: '部分完成',
  none: '未完成',
}
