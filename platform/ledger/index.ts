/** The ledger: canonical text, hash chain, the one statement that appends an act, reading it back, checkpoints. */
export * from './canonical.ts'
export * from './record.ts'
export * from './history.ts'
export * from './checkpoint.ts'
export * from './merkle.ts'
