/** Making the corpus: labels, readings, calendars from their sources. Reading it is platform/corpus. */
export { labelOf } from './labels.ts'
export { readingsOf } from './readings.ts'
export type { Reading } from './readings.ts'
