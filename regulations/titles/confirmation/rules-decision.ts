/** When a confirmation is refused (art.47), what must stand before it is decided (art.48, 49), and what it gives. */
import type { Finding } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { Calculation } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Delegation } from '../delegation/state.ts'
import { bandOf } from '../vocabulary.ts'
import type { TitleConfirmation } from './state.ts'

/** 47.1: out of professional work since. */
export const isStillProfessional = rule(
  'still-in-professional-work',
  cite('anhui-titles-2018/art.47.1'),
  (f: { readonly post: string; readonly professional: boolean }) => f.professional,
  {
    label: '没有离开专业技术工作',
    otherwise: (f) => `请办理不予确认：现岗位为${f.post}，来皖后已不从事专业技术工作。`,
  },
)

type OutsideFacts = {
  readonly senior: boolean
  readonly arrivedOn: LocalDate
  readonly passedOn: LocalDate
  /** Number of the letter of delegation; null: none. */
  readonly letter: string | null
}
/** 47.2: senior titles only; the test is where file and labour relation were on the day of the pass. */
export const seniorWasNotObtainedOutsideAlone = rule(
  'senior-title-not-obtained-outside-without-letter',
  cite('anhui-titles-2018/art.47.2'),
  (f: OutsideFacts) => !f.senior || f.passedOn < f.arrivedOn || f.letter !== null,
  {
    label: '未自行在省外申报取得高级资格',
    otherwise: (f) =>
      `请办理不予确认：${f.arrivedOn}起已在皖工作，${f.passedOn}在省外取得高级资格，没有委托评审函。`,
  },
)

/** 47.3: complete and true; one chance to complete, then refusal. */
export const materialsAreWhole = rule(
  'confirmation-materials-are-whole',
  cite('anhui-titles-2018/art.47.3'),
  (f: { readonly open: readonly string[]; readonly dueOn: LocalDate | null }) => f.open.length === 0,
  {
    label: '材料完整',
    otherwise: (f) => `请先补正：${f.open.join('、')}${f.dueOn === null ? '' : `，期限至${f.dueOn}`}。`,
  },
)
export const completionIsAskedOnce = rule(
  'completion-is-asked-once',
  cite('anhui-titles-2018/art.47.3'),
  (f: { readonly before: boolean; readonly dueOn: LocalDate; readonly on: LocalDate }) =>
    !f.before && f.dueOn > f.on,
  {
    label: '补正一次性告知',
    otherwise: (f) => (f.before ? '请直接作出决定：材料只退回补正一次。' : '请把补正期限定在今天之后。'),
  },
)

type GroundFacts = { readonly item: string; readonly given: boolean; readonly why: string }
const ground = (item: '47.1' | '47.2' | '47.3', clause: Parameters<typeof cite>[0]) =>
  rule(
    `ground-of-refusal-${item.replace('.', '-')}`,
    cite(clause),
    (f: GroundFacts) => f.item !== item || f.given,
    { label: `不予确认的事实符合${item}`, otherwise: (f) => `请改选其他情形：${f.why}。` },
  )
const grounds = {
  '47.1': ground('47.1', 'anhui-titles-2018/art.47.1'),
  '47.2': ground('47.2', 'anhui-titles-2018/art.47.2'),
  '47.3': ground('47.3', 'anhui-titles-2018/art.47.3'),
} as const
/** 47.4: any other ground names its rule. */
export const otherGroundIsCited = rule(
  'other-ground-is-cited',
  cite('anhui-titles-2018/art.47.4'),
  (f: { readonly item: string; readonly citation: string }) => f.item !== '47.4' || f.citation !== '',
  {
    label: '其他情形写明依据',
    otherwise: () => '请写明所依据的规定名称和条款：按其他情形不予确认的，须引用国家或省的职称政策。',
  },
)

/** Papers demanded for completion that did not come. */
export const openItems = ({ completion, materials }: TitleConfirmation): readonly string[] =>
  completion === null
    ? []
    : completion.items
        .filter(({ slot }) => !materials.some((one) => one.slot === slot && one.completing))
        .map(({ what }) => what)

