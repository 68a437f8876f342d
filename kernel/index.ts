/** The kernel: what every regulation needs. Pure. */
export * from './law/index.ts'
export * from './time/index.ts'
export * from './case/index.ts'
