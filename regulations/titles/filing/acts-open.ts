/** Opening an application: by the person herself, or by the employer's clerk who was entrusted (DESK B3). */
import type { Actor } from '#kernel/case'
import { anyOf, decided, role } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { desk } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { applicationOfYear, chooseTerritory } from '../application/resources.ts'
import type { ApplicantEmployer, Forward, Target } from '../application/state.ts'
import { findBar, noBarOnFilingDay, personIsNoOfficial, personIsNotRetired } from '../conditions/person.ts'
import { cycleFactsOf } from '../cycle/state.ts'
import type { EmployerEntry, ForwardingEntry } from '../registers/offices.ts'
import type { OpeningPerson } from '../registers/person-need.ts'
import type { IntegrityEntry } from '../registers/review.ts'
import type { KeyedOffice, Route } from '../route/index.ts'
import {
  findRouteFacts,
  findTerritory,
  officesOf,
  routeCompleteFinding,
  routeOf,
  territoryChoices,
  territoryIsKnown,
} from '../route/index.ts'
import type { Level, Track } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import * as forms from './forms.ts'
import type { Input, OpeningAnswers } from './opening.ts'
import { inQuestion, input, openingNeeds, placementOf, whereabouts } from './opening.ts'
import {
  applicantFiles,
  closingDaysAreInOrder,
  employerIsOwn,
  failing,
  filingWindowIsOpen,
  routeIsKnown,
  targetIsInScope,
} from './rules.ts'

/** The employer as an application keeps it. */
export function employerOf(key: string, entry: EmployerEntry): ApplicantEmployer {
  return {
    key,
    name: entry.name,
    organisation: entry.organisation,
    kind: entry.kind,
    affiliation: entry.affiliation,
    territory: entry.territory,
    department: entry.department ?? null,
    appointmentSystem: entry.appointmentSystem,
    fullPostManagement: entry.fullPostManagement,
  }
}

/** The route of art.13; an office that the register lacks is named in it. */
function findRoute(
  level: Level,
  territory: string,
  employer: EmployerEntry,
  person: OpeningPerson,
  offices: readonly KeyedOffice[],
): Route {
  const { department } = employer
  const own = { organisation: employer.organisation, name: employer.name }
  return routeOf(
    {
      level,
      affiliation: employer.affiliation,
      kind: employer.kind,
      territory,
      employer: own,
      department:
        department === null || department === undefined
          ? null
          : { organisation: department, name: employer.departmentName ?? '' },
      registeredAt: employer.registeredAt,
      fileAgency: person.fileAgency ?? null,
    },
    officesOf(offices),
  )
}

/** Desks before the submitter, in order; the submitter itself is no desk before itself. */
function forwardsOf(entries: readonly ForwardingEntry[], submitter: string): readonly Forward[] {
  return entries
    .filter(({ organisation }) => organisation !== submitter)
    .toSorted((a, b) => a.order - b.order)
    .map(({ organisation, name, closesOn }, index) => ({
      order: index + 1,
      organisation,
      name,
      closesOn: closesOn ?? null,
      opinion: null,
      on: null,
    }))
}

const targetOf = (series: string, specialty: string, level: Level, track: Track): Target => ({
  series,
  specialty,
  level,
  band: bandOf(level),
  track,
})

const entrustmentBy = (actor: Actor | undefined, own: boolean, evidence: readonly string[]) =>
  own || actor === undefined ? null : { by: actor.person, evidence, confirmed: null }

type Opening = {
  readonly asked: Input
  readonly needs: OpeningAnswers
  readonly actor: Actor | undefined
  readonly own: boolean
  readonly place: ReturnType<typeof whereabouts>
  readonly found: Route | undefined
  readonly on: LocalDate
}

