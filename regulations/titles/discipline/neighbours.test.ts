/** Both sides of the bounds of discipline: staff removed, experts struck off. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  disciplineByOwnOffice,
  expertIsStruckOff,
  onlyExpertsSuspended,
  seriousIsCirculated,
  staffIsRemoved,
  staffMayReview,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.51.1.b',
  staffMayReview,
  { removedOn: date('2024-06-02'), on: date('2024-06-01'), document: '决定1号' },
  { holds: [{ removedOn: null }], fails: [{ on: date('2024-06-02') }, { on: date('2024-06-03') }] },
)
neighbours(
  'anhui-titles-2018/art.51.1.b',
  staffIsRemoved,
  { kind: '工作人员', proven: true, measure: '调离评审岗位' },
  { holds: [{ kind: '专家', proven: false }], fails: [{ proven: false }, { measure: '取消专家资格' }] },
)
neighbours(
  'anhui-titles-2018/art.51.3.a',
  expertIsStruckOff,
  { kind: '专家', proven: true, measure: '取消专家资格', listed: 1 },
  {
    holds: [{ listed: 2 }, { kind: '工作人员', listed: 0 }],
    fails: [{ proven: false }, { measure: '调离评审岗位' }, { listed: 0 }],
  },
)
neighbours(
  'anhui-titles-2018/art.51.3.b',
  seriousIsCirculated,
  { kind: '专家', serious: true, criticism: '通报1号' },
  {
    holds: [
      { serious: false, criticism: ' ' },
      { kind: '工作人员', criticism: '' },
    ],
    fails: [{ criticism: ' ' }, { serious: false }],
  },
)
neighbours(
  'anhui-titles-2018/art.51.1.b',
  disciplineByOwnOffice,
  { office: 'bureau', own: 'bureau', known: true },
  { fails: [{ known: false }, { own: 'other' }] },
)
neighbours(
  'anhui-titles-2018/art.51.3.a',
  onlyExpertsSuspended,
  { listed: 1 },
  { holds: [{ listed: 2 }], fails: [{ listed: 0 }] },
)
