/**
 * Who submits, who accepts, who approves, and with which letter: the one router of title review (art.4, 5, 13, 30 to 32, 42, 63).
 * `plan.ts` answers in desks; here offices of the register sit down at them.
 */
import type { ClauseId } from '#kernel/law'
import type { RouteFacts } from '../application/state.ts'
import type { Affiliation, EmployerKind, Level, OfficeLevel } from '../vocabulary.ts'
import type { Offices } from './offices.ts'
import type { Assigned, Desk, Letter, PlanQuestion, RoutePlan } from './plan.ts'
import { planAuthority, planRoute } from './plan.ts'
import { levelOfTerritory, territoryAt } from './territory.ts'

/** What the router asks: the employer as registered, the person's file agency and the territory of art.63. */
export type RouteQuestion = {
  readonly level: Level
  readonly affiliation: Affiliation
  readonly kind: EmployerKind
  /** Division code, chosen by art.63 (`findTerritory`). */
  readonly territory: string
  readonly employer: { readonly organisation: string; readonly name: string }
  readonly department: { readonly organisation: string; readonly name: string } | null
  readonly registeredAt: OfficeLevel
  /** Organisation id of the agency that keeps the personnel file, public or not. */
  readonly fileAgency: string | null
}

/** A desk with its office. `organisation` is null where the register of offices has none for it. */
export type Seat = Assigned & { readonly organisation: string | null; readonly name: string }
export type Route = {
  readonly plan: RoutePlan
  readonly submitter: Seat
  readonly authority: Seat
  readonly letter: Letter
  readonly clauses: readonly ClauseId[]
  /** A numbered reading was needed for submitter or authority (shown with a mark, DESK B21). */
  readonly byReading: boolean
}

function planQuestionOf(q: RouteQuestion, offices: Offices): PlanQuestion {
  const own = q.department === null ? q.employer : q.department
  const agency = q.fileAgency === null ? undefined : offices.find(q.fileAgency)
  const authorised = [own, q.employer].some(({ organisation }) => offices.find(organisation)?.authorised)
  return {
    level: q.level,
    affiliation: q.affiliation,
    kind: q.kind,
    hasDepartment: q.department !== null,
    authorised,
    agency: q.fileAgency === null ? 'none' : agency?.publicAgency === true ? 'public' : 'private',
    registeredAt: q.registeredAt,
  }
}

const bureauLevels: Partial<Readonly<Record<Desk, OfficeLevel>>> = {
  县级人社部门: '县级',
  市级人社部门: '市级',
  省级人社部门: '省级',
}

/** An HR department: of the level planned, or of the territory's own where that lies higher (a reading). */
function seatBureau(assigned: Assigned, level: OfficeLevel, q: RouteQuestion, offices: Offices): Seat {
  const place = territoryAt(level, q.territory)
  const actual = levelOfTerritory(place)
  const office = offices.findBureau(actual, place)
  return {
    ...assigned,
    desk: `${actual}人社部门`,
    reading: assigned.reading || actual !== level,
    organisation: office?.key ?? null,
    name: office?.name ?? `${place}的${actual}人社部门`,
  }
}

function seat(assigned: Assigned, q: RouteQuestion, offices: Offices): Seat {
  const level = bureauLevels[assigned.desk]
  if (level !== undefined) return seatBureau(assigned, level, q, offices)
  if (assigned.desk === '主管部门') return { ...assigned, ...(q.department ?? q.employer) }
  if (assigned.desk === '用人单位')
    return { ...assigned, organisation: q.employer.organisation, name: q.employer.name }
  const agency = q.fileAgency === null ? undefined : offices.find(q.fileAgency)
  return { ...assigned, organisation: agency?.key ?? null, name: agency?.name ?? '档案代理机构' }
}

/** A unit that holds its own authorisation approves its own people even where a department stands above it. */
function seatAuthority(assigned: Assigned, q: RouteQuestion, offices: Offices): Seat {
  const own = offices.find(q.employer.organisation)
  if (assigned.desk === '主管部门' && own?.authorised === true)
    return { ...assigned, desk: '用人单位', organisation: own.key, name: own.name }
  return seat(assigned, q, offices)
}

/** The whole route of one application. Defined for every combination; an office missing in the register is named. */
export function routeOf(q: RouteQuestion, offices: Offices): Route {
  const plan = planRoute(planQuestionOf(q, offices))
  const submitter = seat(plan.submitter, q, offices)
  const authority = seatAuthority(plan.authority, q, offices)
  return {
    plan,
    submitter,
    authority,
    letter: plan.letter.kind,
    clauses: [...new Set([submitter.clause, plan.letter.clause, plan.acceptor.clause, authority.clause])],
    byReading: submitter.reading || authority.reading,
  }
}

/** The office that manages a title (titleAuthority of art.5): approves results, takes plans, letters, confirmations, summaries. */
export function titleAuthority(q: RouteQuestion, offices: Offices): Seat {
  return seatAuthority(planAuthority(planQuestionOf(q, offices)), q, offices)
}

/** What an application keeps of its route; undefined while an office is missing in the register. */
export function findRouteFacts(route: Route): RouteFacts | undefined {
  const { submitter, authority } = route
  if (submitter.organisation === null || authority.organisation === null) return undefined
  return {
    submitter: submitter.organisation,
    submitterName: submitter.name,
    authority: authority.organisation,
    authorityName: authority.name,
    letter: route.letter,
    clauses: route.clauses,
    byReading: route.byReading,
  }
}
