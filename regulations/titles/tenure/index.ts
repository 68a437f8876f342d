/** Years in post: grades of assessments, the span, the sum, and the level at which a title counts. */
export * from './grades.ts'
export * from './level.ts'
export * from './span.ts'
export * from './tenure.ts'
