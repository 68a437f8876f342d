/** Rules of a bundle and its letter. */
import { cite, rule } from '#kernel/law'

export const cycleIsOpen = rule(
  'cycle-is-open',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly stage: string | null }) => f.stage === 'published',
  {
    label: '评审公告已发布、尚未办结',
    otherwise: () => '请选择已公布的评审周期：没有公布或已办结的不能呈报。',
  },
)

/** art.13.a: the employer's steps are complete. */
export const allAreReady = rule(
  'all-are-ready',
  cite('anhui-titles-2018/art.13.a'),
  (f: { readonly notReady: readonly string[] }) => f.notReady.length === 0,
  {
    label: '单位审核、公示和逐级审核均已完成',
    otherwise: (f) => `请移出尚未办完单位程序的人员：${f.notReady.join('、')}。`,
  },
)

/** art.13.1 to 13.4: the router's answer for each; its own clause stands in the sentence of the application. */
export const onlyTheSubmitterSends = rule(
  'only-the-submitter-sends',
  cite('anhui-titles-2018/art.16.1'),
  (f: { readonly misrouted: readonly string[] }) => f.misrouted.length === 0,
  {
    label: '由规定的呈报单位提交',
    otherwise: (f) => `请移出应由其他单位提交的人员：${f.misrouted.join('；')}。`,
  },
)

export const inboxOfReceiver = rule(
  'inbox-of-receiver',
  cite('anhui-titles-2018/art.15.a'),
  (f: { readonly strangers: readonly string[] }) => f.strangers.length === 0,
  {
    label: '同一评审周期的申报',
    otherwise: (f) => `请分别呈报：${f.strangers.join('、')}申报的不是这一评审周期。`,
  },
)

/** art.13.b: the letter names every person of the bundle. */
export const everyoneIsOnTheLetter = rule(
  'everyone-is-on-the-letter',
  cite('anhui-titles-2018/art.13.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '名单与函一致',
    otherwise: (f) => `请在函上补列或移出：${f.missing.join('、')}不在申请委托评审函的名单上。`,
  },
)

export const letterIsNumbered = rule(
  'letter-is-numbered',
  cite('anhui-titles-2018/art.13.b'),
  (f: { readonly number: string }) => /〔\d{4}〕\d+号/.test(f.number),
  { label: '文号规范', otherwise: (f) => `请填写规范的文号，如“某人社函〔2024〕12号”：“${f.number}”不是。` },
)

/** art.16.4: until 24:00 of the last day. */
export const sentInTime = rule(
  'sent-in-time',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly on: string; readonly until: string }) => f.on <= f.until,
  { label: '在呈报期限内', otherwise: (f) => `已过呈报期限：截止${f.until}24:00，现为${f.on}。` },
)
