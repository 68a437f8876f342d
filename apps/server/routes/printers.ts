/** Printers of an office with their offset for 套打, and the test sheet that tells it. */
import { z } from 'zod'
import {
  OFFSET_MAX,
  assemble,
  listPrinters,
  measuredOffset,
  printerOffset,
  removePrinter,
  setPrinter,
  testSheet,
} from '#platform/documents'
import type { Session } from '#platform/identity'
import { printerSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'

const TAG = 'paper'
const PDF = 'application/pdf'
const name = z.string().trim().min(1).max(60)
const offset = z.int().min(-OFFSET_MAX).max(OFFSET_MAX)
const printerParams = z.object({ name })
const measured = z.int().min(0).max(10_000)

const placeOf = (session: Session, printer: string) => ({
  tenant: session.tenant,
  organisation: session.post.organisation,
  name: printer,
  by: session.person.id,
})

export function printerRoutes(http: Http, context: ServerContext): void {
  testSheetRoute(http, context)
  const pool = context.database.app
  const list = async (session: Session) => [
    ...(await listPrinters(pool, session.tenant, session.post.organisation)),
  ]
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/printers',
      id: 'ListPrinters',
      summary: '本单位的打印机及其套打偏移',
      tag: TAG,
      answer: z.array(printerSchema),
    },
    ({ session }) => list(session),
  )
  route(
    http,
    {
      method: 'PUT',
      url: '/api/paper/printers/:name',
      id: 'SetPrinter',
      summary: '设置打印机的套打偏移（百分之一毫米），或按试印页量得的距离计算',
      tag: TAG,
      params: printerParams,
      body: z.union([
        z.object({ right: offset, down: offset }),
        z.object({ measured: z.object({ left: measured, top: measured }) }),
      ]),
      answer: z.array(printerSchema),
    },
    async ({ session, params, body }) => {
      const place = placeOf(session, params.name)
      const wanted =
        'measured' in body ? measuredOffset(await printerOffset(pool, place), body.measured) : body
      if (Math.abs(wanted.right) > OFFSET_MAX || Math.abs(wanted.down) > OFFSET_MAX)
        return problem(422, '请检查量得的距离：偏移超过 30 毫米，可能放错了纸或打印时缩放了页面。', {
          why: 'input',
        })
      await setPrinter(pool, place, wanted)
      return list(session)
    },
  )
  route(
    http,
    {
      method: 'DELETE',
      url: '/api/paper/printers/:name',
      id: 'RemovePrinter',
      summary: '删除打印机的套打偏移',
      tag: TAG,
      params: printerParams,
      answer: z.array(printerSchema),
    },
    async ({ session, params }) =>
      (await removePrinter(pool, placeOf(session, params.name))) ? list(session) : notFound('这台打印机'),
  )
}

function testSheetRoute(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/printers/:name/test-sheet.pdf',
      id: 'GetTestSheet',
      summary: '套打试印页',
      tag: TAG,
      params: printerParams,
      produces: PDF,
    },
    async ({ session, params, reply }) => {
      const made = await assemble(
        testSheet(params.name, await printerOffset(pool, placeOf(session, params.name)), session.today),
      )
      if (!made.ok) throw new Error(`the test sheet could not be set: ${made.reason}`)
      return reply.type(PDF).header('cache-control', 'no-store').send(Buffer.from(made.file.pdf))
    },
  )
}
