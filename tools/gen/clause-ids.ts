import type { Corpus } from '#platform/corpus'

/** Where the generated clause ids live, relative to the project's folder. */
export const CLAUSE_IDS_FILE = 'kernel/law/clause-ids.generated.ts'

/** The text of the generated module: one line per clause, so that a change of the corpus is readable as a diff. */
export function clauseIdsModule(corpus: Corpus): string {
  const lines = [...corpus.clauses.keys()].map((id) => `  '${id}': true`)
  return [
    '// Generated from corpus/ by `npm run gen`. Do not edit.',
    '',
    `/** Every clause of every instrument, ${lines.length} in all. A citation of anything else does not compile. */`,
    'export interface ClauseRegistry {',
    ...lines,
    '}',
    '',
  ].join('\n')
}
