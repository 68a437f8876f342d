/** Rules of supervision: art.52.a. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'

const supervision = cite('anhui-titles-2018/art.52.a')

export const inspectedByAuthoriser = rule(
  'inspected-by-authoriser',
  supervision,
  (f: { readonly authoriser: string | null; readonly own: string }) => f.authoriser === f.own,
  {
    label: '由授权的人社部门巡查',
    otherwise: (f) =>
      f.authoriser === null
        ? '请核对评委会：名册中没有这个评委会。'
        : '请由授权组建该评委会的人社部门巡查：本机关不是授权机关。',
  },
)
export const defectsHaveDueDay = rule(
  'inspection-defects-have-due-day',
  supervision,
  (f: { readonly defects: number; readonly dueOn: LocalDate | null; readonly today: LocalDate }) =>
    f.defects === 0 ? f.dueOn === null : f.dueOn !== null && f.dueOn > f.today,
  {
    label: '发现的问题有整改期限',
    otherwise: (f) =>
      f.defects === 0 ? '请删去整改期限：没有发现问题。' : '请填写将来的整改期限：发现的问题须限期整改。',
  },
)
