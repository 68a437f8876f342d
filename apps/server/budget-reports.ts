/** Reports over the units of a scope as tables: what is read for each, and how it is written. */
import type { Session } from '#platform/identity'
import {
  type BoardUnit,
  latenessHistory,
  budgetSlug,
  placeNameOfYear,
  publicationRates,
  publicationRegister,
  publicTitle,
  rollUp,
  shareText,
  standingOf,
  stepsOf,
  toRolledUnit,
  unitsNotDone,
} from '#regulations/budget'
import type { BoardScope, ReportedBudget } from './budget-reads.ts'
import { boardUnits, contactsOf, reportedBudgets } from './budget-reads.ts'
import { type Portal, type Report, figure, inWan, money, sumReports, text } from './budget-report-sums.ts'
import type { BudgetReportView, reportNames } from './contract/budget.ts'
import type { ServerContext } from './context.ts'
import { budgetAddress } from './portal/addresses.ts'
import { targetsOfYear } from './target-reads.ts'
import { targetReports } from './target-report.ts'

export type ReportName = (typeof reportNames)[number]

/** Years that the lateness of a unit is shown for. */
const HISTORY_YEARS = 5

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
    contacts: () => contactsOf(pool, tenant, codes),
    targets: () => targetsOfYear(pool, tenant, query.year, scope, query.department),
    budgets: (publishedOnly) => reportedBudgets(pool, tenant, query.year, codes, publishedOnly),
    portal: { origin: context.origin, tenant },
  })
  return { name, title: `${query.year}年${report.title}`, ...written }
}

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
  telephones: {
    title: '预算催办电话单',
    write: async ({ units, today, contacts }) => {
      const reach = await contacts()
      return {
        columns: [
          text('code', '单位代码'),
          text('name', '单位名称'),
          text('contact', '联系人'),
          text('phone', '电话'),
          text('todo', '该办的事'),
          text('due', '期限'),
          text('told', '已通知'),
        ],
        rows: unitsNotDone(units, today).map(({ unit, todo, open }) => ({
          code: unit.code,
          name: unit.name,
          contact: reach.get(unit.code)?.name ?? '',
          phone: reach.get(unit.code)?.phone ?? '',
          todo,
          due: open === null ? '' : open.daysLate > 0 ? `${open.due}（逾期${open.daysLate}日）` : open.due,
          told: '',
        })),
        note: '联系人和电话取自该单位最近一次公开的预算；没有的请手工填写。打印后逐个电话通知，并在「已通知」栏打勾。',
      }
    },
  },
  'roll-up': {
    title: '部门汇总表',
    write: async ({ budgets, year }) => {
      const result = rollUp((await budgets()).map(toRolledUnit))
      return {
        columns: [
          text('label', '项目'),
          figure('sum', '单位合计'),
          figure('eliminated', '抵销'),
          figure('amount', '汇总数'),
        ],
        rows: result.lines.map(({ path, sum, eliminated, amount }) => ({
          label: placeNameOfYear(path, year),
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
    write: async ({ units, budgets, today, portal, year }) => {
      const published = new Map((await budgets(true)).map((one) => [one.code, recordOf(one, portal, year)]))
      return {
        columns: [
          text('code', '单位代码'),
          text('name', '单位名称'),
          text('inTime', '是否及时'),
          text('publishedOn', '公开日期'),
          text('due', '应公开日期'),
          text('sealed', '盖章'),
          figure('versions', '版本'),
          text('title', '公开标题'),
          text('address', '公开网址或位置'),
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
  ...sumReports,
  ...targetReports,
}

function recordOf({ unit, versions, postings }: ReportedBudget, portal: Portal, year: number) {
  const own = `${portal.origin}${budgetAddress({ tenant: portal.tenant, slug: budgetSlug({ unit, year }) })}`
  return {
    title: publicTitle({ unit, year }),
    addresses: [own, ...postings.map(({ address, kind }) => (address === '' ? kind : address))],
    sealed: versions.at(-1)?.sealed ?? false,
    versions: versions.length,
  }
}
