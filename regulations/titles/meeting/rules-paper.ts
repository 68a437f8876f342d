/** Rules of a meeting that goes on by paper: once, and with the chair's hand on a page that two people compare. */
import { cite, rule } from '#kernel/law'

/** art.57.a: the record has one moment from which the meeting goes on by paper. */
export const paperBeginsOnce = rule(
  'paper-begins-once',
  cite('anhui-titles-2018/art.57.a'),
  (f: { readonly since: string | null }) => f.since === null,
  {
    label: '尚未转为纸质办理',
    otherwise: (f) => `请直接打印全套纸件：本次会议自${f.since ?? ''}起已经转为纸质办理。`,
  },
)

/** art.24.c: a signature is the chair's own, in the system or by hand; by hand somebody else enters the page, and only where the meeting is held on paper. */
export const signatureIsTheChairs = rule(
  'signature-is-the-chairs',
  cite('anhui-titles-2018/art.24.c'),
  (f: { readonly own: boolean; readonly byPaper: boolean; readonly scanned: boolean }) =>
    f.own || (f.byPaper && f.scanned),
  {
    label: '由主持人本人签名，或补录其纸质签名',
    otherwise: (f) =>
      f.byPaper
        ? '请选“补录”并附签名页的扫描件，由另一位同事核对：主持人在纸上签的名不能直接代登。'
        : '请由主持人本人在系统内签名：本次会议不是纸质办理，不能代为登记。',
  },
)
