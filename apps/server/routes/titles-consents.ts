/** Looking up a person's titles with consent: the look is an act of the consent's case before anything is read. */
import { z } from 'zod'
import { type Session, actorOf, appendAccess } from '#platform/identity'
import { listEntries } from '#platform/registers'
import { type TitleConsent, type TitleEntry, consentStages, procedureIds } from '#regulations/titles'
import { heldTitlesSchema, titleConsentsSchema, type TitleConsentsView } from '../contract/titles-consents.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { refusalProblem } from '../views/finding.ts'

const TAG = 'titles'
const LISTED_MAX = 200

/** Consents that the reader gave, or that were given to the reader's organisation and are in force; the newest first. */
const CONSENTS = `select c.id, c.state -> 'domain' as state from cases c
  where c.tenant = $1 and c.procedure = '${procedureIds.consent}'
    and exists (select from case_parties p where p.tenant = c.tenant and p.case_id = c.id
      and (p.relation = 'holder' and p.person = $2 or p.relation = 'reader' and p.organisation = $3))
  order by c.opened_at desc limit ${LISTED_MAX}`

interface ConsentRow {
  readonly id: string
  readonly state: TitleConsent
}

export function titlesConsentRoutes(http: Http, context: ServerContext): void {
  listRoute(http, context)
  searchRoute(http, context)
}

function listRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/title-consents',
      id: 'TitleConsents',
      summary: '职称查询授权',
      tag: TAG,
      answer: titleConsentsSchema,
    },
    async ({ session }) => {
      const isClerk = session.post.role === 'employer-personnel'
      const pool = context.database.app
      const { tenant } = session
      const [{ rows }, own, employers] = await Promise.all([
        pool.query<ConsentRow>(CONSENTS, [
          tenant,
          session.person.id,
          isClerk ? session.post.organisation : null,
        ]),
        ownKey(context, session),
        session.post.role === 'title-applicant' ? employersOf(context, session) : [],
      ])
      const lookers = rows.flatMap(({ state }) => state.lookUps.map(({ by }) => by))
      const names = await loadNames(pool, tenant, lookers, [], context.roleLabels)
      return {
        own,
        employers,
        consents: rows.map((row) => consentView(row, session, (id) => names.person(id) ?? '')),
      }
    },
  )
}

async function ownKey(context: ServerContext, session: Session): Promise<string | null> {
  const { rows } = await context.database.app.query<{ key: string }>(
    `select key from entries where tenant = $1 and register = 'titles-persons' and superseded_at is null
       and "values" ->> 'account' = $2 and from_date <= $3 and (until_date is null or until_date >= $3) limit 1`,
    [session.tenant, session.person.id, session.today],
  )
  return rows[0]?.key ?? null
}

async function employersOf(
  context: ServerContext,
  session: Session,
): Promise<TitleConsentsView['employers']> {
  const { rows } = await context.database.app.query<{ key: string; name: string }>(
    `select key, "values" ->> 'name' as name from entries where tenant = $1 and register = 'titles-employers'
       and superseded_at is null and from_date <= $2 and (until_date is null or until_date >= $2) order by name`,
    [session.tenant, session.today],
  )
  return rows
}

function consentView(
  { id, state }: ConsentRow,
  session: Session,
  nameOf: (person: string) => string,
): TitleConsentsView['consents'][number] {
  const isHolder = state.holder.account === session.person.id
  const { number, holder, employer, purpose, givenOn, until, stage, lookUps } = state
  return {
    id,
    number,
    holder: holder.name,
    employer: employer.name,
    purpose,
    givenOn,
    until,
    stage,
    stageLabel: consentStages[stage],
    lookUps: lookUps
      .filter(({ by }) => isHolder || by === session.person.id)
      .map(({ on, by, purpose: why }) => ({ on, by: nameOf(by), purpose: why }))
      .toReversed(),
  }
}

function searchRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/titles/title-consents/:id/search',
      id: 'SearchHeldTitles',
      summary: '经本人同意查询职称',
      tag: TAG,
      params: z.object({ id: z.string().min(1).max(100) }),
      body: z.strictObject({ purpose: z.string().max(200) }),
      answer: heldTitlesSchema,
    },
    async ({ session, params: { id }, body: { purpose } }) => {
      const { tenant, today } = session
      const origin = { kind: 'person', actor: actorOf(session) } as const
      const { found } = await context.cases.load(tenant, id)
      if (found === undefined || found.procedure !== procedureIds.consent) return notFound('授权')
      const { holder, employer, stage } = found.snapshot.domain as unknown as TitleConsent
      if (stage !== 'given' || employer.organisation !== session.post.organisation) return notFound('授权')
      const looked = await context.cases.act({
        tenant,
        procedure: procedureIds.consent,
        caseId: id,
        act: 'LookUpTitles',
        input: { purpose },
        origin,
      })
      if (looked.kind === 'refused')
        return refusalProblem(context.corpus, looked, { origin, parties: found.parties })
      const pool = context.database.app
      await appendAccess(pool, {
        tenant,
        actor: origin.actor,
        kind: 'read',
        what: 'titles-held',
        subject: holder.key,
        purpose,
      })
      const entries = await listEntries(pool, tenant, 'titles-held', today, { where: { person: holder.key } })
      const titles = entries.map(({ key, values }) => ({ ...(values as unknown as TitleEntry), key }))
      return {
        holder: holder.name,
        on: today,
        titles: titles
          .toSorted((a, b) => b.obtainedOn.localeCompare(a.obtainedOn))
          .map(
            ({ key, series, specialty, level, way, obtainedOn, authority, certificate, scope, status }) => ({
              title: `${series}系列 ${specialty}`,
              level,
              way,
              obtainedOn,
              authority: authority ?? '',
              certificate: certificate ?? key,
              scope,
              status,
            }),
          ),
      }
    },
  )
}
