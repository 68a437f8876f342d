/** The two offices as the platform asks them, each operation typed; both live in processes of their own. */
import type { BoxResult, OpenBox } from './box-model.ts'
import type { BallotQuestion } from './client/ballot.ts'
import type { BallotOutcome, IssueRefusal, RoomRefusal } from './client/refusals.ts'
import { type ControlAddress, askOffice } from './control.ts'
import type { ThreeCounts } from './counts.ts'
import type { VotingPaper } from './passes.ts'
import type { SealedBox } from './sealed-box.ts'
import type { Departure, IssuedCount, SignerStatus } from './signer.ts'

type Answer<Value, Reason extends IssueRefusal | RoomRefusal = RoomRefusal> = Promise<
  BallotOutcome<Value, Reason>
>

export interface SigningOffice {
  /** `publicAddress` is where members' devices reach the office; empty where the platform stands before it. */
  keys(): Answer<{ readonly sealingKey: string; readonly publicAddress: string }>
  /** A pass with which the voting page is served in this member's name. */
  admit(member: string, paper: VotingPaper): Answer<string>
  prepare(id: string, choices: readonly string[]): Answer<BallotQuestion>
  open(id: string, entitled: readonly string[]): Answer<{ readonly entitled: number }>
  /** `blinded` and the answer are base64 of 384 octets. */
  issue(id: string, member: string, blinded: string): Answer<string, IssueRefusal>
  leave(member: string): Answer<Departure>
  status(id: string): Answer<SignerStatus>
  close(id: string): Answer<IssuedCount>
  annul(id: string): Answer<IssuedCount>
  /** Opens this office's share of a sealed box; base64. */
  share(share: string): Answer<string>
}

export interface BoxOffice {
  /** `page` is the digest of the voting page that it serves. */
  keys(): Answer<{
    readonly sealingKey: string
    readonly voiceKey: string
    readonly page: string
    readonly publicAddress: string
  }>
  open(question: OpenBox): Answer<{ readonly seats: number }>
  close(id: string): Answer<{ readonly accepted: number }>
  /** Both base64: the fresh key of a ballot and the box's acknowledgement, as the device holds them. */
  acknowledged(
    id: string,
    voterKey: string,
    acknowledgement: string,
  ): Answer<'present' | 'missing' | 'not-acknowledged'>
  count(id: string, room: Omit<ThreeCounts, 'accepted'>): Answer<BoxResult>
  announce(id: string): Answer<null>
  annul(id: string): Answer<null>
  sealed(id: string): Answer<SealedBox>
  share(share: string): Answer<string>
}

/** The signing office at this address. Every operation throws where the office cannot be reached. */
export function signingOffice(address: ControlAddress): SigningOffice {
  const ask = asker(address)
  return {
    keys: () => ask('keys', {}),
    admit: (member, paper) => ask('admit', { member, paper }),
    prepare: (id, choices) => ask('prepare', { id, choices }),
    open: (id, entitled) => ask('open', { id, entitled }),
    issue: (id, member, blinded) => ask('issue', { id, member, blinded }),
    leave: (member) => ask('leave', { member }),
    status: (id) => ask('status', { id }),
    close: (id) => ask('close', { id }),
    annul: (id) => ask('annul', { id }),
    share: (share) => ask('share', { share }),
  }
}

/** The box at this address. Every operation throws where the office cannot be reached. */
export function boxOffice(address: ControlAddress): BoxOffice {
  const ask = asker(address)
  return {
    keys: () => ask('keys', {}),
    open: (question) => ask('open', question),
    close: (id) => ask('close', { id }),
    acknowledged: (id, voterKey, acknowledgement) => ask('acknowledged', { id, voterKey, acknowledgement }),
    count: (id, room) => ask('count', { id, ...room }),
    announce: (id) => ask('announce', { id }),
    annul: (id) => ask('annul', { id }),
    sealed: (id) => ask('sealed', { id }),
    share: (share) => ask('share', { share }),
  }
}

function asker(address: ControlAddress) {
  return <Value, Reason extends IssueRefusal | RoomRefusal>(
    operation: string,
    input: object,
  ): Answer<Value, Reason> => askOffice(address, operation, input) as Answer<Value, Reason>
}