export const outsideFacts = (state: TitleConfirmation, delegation: Delegation | undefined): OutsideFacts => {
  const { original, arrivedOn } = state.content
  const own = delegation?.applicant.key === state.applicant.key ? delegation : undefined
  return {
    senior: bandOf(original.level) === '高级',
    arrivedOn,
    passedOn: original.obtainedOn,
    letter: own?.letter?.number ?? null,
  }
}

type Refusing = {
  readonly item: '47.1' | '47.2' | '47.3' | '47.4'
  readonly untrue: boolean
  readonly citation: string
}
/** Whether the facts of the file carry the item that is chosen. */
export function refusalFindings(
  state: TitleConfirmation,
  { item, untrue, citation }: Refusing,
  delegation: Delegation | undefined,
  on: LocalDate,
): readonly Finding[] {
  const { work } = state.content
  const late = state.completion !== null && on > state.completion.dueOn && openItems(state).length > 0
  const outside = seniorWasNotObtainedOutsideAlone(outsideFacts(state, delegation))
  return [
    grounds['47.1']({ item, given: !work.professional, why: `${work.post}是专业技术岗位` }),
    grounds['47.2']({
      item,
      given: outside.holds !== 'yes',
      why: '该项只适用于在皖工作期间未经委托在省外取得高级资格的',
    }),
    grounds['47.3']({
      item,
      given: untrue || late,
      why: '材料不完整的先退回补正一次，期限届满仍未补齐才不予确认',
    }),
    otherGroundIsCited({ item, citation }),
  ]
}

/** 48.a: the officer's opinion comes before the decision. */
export const opinionIsWritten = rule(
  'verifying-opinion-is-written',
  cite('anhui-titles-2018/art.48.a'),
  (f: { readonly written: boolean }) => f.written,
  { label: '已写明核实意见', otherwise: () => '请先根据申报人的实绩填写核实意见，再作决定。' },
)
/** 48.b: a proof that was demanded is in, or is no longer wanted. */
export const proofIsSettled = rule(
  'demanded-proof-is-in',
  cite('anhui-titles-2018/art.48.b'),
  (f: { readonly waiting: boolean; readonly reason: string }) => !f.waiting,
  {
    label: '要求的鉴定证明已提交',
    otherwise: (f) => `请等待鉴定证明提交或撤销该项要求：${f.reason}。`,
  },
)

/** 49.5: appointed only after confirmation. */
export const titleIsConfirmed = rule(
  'appointed-after-confirmation',
  cite('anhui-titles-2018/art.49.5'),
  (f: { readonly confirmed: boolean; readonly level: string }) => f.confirmed,
  {
    label: '职称已经确认',
    otherwise: (f) => `请待确认后再聘任：异地或军队取得的${f.level}职称尚未确认，不能聘任相应职务。`,
  },
)

/** 44.b, 49.4.a: the old original goes back marked when the new certificate is handed over. */
export const oldCertificateIsReturned = rule(
  'old-certificate-returned-marked',
  cite('anhui-titles-2018/art.44.b'),
  (f: { readonly marked: boolean }) => f.marked,
  {
    label: '原证书已注明换发并退还',
    otherwise: () => '请先在原证书上注明“已换发”并退还本人，再发新证书。',
  },
)

/** 49.4.b: the title counts from the day of the pass or recognition elsewhere, not from its confirmation. */
export const reckonObtainedOn: Calculation<
  { readonly passedOn: LocalDate; readonly confirmedOn: LocalDate },
  LocalDate
> = calculation(
  'confirmed-title-obtained-on',
  [cite('anhui-titles-2018/art.49.4.b')],
  (f) => ({
    value: f.passedOn,
    lines: [
      { label: '省外（军队）评审通过或认定', value: f.passedOn, note: '取得职称的时间' },
      { label: '确认', value: f.confirmedOn, note: '另行记载，不作起算日' },
    ],
  }),
  { label: '取得职称的时间' },
)
