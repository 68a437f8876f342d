/** What happened in a matter of discipline. */
import type { Discipline } from './state.ts'

export type DisciplineEvent =
  | ({ readonly type: 'DisciplineOpened' } & Pick<
      Discipline,
      'number' | 'office' | 'subject' | 'fact' | 'evidence'
    >)
  | { readonly type: 'ExpertSuspended' }
  | ({ readonly type: 'MisconductFound' } & Omit<NonNullable<Discipline['finding']>, 'on'>)
  | ({ readonly type: 'DisciplineDecided' } & Omit<NonNullable<Discipline['decision']>, 'on'>)
  | { readonly type: 'DisciplineReferred'; readonly to: string; readonly document: string }
  | { readonly type: 'DisciplineClosed' }
