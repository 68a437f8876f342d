/** From applications to lines of an agenda. */
import type { Application } from '../application/state.ts'
import { coversSeries } from '../committee/scope.ts'
import type { PlacedCandidate } from './events.ts'
import type { Meeting } from './state.ts'

/** Rows of the register of persons for the applicants of some applications; the platform's provider answers it. */
export const peopleProvider = 'titles-people'

/** What the agenda shows of an application: no number, no address, no phone. */
export function candidateOf(id: string, application: Application): PlacedCandidate {
  const { applicant, employer, target, number } = application
  return {
    application: id,
    number,
    name: applicant.name,
    person: applicant.key,
    employer: employer.name,
    employerKey: employer.key,
    series: target.series,
    specialty: target.specialty,
    level: target.level,
    track: target.track,
    panelOpinion: null,
  }
}

/** art.22.a: level, series and specialty of the committee. */
export function inScope({ committee }: Meeting, { target }: Application): boolean {
  return (
    committee.levels.includes(target.level) &&
    coversSeries(committee, target.series) &&
    committee.specialties.includes(target.specialty)
  )
}

/** Names that already stand on this agenda or were concluded elsewhere in the cycle (art.23.5.g). */
export function votedAlready(
  meeting: Meeting,
  applications: readonly { readonly id: string; readonly state: Application }[],
): readonly string[] {
  const placed = new Set(
    meeting.items.flatMap(({ candidates }) => candidates.map(({ application }) => application)),
  )
  return applications
    .filter(({ id, state }) => placed.has(id) || state.review.conclusion !== null)
    .map(({ state }) => state.applicant.name)
}
