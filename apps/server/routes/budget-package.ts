/** What another site's editor takes of a budget: one HTML to paste and the tables as a workbook; the PDF is a paper. */
import { z } from 'zod'
import { type Origin, maySee } from '#kernel'
import { actorOf } from '#platform/identity'
import { type UnitBudget, officialHtml, publicBudget, unitBudget } from '#regulations/budget'
import type { ServerContext } from '../context.ts'
import { lintDocumentSchema } from '../contract/lint.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { checkSent } from '../lint-thread.ts'
import { lintDocumentView } from '../views/lint.ts'
import { budgetWorkbook } from '../portal/open-data.ts'
import type { Session } from '#platform/identity'
import { XLSX, attachment } from './payload.ts'

const TAG = 'budget'
const HTML = 'text/html; charset=utf-8'

export function budgetPackageRoutes(http: Http, context: ServerContext): void {
  packageLintRoute(http, context)
  const params = z.object({ id: z.string().max(100) })
  route(
    http,
    {
      ...({
        method: 'GET',
        url: `/api/${unitBudget.id}/:id/package.html`,
        id: 'BudgetPackageHtml',
        summary: '公开稿（可粘贴到其他网站的 HTML）',
        tag: TAG,
      } as const),
      params,
      produces: HTML,
    },
    async ({ session, params: { id }, reply }) => {
      const found = await publishable(context, session, id)
      if ('problem' in found) return found
      const page = publicBudget(found.state)
      return reply
        .type(HTML)
        .header('content-disposition', attachment(`${page.title}.html`))
        .send(officialHtml(page))
    },
  )
  route(
    http,
    {
      ...({
        method: 'GET',
        url: `/api/${unitBudget.id}/:id/package.xlsx`,
        id: 'BudgetPackageWorkbook',
        summary: '公开稿（预算公开表工作簿）',
        tag: TAG,
      } as const),
      params,
      produces: XLSX,
    },
    async ({ session, params: { id }, reply }) => {
      const found = await publishable(context, session, id)
      if ('problem' in found) return found
      const page = publicBudget(found.state)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${page.title}.xlsx`))
        .send(Buffer.from(await budgetWorkbook(page.content.tables)))
    },
  )
}

/** What the general rules of the checker say of the package, before it goes out. Nothing here refuses the publication. */
function packageLintRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: `/api/${unitBudget.id}/:id/package/lint`,
      id: 'BudgetPackageLint',
      summary: '公开稿的公文校核结果',
      tag: TAG,
      params: z.object({ id: z.string().max(100) }),
      answer: lintDocumentSchema,
    },
    async ({ session, params: { id } }) => {
      const found = await publishable(context, session, id)
      if ('problem' in found) return found
      const page = publicBudget(found.state)
      const html = `<!doctype html>\n<html lang="zh-CN"><body>${officialHtml(page)}</body></html>`
      const check = await checkSent({ name: `${page.title}.html`, bytes: new TextEncoder().encode(html) })
      if (check === 'busy') return problem(503, '请稍候再试：正在校核的文件太多。', { why: 'busy' })
      if (!check.ok) return problem(422, check.problems.join('\n'), { why: 'unreadable' })
      return lintDocumentView(context.corpus, check)
    },
  )
}

type Publishable = Extract<UnitBudget, { preparation: unknown }>

/** The budget once its publication is prepared; what is withdrawn leaves no package either. */
async function publishable(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<{ readonly state: Publishable } | ProblemAnswer> {
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== unitBudget.id || !maySee(unitBudget, origin, found.parties))
    return notFound()
  const state = found.snapshot.domain as UnitBudget
  if (!('preparation' in state) || state.stage === 'withdrawn')
    return problem(409, '请先准备公开：这份预算还没有公开稿，或已撤下。', { why: 'out-of-turn' })
  return { state }
}
