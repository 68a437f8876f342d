/** What anybody may look up: health, clauses, the working-day calculator, the API's own description. */
import { z } from 'zod'
import { type Span, findLocalDate, reckon } from '#kernel'
import type { Clause, Instrument } from '#platform/corpus'
import { clauseSchema, receiptSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { openApiDocument } from '../http/openapi.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, publicRoute } from '../http/route.ts'
import { receiptView } from '../views/period.ts'

const TAG = 'reference'

export function referenceRoutes(http: Http, context: ServerContext): void {
  publicRoute(
    http,
    {
      ...({ method: 'GET', url: '/api/health', id: 'Health', summary: '运行状况', tag: TAG } as const),
      answer: z.object({ status: z.literal('ok'), ready: z.boolean(), version: z.string() }),
    },
    async () => {
      await context.database.app.query('select 1')
      return { status: 'ok' as const, ready: true, version: context.version }
    },
  )
  let written: unknown
  publicRoute(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/openapi.json',
        id: 'OpenApi',
        summary: '接口说明（OpenAPI 3.1）',
        tag: TAG,
      } as const),
      answer: z.record(z.string(), z.unknown()),
    },
    () => {
      written ??= openApiDocument(http.operations, context.version)
      return Promise.resolve(written as Record<string, unknown>)
    },
  )
  clauses(http, context)
  calendar(http, context)
}

const summarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    module: z.string(),
    number: z.string().nullable(),
    built: z.boolean(),
    clauses: z.int(),
    byDisposition: z.record(z.string(), z.int()),
  })
  .meta({ id: 'Instrument' })

function clauses(http: Http, { corpus }: ServerContext): void {
  publicRoute(
    http,
    {
      method: 'GET',
      url: '/api/clauses',
      id: 'Instruments',
      summary: '规定',
      tag: TAG,
      answer: z.array(summarySchema),
    },
    () => Promise.resolve(corpus.instruments.map(summaryOf)),
  )
  publicRoute(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/clauses/:instrument',
        id: 'Instrument',
        summary: '一部规定的条款',
        tag: TAG,
      } as const),
      params: z.object({ instrument: z.string() }),
      answer: z.object({ instrument: summarySchema, clauses: z.array(clauseSchema) }),
    },
    ({ params }) => {
      const found = corpus.instruments.find(({ id }) => id === params.instrument)
      if (found === undefined) return Promise.resolve(notFound('这部规定'))
      return Promise.resolve({ instrument: summaryOf(found), clauses: found.clauses.map(clauseView) })
    },
  )
  publicRoute(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/clauses/:instrument/:clause',
        id: 'Clause',
        summary: '一条条款',
        tag: TAG,
      } as const),
      params: z.object({ instrument: z.string(), clause: z.string() }),
      answer: clauseSchema,
    },
    ({ params }) => {
      const found = corpus.clauses.get(`${params.instrument}/${params.clause}`)
      return Promise.resolve(found === undefined ? notFound('这一条款') : clauseView(found))
    },
  )
}

function summaryOf({
  id,
  title,
  module,
  number,
  built,
  clauses: rows,
}: Instrument): z.input<typeof summarySchema> {
  const counts = Map.groupBy(rows, ({ disposition }) => disposition)
  const byDisposition = Object.fromEntries([...counts].map(([name, found]) => [name, found.length]))
  return { id, title, module, number, built, clauses: rows.length, byDisposition }
}

function clauseView(clause: Clause): z.input<typeof clauseSchema> {
  const { id, instrument, label, kind, summary, disposition, confidence } = clause
  const { readingNumber, readingZh: reading, conflictZh: conflict } = clause
  return {
    id,
    instrument,
    label,
    kind,
    summary,
    disposition,
    ...(readingNumber === undefined ? {} : { readingNumber }),
    ...(reading === undefined ? {} : { reading }),
    ...(conflict === undefined ? {} : { conflict }),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

const MOST: Readonly<Record<Span['unit'], number>> = {
  'working-days': 2000,
  'calendar-days': 4000,
  months: 240,
  years: 20,
}

function calendar(http: Http, context: ServerContext): void {
  publicRoute(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/calendar/receipt',
        id: 'Receipt',
        summary: '期限计算',
        tag: TAG,
      } as const),
      query: z.object({
        anchor: z.string(),
        count: z.coerce.number().int().min(0),
        unit: z.enum(['working-days', 'calendar-days', 'months', 'years']).default('working-days'),
        direction: z.enum(['after', 'before']).default('after'),
        roll: z.enum(['none', 'next-working-day', 'previous-working-day']).default('none'),
        anchorDay: z.enum(['excluded', 'included']).default('excluded'),
      }),
      answer: receiptSchema,
    },
    ({ query }) => {
      const { count, unit, direction, roll, anchorDay } = query
      const anchor = findLocalDate(query.anchor)
      const faults = [
        ...(anchor === undefined ? [{ path: 'anchor', say: '应为存在的日期，如 2025-04-25' }] : []),
        ...(count > MOST[unit] ? [{ path: 'count', say: `不能大于${MOST[unit]}` }] : []),
      ]
      if (anchor === undefined || faults.length > 0)
        return Promise.resolve(problem(422, '请更正起算日或天数。', { why: 'input', fields: faults }))
      const manner = { direction, roll, anchorDay, monthEnd: 'last-day' } as const
      const reckoning = reckon(anchor, { unit, count }, manner, context.calendar())
      return Promise.resolve(receiptView(reckoning, context.calendar()))
    },
  )
}
