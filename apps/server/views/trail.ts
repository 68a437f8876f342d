/** The trail of a case: every act with who, when, which findings and which clause. */
import type { foldCase } from '#kernel'
import {
  type AnyProcedure,
  type Finding,
  type StageSpec,
  actorsAskedAbout,
  companionLabels,
  foldAct,
  isCompanion,
  isKernelEvent,
  maySeeAct,
  revertedVersions,
} from '#kernel'
import { recordedAct } from '#platform/cases'
import type { Corpus } from '#platform/corpus'
import type { StoredAct } from '#platform/ledger'
import type { CaseView, TrailItem } from '../contract/index.ts'
import { type Viewer, clauseLabel, findingView } from './finding.ts'

/** Names of people, organisations and roles, looked up once for the page. */
export interface Names {
  person(id: string | null | undefined): string | null
  organisation(id: string | null | undefined): string | null
  role(id: string | null | undefined): string | null
}

interface StoredFindings {
  readonly findings: readonly Finding[]
}

/** Items of the trail that the viewer may see, oldest first. */
export function trailView(
  procedure: AnyProcedure,
  acts: readonly StoredAct[],
  corpus: Corpus,
  viewer: Viewer,
  names: Names,
): TrailItem[] {
  const reverted = revertedVersions(acts.map(recordedAct))
  return acts
    .filter((stored) => maySeeAct(procedure, stored.act, viewer.origin, viewer.parties))
    .map((stored): TrailItem => {
      const { findings } = JSON.parse(stored.parts.findings) as StoredFindings
      const input = JSON.parse(stored.parts.input) as { reasons?: Record<string, string> }
      const clause = clauseOf(procedure, stored, findings)
      const note = noteOf(stored)
      return {
        version: stored.version,
        act: stored.act,
        label: labelOf(procedure, stored.act),
        clause,
        clauseLabel: clauseLabel(corpus, clause),
        at: stored.at,
        entered: stored.entered,
        backfilled: stored.scan !== null,
        confirmedBy: names.person(stored.confirmedBy),
        person: names.person(stored.person),
        organisation: names.organisation(stored.organisation),
        roleLabel: names.role(stored.role),
        findings: findings.map((finding) => findingView(corpus, finding, viewer)),
        reasons: input.reasons ?? {},
        reverted: reverted.has(stored.version),
        hash: stored.hash,
        ...(note === undefined ? {} : { note }),
      }
    })
}

const PLATFORM_LABELS: Readonly<Record<string, string>> = {
  Repaired: '系统更正',
  ErasePersonalData: '删除个人信息',
  Remind: '到期提醒',
}

export function labelOf(procedure: AnyProcedure, act: string): string {
  if (isCompanion(act)) return companionLabels[act]
  if (act in PLATFORM_LABELS) return PLATFORM_LABELS[act] ?? act
  return procedure.acts[act]?.label ?? act
}

function clauseOf(procedure: AnyProcedure, stored: StoredAct, findings: readonly Finding[]): string {
  const own = procedure.acts[stored.act]?.clause
  return own ?? findings[0]?.clause ?? ''
}

/** What a companion said: the note of an urging, the number of returned items. */
function noteOf(stored: StoredAct): string | undefined {
  const events = JSON.parse(stored.parts.events) as { readonly type: string }[]
  for (const event of events.filter(isKernelEvent)) {
    if (event.type === 'kernel.Urged') return event.note
    if (event.type === 'kernel.Reminded') return `${event.label}截至 ${event.due}`
    if (event.type === 'kernel.Returned') return `退回意见 ${event.items.length} 条`
    if (event.type === 'kernel.Answered') return `答复第 ${event.number} 条：${event.text}`
    if (event.type === 'kernel.Repaired') return `${event.reason}（${event.release}）`
    if (event.type === 'kernel.ReinstatementRequested') return event.note
    if (event.type === 'kernel.ReinstatementDecided')
      return `${event.granted ? '同意恢复办理' : '不同意恢复办理'}：${event.reason}`
  }
  return undefined
}

/** Findings that stand: of every rule the newest answer, where it does not hold. */
export function standingFindings(trail: readonly TrailItem[]): CaseView['findings'] {
  const newest = new Map<string, CaseView['findings'][number][]>()
  for (const item of trail.filter(({ reverted }) => !reverted)) {
    const byRule = Map.groupBy(item.findings, (finding) => finding.rule)
    for (const [rule, findings] of byRule) newest.set(rule, findings)
  }
  return [...newest.values()].flat().filter((finding) => finding.holds !== 'yes')
}

/** The way the case has gone through its stages, and what lies ahead on the printed path. */
export function stageLine(
  procedure: AnyProcedure,
  acts: readonly StoredAct[],
  now: string,
): CaseView['stageLine'] {
  const entered = enteredAt(procedure, acts)
  const stages = Object.entries(procedure.stages as Readonly<Record<string, StageSpec>>)
  const here = stages.findIndex(([stage]) => stage === now)
  const isOver = stages[here]?.[1].closed !== undefined
  return stages.flatMap(([stage, { label, aside }], index): CaseView['stageLine'] => {
    const at = entered.get(stage)
    if (stage === now) return [{ stage, label, state: 'current', ...(at === undefined ? {} : { at }) }]
    if (index > here && aside !== true) return isOver ? [] : [{ stage, label, state: 'future' }]
    return at === undefined ? [] : [{ stage, label, state: 'past', at }]
  })
}

/** When the case last came into each stage; acts that were taken back are left out. */
function enteredAt(procedure: AnyProcedure, acts: readonly StoredAct[]): ReadonlyMap<string, string> {
  const asked = actorsAskedAbout(procedure)
  const recorded = acts.map(recordedAct)
  const reverted = revertedVersions(recorded)
  const entered = new Map<string, string>()
  let snapshot: ReturnType<typeof foldCase> | undefined
  for (const act of recorded.filter(({ version }) => !reverted.has(version))) {
    const next = foldAct(procedure, asked, snapshot, act)
    if (next.domain.stage !== snapshot?.domain.stage) entered.set(next.domain.stage, act.at)
    snapshot = next
  }
  return entered
}
