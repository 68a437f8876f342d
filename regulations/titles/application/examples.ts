/** A small lawful application in the stages before the convening body, for examples of acts and for tests. */
import { localDate } from '#kernel/time'
import type { In } from './example-states.ts'
import {
  at,
  base,
  entrusted,
  filed,
  forwards,
  inStage,
  marked,
  opined,
  pledged,
  posted,
  sealed,
} from './example-states.ts'
import type { Application } from './state.ts'

export * from './example-facts.ts'
export {
  at,
  base,
  contentInput,
  entrusted,
  fresh,
  materialInput,
  opinionInput,
  pledged,
} from './example-states.ts'

/** A group is set up, its sheet still empty. */
export const withGroup = (): In<'verifying'> =>
  inStage('verifying', {
    ...filed(),
    group: {
      members: [
        { name: '总工程师', account: null, kind: '技术负责人' },
        { name: '工程师甲', account: null, kind: '技术人员' },
        { name: '人事科长', account: null, kind: '人事干部' },
      ],
      sheet: null,
    },
  })

/** At an institution that is bound by its post structure (art.10). */
export const boundByPosts = (): In<'verifying'> =>
  inStage('verifying', {
    ...marked(),
    employer: { ...base.employer, name: '示例县农技站', kind: '事业单位', fullPostManagement: true },
  })

/** A transfer of series. */
export const transfer = (): In<'drafting'> =>
  inStage('drafting', { ...base, target: { ...base.target, track: '转评', level: '中级', band: '中级' } })

/** During publicity, with one objection that waits for its finding. */
export const objected = (): In<'internal-publicity'> =>
  inStage('internal-publicity', {
    ...posted(),
    objections: [
      {
        id: 'o1',
        material: 'm6',
        text: '论文排名有疑问',
        anonymous: true,
        on: localDate('2025-04-25'),
        finding: null,
        verifier: null,
        note: '',
      },
    ],
  })

/** No desk stands between employer and submitter. */
const withoutForwards = (): In<'recommending'> => inStage('recommending', { ...opined(), forwards: [] })

/** Two desks stand between employer and submitter. */
export const withTwoForwards = (): In<'forwarding'> =>
  inStage('forwarding', {
    ...sealed(),
    forwards: [
      {
        order: 1,
        organisation: 'example-department',
        name: '示例县工业和信息化局',
        closesOn: localDate('2025-07-15'),
        opinion: null,
        on: null,
      },
      ...forwards.map((one) => ({ ...one, order: 2 })),
    ],
  })

/** Every state of this file, to walk from. */
export const everyState = (): readonly Application[] => [
  ...Object.values(at).map((state) => state()),
  ...[pledged, entrusted, withGroup, boundByPosts, transfer, objected, withoutForwards, withTwoForwards].map(
    (state) => state(),
  ),
]
