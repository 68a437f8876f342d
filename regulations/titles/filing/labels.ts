/** Chinese words for what this room records. */
import type { FilingEvent } from './events.ts'

/** Names, order and kinds of the material slots, and the measures of the photo, for screens. */
export { PHOTO } from './rules-slots.ts'
/** Stages by key with their words, and those in which an application has left the way. */
export { exits, stages } from '../application/state.ts'
export { type SlotDefinition, catalogueOf, slots, slotsOf } from './slots.ts'

export const filingEventLabels: Readonly<Record<FilingEvent['type'], string>> = {
  ApplicationOpened: '开始填报',
  EntrustedConfirmed: '本人确认了代填内容',
  ContentRevised: '填写了申报内容',
  MaterialAdded: '上传了材料',
  MaterialReplaced: '替换了材料',
  MaterialRemoved: '删除了材料',
  PledgeSigned: '签署了诚信承诺书',
  ApplicationFiled: '报送了单位',
  ApplicationWithdrawn: '撤回了申报',
}
