/** Both sides of the bounds at the employer: assessment group, recommendation, day of forwarding. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { candidateIsRecommended, employerStepsAreDone, forwardIsInTime, groupIsComposed } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.9.2.b',
  groupIsComposed,
  { technical: 3, technicalHeads: 1, personnel: 1, total: 5 },
  {
    holds: [{ total: 4 }, { technicalHeads: 2, personnel: 2 }],
    fails: [{ total: 6 }, { technical: 2 }, { technicalHeads: 0 }, { personnel: 0 }],
  },
)
neighbours(
  'anhui-titles-2018/art.10',
  candidateIsRecommended,
  { bound: true, recommended: true },
  { holds: [{ bound: false, recommended: false }], fails: [{ recommended: false }] },
)
neighbours(
  'anhui-titles-2018/art.13.a',
  employerStepsAreDone,
  { publicityOver: true, opinionWritten: true },
  { fails: [{ publicityOver: false }, { opinionWritten: false }] },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  forwardIsInTime,
  { closesOn: date('2024-09-30'), on: date('2024-09-30') },
  { holds: [{ closesOn: null }, { on: date('2024-09-29') }], fails: [{ on: date('2024-10-01') }] },
)
