/** Before an application is opened: who may be applied for by this post, and which review years take applications. */
import { type Session } from '#platform/identity'
import { listEntries } from '#platform/registers'
import { applicationStages, procedureIds } from '#regulations/titles'
import { tracks } from '../../regulations/titles/vocabulary.ts'
import type { Applying, OwnApplications } from './contract/titles-filing.ts'
import type { ServerContext } from './context.ts'
import { titleColumns, titleNoticeAddress } from './portal/titles-addresses.ts'

const LISTED_MAX = 200
const { column: ANNOUNCEMENTS } = titleColumns.announcements
const PEOPLE_MAX = 1_000

/** For an applicant herself; for a clerk of an employer, its staff. Others get nobody. */
export async function applyingOf(context: ServerContext, session: Session): Promise<Applying> {
  const isOwn = session.post.role !== 'employer-personnel'
  const [people, cycles, standing] = await Promise.all([
    peopleOf(context, session, isOwn),
    cyclesOf(context, session),
    isOwn ? ownApplications(context, session) : [],
  ])
  return { isOwn, people, cycles, tracks: [...tracks], standing }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

async function peopleOf(
  { database }: ServerContext,
  { tenant, today, person, post }: Session,
  isOwn: boolean,
): Promise<Applying['people']> {
  const employers = await listEntries(database.app, tenant, 'titles-employers', today, {
    where: isOwn ? {} : { organisation: post.organisation },
  })
  const names = new Map(employers.map(({ key, values }) => [key, text(values['name'])]))
  const lists = isOwn
    ? [await listEntries(database.app, tenant, 'titles-persons', today, { where: { account: person.id } })]
    : await Promise.all(
        [...names.keys()].map((employer) =>
          listEntries(database.app, tenant, 'titles-persons', today, { where: { employer } }),
        ),
      )
  return lists
    .flat()
    .slice(0, PEOPLE_MAX)
    .map(({ key, values }) => ({
      key,
      name: text(values['name']),
      employer: text(values['employer']),
      employerName: names.get(text(values['employer'])) ?? '',
      territories: territoriesOf(text(values['fileLocation']), text(values['labourLocation'])),
      post: text(values['postSpecialty']),
    }))
}

function territoriesOf(file: string, labour: string): Applying['people'][number]['territories'] {
  if (file === '' || labour === '' || file === labour) return []
  return [
    { value: file, label: `人事档案所在地（${file}）` },
    { value: labour, label: `劳动关系所在地（${labour}）` },
  ]
}

interface CycleRow {
  readonly id: string
  readonly committee: string
  readonly year: number
  readonly series: string
  readonly specialties: string[]
  readonly levels: string[]
  readonly from: string | null
  readonly until: string | null
  readonly announcement: string | null
}

async function cyclesOf(
  { database }: ServerContext,
  { tenant, today }: Session,
): Promise<Applying['cycles']> {
  const { rows } = await database.app.query<CycleRow>(
    `select id, domain ->> 'committeeName' as committee, (domain ->> 'year')::int as year, domain ->> 'series' as series,
       domain -> 'specialties' as specialties, domain -> 'levels' as levels,
       domain -> 'windows' ->> 'filingFrom' as "from", domain -> 'windows' ->> 'filingUntil' as until,
       (select slug from public_notices n
        where n.tenant = $1 and n.case_id = c.id and n.column_id = $4 and n.removed_at is null
        order by n.posted_at desc limit 1) as announcement
     from (select id, title, state -> 'domain' as domain from cases
           where tenant = $1 and procedure = $2 and stage = 'published') c
     order by title limit $3`,
    [tenant, procedureIds.cycle, LISTED_MAX, ANNOUNCEMENTS],
  )
  return rows.flatMap(({ from, until, announcement: slug, ...cycle }) => {
    if (from === null || until === null || from > today || until < today) return []
    const announcement = slug === null ? null : titleNoticeAddress({ tenant, column: ANNOUNCEMENTS, slug })
    return [{ ...cycle, until, announcement }]
  })
}

/** Every application whose applicant signed in, by whom it concerns and not by the post he acts in. */
export async function ownApplications(
  { database }: ServerContext,
  { tenant, person }: Session,
): Promise<OwnApplications> {
  const { rows } = await database.app.query<{
    id: string
    number: string
    year: number
    stage: keyof typeof applicationStages
  }>(
    `select c.id, c.state -> 'domain' ->> 'number' as number,
       (c.state -> 'domain' -> 'cycle' ->> 'year')::int as year, c.stage
     from case_parties p join cases c on c.tenant = p.tenant and c.id = p.case_id
     where p.tenant = $1 and p.person = $3 and p.relation = 'applicant' and c.procedure = $2
     order by 3 desc, 2 desc limit $4`,
    [tenant, procedureIds.application, person.id, LISTED_MAX],
  )
  return rows.map(({ stage, ...row }) => ({ ...row, stage: applicationStages[stage] }))
}
