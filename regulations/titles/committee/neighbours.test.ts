/** Both sides of the bounds of a committee: who authorises, for how long, how many members. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  authorisationIsDocumented,
  authorisationIsShortEnough,
  committeeSizeIsOdd,
  conveningBodyApplies,
  exceptionIsOpen,
  seniorCommitteeIsLargeEnough,
  seniorIsAuthorisedByProvince,
  voidedAreNamed,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.4.b',
  authorisationIsDocumented,
  { document: '示例人社〔2024〕1号', validUntil: date('2024-06-30'), today: date('2024-06-30') },
  { holds: [{ today: date('2024-06-29') }], fails: [{ today: date('2024-07-01') }, { document: ' ' }] },
)
neighbours(
  'anhui-titles-2018/art.4.c',
  seniorIsAuthorisedByProvince,
  { levels: ['副高级'], reach: '全省', authoriserLevel: '省级' },
  {
    holds: [{ levels: ['中级'], reach: '市', authoriserLevel: '市级' }],
    fails: [{ authoriserLevel: '市级' }, { levels: ['中级'], reach: '省直', authoriserLevel: '市级' }],
  },
)
neighbours(
  'anhui-titles-2018/art.58.b',
  conveningBodyApplies,
  { convening: 'example-college', actor: 'example-college' },
  { fails: [{ actor: 'other-college' }] },
)
neighbours(
  'anhui-titles-2018/art.2.c',
  committeeSizeIsOdd,
  { size: 25 },
  { holds: [{ size: 27 }], fails: [{ size: 24 }] },
)
neighbours(
  'anhui-titles-2018/art.2.c',
  seniorCommitteeIsLargeEnough,
  { kind: '系列', levels: ['副高级'], size: 25, minimum: 25 },
  { holds: [{ size: 26 }, { levels: ['中级'], size: 24 }], fails: [{ size: 24 }] },
)
neighbours(
  'anhui-titles-2018/art.2.c',
  authorisationIsShortEnough,
  { from: date('2024-03-01'), validUntil: date('2027-03-01'), years: 3 },
  { holds: [{ validUntil: date('2027-02-28') }], fails: [{ validUntil: date('2027-03-02') }] },
)
neighbours(
  'anhui-titles-2018/art.51.2.a',
  voidedAreNamed,
  { applications: ['application-1'], document: '示例人社〔2024〕9号' },
  {
    holds: [{ applications: ['application-1', 'application-2'] }],
    fails: [{ applications: [] }, { applications: ['application-1', 'application-1'] }, { document: ' ' }],
  },
)
neighbours(
  'anhui-titles-2018/art.6.b',
  exceptionIsOpen,
  { found: true, answered: false },
  { fails: [{ found: false }, { answered: true }] },
)
