/** Reports over the units of a scope as tables: what is read for each, and how it is written. */
import type { LocalDate } from '#kernel'
import { printFigure } from '#lint'
import type { Session } from '#platform/identity'
import {
  type BoardUnit,
  type ReportedUnit,
  type StatedFund,
  controlLabel,
  errorRanking,
  examine,
  fundShares,
  latenessHistory,
  perCapita,
  publicationRates,
  publicationRegister,
  publicTitle,
  rollUp,
  shareText,
  standingOf,
  stepsOf,
  sumByClass,
  toRolledUnit,
  unpackFigures,
} from '#regulations/budget'
import type { BoardScope, ReportedBudget } from './budget-reads.ts'
import { boardUnits, reportedBudgets } from './budget-reads.ts'
import type { BudgetReportView, reportNames } from './contract/budget.ts'
import type { ServerContext } from './context.ts'

export type ReportName = (typeof reportNames)[number]

/** Years that the lateness of a unit is shown for. */
const HISTORY_YEARS = 5

const text = (key: string, header: string) => ({ key, header, kind: 'text' as const })
const figure = (key: string, header: string) => ({ key, header, kind: 'figure' as const })
const money = (fen: number | null): string => (fen === null ? '' : printFigure(fen, '万元'))
const inWan = '单位：万元。'

interface Sources {
  readonly year: number
  readonly today: LocalDate
  readonly units: readonly BoardUnit[]
  /** Budgets of the units, all or the published ones. */
  readonly budgets: (publishedOnly?: boolean) => Promise<readonly ReportedBudget[]>
  readonly unitsOfYear: (year: number) => Promise<readonly BoardUnit[]>
  readonly origin: string
}
type Written = Omit<BudgetReportView, 'name' | 'title'>
type Report = { readonly title: string; readonly write: (sources: Sources) => Promise<Written> }

/** A report of the scope as a table. */
export async function budgetReport(
  context: ServerContext,
  session: Session,
  scope: BoardScope,
  query: { readonly year: number; readonly department?: string | undefined },
  name: ReportName,
): Promise<BudgetReportView> {
  const { pool, registers } = context.cases.options
  const { tenant, today } = session
  const unitsOfYear = async (year: number): Promise<readonly BoardUnit[]> => {
    const all = await boardUnits(pool, registers, tenant, today, year, scope)
    const { department } = query
    return department === undefined
      ? all
      : all.filter((unit) => unit.department === department || unit.code === department)
  }
  const units = await unitsOfYear(query.year)
  const codes = units.map(({ code }) => code)
  const report = reports[name]
  const written = await report.write({
    year: query.year,
    today,
    units,
    unitsOfYear,
    budgets: (publishedOnly) => reportedBudgets(pool, tenant, query.year, codes, publishedOnly),
    origin: context.origin,
  })
  return { name, title: `${query.year}年${report.title}`, ...written }
}

function reportedUnit({ code, name, unit, tables, narrative, funds }: ReportedBudget): ReportedUnit {
  const figures = unpackFigures({ tables, narrative, narrativeLetter: '', funds })
  return { code, name, nature: unit.nature, staff: unit.staff ?? null, figures }
}

