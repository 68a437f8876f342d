/** Rules of the room: nobody sits before the day, and what was said stays as it stood when the vote began. */
import { cite, rule } from '#kernel/law'
import type { Finding } from '#kernel/law'
import { standingBallot } from './count.ts'
import { few } from './few.ts'
import type { AgendaItem, Meeting } from './state.ts'

/** art.22.a: the meeting is held on its day; who comes earlier finds it moved, or waits. */
export const meetingDayHasCome = rule(
  'meeting-day-has-come',
  cite('anhui-titles-2018/art.22.a'),
  (f: { readonly on: string; readonly today: string }) => f.today >= f.on,
  {
    label: '已到会议日期',
    otherwise: (f) => `请到会议当天办理，或先办理改期：会议定在${f.on}，今天是${f.today}。`,
  },
)

/** art.23.5.a: nobody is counted who was not drawn, and no time of arrival is overwritten. */
export const arrivalsAreNew = rule(
  'arrivals-are-new',
  cite('anhui-titles-2018/art.23.5.a'),
  (f: { readonly strangers: readonly string[]; readonly seated: readonly string[] }) =>
    f.strangers.length === 0 && f.seated.length === 0,
  {
    label: '签到的是尚未签到的本会委员',
    otherwise: (f) =>
      f.strangers.length > 0
        ? `请核对名单：${few(f.strangers)}不是本次会议抽取的专家。`
        : `请勿重复签到：${few(f.seated)}已经签到；离会后回来的，请登记返回。`,
  },
)

/** art.23.5.b: report, opinion, discussion and recusal come before the vote; a vote that began or was counted closes them. */
export const recordPrecedesBallot = rule(
  'record-precedes-ballot',
  cite('anhui-titles-2018/art.23.5.b'),
  (f: { readonly balloted: readonly string[]; readonly counted: boolean; readonly wanted: string }) =>
    f.balloted.length === 0,
  {
    label: '投票开始以后不再改动之前的记录',
    otherwise: (f) =>
      f.counted
        ? `不能${f.wanted}：${few(f.balloted)}已经表决，以表决时的记录为准；需要说明的，写入会议记录的“其他事项”。`
        : `不能${f.wanted}：${few(f.balloted)}正在投票；确需更改的，请主持人先宣布本次投票无效。`,
  },
)

/** Whether an item may still be reported on, introduced or discussed. */
export const itemIsUnvoted = (item: AgendaItem | undefined, wanted: string): Finding => {
  const ballot = item === undefined ? undefined : standingBallot(item)
  return recordPrecedesBallot({
    balloted: item === undefined || ballot === undefined ? [] : [item.title],
    counted: ballot?.closed === true,
    wanted,
  })
}

/** Whether what is recorded of these applications may still change. */
export function candidatesAreUnvoted(
  { items }: Meeting,
  applications: readonly string[],
  wanted: string,
): Finding {
  const voted = items.flatMap((item) => {
    const ballot = standingBallot(item)
    const named = item.candidates.filter(({ application }) => applications.includes(application))
    return ballot === undefined ? [] : named.map(({ name }) => ({ name, closed: ballot.closed }))
  })
  return recordPrecedesBallot({
    balloted: voted.map(({ name }) => name),
    counted: voted.every(({ closed }) => closed),
    wanted,
  })
}
