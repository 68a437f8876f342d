/** Applies the rules of the slots to one application. */
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import type { Application, Material } from '../application/state.ts'
import type { AchievementRow } from './content.ts'
import { standingMaterials } from './digest.ts'
import { achievementFindings } from './row-findings.ts'
import * as rules from './rules-slots.ts'
import { extraSlotKey } from './slots.ts'

/** What the slots are judged by besides the application itself. */
export type SlotFacts = {
  readonly state: Application
  /** Day of filing. */
  readonly on: LocalDate
  /** Start of the present title (art.59); null where there is none. */
  readonly tenureStart: LocalDate | null
  /** Years for which the register knows a leave: a fact, not a missing sheet (DESK B19). */
  readonly leaveYears: readonly number[]
  /** F29 of the employer, level and year is in the register. */
  readonly vacancyConfirmed: boolean
  /** Start of the present post in the register. */
  readonly postSince: LocalDate | null
}

const inSlot = (state: Application, key: string): readonly Material[] =>
  standingMaterials(state).filter(({ slot }) => slot === key)

/** Whether an achievement was reached in the present post and is proved by a material that still stands. */
function isCounted({ state, tenureStart }: SlotFacts, row: AchievementRow): boolean {
  const proved = inSlot(state, 'achievement').some((material) => material.row === row.id)
  return proved && (tenureStart === null || row.on >= tenureStart)
}

function certificateFinding({ state }: SlotFacts): Finding {
  const { target, content } = state
  const noTitle =
    target.track === '破格' || (target.band === '初级' && (content.noTitleReason ?? '').trim() !== '')
  const wanted = [
    ['degree-certificate', '学历证书'],
    ...(noTitle ? [] : [['title-certificate', '职称证书']]),
    ['education-certificate', '继续教育证书'],
  ] as const
  const missing = wanted.filter(([key = '']) => inSlot(state, key).length === 0).map(([, name = '']) => name)
  return rules.certificatesAreGiven({ missing, band: target.band, track: target.track })
}

function appointmentFinding({ state, tenureStart }: SlotFacts): Finding {
  const given = inSlot(state, 'appointment')
  const starts = given.flatMap(({ from }) => from ?? []).toSorted()
  return rules.appointmentIsProved({
    appointmentSystem: state.employer.appointmentSystem,
    given: given.length,
    coversFrom: starts[0] ?? null,
    tenureStart,
  })
}

/** Calendar years from the start of the present title to the latest completed one. */
export function assessedYears(tenureStart: LocalDate, on: LocalDate): readonly number[] {
  const from = yearOf(tenureStart)
  return Array.from({ length: Math.max(0, yearOf(on) - from) }, (_, i) => from + i)
}

function assessmentFindings({ state, on, tenureStart, leaveYears }: SlotFacts): readonly Finding[] {
  const given = inSlot(state, 'assessment')
  const known = new Set([...leaveYears, ...given.flatMap(({ year }) => year ?? [])])
  const wanted = tenureStart === null ? [] : assessedYears(tenureStart, on)
  const statements = given.filter(({ kind }) => kind === '单位书面证明').flatMap(({ year }) => year ?? [])
  return [
    rules.assessmentsAreComplete({ missing: wanted.filter((year) => !known.has(year)) }),
    rules.assessmentProofFits({ kind: state.employer.kind, statements }),
  ]
}

function workFinding({ state }: SlotFacts): Finding {
  const proved = new Set(inSlot(state, 'works').map(({ row }) => row))
  const standing = state.content.works.filter(({ id }) => proved.has(id))
  const reports = standing.filter(({ kind, caseMaterial }) => kind === '专题报告' && caseMaterial)
  return rules.workPieceIsGiven({
    papers: standing.filter(({ kind }) => kind !== '专题报告').length,
    reports: reports.length,
  })
}

function photoFinding({ state }: SlotFacts): Finding {
  const image = inSlot(state, 'photo').at(-1)?.image ?? { width: 0, height: 0, colour: true }
  return rules.photoIsTwoInch(image)
}

function extraFindings({ state }: SlotFacts): readonly Finding[] {
  return state.cycle.extraSlots
    .filter(
      ({ mandatory, levels }) => mandatory && (levels.length === 0 || levels.includes(state.target.level)),
    )
    .map(({ key, name, pieces }) =>
      rules.extraMaterialIsGiven({ name, asked: pieces, given: inSlot(state, extraSlotKey(key)).length }),
    )
}

function transferFindings({ state, postSince }: SlotFacts): readonly Finding[] {
  if (state.target.track !== '转评') return []
  const since = state.postChange?.since ?? null
  const dated = inSlot(state, 'after-change').flatMap(({ from }) => from ?? [])
  return [
    rules.afterChangeIsShown({ since, dated }),
    rules.postChangeIsProved({ proved: since, registered: postSince }),
  ]
}

/** Every rule of the slots, failing or not: all missing items at once (art.9.1.0). */
export function slotFindings(facts: SlotFacts): readonly Finding[] {
  const { state } = facts
  const { content, target, employer } = state
  return [
    rules.reviewFormIsComplete({ missing: content.workHistory.length === 0 ? ['工作经历'] : [] }),
    rules.exceptionalFormFitsTrack({ track: target.track, filled: content.exceptional !== null }),
    certificateFinding(facts),
    appointmentFinding(facts),
    rules.vacancyOpinionIsGiven({
      kind: employer.kind,
      confirmed: facts.vacancyConfirmed || inSlot(state, 'vacancy-opinion').length > 0,
    }),
    ...assessmentFindings(facts),
    rules.achievementIsGiven({ counted: content.achievements.filter((row) => isCounted(facts, row)).length }),
    ...achievementFindings(content.achievements),
    workFinding(facts),
    photoFinding(facts),
    ...extraFindings(facts),
    ...transferFindings(facts),
  ]
}

/** What is told and never blocks: achievements older than the present title (art.9.1.6.a). */
export function slotWarnings({ state, tenureStart }: SlotFacts): readonly Finding[] {
  const older = state.content.achievements.filter(({ on }) => tenureStart !== null && on < tenureStart)
  return [rules.achievementsAreInTenure({ tenureStart, older: older.map(({ name }) => `《${name}》`) })]
}
