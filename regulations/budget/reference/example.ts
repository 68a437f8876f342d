/** An answer of the registers for examples of acts. */
import type { ReferenceRows } from './vocabulary.ts'

/** Registers of an office that explains one term in its own words. */
export const exampleReference: ReferenceRows = {
  region: null,
  entries: [
    {
      register: 'glossary-terms',
      key: '基本支出',
      values: { meaning: '示例：保障单位运转的支出。', words: '基本支出', fromYear: 2015 },
    },
  ],
  hasCatalogue: false,
  knownUnits: [],
  subordinates: 0,
  vehicles: null,
}
