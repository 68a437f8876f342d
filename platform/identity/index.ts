/**
 * Who is there: tenants, organisations, persons, posts, accounts, sessions, and the chained access log.
 * Changes take a pool and are transactions of their own; expected failures come back as `Outcome`.
 */
export * from './access-log.ts'
export * from './accounts.ts'
export * from './enrolment.ts'
export * from './organisations.ts'
export type { Connection, Outcome, Refusal, RefusalReason } from './outcome.ts'
export { passwordFault } from './password.ts'
export * from './posts.ts'
export * from './roles.ts'
export {
  actorOf,
  findSession,
  removeExpiredSessions,
  sessionLife,
  signOut,
  switchPost,
  tokenHash,
} from './sessions.ts'
export type { Session, SessionLife } from './sessions.ts'
export { lockOut } from './lock-out.ts'
export type { LockOut } from './lock-out.ts'
export { listDemoAccounts, signIn, signInDemo } from './sign-in.ts'
export type { DemoAccount, SignInSettings, SignedIn } from './sign-in.ts'
