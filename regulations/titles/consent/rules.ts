/** Titles are open to sharing (art.57.b); whose they are decides who may look, and for how long. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { plusYears } from '#kernel/time'

const sharing = cite('anhui-titles-2018/art.57.b')

export const consentIsOwn = rule(
  'consent-is-given-by-the-person',
  sharing,
  (f: { readonly account: string | null; readonly actor: string | null }) =>
    f.account !== null && f.account === f.actor,
  {
    label: '由本人授权',
    otherwise: (f) =>
      f.account === null
        ? '请先在专业技术人员名册中登记本人帐号：查询职称须经本人授权。'
        : '请由本人授权：不能替他人同意查询职称。',
  },
)

export const consentReaderIsKnown = rule(
  'consent-names-an-employer',
  sharing,
  (f: { readonly known: boolean }) => f.known,
  { label: '被授权单位在名册中', otherwise: () => '请重新选择单位：用人单位名册中没有这个单位。' },
)

/** A consent without end would be none: at most a year, and not for a day that is over. */
export const consentEndsWithinAYear = rule(
  'consent-ends-within-a-year',
  sharing,
  (f: { readonly today: LocalDate; readonly until: LocalDate }) =>
    f.until >= f.today && f.until <= plusYears(f.today, 1, 'last-day'),
  {
    label: '授权有期限',
    otherwise: (f) =>
      f.until < f.today
        ? `请把截止日期改为今天或以后：${f.until}已经过去。`
        : '请缩短授权期限：一次授权最长一年，到期可以再授权。',
  },
)
