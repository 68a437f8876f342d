/** Rules of the agenda: who has read, what is fixed before the vote, where the meeting is. */
import { cite, rule } from '#kernel/law'
import { few } from './few.ts'

/** art.23.5.j: those who read first have marked each file; the others hold the numbered material (DESK A10). */
export const filesAreRead = rule(
  'files-are-read',
  cite('anhui-titles-2018/art.23.5.j'),
  (f: { readonly unread: readonly string[] }) => f.unread.length === 0,
  {
    label: '初审委员均已标记阅卷',
    otherwise: (f) => `请初审委员先阅卷并标记，再投票：${few(f.unread)}。`,
  },
)

/** art.23.4.b: a mark is the reader's own. */
export const readerMarksOwnFiles = rule(
  'reader-marks-own-files',
  cite('anhui-titles-2018/art.23.4.b'),
  (f: { readonly others: readonly string[] }) => f.others.length === 0,
  {
    label: '只标记由本人初审的材料',
    otherwise: (f) => `请核对申报件：${f.others.join('、')}不是分给您初审的。`,
  },
)

/** art.23.5.c: by machine, the keys of the vote and its page are fixed before anybody opens the meeting (ENGINEERING A5, A6). */
export const agendaIsFixed = rule(
  'agenda-is-fixed',
  cite('anhui-titles-2018/art.23.5.c'),
  (f: { readonly fixed: boolean }) => f.fixed,
  {
    label: '议程已固定，投票密钥已生成',
    otherwise: () => '请先固定议程：每位评审对象的投票密钥和投票页的校验码在开会前生成并列入议程。',
  },
)

/** art.23.5.c: a key for each candidate and no other; none on paper. */
export const keysFitAgenda = rule(
  'keys-fit-agenda',
  cite('anhui-titles-2018/art.23.5.c'),
  (f: { readonly without: readonly string[]; readonly strangers: number }) =>
    f.without.length === 0 && f.strangers === 0,
  {
    label: '每位评审对象有且只有一把密钥',
    otherwise: (f) =>
      f.without.length > 0
        ? `请先生成密钥：${few(f.without)}还没有投票密钥。`
        : `请重新生成密钥：有${f.strangers}把密钥不属于本议程。`,
  },
)

/** art.57.a: what comes back is what went out, once. */
export const packIsTheOneOut = rule(
  'pack-is-the-one-out',
  cite('anhui-titles-2018/art.57.a'),
  (f: { readonly pack: string; readonly out: string | null; readonly before: boolean }) => f.pack === f.out,
  {
    label: '带回的是外出的会议包',
    otherwise: (f) =>
      f.before
        ? '不能再次带回：这个会议包已经带回或作废。'
        : f.out === null
          ? '不能带回：本会议没有打包外出。'
          : '请换用最近一次打包的会议包：带回的不是外出的那一个。',
  },
)
