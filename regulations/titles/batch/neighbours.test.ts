/** Both sides of the bounds of a batch: majority, order of consent and letter, somebody left to report. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { consentCameFirst, delegationIsWhole, majorityIsRight, somebodyGoesOn } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.23.5.d',
  majorityIsRight,
  { name: '王明', yes: 10, present: 15, due: 15 },
  { holds: [{ yes: 11 }, { present: 15, due: 14 }], fails: [{ yes: 9 }, { due: 16 }] },
)
neighbours(
  'anhui-titles-2018/art.40.c',
  consentCameFirst,
  { name: '王明', consentOn: '2024-09-01', releasedOn: '2024-09-01' },
  {
    holds: [{ releasedOn: '2024-09-02' }],
    fails: [
      { releasedOn: '2024-08-31' },
      { consentOn: null },
      { releasedOn: null },
      { consentOn: null, releasedOn: null },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.31.b',
  delegationIsWhole,
  { name: '王明', letterOn: '2024-11-16', meetingOn: '2024-11-16' },
  { holds: [{ letterOn: '2024-11-15' }], fails: [{ letterOn: '2024-11-17' }, { letterOn: null }] },
)
neighbours(
  'anhui-titles-2018/art.26.e',
  somebodyGoesOn,
  { going: 1, held: ['王明'] },
  { holds: [{ going: 2 }], fails: [{ going: 0 }] },
)
