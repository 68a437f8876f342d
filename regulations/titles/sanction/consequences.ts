/** What a decision does by its moment: kind and clause, bar, register entries, effect on the application. */
import type { Effect, EntryOperation } from '#kernel/case'
import type { ClauseId } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate, plusYears } from '#kernel/time'
import { barredUntilOf } from '../conditions/person.ts'
import type { Confirmation } from '../higher-rules.ts'
import { dishonestyYears, higherFigure } from '../higher-rules.ts'
import { procedureIds } from '../vocabulary.ts'
import type { Sanction, SanctionMoment } from './state.ts'

type Decision = NonNullable<Sanction['decision']>

/** Conflict of art.18, 26 and 53: the moment decides which of them is cited. */
const consequenceOf: Readonly<
  Record<SanctionMoment, { readonly kind: Decision['kind']; readonly clause: ClauseId }>
> = {
  表决前: { kind: '取消申报资格', clause: cite('anhui-titles-2018/art.18.a').clause },
  表决后核准前: { kind: '取消通过资格', clause: cite('anhui-titles-2018/art.26.f').clause },
  核准后: { kind: '撤销职称', clause: cite('anhui-titles-2018/art.53.b').clause },
}

export type Decreed = {
  readonly document: string
  readonly reason: string
  readonly otherRule: string
  readonly barredUntil: string | null
}

/** The decision in full: bar of a revocation by art.53.c, another bar as cited, and the record of the higher rule. */
export function decisionOf(
  state: Sanction,
  moment: SanctionMoment,
  input: Decreed,
  on: LocalDate,
  confirmed: readonly Confirmation[],
): Omit<Decision, 'on'> {
  const years = higherFigure(dishonestyYears, confirmed)
  return {
    ...consequenceOf[moment],
    document: input.document,
    reason: input.reason,
    decidedBy: state.office.name,
    barredUntil:
      moment === '核准后'
        ? barredUntilOf(on)
        : input.barredUntil === null
          ? null
          : localDate(input.barredUntil),
    otherRule: input.otherRule === '' ? null : input.otherRule,
    record: { until: plusYears(on, years.figure, 'last-day'), confirmed: years.confirmed },
  }
}

/** Integrity file always; the title itself where one is revoked. */
export function entriesOf(
  state: Sanction,
  decision: Omit<Decision, 'on'>,
  on: LocalDate,
  caseId: string,
): readonly EntryOperation[] {
  const { person, title, fact } = state
  const integrity: EntryOperation = {
    register: 'titles-integrity',
    key: caseId,
    clause: cite('anhui-titles-2018/art.18.b').clause,
    from: on,
    values: {
      person: person.key,
      name: person.name,
      kind: decision.kind,
      fact,
      decidedOn: on,
      decidedBy: decision.decidedBy,
      document: decision.document,
      barredUntil: decision.barredUntil,
    },
  }
  if (decision.kind !== '撤销职称' || title === null) return [integrity]
  const revoked: EntryOperation = {
    register: 'titles-held',
    key: title.key,
    clause: cite('anhui-titles-2018/art.53.b').clause,
    from: on,
    values: { ...title.entry, status: '撤销' },
  }
  return [integrity, revoked]
}

/** Ends the application on its way; one that is approved or closed stays as it was, its title is revoked. */
export const effectsOf = (state: Sanction, decision: Omit<Decision, 'on'>): readonly Effect[] =>
  state.application === null || decision.kind === '撤销职称'
    ? []
    : [
        {
          procedure: procedureIds.application,
          caseId: state.application,
          act: 'DisqualifyCandidate',
          input: {
            reason: decision.reason,
            clause: decision.clause,
            document: decision.document,
            proven: state.finding?.proven === true,
          },
        },
      ]
