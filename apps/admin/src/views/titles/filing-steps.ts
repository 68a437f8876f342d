/** The steps of filling in one application, what is done of them, and where a finding is mended. */
import type { Application, Material } from '../../../../../regulations/titles/application/state.ts'
import { slotsOf, type SlotDefinition } from '../../../../../regulations/titles/filing/labels.ts'

export type StepKey =
  | 'facts'
  | 'history'
  | 'achievements'
  | 'works'
  | 'exceptional'
  | 'certificates'
  | 'assessments'
  | 'photo'
  | 'check'
  | 'send'
export type Step = { readonly key: StepKey; readonly title: string; readonly isDone: boolean }

/** Slots that one step asks for; those of achievements and works are proofs beside their rows. */
const slotSteps: Readonly<Record<string, StepKey>> = {
  'degree-certificate': 'certificates',
  'title-certificate': 'certificates',
  'education-certificate': 'certificates',
  appointment: 'certificates',
  'vacancy-opinion': 'certificates',
  'after-change': 'certificates',
  assessment: 'assessments',
  achievement: 'achievements',
  works: 'works',
  photo: 'photo',
  other: 'photo',
}

/** Materials of a slot that were not taken out. */
export function inSlot(state: Pick<Application, 'materials'>, key: string): readonly Material[] {
  return state.materials.filter(({ slot, removed }) => slot === key && removed === null)
}

/** The slots shown in a step; a slot that the announcement added stands with the photo. */
export function slotsOfStep(state: Application, step: StepKey): readonly SlotDefinition[] {
  return slotsOf(state.cycle, state.target).filter(
    ({ key, generated }) => !generated && (slotSteps[key] ?? 'photo') === step,
  )
}

/** Whether this applicant has to see the slot: the vacancy opinion is an institution's paper (art.9.1.4.c). */
export function isSlotAsked(
  { employer, materials }: Pick<Application, 'employer' | 'materials'>,
  { key }: Pick<SlotDefinition, 'key'>,
): boolean {
  return key !== 'vacancy-opinion' || employer.kind === '事业单位' || inSlot({ materials }, key).length > 0
}

const clauseSteps: readonly (readonly [string, StepKey])[] = [
  ['art.9.1.1.b', 'exceptional'],
  ['art.39.a', 'exceptional'],
  ['art.9.1.1', 'history'],
  ['art.9.1.2', 'history'],
  ['art.9.1.3', 'send'],
  ['art.9.1.4', 'certificates'],
  ['art.9.1.5', 'assessments'],
  ['art.9.1.6', 'achievements'],
  ['art.9.1.7', 'works'],
  ['art.9.1.8', 'photo'],
  ['art.9.1.9', 'photo'],
  ['art.36.a', 'certificates'],
]

/** The step in which a finding of this clause is mended; undefined: not in this file (a register, an office). */
export function stepOfClause(clause: string): StepKey | undefined {
  const part = clause.slice(clause.indexOf('/') + 1)
  return clauseSteps.find(([prefix]) => part === prefix || part.startsWith(`${prefix}.`))?.[1]
}

/** Conditions of the series that are met by rows of this file; the others are read from registers. */
const conditionSteps: Readonly<Record<string, StepKey>> = { 业绩: 'achievements', 论文: 'works' }

/** The step in which a finding is mended: by its clause, and for a condition of the series by its kind. */
export function stepOfFinding({
  clause,
  facts,
}: {
  readonly clause: string
  readonly facts?: unknown
}): StepKey | undefined {
  const { kind } = (facts ?? {}) as { readonly kind?: unknown }
  const isCondition = clause.endsWith('/art.9.c') && typeof kind === 'string'
  return isCondition ? conditionSteps[kind] : stepOfClause(clause)
}

/** What F1 asks of the person and is still empty, by the words of its questions. */
export function missingOfPerson({ content }: Pick<Application, 'content'>): readonly string[] {
  return [
    ...((content.politics ?? '') === '' ? ['政治面貌'] : []),
    ...((content.health ?? '') === '' ? ['健康状况'] : []),
  ]
}

const proved = (state: Application, slot: string, rows: readonly { readonly id: string }[]): boolean =>
  rows.length > 0 && rows.every(({ id }) => inSlot(state, slot).some(({ row }) => row === id))

/** All steps in order. `failing`: clauses that the check before sending found unmet; undefined: not asked yet. */
export function stepsOf(
  state: Application,
  failing: readonly string[] | undefined,
  isPledged: boolean,
): readonly Step[] {
  const faulty = new Set((failing ?? []).flatMap((clause) => stepOfClause(clause) ?? []))
  const { content } = state
  const filled: Readonly<Record<StepKey, boolean>> = {
    facts: missingOfPerson(state).length === 0,
    history: content.workHistory.length > 0,
    achievements: proved(state, 'achievement', content.achievements),
    works: proved(state, 'works', content.works),
    exceptional: content.exceptional !== null,
    certificates: inSlot(state, 'degree-certificate').length > 0,
    assessments: inSlot(state, 'assessment').length > 0,
    photo: inSlot(state, 'photo').length > 0,
    check: failing !== undefined && failing.every((clause) => stepOfClause(clause) === 'send'),
    send: isPledged,
  }
  const titles: Readonly<Record<StepKey, string>> = {
    facts: '核对申报信息',
    history: '工作经历',
    achievements: '业绩成果和奖励',
    works: '论文、论著和专题报告',
    exceptional: '破格申报表',
    certificates: '证书和任职材料',
    assessments: '年度考核',
    photo: '照片和其他材料',
    check: '送出前检查',
    send: '承诺并报送',
  }
  const isAsked = (key: StepKey): boolean => key !== 'exceptional' || state.target.track === '破格'
  return (Object.keys(titles) as StepKey[]).filter(isAsked).map((key) => ({
    key,
    title: titles[key],
    isDone: filled[key] && !faulty.has(key),
  }))
}

/** Where a file is taken up again: the first step that is not done; a new one begins with what is known already. */
export function firstOpen(
  steps: readonly Step[],
  state: Pick<Application, 'content' | 'materials'>,
): StepKey {
  const { workHistory, achievements, works } = state.content
  if (workHistory.length + achievements.length + works.length + state.materials.length === 0) return 'facts'
  return steps.find(({ isDone }) => !isDone)?.key ?? 'send'
}
