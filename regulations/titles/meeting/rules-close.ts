/** Rules of the end of a meeting: announcement, minutes, signatures, archive. */
import { cite, rule } from '#kernel/law'

/** art.23.5.f: nothing is announced while a ballot is missing. */
export const everythingIsDecided = rule(
  'everything-is-decided',
  cite('anhui-titles-2018/art.23.5.f'),
  (f: { readonly undecided: readonly string[] }) => f.undecided.length === 0,
  { label: '全部对象已表决', otherwise: (f) => `请先完成表决和计票：${f.undecided.join('、')}。` },
)

/** art.24.a: no field of the minutes stays empty. */
export const minutesAreComplete = rule(
  'minutes-are-complete',
  cite('anhui-titles-2018/art.24.a'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '会议记录各项齐全', otherwise: (f) => `请补齐会议记录：${f.missing.join('、')}。` },
)

/** art.24.b: a reason for each who did not pass. */
export const failuresHaveReasons = rule(
  'failures-have-reasons',
  cite('anhui-titles-2018/art.24.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '未通过者均写明原因', otherwise: (f) => `请写明未通过的原因：${f.missing.join('、')}。` },
)

/** art.24.c: two signatures by two people. */
export const signersDiffer = rule(
  'signers-differ',
  cite('anhui-titles-2018/art.24.c'),
  (f: { readonly chair: string | null; readonly recorder: string | null }) =>
    f.chair === null || f.recorder === null || f.chair !== f.recorder,
  { label: '主持人与记录人不是同一人', otherwise: () => '请由记录人本人签名：主持人不能兼记录人。' },
)

/** art.24.d: both have signed before the minutes are filed. */
export const minutesAreSigned = rule(
  'minutes-are-signed',
  cite('anhui-titles-2018/art.24.c'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '会议记录已由主持人和记录人签名', otherwise: (f) => `请先签名：还差${f.missing.join('、')}。` },
)

/** art.24.d: archived minutes are never edited; an addendum takes two signatures. */
export const addendumHasTwoSignatures = rule(
  'addendum-has-two-signatures',
  cite('anhui-titles-2018/art.24.d'),
  (f: { readonly signers: readonly string[] }) => new Set(f.signers).size >= 2,
  {
    label: '补充记录有两人签名',
    otherwise: () => '请由两人签名：已归档的会议记录只能附加由两人签名的补充记录。',
  },
)

/** art.24.e: an HR office reads minutes only inside an open complaint or inspection. */
export const matterIsOpen = rule(
  'matter-is-open',
  cite('anhui-titles-2018/art.24.e'),
  (f: { readonly open: boolean; readonly matter: string }) => f.open,
  {
    label: '有正在办理的举报核查',
    otherwise: (f) => `不能查阅会议记录：${f.matter}没有正在办理的举报或检查。`,
  },
)

/** art.23.6.b: who presided signs the conclusions. */
export const presiderSigns = rule(
  'presider-signs',
  cite('anhui-titles-2018/art.23.6.b'),
  (f: { readonly signer: string; readonly presider: string | null }) => f.signer === f.presider,
  {
    label: '由主持会议的主任或副主任委员签署结论',
    otherwise: () => '请由主持本次会议的主任或副主任委员签署评审结论。',
  },
)

/** art.23.6.c: the seal follows the signature. */
export const sealFollowsSignature = rule(
  'seal-follows-signature',
  cite('anhui-titles-2018/art.23.6.c'),
  (f: { readonly signed: boolean }) => f.signed,
  { label: '先签字后盖章', otherwise: () => '请先由主任或副主任委员签署结论，再盖评委会印章。' },
)
