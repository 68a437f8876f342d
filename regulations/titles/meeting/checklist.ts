/** What must be green before a meeting opens, as the console shows it and as opening checks it (issue, item 6). */
import type { Finding } from '#kernel/law'
import { membersPresent } from './count.ts'
import { nameOf } from './desk.ts'
import { agendaIsFixed } from './rules-agenda.ts'
import {
  bundlesAreReceived,
  firstReadersAreAssigned,
  panelOpinionsAreSigned,
  pledgesAreGiven,
  quorumIsPresent,
  trainingIsHeld,
} from './rules.ts'
import type { Meeting } from './state.ts'

/** Findings in the order of the console's lights. */
export function checklistOf(state: Meeting): readonly Finding[] {
  const present = membersPresent(state)
  const pledged = new Set(state.pledges.map(({ expert }) => expert))
  const received = new Set(state.bundle?.received ?? [])
  const named = (experts: readonly string[]): readonly string[] =>
    experts.map((expert) => nameOf(state, expert))
  const candidates = state.items.flatMap((item) => item.candidates)
  const withoutOpinion = candidates.filter(({ panelOpinion }) => panelOpinion === null)
  const withoutReader = candidates.filter(({ readers }) => readers.length === 0)
  return [
    quorumIsPresent({ quorum: state.committee.quorum, present: present.length }),
    trainingIsHeld({ held: state.training !== null }),
    pledgesAreGiven({
      missing: named(present.map(({ expert }) => expert).filter((expert) => !pledged.has(expert))),
    }),
    bundlesAreReceived({
      missing: named(present.map(({ expert }) => expert).filter((expert) => !received.has(expert))),
    }),
    ...(state.committee.hasPanels
      ? [panelOpinionsAreSigned({ missing: withoutOpinion.map(({ name }) => name) })]
      : [firstReadersAreAssigned({ missing: withoutReader.map(({ name }) => name) })]),
    ...(state.mode === 'paper' ? [] : [agendaIsFixed({ fixed: state.agenda !== null })]),
  ]
}
