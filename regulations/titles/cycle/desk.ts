/** What the acts of a cycle share: the workshop, who may, the claim of a year. */
import type { Party } from '#kernel/case'
import { anyOf, claim, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Level } from '../vocabulary.ts'
import type { CycleEvent } from './events.ts'
import type { Cycle } from './state.ts'

export const desk = workshop<Cycle, CycleEvent>()
export { day, dayField, field, filled, oneForm, optionsOf, text } from '../committee/desk.ts'

const convening = (post: string) => ownOrganisationIs('convening', post)
export const anyClerk = anyOf(role('convening-head'), role('meeting-secretary'), role('acceptance-clerk'))
export const clerk = anyOf(
  convening('convening-head'),
  convening('meeting-secretary'),
  convening('acceptance-clerk'),
)
export const head = convening('convening-head')
export const authoriser = anyOf(
  ownOrganisationIs('authoriser', 'county-titles'),
  ownOrganisationIs('authoriser', 'city-titles'),
  ownOrganisationIs('authoriser', 'province-titles'),
)
/** Everybody of the convening body who works on a cycle. */
export const conveningStaff = anyOf(
  clerk,
  convening('exam-clerk'),
  convening('titles-cashier'),
  convening('seal-keeper'),
  convening('minutes-keeper'),
)

/** Who stands in which relation to a cycle. */
export function partiesOf(state: Cycle): readonly Party[] {
  return [
    { relation: 'convening', organisation: state.convening },
    { relation: 'authoriser', organisation: state.authoriser },
  ]
}

type CycleOfYear = {
  readonly committee: string
  readonly series: string
  readonly level: Level
  readonly year: number
  readonly turn: number
  readonly name: string
}
/** art.6.a: one cycle per committee, series, level and year; a further one takes another turn, by consent. */
export const cycleOfYear = claim<CycleOfYear>(
  'committee-level-and-year',
  cite('anhui-titles-2018/art.6.a'),
  ({ committee, series, level, year, turn }) => `${committee}|${series}|${level}|${year}|${turn}`,
  ({ name, level, year }) =>
    `请在已有的周期上办理，或者先请示适时评审：${name}${year}年度${level}已有评审周期。`,
)
export const claimsOf = (
  state: Omit<CycleOfYear, 'level' | 'name'> & {
    readonly levels: readonly Level[]
    readonly committeeName: string
  },
) =>
  state.levels.map((level) => ({
    committee: state.committee,
    series: state.series,
    level,
    year: state.year,
    turn: state.turn,
    name: state.committeeName,
  }))
