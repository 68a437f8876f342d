/** What the pre-check of one application looks at: entries as `need.entries` answers them, and what can be derived at once. */
import type { LocalDate } from '#kernel/time'
import type { FiledContent } from '../filing/content.ts'
import type { ReformEntry } from '../registers/offices.ts'
import type {
  AppointmentEntry,
  AssessmentEntry,
  EducationEntry,
  GradeEntry,
  PersonEntry,
  RecognitionEntry,
  TitleEntry,
} from '../registers/people.ts'
import type { IntegrityEntry, MatchEntry, QualificationEntry } from '../registers/review.ts'
import type { AssessedYear, Tenure, TenureFacts } from '../tenure/index.ts'
import { assessedYears, findEffectiveLevel, reckonTenure } from '../tenure/index.ts'
import type { EmployerKind, Level, LevelBand, Track } from '../vocabulary.ts'
import { findLevelBelow } from '../vocabulary.ts'
import type { KeyedDegree } from './degree.ts'
import { wasOnRollAtReform } from './series.ts'
import type { KeyedCondition } from './standard.ts'

export type PrecheckFacts = {
  /** Day of filing, or of looking. */
  readonly on: LocalDate
  readonly cycle: { readonly year: number; readonly cutOff: LocalDate }
  readonly target: {
    readonly series: string
    readonly specialty: string
    readonly level: Level
    readonly band: LevelBand
    readonly track: Track
  }
  readonly person: Pick<
    PersonEntry,
    | 'status'
    | 'workingSince'
    | 'contractFrom'
    | 'contractUntil'
    | 'postSpecialty'
    | 'postSince'
    | 'retiresOn'
    | 'movedInOn'
    | 'movedFrom'
  >
  readonly employer: {
    readonly key: string
    readonly kind: EmployerKind
    readonly appointmentSystem: boolean
  }
  readonly degrees: readonly KeyedDegree[]
  readonly titles: readonly TitleEntry[]
  readonly appointments: readonly AppointmentEntry[]
  readonly assessments: readonly AssessmentEntry[]
  readonly grades: readonly GradeEntry[]
  readonly education: readonly EducationEntry[]
  readonly recognitions: readonly RecognitionEntry[]
  readonly integrity: readonly IntegrityEntry[]
  readonly reforms: readonly ReformEntry[]
  /** Conditions in force on the cycle's day, of the target's series and level. */
  readonly conditions: readonly KeyedCondition[]
  readonly matches: readonly MatchEntry[]
  readonly qualifications: readonly (QualificationEntry & { readonly key: string })[]
  readonly content: FiledContent
  /** Open assessments that the accepting office decided (DESK B19). */
  readonly decisions: readonly {
    readonly year: number
    readonly counts: boolean
    readonly reason: string
  }[]
  /** 60.c: day on which the conditions of the old first recognition were met, as proved; null: not claimed. */
  readonly transitionMetOn: LocalDate | null
  /** 67.b; null: not entered. */
  readonly effectiveOn: LocalDate | null
}

export type HeldTitle = TitleEntry & { readonly effective: Level }

export type Standing = {
  /** Titles in force with the level at which they count (art.8.a: any place of the province; art.66.c). */
  readonly held: readonly HeldTitle[]
  /** The level from which years are counted: the target's own for a transfer, else the one below. */
  readonly base: Level | undefined
  /** Titles held at that level. */
  readonly atBase: readonly HeldTitle[]
  readonly qualification: (QualificationEntry & { readonly key: string }) | undefined
  readonly assessed: readonly AssessedYear[]
  readonly tenure: Tenure
  readonly reform: ReformEntry | undefined
  readonly reformed: boolean
}

/** 8.a: titles of this regulation count in the whole province, wherever obtained; those awaiting confirmation do not yet. */
export const inForce: readonly TitleEntry['status'][] = ['有效', '有效（待换发）']

/** Titles that count, the non-socialised ones a rung lower; an 员级 one of these counts as none. */
export function heldTitles(titles: readonly TitleEntry[]): readonly HeldTitle[] {
  return titles.flatMap((title) => {
    const effective = inForce.includes(title.status) ? findEffectiveLevel(title) : undefined
    return effective === undefined ? [] : [{ ...title, effective }]
  })
}

const runsOn = ({ from, until }: AppointmentEntry, on: LocalDate): boolean =>
  from <= on && (typeof until !== 'string' || on <= until)

/** Whether this appointment runs at the filing employer on the day. */
export const runsAtEmployer = (f: PrecheckFacts, one: AppointmentEntry): boolean =>
  one.employer === f.employer.key && runsOn(one, f.on)

/** Whether an appointment of the level, or of any level, runs at the filing employer on the day. */
export function isAppointed(f: PrecheckFacts, level?: Level): boolean {
  return f.appointments.some((one) => (level === undefined || one.level === level) && runsAtEmployer(f, one))
}

/** What the tenure of the base level rests on: titles and appointments of that level, or the mapped qualification's appointments. */
function tenureFacts(
  f: PrecheckFacts,
  s: Pick<Standing, 'atBase' | 'assessed' | 'qualification'>,
): TenureFacts {
  const levels = new Set(s.atBase.map(({ level }) => level))
  if (s.atBase.length === 0 && s.qualification !== undefined) levels.add(s.qualification.level)
  const appointments = f.appointments
    .filter(({ level }) => levels.has(level))
    .map(({ from, until }) => ({ from, until: until ?? null }))
  const titles = s.atBase.map(({ way, obtainedOn, examLastDay }) => ({
    way,
    obtainedOn,
    examLastDay: examLastDay ?? null,
  }))
  const first = appointments.map(({ from }) => from).toSorted()[0]
  // A mapped qualification gives no title date of its own here: years run from the appointment it led to (art.59.3)
  const byAppointment = titles.length === 0 && s.qualification !== undefined && first !== undefined
  return {
    titles: byAppointment ? [{ way: '评审', obtainedOn: first, examLastDay: null }] : titles,
    appointmentSystem: f.employer.appointmentSystem || byAppointment,
    appointments,
    assessed: s.assessed,
    cutOff: f.cycle.cutOff,
    required: null,
  }
}

function findReform(f: PrecheckFacts): ReformEntry | undefined {
  return f.reforms
    .filter(
      ({ employer, postSpecialty }) =>
        employer === f.employer.key && postSpecialty.split('/')[0] === f.target.series,
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
}

/** First day on the roll of the filing employer: its earliest contract or appointment. */
export function onRollSince(f: PrecheckFacts): LocalDate | null {
  const days = f.appointments.filter(({ employer }) => employer === f.employer.key).map(({ from }) => from)
  if (typeof f.person.contractFrom === 'string') days.push(f.person.contractFrom)
  return days.toSorted()[0] ?? null
}

/** Everything the items of the list need, derived once. */
export function standingOf(f: PrecheckFacts, required: number | null = null): Standing {
  const held = heldTitles(f.titles)
  const base = f.target.track === '转评' ? f.target.level : findLevelBelow(f.target.level)
  const atBase = held.filter(({ effective }) => effective === base)
  const qualification = f.qualifications.find(({ key }) => key === f.content.qualification)
  const assessed = assessedYears(f.assessments, f.employer.kind, f.grades, f.decisions)
  const tenure = reckonTenure({ ...tenureFacts(f, { atBase, assessed, qualification }), required })
  const reform = findReform(f)
  const reformed =
    reform !== undefined &&
    wasOnRollAtReform({ reformOn: reform.on, document: reform.document, onRollSince: onRollSince(f) })
      .holds === 'yes'
  return { held, base, atBase, qualification, assessed, tenure, reform, reformed }
}
