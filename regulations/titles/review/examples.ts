/** A lawful example of each act between release and conclusion. */
import { localDate, momentAt } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { Conclusion } from '../application/state.ts'
import { emptyReview } from './state.ts'
import type { ReviewState } from './state.ts'

const ON = localDate('2024-11-15')
export const notified: NonNullable<ReviewState['defence']> = {
  reason: '专业组：成果归属需要说明',
  on: ON,
  time: '09:30',
  place: '示例宾馆三楼',
  checkedIn: null,
  heard: false,
}
export const released = (defence: ReviewState['defence'] = null) =>
  sampleApplication('released', { review: { ...emptyReview, defence } })
export const conclusion: Conclusion = {
  meeting: 'meeting-1',
  item: 'item-1',
  on: localDate('2024-11-16'),
  due: 13,
  present: 15,
  yes: 10,
  no: 5,
  abstain: 0,
  passed: true,
  signedBy: null,
  sealed: false,
}
const early = momentAt('2024-11-15T09:29:00+08:00')
const late = momentAt('2024-11-15T09:31:00+08:00')

export const requireDefence = () => ({
  state: released(),
  input: { by: '专业组' as const, reason: '成果归属需要说明' },
})
export const notifyDefence = () => ({
  state: released({ ...notified, on: null, time: null, place: null }),
  input: { on: '2024-11-15', time: '14:00', place: '示例宾馆三楼' },
  at: early,
})
export const checkInDefence = () => ({ state: released(notified), input: {}, at: early })
export const recordDefence = () => ({
  state: released({ ...notified, checkedIn: '2024-11-15 09:29' }),
  input: {},
})
export const missDefence = () => ({ state: released(notified), input: {}, at: late })
export const recordRetirement = () => ({ state: released(), input: { retiredOn: '2024-11-01' }, at: late })
export const recordConclusion = () => {
  const { signedBy: _signedBy, sealed: _sealed, ...figures } = conclusion
  return { state: released(), input: { ...figures, panel: null } }
}
const passed = () => sampleApplication('passed', { review: { ...emptyReview, conclusion } })
export const signConclusion = () => ({ state: passed(), input: { name: '专家1' } })
export const sealConclusion = () => ({ state: passed(), input: {} })
