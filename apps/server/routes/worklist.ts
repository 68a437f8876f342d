/** Work lists, their Excel, and procedures. */
import { z } from 'zod'
import { type AnyProcedure, type LocalDate, momentAt, permits } from '#kernel'
import { type WorkQuery, type WorkRow, listWork } from '#platform/cases'
import { writeTableWorkbook } from '#platform/documents'
import { type Session, actorOf } from '#platform/identity'
import { digest } from '#platform/ledger'
import { legalMoment } from '#platform/database'
import {
  type Act,
  type WorkItem,
  procedureSchema,
  workListSchema,
  workQuerySchema,
} from '../contract/index.ts'
import { withChoices } from '../choices.ts'
import type { ServerContext } from '../context.ts'
import { type Http, route } from '../http/route.ts'
import { registerLookups } from '../registers-port.ts'
import { proceduresFor, proceduresUnder } from '../role-scope.ts'
import { lookupsOf, openingView } from '../views/act.ts'
import { stageLabel } from '../views/case.ts'
import { workingDaysLeft } from '../views/period.ts'
import { registerProcedureId } from '../../../regulations/shared/register-case.ts'
import { XLSX, attachment } from './payload.ts'
import { logExport } from './registers.ts'

const TAG = 'worklist'

export function worklistRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  const list = async (session: Session, query: WorkQuery) => {
    const page = await listWork(pool, session.tenant, actorOf(session), listed(context), query)
    const { date: today } = await legalMoment(pool)
    return {
      items: page.rows.map((row) => workItem(context, row, today)),
      total: page.total,
      next: page.next,
    }
  }
  route(
    http,
    {
      ...({ method: 'GET', url: '/api/worklist', id: 'WorkList', summary: '工作台清单', tag: TAG } as const),
      query: workQuerySchema,
      answer: workListSchema,
    },
    ({ session, query }) => list(session, workQuery(query)),
  )
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/worklist.xlsx',
        id: 'WorkListWorkbook',
        summary: '导出工作台清单',
        tag: TAG,
      } as const),
      query: workQuerySchema,
      produces: XLSX,
    },
    async ({ session, query, reply }) => {
      const { items } = await list(session, { ...workQuery(query), limit: EXPORTED_MAX, cursor: undefined })
      const workbook = await workbookOf(context, items)
      await logExport(context, session, 'worklist')
      return reply
        .type(XLSX)
        .header('content-disposition', attachment('工作台清单.xlsx'))
        .send(Buffer.from(workbook))
    },
  )
  procedures(http, context)
}

const EXPORTED_MAX = 10_000

/** Procedures with a desk of their own; registers are kept on their own pages. */
const listed = (context: ServerContext) =>
  context.procedures.filter(({ id }) => !id.startsWith(registerProcedureId('')))

function workQuery(query: z.output<typeof workQuerySchema>): WorkQuery {
  const { mine, overdue, ...rest } = query
  const flag = (value: 'yes' | 'no' | undefined) => (value === undefined ? undefined : value === 'yes')
  return { ...rest, mine: flag(mine), overdue: flag(overdue) }
}

function workItem(context: ServerContext, row: WorkRow, today: LocalDate): WorkItem {
  const procedure = context.procedures.find(({ id }) => id === row.procedure)
  const period = procedure?.periods.find(({ id }) => id === row.due?.period)
  const seen = [row.stage, row.title, row.returned, row.urged, row.handedOver, row.columns, row.due ?? null]
  return {
    procedure: row.procedure,
    id: row.id,
    title: row.title,
    stage: row.stage,
    stageLabel: procedure === undefined ? row.stage : stageLabel(procedure, row.stage),
    version: digest(JSON.stringify(seen)).slice(0, 20),
    updatedAt: row.lastAt,
    ...(row.due === undefined
      ? {}
      : {
          due: {
            label: period?.label ?? row.due.period,
            due: row.due.due,
            workingDaysLeft: workingDaysLeft(context.calendar(), today, row.due.due as LocalDate),
            provisional: row.due.provisional,
          },
        }),
    mine: row.mine,
    returned: row.returned > 0,
    urged: row.urged,
    columns: { ...row.columns },
  }
}

