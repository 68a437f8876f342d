/** Rules of art.18, 26.f and 53: which clause governs, who decides, what follows. */
import { cite, rule } from '#kernel/law'
import type { SanctionMoment } from './state.ts'

const BEFORE_VOTE: readonly string[] = [
  'verifying',
  'internal-publicity',
  'recommending',
  'forwarding',
  'submitting',
  'received',
  'correcting',
  'admitted',
  'released',
]
const BEFORE_APPROVAL: readonly string[] = ['passed', 'reported', 'approval-publicity']
const AFTER_APPROVAL: readonly string[] = ['approved', 'closed']

/** Moment of a matter: by the stage of the application, or after approval where only the title is left; undefined: nothing left to decide. */
export function findMoment(stage: string | null, hasTitle: boolean): SanctionMoment | undefined {
  if (stage !== null && BEFORE_VOTE.includes(stage)) return '表决前'
  if (stage !== null && BEFORE_APPROVAL.includes(stage)) return '表决后核准前'
  if ((stage === null || AFTER_APPROVAL.includes(stage)) && hasTitle) return '核准后'
  return undefined
}

export const sanctionHasObject = rule(
  'sanction-has-object',
  cite('anhui-titles-2018/art.53.a'),
  (f: { readonly moment: string | null }) => f.moment !== null,
  {
    label: '有在办的申报或有效的职称',
    otherwise: () => '请核对申报件或职称编号：没有在办的申报，也没有有效的职称，无可取消或撤销。',
  },
)

/** 53.a: one proven finding ends the case, whatever the votes were. */
export const dishonestyIsProven = rule(
  'dishonesty-is-proven',
  cite('anhui-titles-2018/art.53.a'),
  (f: { readonly proven: boolean }) => f.proven,
  { label: '失信事实已查实', otherwise: () => '请先查实失信事实：没有查实的不能作出决定。' },
)

type Decider = {
  readonly officeKind: string
  readonly office: string
  readonly convening: string | null
}
/** 18.a: before the vote the convening body or an HR department decides. */
export const cancelledByConveningOrHr = rule(
  'application-cancelled-by-convening-body-or-hr',
  cite('anhui-titles-2018/art.18.a'),
  (f: Decider) => f.officeKind === '人社部门' || (f.convening !== null && f.office === f.convening),
  {
    label: '由组建单位或人社部门取消申报资格',
    otherwise: () => '请移交组建单位或人社部门决定：本单位只能提出取消申报资格的建议。',
  },
)

/** 26.f: between the vote and the approval it is the authority that approves. */
export const passCancelledByAuthority = rule(
  'pass-cancelled-by-title-authority',
  cite('anhui-titles-2018/art.26.f'),
  (f: { readonly office: string; readonly authority: string | null }) =>
    f.authority !== null && f.office === f.authority,
  {
    label: '由职称管理部门取消通过资格',
    otherwise: () => '请移交职称管理部门决定：表决之后、核准之前由负责核准的部门取消资格。',
  },
)

/** 53.b (reading): the title is revoked by who approved it, nobody else. */
export const revokedByApprovingAuthority = rule(
  'revoked-by-approving-authority',
  cite('anhui-titles-2018/art.53.b'),
  (f: { readonly office: string; readonly approvedBy: string | null }) =>
    f.approvedBy !== null && f.office === f.approvedBy,
  {
    label: '由批准机关撤销职称',
    otherwise: (f) =>
      f.approvedBy === null
        ? '请先在职称证书登记中填写批准机关：撤销职称由原批准机关决定。'
        : `请移交${f.approvedBy}：撤销职称由原批准机关决定，${f.office}不能撤销。`,
  },
)

/** 53.c (reading): a bar comes with a revocation only, or with another rule that the decision cites. */
export const barIsBased = rule(
  'bar-is-based-on-rule',
  cite('anhui-titles-2018/art.53.c'),
  (f: { readonly moment: string; readonly until: string | null; readonly otherRule: string }) =>
    f.until === null ? f.otherRule.trim() === '' : f.moment !== '核准后' && f.otherRule.trim() !== '',
  {
    label: '禁报有依据',
    otherwise: (f) =>
      f.moment === '核准后' && f.until !== null
        ? '请删去禁报日期：撤销职称的禁报期由系统按五年计算。'
        : f.until === null
          ? '请填写禁报截止日，或删去其他依据。'
          : '请写明禁报所依据的其他规定：没有取得职称的，本办法不禁止再次申报。',
  },
)

/** 18.b: the entry of the integrity file is complete: person, fact, evidence, decision. */
export const integrityEntryIsComplete = rule(
  'integrity-entry-is-complete',
  cite('anhui-titles-2018/art.18.b'),
  (f: {
    readonly person: string
    readonly fact: string
    readonly evidence: number
    readonly document: string
  }) => f.person !== '' && f.fact.trim() !== '' && f.evidence > 0 && f.document.trim() !== '',
  {
    label: '诚信档案记录齐全',
    otherwise: (f) =>
      f.evidence === 0
        ? '请先上传证据：记入诚信档案须有证据。'
        : '请补齐人员、事实和决定文号：记入诚信档案须齐全。',
  },
)

export const actsForOwnOffice = rule(
  'sanction-handled-by-own-office',
  cite('anhui-titles-2018/art.18.a'),
  (f: { readonly office: string; readonly own: string; readonly known: boolean }) =>
    f.known && f.office === f.own,
  { label: '由本机构立案', otherwise: () => '请选择本机构：只能以本机构的名义立案。' },
)

export const appointmentEndsAfterRevocation = rule(
  'appointment-ends-after-revocation',
  cite('anhui-titles-2018/art.53.b'),
  (f: { readonly kind: string | null }) => f.kind === '撤销职称',
  { label: '职称已撤销', otherwise: () => '未撤销职称的，不须报送解聘：请核对决定。' },
)
