/** The board of units for a department and for finance, its roll-up, and reports with their Excel. */
import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { writeTableWorkbook } from '#platform/documents'
import type { Session } from '#platform/identity'
import {
  type BoardUnit,
  compareWithControls,
  controlLabel,
  progressOf,
  remindersOn,
  rollUp,
  standingOf,
  stepsOf,
  toRolledUnit,
  unitsNotDone,
  urgeText,
} from '#regulations/budget'
import type { BoardScope } from '../budget-reads.ts'
import { boardUnits, openRound, reportedBudgets, unitsInScope } from '../budget-reads.ts'
import { budgetReport } from '../budget-reports.ts'
import { boardQuerySchema, boardSchema, reportNames, reportSchema, rollUpSchema } from '../contract/budget.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { XLSX, attachment } from './payload.ts'
import { logExport } from './registers.ts'

const TAG = 'budget'

type Query = z.output<typeof boardQuerySchema>

/** Departments look at their own units, finance at all that answer to it; nobody else has a board. */
export function scopeOf({ post }: Session): BoardScope | undefined {
  const { role, organisation } = post
  if (role === 'department-budget-reviewer') return { organisation, kind: 'department' }
  const isFinance = role === 'finance-budget-reviewer' || role === 'finance-budget-approver'
  return isFinance || role === 'budget-supervisor' ? { organisation, kind: 'finance' } : undefined
}

const noBoard = (): ProblemAnswer =>
  problem(403, '请由主管部门预算审核人或财政部门的岗位查看：您当前的岗位没有单位总览。', {
    why: 'not-permitted',
  })

export function budgetBoardRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/budget/board',
        id: 'BudgetBoard',
        summary: '预算单位总览',
        tag: TAG,
      } as const),
      query: boardQuerySchema,
      answer: boardSchema,
    },
    async ({ session, query }) => {
      const scope = scopeOf(session)
      return scope === undefined ? noBoard() : board(context, session, scope, query)
    },
  )
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/budget/roll-up',
        id: 'BudgetRollUp',
        summary: '部门汇总',
        tag: TAG,
      } as const),
      query: boardQuerySchema,
      answer: rollUpSchema,
    },
    async ({ session, query }) => {
      const scope = scopeOf(session)
      return scope === undefined ? noBoard() : rolledUp(context, session, scope, query)
    },
  )
  reportRoutes(http, context)
}

/** Units of the query: a department chosen by finance, else the whole scope. */
async function unitsOf(
  context: ServerContext,
  session: Session,
  scope: BoardScope,
  { year, department }: Query,
): Promise<readonly BoardUnit[]> {
  const { pool, registers } = context.cases.options
  const units = await boardUnits(pool, registers, session.tenant, session.today, year, scope)
  return department === undefined
    ? units
    : units.filter((unit) => unit.department === department || unit.code === department)
}

async function board(context: ServerContext, session: Session, scope: BoardScope, query: Query) {
  const { pool, registers } = context.cases.options
  const { today, tenant } = session
  const [units, entries, round] = await Promise.all([
    unitsOf(context, session, scope, query),
    unitsInScope(pool, registers, tenant, today, scope),
    openRound(pool, tenant, query.year, scope),
  ])
  const name = session.post.organisationName
  return {
    year: query.year,
    today,
    office: { name, kind: scope.kind },
    departments: entries
      .filter(({ level }) => level === '一级')
      .map((entry) => ({ code: entry.key, name: entry.name })),
    round,
    progress: [...progressOf(units)],
    units: units.map((unit) => boardUnitView(unit, today)),
    reminders: [...remindersOn(units, today)],
    // nobody urges his own desk
    notDone: unitsNotDone(units, today)
      .filter(({ withDepartment }) => !withDepartment || scope.kind === 'finance')
      .flatMap(({ unit }) => unit.caseId ?? []),
    urge: urgeText(units, query.year, today, name),
  }
}

function boardUnitView(unit: BoardUnit, today: LocalDate) {
  const { code, name, department, caseId, stage, returned, urged, total, errors, hints } = unit
  return {
    code,
    name,
    department,
    caseId,
    stage,
    returned,
    urged,
    total,
    errors,
    hints,
    standing: standingOf(unit),
    steps: [...stepsOf(unit, today)],
  }
}

async function rolledUp(context: ServerContext, session: Session, scope: BoardScope, query: Query) {
  const units = await unitsOf(context, session, scope, query)
  const codes = units.map(({ code }) => code)
  const rows = await reportedBudgets(context.cases.options.pool, session.tenant, query.year, codes)
  const rolled = rows.map(toRolledUnit)
  const result = rollUp(rolled)
  return {
    year: query.year,
    department: query.department ?? '',
    units: [...result.units],
    lines: result.lines.map(({ path, label, sum, eliminated, amount }) => ({
      path,
      label,
      sum,
      eliminated,
      amount,
    })),
    eliminated: [...result.eliminated],
    findings: [...result.findings],
    controls: compareWithControls(rolled, (path) => controlLabel(path) ?? path).map((line) => ({
      ...line,
      above: [...line.above],
    })),
  }
}

function reportRoutes(http: Http, context: ServerContext): void {
  const params = z.object({ name: z.enum(reportNames) })
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/budget/reports/:name',
        id: 'BudgetReport',
        summary: '预算统计表',
        tag: TAG,
      } as const),
      params,
      query: boardQuerySchema,
      answer: reportSchema,
    },
    async ({ session, params: { name }, query }) => {
      const scope = scopeOf(session)
      return scope === undefined ? noBoard() : budgetReport(context, session, scope, query, name)
    },
  )
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/budget/reports/:name/workbook.xlsx',
        id: 'BudgetReportWorkbook',
        summary: '导出预算统计表',
        tag: TAG,
      } as const),
      params,
      query: boardQuerySchema,
      produces: XLSX,
    },
    async ({ session, params: { name }, query, reply }) => {
      const scope = scopeOf(session)
      if (scope === undefined) return noBoard()
      const { title, columns, rows, note } = await budgetReport(context, session, scope, query, name)
      const table = {
        title,
        columns,
        rows: rows.map((cells, i) => ({ key: String(i), cells })),
        ...(note === '' ? {} : { notes: [note] }),
      }
      const workbook = await writeTableWorkbook([table], { title })
      await logExport(context, session, `budget-report:${name}`)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${title}.xlsx`))
        .send(Buffer.from(workbook))
    },
  )
}
