/** Measuring the checker: expected findings, comparison, a corpus with seeded mutations. */
export * from './compare.ts'
export * from './corpus/measure.ts'
export * from './corpus/mutate.ts'
export * from './expected.ts'
