/** Reports over what budgets say: checks that fail, funds, classes, heads. */
import { printFigure } from '#lint'
import {
  type FundTargets,
  type ReportedUnit,
  type StatedFund,
  changesOf,
  errorRanking,
  examine,
  findCheckName,
  fundShares,
  perCapita,
  shareText,
  sumByClass,
  unpackFigures,
} from '#regulations/budget'
import type { LocalDate } from '#kernel'
import type { BoardUnit } from '#regulations/budget'
import type { ReportedBudget } from './budget-reads.ts'
import type { BudgetReportView } from './contract/budget.ts'

export const text = (key: string, header: string) => ({ key, header, kind: 'text' as const })
export const figure = (key: string, header: string) => ({ key, header, kind: 'figure' as const })
export const money = (fen: number | null): string => (fen === null ? '' : printFigure(fen, '万元'))
export const inWan = '单位：万元。'

export interface Sources {
  readonly year: number
  readonly today: LocalDate
  readonly units: readonly BoardUnit[]
  /** Budgets of the units, all or the published ones. */
  readonly budgets: (publishedOnly?: boolean) => Promise<readonly ReportedBudget[]>
  /** Target tables of the scope's funds, in the order of their numbers. */
  readonly targets: () => Promise<readonly FundTargets[]>
  /** Public contacts by unit code, where a budget of the unit names one. */
  readonly contacts: () => Promise<ReadonlyMap<string, { readonly name: string; readonly phone: string }>>
  readonly unitsOfYear: (year: number) => Promise<readonly BoardUnit[]>
  readonly portal: Portal
}
/** Where published budgets stand. */
export interface Portal {
  readonly origin: string
  readonly tenant: string
}
type Written = Omit<BudgetReportView, 'name' | 'title'>
export type Report = { readonly title: string; readonly write: (sources: Sources) => Promise<Written> }

function reportedUnit({ code, name, unit, tables, narrative, funds }: ReportedBudget): ReportedUnit {
  const figures = unpackFigures({ tables, narrative, narrativeLetter: '', funds })
  return { code, name, nature: unit.nature, staff: unit.staff ?? null, figures }
}

const classReport = (title: string, key: 't7' | 't3', digits: 3 | 5 = 3): Report => ({
  title,
  write: async ({ budgets }) => ({
    columns: [
      text('code', '科目编码'),
      text('name', '科目名称'),
      figure('units', '单位数'),
      figure('amount', '合计'),
      text('share', '占比'),
    ],
    rows: sumByClass((await budgets(true)).map(reportedUnit), key, digits).map(
      ({ code, name, units, amount, share }) => ({
        code,
        name,
        units: String(units),
        amount: money(amount),
        share: shareText(share),
      }),
    ),
    note: `${inWan}只含已公开的预算。`,
  }),
})

export const sumReports = {
  errors: {
    title: '检查错误排行',
    write: async ({ budgets, year }) => {
      const checked = (await budgets()).map((one) => ({ unit: one.name, findings: findingsOf(one, year) }))
      return {
        columns: [
          text('rule', '检查'),
          text('grade', '级别'),
          figure('units', '单位数'),
          figure('times', '次数'),
          text('where', '单位'),
          text('example', '举例'),
        ],
        rows: errorRanking(checked).map(({ rule, grade, times, units, example }) => ({
          rule: findCheckName(rule) ?? rule,
          grade: grades[grade],
          units: String(units.length),
          times: String(times),
          where: someOf(units),
          example,
        })),
        note: '供财政和主管部门内部使用，不对外公开。',
      }
    },
  },
  funds: {
    title: '专项资金清单与占比',
    write: async ({ budgets }) => {
      const all = (await budgets(true)).flatMap(
        (one): readonly StatedFund[] => reportedUnit(one).figures.funds,
      )
      const { funds, subtotals, total } = fundShares(all)
      return {
        columns: [
          text('category', '类别'),
          text('name', '专项资金'),
          text('compiler', '编制单位'),
          figure('amount', '金额'),
          text('shareOfCategory', '占同类'),
          text('share', '占合计'),
        ],
        rows: funds.map((fund) => ({
          category: fund.category,
          name: fund.name,
          compiler: fund.compiler,
          amount: money(fund.amount),
          shareOfCategory: shareText(fund.shareOfCategory),
          share: shareText(fund.share),
        })),
        note: `${inWan}${subtotals.map(({ category, amount }) => `${category}小计${money(amount)}；`).join('')}合计${money(total)}。`,
      }
    },
  },
  'function-classes': classReport('按支出功能分类汇总', 't7'),
  'economic-classes': classReport('按部门经济分类汇总（基本支出，类级）', 't3'),
  'economic-items': classReport('按部门经济分类汇总（基本支出，款级）', 't3', 5),
  'year-on-year': {
    title: '上下年对比',
    write: async ({ budgets }) => ({
      columns: [
        text('code', '单位代码'),
        text('name', '单位名称'),
        text('item', '项目'),
        figure('last', '上年'),
        figure('current', '本年'),
        figure('change', '增减'),
        text('percent', '幅度'),
        text('reason', '原因'),
      ],
      rows: (await budgets()).flatMap(changeRows),
      note: `${inWan}各单位写明的上年数；没有写明的留空，不作推算。`,
    }),
  },
  'per-capita': {
    title: '人均经费比较',
    write: async ({ budgets }) => ({
      columns: [
        text('nature', '单位性质'),
        text('code', '单位代码'),
        text('name', '单位名称'),
        figure('staff', '实有人数'),
        figure('personnel', '人均人员经费'),
        figure('running', '人均公用经费'),
        text('outlier', '提示'),
      ],
      rows: perCapita((await budgets()).map(reportedUnit)).map((row) => ({
        nature: row.nature,
        code: row.code,
        name: row.name,
        staff: String(row.staff),
        personnel: money(row.personnel),
        running: money(row.running),
        outlier: row.outlier ? '与同类单位相差一倍以上' : '',
      })),
      note: `${inWan}没有登记实有人数、还没有填基本支出的单位不列。`,
    }),
  },
} satisfies Readonly<Record<string, Report>>

/** What each unit says against last year: totals, 基本 and 项目, 人员 and 公用, 三公, 采购. */
function changeRows(budget: ReportedBudget) {
  const { code, name, figures } = reportedUnit(budget)
  return changesOf(figures, budget.texts)
    .filter(({ last, current }) => last !== null || current !== '0.00')
    .map((one) => ({
      code,
      name,
      item: one.label,
      last: one.last ?? '',
      current: one.current,
      change: one.change ?? '',
      percent: one.percent === null ? '' : `${one.percent}%`,
      reason: [one.reason, ...one.items.map(({ text: part, amount }) => `${part}${amount}万元`)]
        .filter((part) => part !== '')
        .join('；'),
    }))
}

/** Names as a list: of many the first ones and how many there are. */
function someOf(names: readonly string[]): string {
  const first = names.slice(0, 5).join('、')
  return names.length > 5 ? `${first}等${names.length}个单位` : first
}

const grades = { error: '错误', inconsistency: '不一致', doubt: '存疑', note: '提示' } as const

function findingsOf(budget: ReportedBudget, year: number) {
  const { tables, narrative, funds, texts, unit, reference } = budget
  const figures = { tables, narrative, narrativeLetter: '', funds }
  const known = reference === null ? {} : { reference }
  return examine({ figures, texts, unit, year, ...known }).findings
}
