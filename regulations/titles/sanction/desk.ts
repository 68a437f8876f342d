/** What the acts of a matter share: the workshop, who may, who stands in which relation, what it reads. */
import type { Party } from '#kernel/case'
import { anyOf, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { Confirmation } from '../higher-rules.ts'
import type { OfficeEntry, TitleEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import type { SanctionEvent } from './events.ts'
import { findMoment } from './rules.ts'
import type { Sanction, SanctionMoment } from './state.ts'

export const desk = workshop<Sanction, SanctionEvent>()

const handlers = [
  'county-titles',
  'city-titles',
  'province-titles',
  'authorised-department',
  'convening-head',
] as const
export const anyHandler = anyOf(...handlers.map(role))
/** The office that handles the matter. */
export const handler = anyOf(...handlers.map((one) => ownOrganisationIs('office', one)))
export const employerClerk = anyOf(
  ownOrganisationIs('employer', 'employer-personnel'),
  ownOrganisationIs('employer', 'employer-head'),
)
export const sanctioned = personIs('sanctioned')
export const inspector = ownOrganisationIs('office', 'titles-inspector')

/** Employer and person learn of a decision, never of a matter that is still looked into. */
export function partiesOf({ stage, office, person, employer }: Sanction): readonly Party[] {
  const decided = stage === 'decided' || stage === 'closed'
  return [
    { relation: 'office', organisation: office.organisation },
    ...(decided && employer !== null ? [{ relation: 'employer', organisation: employer.organisation }] : []),
    ...(decided && person.account !== null ? [{ relation: 'sanctioned', person: person.account }] : []),
  ]
}

type Kept = TitleEntry & { readonly key: string }
export const officeNeed = (office: string) =>
  need.register<OfficeEntry>('titles-offices', office, { lock: 'none' })
export const applicationNeed = (id: string | null) =>
  need.case<Application>(procedureIds.application, id ?? '', 'update')
/** By the title's own number, or by the application that led to it. */
export const titleNeed = (key: string | null) => need.register<TitleEntry>('titles-held', key ?? '')
export const titlesOfApplication = (application: string | null) =>
  need.entries<Kept>('titles-held', { application: application ?? '' })
export const confirmations = need.entries<Confirmation>('titles-higher-rules', {})

/** Date from which a title entry stands in the register. */
export const entryFrom = (entry: TitleEntry): LocalDate => entry.obtainedOn

export const momentOf = (
  application: Application | undefined,
  title: TitleEntry | null,
): SanctionMoment | undefined =>
  findMoment(application?.stage ?? null, title !== null && title.status !== '撤销')
