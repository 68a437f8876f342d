/** Staff removed from review (art.51.1.b), written by the case of discipline. Key: person id of the account. */
import type { LocalDate } from '#kernel/time'
import { day, text, titlesRegister } from './columns.ts'

export type RemovalEntry = {
  readonly name: string
  readonly document: string
  readonly decidedBy: string
  readonly decidedOn: LocalDate
}

export const removals = titlesRegister(
  'titles-removals',
  '调离评审岗位人员',
  'anhui-titles-2018/art.51.1.b',
  '系统人员编号',
  [
    text('name', '姓名', true),
    text('document', '决定文号', true),
    text('decidedBy', '决定机关', true),
    day('decidedOn', '决定日期', true),
  ],
  { readers: ['titles-administrator', 'province-titles'] },
)
