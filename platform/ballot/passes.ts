/**
 * Passes to the voting page: the platform knows who sits at which device and asks the signing office for a pass; the page shows the
 * pass, so that the office serves a member without the platform's session. Kept in memory alone: a restart asks for new ones.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { BallotQuestion } from './client/ballot.ts'

/** What the holder of a pass is shown: the lines he may vote on and where ballots go. */
export interface VotingPaper {
  readonly meeting: string
  readonly title: string
  readonly lines: readonly (BallotQuestion & { readonly name: string; readonly note: string })[]
  readonly slot: string
  readonly boxKey: string
  readonly notSeparated: boolean
}
interface Admitted {
  readonly member: string
  readonly paper: VotingPaper
}

/** Passes that stand; the oldest give way once there are too many. */
export class Passes {
  readonly #admitted = new Map<string, Admitted>()
  readonly #max: number

  constructor(max = 5_000) {
    this.#max = max
  }

  /** A new pass for a member; passes that he had before stay good, since two of his tabs may be open. */
  admit(member: string, paper: VotingPaper): string {
    const pass = randomBytes(24).toString('base64url')
    this.#admitted.set(pass, { member, paper })
    const [oldest] = this.#admitted.keys()
    if (this.#admitted.size > this.#max && oldest !== undefined) this.#admitted.delete(oldest)
    return pass
  }

  /** The member of a pass, where it is for this question. */
  findMember(pass: string, question: string): string | undefined {
    const found = this.#admitted.get(pass)
    return found?.paper.lines.some(({ id }) => id === question) === true ? found.member : undefined
  }

  /** The paper of a pass, with a name that tells the device's members apart and says nothing else. */
  findPaper(pass: string): (VotingPaper & { readonly voter: string }) | undefined {
    const found = this.#admitted.get(pass)
    if (found === undefined) return undefined
    return {
      ...found.paper,
      voter: createHash('sha256').update(`voter ${found.member}`).digest('hex').slice(0, 16),
    }
  }
}
