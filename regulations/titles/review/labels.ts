/** Words for what review leaves in an application. */
import type { ReviewEvent } from './events.ts'

export const reviewEventLabels: Readonly<Record<ReviewEvent['type'], string>> = {
  DefenceRequired: '决定了答辩',
  DefenceNotified: '通知了答辩',
  DefenceCheckedIn: '答辩签到',
  DefenceHeard: '答辩完毕',
  DefenceMissed: '未按时答辩',
  ConclusionRecorded: '记录了评审结论',
  ConclusionSigned: '结论已签署',
  ConclusionSealed: '结论已用印',
  RetirementRecorded: '退休退出',
}
