import type { ClauseRegistry } from './clause-ids.generated.ts'

/** Id of a clause of an instrument in the corpus: `<instrument>/<clause>`. Generated, so a wrong id does not compile. */
export type ClauseId = keyof ClauseRegistry

/** A reference to the clause that justifies what stands beside it. */
export interface Citation {
  readonly clause: ClauseId
}

/** Cites a clause. The corpus holds our own summary, so the id is all there is to quote. */
export function cite(clause: ClauseId): Citation {
  return { clause }
}
