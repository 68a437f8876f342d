/** What is told to the box and by it, and what it keeps of a question. */
import type { BallotQuestion } from './client/ballot.ts'
import type { BallotTotals } from './sealed-box.ts'

export type BoxStage = 'open' | 'closed' | 'counted' | 'announced' | 'annulled'

/** A question as it is opened at the box. */
export interface OpenBox extends BallotQuestion {
  /** Members entitled: the number of slots. */
  readonly seats: number
  /** The signing office's sealing key, for its share of the sealed box. */
  readonly signerSealingKey: string
}

/** All that the box gives away; a digest of the sealed box would already depend on who voted how. */
export interface BoxResult {
  readonly totals: BallotTotals
  readonly ballots: number
}

export interface KeptBox extends OpenBox {
  readonly stage: BoxStage
  /** Ballots in the box when it was closed. */
  readonly accepted?: number
}
