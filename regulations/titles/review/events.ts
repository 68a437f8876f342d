/** Events of this room; `evolve.ts` folds them. */
export type ReviewEvent = never
