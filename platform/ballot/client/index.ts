/** The voter's side of the secret ballot: runs in the browser and in Node, imports nothing. */
export {
  ANSWER_OCTETS,
  findVotingObstacle,
  holdsAcknowledgement,
  makeBallot,
  readAnswer,
  receiveToken,
  requestToken,
} from './device.ts'
export type { TokenRequest, VotingSecret } from './device.ts'
export { BALLOT_OCTETS, parseBallot, questionDigest } from './ballot.ts'
export type { Ballot, BallotQuestion } from './ballot.ts'
export { castRefusals, refusalSentence } from './refusals.ts'
export type { BallotOutcome, BallotRefusal, CastRefusal, IssueRefusal, RoomRefusal } from './refusals.ts'
export { MODULUS_OCTETS, blind, finalize, findBlindingKey, prepare, verify } from './blind.ts'
export type { Blinded, BlindingKey } from './blind.ts'
export { fromBase64, toBase64, toHex } from './bytes.ts'
export type { Bytes, RandomBytes } from './bytes.ts'
export { ballotPromises } from './promises.ts'
export { castBallot, shuffled } from './send.ts'
