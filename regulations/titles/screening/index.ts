/** Screening of duplicates and fraud across cases: doubts for whoever accepts a file, never a refusal. */
export { type Doubt, type FoundCase, screen } from './screen.ts'
export { type Screened, type Trace, plain, traceDigest, tracesOf } from './traces.ts'
