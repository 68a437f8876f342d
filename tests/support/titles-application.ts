/** A county, its employer and one applicant for tests of `titles/application`. All names are invented. */
import type { Actor } from '#kernel/case'
import type { Application } from '../../regulations/titles/application/state.ts'
import { application } from '../../regulations/titles/application/application.ts'
import * as examples from '../../regulations/titles/application/examples.ts'
import { givenDigest } from '../../regulations/titles/filing/digest.ts'
import { corpusCalendar } from './calendars.ts'
import { type World, actor, given } from './run.ts'

const above = ['example-county-bureau', 'example-city-bureau', 'example-province']

export const people = {
  applicant: examples.exampleApplicant,
  clerk: examples.exampleClerk,
  head: examples.exampleHead,
  colleague: actor('person-colleague', 'employer-staff', 'example-employer', above),
  otherClerk: actor('person-other-clerk', 'employer-personnel', 'other-employer', above),
  county: examples.exampleCounty,
  city: examples.exampleCity,
  otherCity: actor('person-other-city', 'city-titles', 'other-city-bureau', ['example-province']),
  department: actor('person-department', 'department-titles', 'example-department', above),
} as const satisfies Readonly<Record<string, Actor>>

type Entries = Readonly<Record<string, unknown>>
const keyed = (rows: readonly unknown[], prefix: string): Entries =>
  Object.fromEntries(rows.map((row, index) => [`${prefix}${index + 1}`, row]))

const { personFile } = examples

/** Registers as the example stands in them. */
export const registers: Readonly<Record<string, Entries>> = {
  'titles-persons': { [examples.personKey]: examples.personEntry },
  'titles-employers': { [examples.employerKey]: examples.employerEntry },
  'titles-offices': Object.fromEntries(examples.officeEntries.map(({ key, ...entry }) => [key, entry])),
  'titles-forwarding': keyed(examples.forwardingEntries, 'f'),
  'titles-degrees': keyed(personFile.degrees, 'd'),
  'titles-held': keyed(personFile.titles, 'z'),
  'titles-appointments': keyed(personFile.appointments, 'a'),
  'titles-assessments': keyed(personFile.assessments, 'k'),
  'titles-education': keyed(personFile.education, 'e'),
  'titles-grades': keyed(personFile.grades, 'g'),
  'titles-conditions': Object.fromEntries(personFile.conditions.map(({ key, ...entry }) => [key, entry])),
}

/** The world with some registers replaced, on a day. */
export const worldOf = (more: Readonly<Record<string, Entries>> = {}, day = '2025-04-15'): World => ({
  registers: { ...registers, ...more },
  cases: { [examples.cycleId]: examples.cycleEntry },
  calendar: corpusCalendar,
  at: `${day}T09:00:00+08:00`,
})

/** A run that begins in a state. */
export const from = (state: Application, world: World = worldOf()) => given(application, world).state(state)

export const openInput = {
  cycle: examples.cycleId,
  person: examples.personKey,
  employer: examples.employerKey,
  specialty: '机械',
  level: '副高级',
  track: '正常',
}

/** A new application of the person herself. */
export const opened = (more: object = {}, world: World = worldOf(), by: Actor = people.applicant) =>
  given(application, world).when('OpenApplication', { ...openInput, ...more }, by)

/** The example as the applicant types it, act by act, up to the employer's desk. */
export function filedByActs(world: World = worldOf()) {
  const start = opened({}, world).when('ReviseContent', examples.contentInput, people.applicant)
  const filled = examples.at.drafting().materials.reduce((run, material) => {
    const { id: _id, shown: _shown, removed: _removed, ...input } = material
    return run.when('AddMaterial', input, people.applicant).thenStage('drafting')
  }, start)
  return filled
    .when('SignPledge', { digest: givenDigest(filled.domain) }, people.applicant)
    .when('File', {}, people.applicant)
    .thenStage('verifying')
}
