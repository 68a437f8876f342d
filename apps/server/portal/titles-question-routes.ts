/** Checking a certificate and asking for an application: limited per address and per number, the same answer to every miss. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { attempts } from './attempts.ts'
import { type Asked, certificatePage, statusPage, type Typed } from './pages/titles-questions.ts'
import { type FormFault, readText } from './pages/titles-parts.ts'
import { sendPage } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { inTenant } from './titles-place.ts'
import type { TitlesPlace } from './pages/titles-frame.ts'

/** Questions from one address in ten minutes. */
const QUESTIONS_MAX = 20
/** Wrong tries at one number in an hour, from wherever they come. */
const MISSES_MAX = 5
const HOUR = 60 * 60 * 1000
/** The longest field has 4,000 Chinese characters, each nine bytes long in a form. */
const FORM_BYTES_MAX = 64 * 1024

/** Bodies of forms, once per scope. No person types a NUL, and no table keeps one: it is left out. */
export function takeForms(app: FastifyInstance): void {
  if (app.hasContentTypeParser('application/x-www-form-urlencoded')) return
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
    (_request, body, done) => done(null, new URLSearchParams(String(body).replaceAll(/%00|\0/g, ''))),
  )
}

/** A field of a form as typed, trimmed and cut. */
export const fieldOf = (request: FastifyRequest, name: string, length: number): string =>
  (request.body instanceof URLSearchParams ? (request.body.get(name) ?? '') : '').trim().slice(0, length)

/** The same with letters and digits at half width, for numbers and codes. */
const codeField = (request: FastifyRequest, name: string, length: number): string =>
  readText(fieldOf(request, name, length * 2), length)

export const limitOf = (max: number) => ({ config: { rateLimit: { max, timeWindow: '10 minutes' } } })

/** Nothing of an answer about a person is kept by browsers and proxies. */
const unkept = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** What is asked, how a miss is counted, and the page's status. */
async function answered<T>(
  tries: ReturnType<typeof attempts>,
  key: string,
  at: number,
  typed: Typed,
  find: () => Promise<T | undefined>,
): Promise<{ readonly asked: Asked<T>; readonly status: number }> {
  if (!tries.allows(key, at)) return { asked: { kind: 'limited', typed }, status: 429 }
  const answer = await find()
  if (answer !== undefined) return { asked: { kind: 'found', answer }, status: 200 }
  tries.failed(key, at)
  return { asked: { kind: 'unknown', typed }, status: 404 }
}

export function titleQuestionRoutes(app: FastifyInstance, sources: PortalSources): void {
  takeForms(app)
  const tries = attempts(MISSES_MAX, HOUR)
  const clock = async (): Promise<number> => Date.parse((await sources.now()).instant)
  certificateRoutes(app, sources, tries, clock)
  statusRoutes(app, sources, tries, clock)
}

type Tries = ReturnType<typeof attempts>
type Clock = () => Promise<number>

function certificateRoutes(app: FastifyInstance, sources: PortalSources, tries: Tries, clock: Clock): void {
  const path = '/:tenant/titles/certificates'
  const check = async (
    place: TitlesPlace,
    question: { readonly number: string; readonly name: string; readonly code: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const faults: FormFault[] = [
      ...(question.number === '' ? [{ field: 'number', message: '请填写证书编号' }] : []),
      ...(question.name === '' && question.code === ''
        ? [{ field: 'holder', message: '请填写姓名或者查验码' }]
        : []),
    ]
    void unkept(reply)
    const typed = { number: question.number, holder: question.name, code: question.code }
    if (faults.length > 0)
      return sendPage(request, reply, sources, certificatePage(place, { kind: 'faults', faults, typed }), 422)
    const key = `certificate ${place.tenant.id} ${question.number}`
    const { asked, status } = await answered(tries, key, await clock(), typed, () =>
      sources.findCertificate(place.tenant.id, question),
    )
    return sendPage(request, reply, sources, certificatePage(place, asked), status)
  }
  app.get(
    path,
    limitOf(QUESTIONS_MAX),
    inTenant(sources, async (place, request, reply) => {
      const { number, code } = request.query as Readonly<Record<string, unknown>>
      // The address printed beside the code of a certificate; names come by the form only.
      if (number !== undefined || code !== undefined)
        return check(
          place,
          { number: readText(number, 40), name: '', code: readText(code, 40) },
          request,
          reply,
        )
      return sendPage(request, reply, sources, certificatePage(place, { kind: 'form' }))
    }),
  )
  app.post(
    path,
    limitOf(QUESTIONS_MAX),
    inTenant(sources, (place, request, reply) => {
      const field = (name: string): string => codeField(request, name, 40)
      const question = { number: field('number'), name: field('holder'), code: field('code') }
      return check(place, question, request, reply)
    }),
  )
}

function statusRoutes(app: FastifyInstance, sources: PortalSources, tries: Tries, clock: Clock): void {
  const path = '/:tenant/titles/status'
  app.get(
    path,
    inTenant(sources, async (place, request, reply) =>
      sendPage(request, reply, sources, statusPage(place, { kind: 'form' })),
    ),
  )
  app.post(
    path,
    limitOf(QUESTIONS_MAX),
    inTenant(sources, async (place, request, reply) => {
      const number = codeField(request, 'number', 60)
      const lastFour = codeField(request, 'last', 10)
      const faults: FormFault[] = [
        ...(number === '' ? [{ field: 'number', message: '请填写申报件编号' }] : []),
        ...(/^[0-9A-Za-z]{4}$/.test(lastFour)
          ? []
          : [{ field: 'last', message: '请填写证件号码的最后四位' }]),
      ]
      void unkept(reply)
      const typed = { number, last: lastFour }
      if (faults.length > 0)
        return sendPage(request, reply, sources, statusPage(place, { kind: 'faults', faults, typed }), 422)
      const tenant = place.tenant.id
      const { asked, status } = await answered(
        tries,
        `status ${tenant} ${number}`,
        await clock(),
        typed,
        () => sources.findApplicationStatus({ tenant, number, lastFour }),
      )
      return sendPage(request, reply, sources, statusPage(place, asked), status)
    }),
  )
}
