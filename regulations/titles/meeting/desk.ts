/** What the acts of a meeting share: the workshop, who stands in which relation, the fields of their inputs. */
import { z } from 'zod'
import type { Field, Form, Party } from '#kernel/case'
import { anyOf, form, ownOrganisationIs, personIs, workshop } from '#kernel/case'
import type { MeetingEvent } from './events.ts'
import type { AgendaItem, Meeting } from './state.ts'
import { presides } from './state.ts'

export const desk = workshop<Meeting, MeetingEvent>()

export const secretary = ownOrganisationIs('secretariat', 'meeting-secretary')
export const recorder = ownOrganisationIs('secretariat', 'meeting-recorder')
export const sealKeeper = ownOrganisationIs('convening', 'seal-keeper')
export const minutesKeeper = ownOrganisationIs('convening', 'minutes-keeper')
export const presider = personIs('presider')
export const member = personIs('member')
/** A member who has not signed the pledge yet. */
export const unpledgedMember = personIs('unpledged')
export const panelHead = personIs('panel-head')
/** art.50.b: a member who has signed pledge and recusals; before that he sees names and units of the candidates only. */
export const pledgedMember = personIs('pledged')
/** Who works the console: the desk, the presider, a member at his seat. */
export const meetingPeople = { secretary, recorder, presider, member }
/** Whoever is entitled to be in the room and keeps its record. */
export const insider = anyOf(secretary, recorder, member)
/** Who reads what lies on the table. */
export const tableReader = anyOf(secretary, recorder, pledgedMember)
export const supervisor = anyOf(
  ownOrganisationIs('authority', 'titles-inspector'),
  ownOrganisationIs('authority', 'county-titles'),
  ownOrganisationIs('authority', 'city-titles'),
  ownOrganisationIs('authority', 'province-titles'),
)
/** art.24.e: an HR office inside one open matter. */
export const inspectingOffice = ownOrganisationIs('inspection', 'titles-inspector')

/** Who may take the signed record away with its chain: the keeper of the archive, and an office inside one open matter. */
export const recordReaders = anyOf(minutesKeeper, inspectingOffice)

/** Once the minutes are archived the room is empty: only the keeper of the archive, and who inspects, still sees it. */
export function partiesOf(state: Meeting): readonly Party[] {
  const { convening, authority, stage } = state
  const person = (relation: string, account: string): Party => ({ relation, person: account })
  const pledged = new Set(state.pledges.map(({ expert }) => expert))
  const room =
    stage === 'archived'
      ? []
      : [
          { relation: 'secretariat', organisation: convening.organisation },
          ...state.members.flatMap((one) => [
            person('member', one.account),
            person(pledged.has(one.expert) ? 'pledged' : 'unpledged', one.account),
            ...(presides(one) ? [person('presider', one.account)] : []),
            ...(one.function === '专业组长' || (one.panel !== null && presides(one))
              ? [person('panel-head', one.account)]
              : []),
          ]),
        ]
  return [
    { relation: 'convening', organisation: convening.organisation },
    { relation: 'authority', organisation: authority },
    ...room,
    ...state.inspections
      .filter(({ closedOn }) => closedOn === null)
      .map(({ organisation }) => ({ relation: 'inspection', organisation })),
  ]
}

export const text = (max: number) => z.string().trim().max(max)
export const filled = (max: number, what = '请填写') => z.string().trim().min(1, what).max(max)
export const dayField = z.iso.date('请填写日期，如 2024-11-16')
export const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时间，如 09:30')
export const itemField = filled(40, '请选择议程')

const figure = z.int('应为整数').min(0, '不能为负').max(200, '超过会议人数')
export const countField = z.strictObject({
  application: filled(100),
  issued: figure,
  returned: figure,
  invalid: figure,
  yes: figure,
  no: figure,
  abstain: figure,
})

export const field = (
  path: string,
  widget: Field['widget'],
  label: string,
  more: Partial<Field> = {},
): Field => ({
  path,
  widget,
  label,
  ...more,
})
/** A form of one section. */
export const oneForm = (title: string, ...fields: Field[]): Form => form({ title, fields })
export const countColumns: readonly Field[] = [
  field('application', 'text', '申报件'),
  field('issued', 'integer', '发出'),
  field('returned', 'integer', '收回'),
  field('invalid', 'integer', '无效'),
  field('yes', 'integer', '赞成'),
  field('no', 'integer', '反对'),
  field('abstain', 'integer', '弃权'),
]

export const findItem = (state: Meeting, id: string): AgendaItem | undefined =>
  state.items.find((item) => item.id === id)

/** An item that is not on the agenda is a wrong choice of the user, answered by the step rule. */
export const nameOf = (state: Meeting, expert: string): string =>
  state.members.find((one) => one.expert === expert)?.name ?? expert
export const expertOf = (state: Meeting, account: string | undefined): string | undefined =>
  state.members.find((one) => one.account === account)?.expert
