/** What the host asks of an entrusted application: the letter of the right office, and otherwise what it asks of everybody. */
import { cite, rule } from '#kernel/law'

/** art.16.1, 31: without F9 nothing entrusted is taken in. */
export const delegationLetterIsThere = rule(
  'delegation-letter-is-there',
  cite('anhui-titles-2018/art.16.1'),
  (f: { readonly entrusted: boolean; readonly letter: boolean }) => !f.entrusted || f.letter,
  {
    label: '委托评审附有委托评审函',
    otherwise: () =>
      '请按第十六条（一）不予受理，或待补函：委托评审须有规定机关出具的委托评审函，单位自己出函无效。',
  },
)

/** art.31.a: entrusted people sit the same exam with the same mark. */
export const entrustedPassesTheSameExam = rule(
  'entrusted-passes-the-same-exam',
  cite('anhui-titles-2018/art.31.a'),
  (f: { readonly entrusted: boolean; readonly examined: boolean; readonly qualified: boolean }) =>
    !f.entrusted || !f.examined || f.qualified,
  {
    label: '委托评审按同样规定办理',
    otherwise: () => '不能送评：委托来的人员与本地人员同样要求，考试成绩合格才能提交评委会。',
  },
)
