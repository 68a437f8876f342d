/** The HTTP contract: one schema per shape, used to validate requests and answers and to write the OpenAPI document. */
export * from './common.ts'
export * from './session.ts'
export * from './calendar.ts'
export * from './cases.ts'
export * from './backfills.ts'
export * from './office.ts'
export * from './layouts.ts'
export * from './paper.ts'