async function workbookOf(context: ServerContext, items: readonly WorkItem[]): Promise<Uint8Array> {
  const labelOf = (id: string) => context.procedures.find((procedure) => procedure.id === id)?.label ?? id
  const rows = items.map((item) => ({
    key: `${item.procedure}/${item.id}`,
    cells: {
      procedure: labelOf(item.procedure),
      title: item.title,
      stage: item.stageLabel,
      period: item.due?.label ?? null,
      due: item.due?.due ?? null,
      left: item.due === undefined ? null : String(item.due.workingDaysLeft),
      mine: item.mine ? '是' : '',
      urged: item.urged === 0 ? null : String(item.urged),
      updated: momentAt(item.updatedAt).date,
    },
  }))
  const text = (key: string, header: string) => ({ key, header, kind: 'text' as const })
  const figure = (key: string, header: string) => ({ key, header, kind: 'figure' as const })
  const columns = [
    text('procedure', '事项'),
    text('title', '件名'),
    text('stage', '环节'),
    text('period', '期限'),
    text('due', '截止日'),
    figure('left', '剩余工作日'),
    text('mine', '待我办理'),
    figure('urged', '催办次数'),
    text('updated', '最近办理'),
  ]
  const version = digest(JSON.stringify(rows)).slice(0, 20)
  return writeTableWorkbook([{ title: '工作台清单', columns, rows }], { title: '工作台清单', version })
}

function procedures(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...({ method: 'GET', url: '/api/procedures', id: 'Procedures', summary: '事项', tag: TAG } as const),
      answer: z.array(procedureSchema),
    },
    async ({ session }) => {
      const { role } = session.post
      const known = proceduresUnder(listed(context), role)
      const desks = new Set(proceduresFor(known, role).map(({ id }) => id))
      const openings = known.map((procedure) => ({
        procedure,
        own: ownOpenings(procedure, session),
      }))
      const registers = openings.flatMap(({ procedure, own }) => lookupsOf(procedure, own))
      const lookup = await registerLookups(context, session, session.today, registers)
      const chooser = { session, on: session.today }
      return Promise.all(
        openings.map(async ({ procedure, own }) => {
          const view = procedureView(context, procedure, own, lookup)
          const chosen = await withChoices(context, chooser, procedure.id, view.openings as Act[])
          return { ...view, openings: chosen, listed: desks.has(procedure.id) }
        }),
      )
    },
  )
}

function ownOpenings(procedure: AnyProcedure, session: Session): readonly string[] {
  const origin = { kind: 'person', actor: actorOf(session) } as const
  return procedure.openings.filter((name) => {
    const act = procedure.acts[name]
    // What anybody may open is opened on the portal, not at a desk.
    return act !== undefined && act.by.kind !== 'public' && permits(act.by, origin, [])
  })
}

function procedureView(
  context: ServerContext,
  procedure: AnyProcedure,
  own: readonly string[],
  lookup: Parameters<typeof openingView>[3],
): Omit<z.input<typeof procedureSchema>, 'listed'> {
  const instrument = context.corpus.instruments.find(({ id }) => id === procedure.instrument)
  const stages = procedure.stages as Readonly<Record<string, { label: string; closed?: unknown }>>
  const columns = procedure.columns as Readonly<
    Record<string, { label: string; type: 'text' | 'integer' | 'date' }>
  >
  return {
    id: procedure.id,
    module: procedure.id.split('/')[0] ?? procedure.id,
    label: procedure.label,
    instrument: procedure.instrument,
    instrumentTitle: instrument?.followedAs ?? instrument?.title ?? procedure.instrument,
    stages: Object.entries(stages).map(([stage, { label, closed }]) => ({
      stage,
      label,
      closed: closed !== undefined,
    })),
    columns: Object.entries(columns).map(([column, { label, type }]) => ({ column, label, type })),
    openings: own.map((name) => openingView(procedure, name, context.corpus, lookup)),
  }
}
