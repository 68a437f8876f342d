/** Asking about a published budget: a form without script, limited per address, and the page of the receipt. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { askPage, questionAddress, questionPage } from './pages/question.ts'
import { sendNotFound, sendPage } from './reply.ts'
import type { PortalSources, PublishedBudget } from './sources.ts'
import { takeForms } from './titles-question-routes.ts'

/** Questions from one address in ten minutes. */
const QUESTIONS_MAX = 5
const TOKEN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Address {
  readonly tenant: string
  readonly slug: string
}

export function questionRoutes(app: FastifyInstance, sources: PortalSources): void {
  const { questions } = sources
  if (questions === undefined) return
  takeForms(app)
  const findBudget = async (request: FastifyRequest): Promise<PublishedBudget | undefined> => {
    const { tenant, slug } = request.params as Address
    const found = await sources.findPublishedBudget({ tenant, slug })
    return found?.content === undefined ? undefined : found
  }
  app.get('/:tenant/budgets/:slug/ask', async (request, reply) => {
    const budget = await findBudget(request)
    if (budget === undefined) return sendNotFound(request, reply, sources, '这份预算')
    const typed = { question: '', name: '', reach: '' }
    return sendPage(request, reply, sources, askPage({ budget: asked(budget), token: randomUUID(), typed }))
  })
  app.post(
    '/:tenant/budgets/:slug/ask',
    { config: { rateLimit: { max: QUESTIONS_MAX, timeWindow: '10 minutes' } } },
    async (request, reply) => {
      const budget = await findBudget(request)
      if (budget === undefined) return sendNotFound(request, reply, sources, '这份预算')
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const typed = {
        question: textOf(fields, 'question', 2000),
        name: textOf(fields, 'name', 60),
        reach: textOf(fields, 'reach', 120),
      }
      const given = textOf(fields, 'token', 60)
      const token = TOKEN.test(given) ? given : randomUUID()
      const { tenant, slug } = budget
      const answer = await questions.ask({ tenant, slug, token, ...typed })
      if (answer.ok) return reply.redirect(questionAddress({ tenant, id: answer.id }), 303)
      const model = { budget: asked(budget), token: randomUUID(), typed, refusal: answer.say }
      return sendPage(request, reply, sources, askPage(model), 422)
    },
  )
  app.get('/:tenant/questions/:id', async (request, reply) => {
    const { tenant, id } = request.params as { readonly tenant: string; readonly id: string }
    const question = await questions.find(tenant, id)
    if (question === undefined) return sendNotFound(request, reply, sources, '这条咨询')
    return sendPage(request, reply, sources, questionPage(question))
  })
}

function asked({ tenant, slug, title, content }: PublishedBudget) {
  return { tenant, slug, title, contact: content?.contact.name ?? '' }
}

function textOf(fields: URLSearchParams, name: string, length: number): string {
  return (fields.get(name) ?? '').trim().slice(0, length)
}
