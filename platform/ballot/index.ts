/**
 * The secret ballot by machine: RSA blind signatures (RFC 9474) with a signing office and a box that are processes of their own.
 * The voter's side is `#platform/ballot/client`. What it promises and what not: docs/decisions/0012.
 */
export { Signer } from './signer.ts'
export type { Departure, IssuedCount, SignerOptions, SignerStage, SignerStatus } from './signer.ts'
export { Box } from './box.ts'
export type { BoxResult, BoxStage, OpenBox } from './box-model.ts'
export { openOffice } from './office.ts'
export type { Office, OfficeOptions } from './office.ts'
export { compareCounts } from './counts.ts'
export type { ThreeCounts } from './counts.ts'
export { checkBox, openSealedBox, writeTokens } from './sealed-box.ts'
export type { BallotTotals, BoxCheck, OpenedBox, SealedBox } from './sealed-box.ts'
export { runOffice } from './run-office.ts'
export type { OfficeKind, OfficePlan, OfficeRefused, RunningOffice } from './run-office.ts'
export { startOffice } from './office-child.ts'
export type { OfficeProcess } from './office-child.ts'
export { boxOffice, signingOffice } from './offices.ts'
export type { BoxOffice, SigningOffice } from './offices.ts'
export { startRelay } from './relay.ts'
export type { Relay } from './relay.ts'
export * from './client/index.ts'
