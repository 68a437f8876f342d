/** The three counts that the room hears before anything is opened. */
import { type BallotOutcome, type RoomRefusal, done, refused } from './client/refusals.ts'

export interface ThreeCounts {
  /** Members entitled and present: those at the opening without those who left before they had a token. */
  readonly entitled: number
  /** Tokens that the signing office has issued. */
  readonly issued: number
  /** Ballots in the box. */
  readonly accepted: number
  /** Members in the room who say that they did not cast. */
  readonly notCast: number
}

/**
 * Whether the box may be opened: each count is at most the one before, and no more ballots are missing than members who say
 * that they did not cast. Otherwise the ballot is annulled unopened.
 */
export function compareCounts(counts: ThreeCounts): BallotOutcome<ThreeCounts, RoomRefusal> {
  const { entitled, issued, accepted, notCast } = counts
  if (issued > entitled) return refused('issued-exceeds-entitled')
  if (accepted > issued) return refused('box-exceeds-issued')
  return entitled - accepted > notCast ? refused('ballots-missing') : done(counts)
}