function openingGuards(opening: Opening): readonly Finding[] {
  const { asked, needs, actor, own, place, found, on } = opening
  const { cycle, person, employer } = needs
  return [
    applicantFiles({
      own,
      ownEmployer:
        actor?.role === 'employer-personnel' &&
        person?.employer === asked.employer &&
        actor.organisation === employer?.organisation,
      entrustment: asked.entrustment.length,
    }),
    employerIsOwn({ named: asked.employer, registered: person?.employer ?? null }),
    filingWindowIsOpen({
      published: cycle?.stage === 'published',
      frozen: (cycle?.frozen ?? null) !== null,
      from: cycle?.windows.filingFrom ?? null,
      until: cycle?.windows.filingUntil ?? null,
      on: on,
    }),
    targetIsInScope({
      specialty: asked.specialty,
      level: asked.level,
      specialties: cycle?.specialties ?? [],
      levels: cycle?.levels ?? [],
    }),
    territoryIsKnown(place),
    routeIsKnown({ registered: employer !== undefined && person !== undefined }),
    ...(found === undefined ? [] : [routeCompleteFinding(found)]),
    ...placementOf(opening),
  ]
}

/** What would refuse filing is told at the first screen already (DESK B14). */
function earlyWarnings(
  person: OpeningPerson,
  integrity: readonly IntegrityEntry[],
  days: readonly LocalDate[],
  on: LocalDate,
): readonly Finding[] {
  const bar = findBar(integrity)
  return failing([
    personIsNoOfficial({ status: person.status }),
    personIsNotRetired({ status: person.status, retiresOn: person.retiresOn ?? null, on }),
    noBarOnFilingDay({ barredUntil: bar?.barredUntil ?? null, document: bar?.document ?? '', on }),
    closingDaysAreInOrder({ days }),
  ])
}

export const OpenApplication = desk.opening({
  label: '填报职称申报',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: anyOf(role('title-applicant'), role('employer-personnel')),
  input,
  form: forms.openApplication,
  leadsTo: ['drafting'],
  needs: openingNeeds,
  relevant: inQuestion,
  decide: ({ input: asked, needs, actor, at }) => {
    const { cycle, person, employer } = needs
    const own = actor !== undefined && person?.account === actor.person
    const place = whereabouts(person, asked.territory)
    const territory = findTerritory(place)
    const found =
      employer === undefined || person === undefined
        ? undefined
        : findRoute(asked.level, territory ?? employer.territory, employer, person, needs.offices)
    const guards = openingGuards({ asked, needs, actor, own, place, found, on: at.date })
    const route = found === undefined ? undefined : findRouteFacts(found)
    if (
      cycle === undefined ||
      person === undefined ||
      employer === undefined ||
      territory === undefined ||
      route === undefined
    )
      return decided({ guards, events: [] })
    const forwards = forwardsOf(needs.forwarding, route.submitter)
    const closing = forwards.flatMap(({ closesOn }) => closesOn ?? [])
    return decided({
      guards,
      warnings: earlyWarnings(person, needs.integrity, [...closing, cycle.windows.submissionUntil], at.date),
      claims: [applicationOfYear.take({ person: asked.person, year: cycle.year })],
      quotas: chooseTerritory({
        person: asked.person,
        year: cycle.year,
        places: territoryChoices(place),
        place: territory,
      }),
      events: [
        {
          type: 'ApplicationOpened',
          number: `${cycle.number}-${String(needs.serial).padStart(5, '0')}`,
          cycle: cycleFactsOf(cycle, asked.cycle),
          applicant: { key: asked.person, account: person.account ?? null, name: person.name },
          employer: employerOf(asked.employer, employer),
          target: targetOf(cycle.series, asked.specialty, asked.level, asked.track),
          territory,
          route,
          forwards,
          entrustment: entrustmentBy(actor, own, asked.entrustment),
        },
      ],
    })
  },
  example: () => ({
    actor: examples.exampleApplicant,
    input: {
      cycle: examples.cycleId,
      person: examples.personKey,
      employer: examples.employerKey,
      specialty: '机械',
      level: '副高级' as const,
      track: '正常' as const,
      territory: '',
      entrustment: [],
    },
    needs: examples.openingAnswers,
  }),
})
