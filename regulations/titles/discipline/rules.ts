/** Rules of art.51.1 and 51.3, and the question whether somebody may still work on review. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { roleLabels } from '../roles.ts'
import type { Measure, SubjectKind } from './state.ts'

const removal = cite('anhui-titles-2018/art.51.1.b')

/** Posts in which somebody works on review; an applicant's own account and an auditor's are none of them. */
export const reviewRoles: readonly string[] = Object.keys(roleLabels).filter(
  (role) => !['title-applicant', 'fee-auditor'].includes(role),
)

export const staffMayReview = rule(
  'staff-not-removed-from-review',
  removal,
  (f: { readonly removedOn: LocalDate | null; readonly on: LocalDate; readonly document: string }) =>
    f.removedOn === null || f.on < f.removedOn,
  {
    label: '未被调离评审岗位',
    otherwise: (f) => `请由其他人员办理：该人员已被调离评审岗位（${f.document}），不能再办理评审工作。`,
  },
)

type Decreed = { readonly kind: SubjectKind; readonly measure: Measure; readonly proven: boolean }
export const staffIsRemoved = rule(
  'staff-misconduct-removes-from-review',
  removal,
  (f: Decreed) => f.kind !== '工作人员' || (f.proven && f.measure === '调离评审岗位'),
  {
    label: '工作人员查实违纪的调离评审岗位',
    otherwise: (f) =>
      f.proven ? '请选择“调离评审岗位”：工作人员违纪的应调离评审岗位。' : '请先查实：没有查实的不能处理。',
  },
)
export const expertIsStruckOff = rule(
  'expert-misconduct-strikes-off',
  cite('anhui-titles-2018/art.51.3.a'),
  (f: Decreed & { readonly listed: number }) =>
    f.kind !== '专家' || (f.proven && f.measure === '取消专家资格' && f.listed > 0),
  {
    label: '专家查实违纪的取消专家资格',
    otherwise: (f) =>
      f.listed === 0
        ? '请核对专家：专家库中没有这个账号。'
        : f.proven
          ? '请选择“取消专家资格”：专家违纪的应取消资格。'
          : '请先查实：没有查实的不能处理。',
  },
)
export const seriousIsCirculated = rule(
  'serious-expert-misconduct-is-circulated',
  cite('anhui-titles-2018/art.51.3.b'),
  (f: { readonly kind: SubjectKind; readonly serious: boolean; readonly criticism: string }) =>
    f.kind !== '专家' || f.serious === (f.criticism.trim() !== ''),
  {
    label: '专家情节严重的通报批评',
    otherwise: (f) =>
      f.serious
        ? '请填写通报文号：专家违纪情节严重的须通报批评并记入诚信档案。'
        : '请删去通报文号：只有情节严重的才通报批评。',
  },
)

type Referred = { readonly kind: SubjectKind; readonly unlawful: boolean; readonly referred: boolean }
const needsReferral = (kind: SubjectKind, f: Referred) => f.kind !== kind || !f.unlawful || f.referred
const refer = { label: '涉嫌违法的已移送', otherwise: () => '请先登记移送：涉嫌违法的须移送有关机关。' }
export const staffIsReferred = rule(
  'unlawful-staff-is-referred',
  cite('anhui-titles-2018/art.51.1.c'),
  (f: Referred) => needsReferral('工作人员', f),
  refer,
)
export const expertIsReferred = rule(
  'unlawful-expert-is-referred',
  cite('anhui-titles-2018/art.51.3.c'),
  (f: Referred) => needsReferral('专家', f),
  refer,
)
export const disciplineByOwnOffice = rule(
  'discipline-handled-by-own-office',
  removal,
  (f: { readonly office: string; readonly own: string; readonly known: boolean }) =>
    f.known && f.office === f.own,
  { label: '由本机构立案', otherwise: () => '请选择本机构：只能以本机构的名义立案。' },
)
export const onlyExpertsSuspended = rule(
  'only-listed-experts-suspended',
  cite('anhui-titles-2018/art.51.3.a'),
  (f: { readonly listed: number }) => f.listed > 0,
  { label: '专家在库', otherwise: () => '请核对当事人：只有在库专家可以暂停。' },
)
