/** The procedure of an application (case types C1 to C4): one table, put together from its rooms. */
import type { StageSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { opinionLettersMin } from '../employer/index.ts'
import { procedureIds, rungOf } from '../vocabulary.ts'
import { desk, partiesOf } from './desk.ts'
import {
  applicationActs,
  applicationClosedActs,
  applicationDocuments,
  applicationHolds,
  applicationPeriods,
  evolveApplication,
} from './rooms.ts'
import type { ApplicationStage } from './state.ts'
import { exits, stages } from './state.ts'
import { applicationVisibility } from './visibility.ts'

/** Why each exit is final; the other exits stay open for the papers to go back (art.28.d). */
const closing: Partial<Readonly<Record<ApplicationStage, Parameters<typeof cite>[0]>>> = {
  closed: 'anhui-titles-2018/art.28.a',
  withdrawn: 'anhui-titles-2018/art.14',
  abandoned: 'anhui-titles-2018/art.15.e',
  declined: 'anhui-titles-2018/art.16.6',
  'not-consented': 'anhui-titles-2018/art.40.b',
  retired: 'anhui-titles-2018/art.65.b',
}
const beside: readonly ApplicationStage[] = ['correcting', ...exits]

const stageSpec = (stage: ApplicationStage): StageSpec => {
  const clause = closing[stage]
  return {
    label: stages[stage],
    ...(clause === undefined ? {} : { closed: cite(clause) }),
    ...(beside.includes(stage) && stage !== 'closed' ? { aside: true as const } : {}),
  }
}

/** Stages that some act leads to: those of a room stand here as soon as the room does. */
const reached: ReadonlySet<ApplicationStage> = new Set(
  Object.values(applicationActs).flatMap(({ leadsTo }) => leadsTo),
)
const stageSpecs = Object.fromEntries(
  (Object.keys(stages) as ApplicationStage[])
    .filter((stage) => reached.has(stage))
    .map((stage) => [stage, stageSpec(stage)]),
) as Readonly<Record<ApplicationStage, StageSpec>>
const acts = Object.fromEntries(
  Object.entries(applicationActs).map(([name, act]) => [
    name,
    { ...act, in: act.in.filter((stage) => reached.has(stage)) },
  ]),
)

export const application = desk.procedure({
  id: procedureIds.application,
  label: '职称申报评审',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: stageSpecs,
  acts,
  evolve: evolveApplication,
  parties: partiesOf,
  periods: applicationPeriods,
  holds: applicationHolds,
  documents: applicationDocuments,
  parameters: [opinionLettersMin],
  title: ({ number, applicant, target }) =>
    `${number} ${applicant.name} ${target.series}/${target.specialty}${target.level}`,
  columns: {
    year: { type: 'integer', label: '评审年度', value: ({ cycle }) => cycle.year },
    rung: { type: 'integer', label: '级别（员级0至正高级4）', value: ({ target }) => rungOf(target.level) },
    cycle: { type: 'text', label: '评审年度件', value: ({ cycle }) => cycle.caseId },
    name: { type: 'text', label: '姓名', value: ({ applicant }) => applicant.name },
    employer: { type: 'text', label: '用人单位', value: ({ employer }) => employer.name },
    specialty: { type: 'text', label: '专业', value: ({ target }) => target.specialty },
    filedOn: { type: 'date', label: '申报日期', value: ({ filedOn }) => filedOn ?? undefined },
  },
  visibility: {
    ...applicationVisibility,
    acts: { ...applicationVisibility.acts, ...applicationClosedActs },
  },
})
