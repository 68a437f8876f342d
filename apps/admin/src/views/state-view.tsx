import { type ComponentType, lazy, Suspense } from 'react'
import { placeName } from '../../../../regulations/budget/labels.ts'
import type { CaseView, JsonObject } from '../api/types.ts'
import { FactTree } from '../parts/facts.tsx'
import { Loading, Nothing } from '../parts/page.tsx'

export type StateViewProps = {
  view: CaseView
  /** Opens the form of an act with what was prepared in the view; absent where nothing can be done from here. */
  onAct?: (act: string, input: JsonObject) => void
  /** The act that was asked for and that the view itself is the form of; `times` tells one asking from the next. */
  opened?: OpenedAct
}

export type OpenedAct = { act: string; times: number }

/** Views made for one procedure. Every other one is drawn from its data. */
const views: Readonly<Record<string, ComponentType<StateViewProps>>> = {
  'budget/unit-budget': lazy(async () => ({ default: (await import('./budget.tsx')).BudgetView })),
  'budget/fund-targets': lazy(async () => ({ default: (await import('./targets.tsx')).TargetsView })),
  'titles/application': lazy(async () => ({
    default: (await import('./titles/application.tsx')).TitlesApplicationView,
  })),
  'titles/exam': lazy(async () => ({ default: (await import('./titles/exam.tsx')).ExamView })),
  'titles/cycle': lazy(async () => ({ default: (await import('./titles/cycle.tsx')).CycleView })),
  'titles/expert-draw': lazy(async () => ({ default: (await import('./titles/draw.tsx')).DrawView })),
  'titles/result-batch': lazy(async () => ({ default: (await import('./titles/batch.tsx')).BatchView })),
  'titles/meeting': lazy(async () => ({ default: (await import('./titles/meeting.tsx')).MeetingView })),
}

/** Acts that are done in the view itself: their button leads there, not to a form. */
const ownActs: Readonly<Record<string, readonly string[]>> = {
  'budget/unit-budget': ['ReviseFigures', 'RequestCorrection'],
  'budget/fund-targets': ['ReviseTargets', 'RecordSheet', 'RecordMonitoring', 'SubmitSelfEvaluation'],
  'titles/application': ['AddMaterial', 'SignPledge', 'File', 'MarkMaterials'],
}

/** Acts that have their own button in the view, one press and no form: the row of acts leaves them out. */
const pressedActs: Readonly<Record<string, readonly string[]>> = {
  // at the desk for review and approval
  'titles/result-batch': ['MarkCandidates'],
  'titles/expert-draw': ['DrawExperts', 'RecordAnswer', 'PledgeSecrecy', 'SealDraw'],
  'titles/meeting': [
    'SignIn',
    'RecordDeparture',
    'RecordReturn',
    'OpenMeeting',
    'OpenBallot',
    'TakeTotals',
    'AnnounceResults',
    'GivePledge',
    'RecordPledge',
    'RecordTraining',
    'ReleaseBundle',
    'ReceiveBundle',
    'AssignFirstReaders',
    'MarkRead',
    'NameBallotOffices',
    'FixAgenda',
    'PackMeeting',
    'BringBackMeeting',
    'CallOffPack',
    'ReportReview',
    'IntroduceOpinions',
    'RecordDiscussion',
    'KeyCount',
    'ConfirmCount',
    'VoidBallot',
    'GoOnByPaper',
    'AnswerShortage',
    'WriteMinutes',
    'SealConclusions',
    'ArchiveMinutes',
    'SignConclusions',
    'SignMinutesAsChair',
    'SignMinutesAsRecorder',
  ],
}

export function isPressedAct(procedure: string, act: string): boolean {
  return pressedActs[procedure]?.includes(act) ?? false
}

export function isOwnAct(procedure: string, act: string): boolean {
  return ownActs[procedure]?.includes(act) ?? false
}

/** How a procedure calls the places that items of a return point at; without names of its own a path stands for itself. */
export function placeNameOf(procedure: string): (path: string) => string {
  return procedure === 'budget/unit-budget' ? (path) => placeName(path) : (path) => path
}

/** Whether the procedure's own view lists the findings itself. */
export function listsFindings(procedure: string): boolean {
  return procedure in views && procedure !== 'titles/application' && procedure !== 'titles/cycle'
}

export function StateView({ view, onAct, opened }: StateViewProps) {
  const Special = views[view.procedure]
  if (Special === undefined) return <GenericState view={view} />
  return (
    <Suspense fallback={<Loading what="内容" />}>
      <Special
        view={view}
        {...(onAct === undefined ? {} : { onAct })}
        {...(opened === undefined ? {} : { opened })}
      />
    </Suspense>
  )
}

export function GenericState({ view, without = [] }: StateViewProps & { without?: readonly string[] }) {
  const state = view.state as JsonObject
  const shown = Object.entries(state).filter(([name]) => name !== 'stage' && !without.includes(name))
  if (shown.length === 0) return <Nothing say="本件还没有内容。" />
  return (
    <section className="panel">
      <FactTree value={Object.fromEntries(shown)} labels={view.words.state} values={view.words.values} />
    </section>
  )
}
