/** The machine fails or the line is down: from one moment on the meeting goes on by paper, equal in law and in the record (DESK A11). */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { clockOf } from '#kernel/time'
import { membersPresent, standingBallot } from './count.ts'
import { desk, expertOf, field, filled, oneForm, presider, secretary } from './desk.ts'
import * as examples from './examples.ts'
import { paperBeginsOnce } from './rules-paper.ts'
import { meetingDayHasCome } from './rules-room.ts'
import { presiderIsPresent } from './rules.ts'
import type { Meeting } from './state.ts'
import { presides } from './state.ts'

/** Items with a machine ballot under way: its box was not opened, so that it is void and held anew on paper, which is no second review. */
const votingByMachine = ({ mode, items }: Meeting): readonly string[] =>
  mode === 'paper' ? [] : items.filter((item) => standingBallot(item)?.closed === false).map(({ id }) => id)

/** A ballot is void by the word of whoever presides; where none is under way the desk goes over to paper alone. */
const presiderFindings = (state: Meeting, by: string) => {
  if (votingByMachine(state).length === 0) return []
  const own = state.members.find(({ expert }) => expert === by)
  const signedIn = membersPresent(state).some(({ expert }) => expert === by)
  return [presiderIsPresent({ presides: own !== undefined && presides(own), signedIn })]
}

/** What has been counted stands; what is still to come is on the printed pack. */
export const GoOnByPaper = desk.act({
  label: '转为纸质办理',
  cite: cite('anhui-titles-2018/art.57.a'),
  by: anyOf(presider, secretary),
  in: ['convened', 'open', 'announced'],
  leadsTo: ['convened', 'open', 'announced'],
  onPaper: true,
  input: z.strictObject({
    reason: filled(300, '请写明转为纸质的原因'),
    presider: z.string().max(60).default(''),
  }),
  form: oneForm(
    '转为纸质办理',
    field('reason', 'textarea', '原因'),
    field('presider', 'text', '主持人（秘书代登时填写专家编号）'),
  ),
  decide: ({ state, input, actor, at }) => {
    const by = expertOf(state, actor?.person) ?? input.presider
    return decided({
      guards: [
        paperBeginsOnce({ since: state.byPaper?.time ?? null }),
        meetingDayHasCome({ on: state.on, today: at.date }),
        ...presiderFindings(state, by),
      ],
      events: [
        {
          type: 'WentOnByPaper',
          time: clockOf(at.instant),
          by,
          reason: input.reason,
          voided: votingByMachine(state),
        },
      ],
    })
  },
  example: examples.goOnByPaper,
})
