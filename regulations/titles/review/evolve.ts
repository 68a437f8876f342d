/** From review events to the application. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { Application } from '../application/state.ts'
import type { ReviewEvent } from './events.ts'
import type { ReviewState } from './state.ts'

export function evolveReview(
  state: Application | undefined,
  event: ReviewEvent,
  { date }: Happening,
): Application {
  const from = inStage(
    state,
    'admitted',
    'released',
    'passed',
    'not-passed',
    'reported',
    'void',
    'disqualified',
  )
  const review = (change: Partial<ReviewState>): Application => ({
    ...from,
    review: { ...from.review, ...change },
  })
  const { defence, conclusion } = from.review
  switch (event.type) {
    case 'DefenceRequired':
      return review({
        defence: { reason: event.reason, on: null, time: null, place: null, checkedIn: null, heard: false },
      })
    case 'DefenceNotified': {
      const { on, time, place } = event
      const reason = defence?.reason ?? ''
      return review({ defence: { reason, on, time, place, checkedIn: null, heard: false } })
    }
    case 'DefenceCheckedIn':
      return defence === null ? from : review({ defence: { ...defence, checkedIn: event.time } })
    case 'DefenceHeard':
      return defence === null ? from : review({ defence: { ...defence, heard: true } })
    case 'DefenceMissed':
      return {
        ...from,
        stage: 'not-reviewed',
        exit: { reason: event.reason, clause: 'anhui-titles-2018/art.23.2.j', on: date },
      }
    case 'RetirementRecorded':
      return {
        ...from,
        stage: 'retired',
        exit: { reason: event.reason, clause: 'anhui-titles-2018/art.65.b', on: date },
      }
    case 'ConclusionRecorded': {
      const { passed } = event.conclusion
      const exit = passed
        ? null
        : { reason: '评委会表决未通过', clause: 'anhui-titles-2018/art.23.5.d', on: date }
      const next = review({ conclusion: event.conclusion, panel: event.panel })
      return { ...next, stage: passed ? 'passed' : 'not-passed', exit }
    }
    case 'ConclusionSigned':
      return conclusion === null ? from : review({ conclusion: { ...conclusion, signedBy: event.name } })
    case 'ConclusionSealed':
      return conclusion === null ? from : review({ conclusion: { ...conclusion, sealed: true } })
  }
}