const classReport = (title: string, key: 't7' | 't3'): Report => ({
  title,
  write: async ({ budgets }) => ({
    columns: [
      text('code', '科目编码'),
      text('name', '科目名称'),
      figure('units', '单位数'),
      figure('amount', '合计'),
      text('share', '占比'),
    ],
    rows: sumByClass((await budgets(true)).map(reportedUnit), key).map(
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

const reports: Readonly<Record<ReportName, Report>> = {
  board: {
    title: '预算单位办理总览',
    write: ({ units, today }) =>
      Promise.resolve({
        columns: [
          text('code', '单位代码'),
          text('name', '单位名称'),
          text('standing', '状态'),
          figure('total', '支出合计'),
          figure('errors', '错误'),
          figure('hints', '提示'),
          figure('returned', '退回次数'),
          figure('urged', '催办次数'),
          text('late', '逾期'),
        ],
        rows: units.map((unit) => ({
          code: unit.code,
          name: unit.name,
          standing: standingOf(unit),
          total: money(unit.total),
          errors: String(unit.errors),
          hints: String(unit.hints),
          returned: String(unit.returned),
          urged: String(unit.urged),
          late: stepsOf(unit, today)
            .filter(({ daysLate }) => daysLate > 0)
            .map(({ step, daysLate }) => `${step}逾期${daysLate}日`)
            .join('；'),
        })),
        note: inWan,
      }),
  },
  'roll-up': {
    title: '部门汇总表',
    write: async ({ budgets }) => {
      const result = rollUp((await budgets()).map(toRolledUnit))
      return {
        columns: [
          text('label', '项目'),
          figure('sum', '单位合计'),
          figure('eliminated', '抵销'),
          figure('amount', '汇总数'),
        ],
        rows: result.lines.map(({ path, label, sum, eliminated, amount }) => ({
          label: controlLabel(path) ?? label,
          sum: money(sum),
          eliminated: eliminated === 0 ? '' : money(eliminated),
          amount: money(amount),
        })),
        note: `${inWan}抵销内部往来${result.eliminated.length}笔${result.findings.map(({ message }) => `；${message}`).join('')}`,
      }
    },
  },
  publication: {
    title: '预算公开情况统计表',
    write: async ({ units, budgets, today, origin, year }) => {
      const published = new Map((await budgets(true)).map((one) => [one.code, recordOf(one, origin, year)]))
      return {
        columns: [
          text('code', '单位代码'),
          text('name', '单位名称'),
          text('title', '公开标题'),
          text('address', '公开网址或位置'),
          text('publishedOn', '公开日期'),
          text('due', '应公开日期'),
          text('inTime', '是否及时'),
          text('sealed', '盖章'),
          figure('versions', '版本'),
        ],
        rows: publicationRegister(units, published, today).map((row) => ({
          code: row.code,
          name: row.name,
          title: row.title,
          address: row.address,
          publishedOn: row.publishedOn ?? '',
          due: row.due ?? '',
          inTime: row.inTime,
          sealed: row.versions === 0 ? '' : row.sealed ? '已盖章' : '未盖章',
          versions: row.versions === 0 ? '' : String(row.versions),
        })),
        note: '',
      }
    },
  },
  rates: {
    title: '预算公开率与及时率',
    write: ({ units, today }) =>
      Promise.resolve({
        columns: [
          text('department', '部门代码'),
          figure('units', '单位数'),
          figure('published', '已公开'),
          text('rate', '公开率'),
          figure('inTime', '及时公开'),
          text('timely', '及时率'),
        ],
        rows: publicationRates(units, today).map((row) => ({
          department: row.department,
          units: String(row.units),
          published: String(row.published),
          rate: shareText(row.rate),
          inTime: String(row.inTime),
          timely: shareText(row.timely),
        })),
        note: '及时率为及时公开数占已公开数的比例。',
      }),
  },
  errors: {
    title: '检查错误排行',
    write: async ({ budgets, year }) => {
      const checked = (await budgets()).map((one) => ({ unit: one.code, findings: findingsOf(one, year) }))
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
          rule,
          grade: grades[grade],
          units: String(units.length),
          times: String(times),
          where: units.join('、'),
          example,
        })),
        note: '供财政和主管部门内部使用，不对外公开。',
      }
    },
  },
  lateness: {
    title: '单位逾期记录',
    write: async ({ year, today, unitsOfYear }) => {
      const years: { year: number; units: readonly BoardUnit[] }[] = []
      for (let one = year; one > year - HISTORY_YEARS; one -= 1)
        years.push({ year: one, units: await unitsOfYear(one) })
      return {
        columns: [
          text('code', '单位代码'),
          text('name', '单位名称'),
          text('year', '年度'),
          text('step', '事项'),
          text('due', '期限'),
          text('done', '办理日期'),
          figure('daysLate', '逾期天数'),
        ],
        rows: latenessHistory(years, today).map((row) => ({
          code: row.code,
          name: row.name,
          year: String(row.year),
          step: row.step,
          due: row.due,
          done: row.done ?? '尚未办理',
          daysLate: String(row.daysLate),
        })),
        note: `近${HISTORY_YEARS}个年度。`,
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
  'economic-classes': classReport('按部门经济分类汇总（基本支出）', 't3'),
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
      note: `${inWan}没有登记实有人数的单位不列。`,
    }),
  },
}

const grades = { error: '错误', inconsistency: '不一致', doubt: '存疑', note: '提示' } as const

function findingsOf(budget: ReportedBudget, year: number) {
  const { tables, narrative, funds, texts, unit } = budget
  const figures = { tables, narrative, narrativeLetter: '', funds }
  return examine({ figures, texts, unit, year }).findings
}

function recordOf({ code, unit, versions, postings }: ReportedBudget, origin: string, year: number) {
  const own = `${origin}/budgets/${year}-${code}`
  return {
    title: publicTitle({ unit, year }),
    addresses: [own, ...postings.map(({ address, kind }) => (address === '' ? kind : address))],
    sealed: versions.at(-1)?.sealed ?? false,
    versions: versions.length,
  }
}
