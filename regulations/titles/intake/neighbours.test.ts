/** Both sides of the bounds of acceptance: letter, window, vacancies, exam, appraisal. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { delegationLetterIsThere, entrustedPassesTheSameExam } from './rules-delegated.ts'
import {
  appraisalsAreBack,
  appraiserIsOutside,
  appraiserKindFits,
  conditionIsNamed,
  consentIsGiven,
  correctionIsAhead,
  directConsentIsGiven,
  examIsOver,
  examIsPassed,
  isWithinVacancies,
  letterIsRight,
  peerHasReason,
  sourceIsCited,
  submittedInTime,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.16.1',
  delegationLetterIsThere,
  { entrusted: true, letter: true },
  { holds: [{ entrusted: false, letter: false }], fails: [{ letter: false }] },
)
neighbours(
  'anhui-titles-2018/art.31.a',
  entrustedPassesTheSameExam,
  { entrusted: true, examined: true, qualified: true },
  {
    holds: [
      { entrusted: false, qualified: false },
      { examined: false, qualified: false },
    ],
    fails: [{ qualified: false }],
  },
)
neighbours(
  'anhui-titles-2018/art.15.d',
  correctionIsAhead,
  { dueOn: '2024-09-10', today: '2024-09-10', until: '2024-09-20' },
  { holds: [{ dueOn: '2024-09-20' }], fails: [{ dueOn: '2024-09-09' }, { dueOn: '2024-09-21' }] },
)
neighbours(
  'anhui-titles-2018/art.16.1',
  letterIsRight,
  { letter: '呈报函1号', from: 'city', due: 'city' },
  { fails: [{ letter: null }, { from: 'county' }, { from: null }] },
)
neighbours(
  'anhui-titles-2018/art.16.3',
  conditionIsNamed,
  { item: '3', conditions: ['学历'] },
  { holds: [{ item: '4', conditions: [] }], fails: [{ conditions: [] }] },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  submittedInTime,
  { on: '2024-09-30', until: '2024-09-30' },
  { holds: [{ on: '2024-09-29' }], fails: [{ on: '2024-10-01' }] },
)
neighbours(
  'anhui-titles-2018/art.16.6',
  sourceIsCited,
  { item: '6', source: '示例规定第五条' },
  { holds: [{ item: '5', source: '' }], fails: [{ source: '' }] },
)
neighbours(
  'anhui-titles-2018/art.16.5',
  isWithinVacancies,
  { bound: true, rank: 2, vacancies: 2, exempt: false },
  { holds: [{ rank: 1 }, { bound: false, rank: 3 }, { exempt: true, rank: 3 }], fails: [{ rank: 3 }] },
)
neighbours(
  'anhui-titles-2018/art.40.b',
  consentIsGiven,
  { needed: true, given: true },
  { holds: [{ needed: false, given: false }], fails: [{ given: false }] },
)
neighbours(
  'anhui-titles-2018/art.41.c',
  directConsentIsGiven,
  { needed: true, given: true },
  { holds: [{ needed: false, given: false }], fails: [{ given: false }] },
)
neighbours(
  'anhui-titles-2018/art.21.c',
  examIsPassed,
  { examined: true, qualified: true },
  { holds: [{ examined: false, qualified: false }], fails: [{ qualified: false }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.c',
  examIsOver,
  { examined: true, recorded: true },
  { holds: [{ examined: false, recorded: false }], fails: [{ recorded: false }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.b',
  appraisalsAreBack,
  { needed: true, returned: 1, open: 0 },
  {
    holds: [{ needed: false, returned: 0, open: 1 }, { returned: 2 }],
    fails: [{ returned: 0 }, { open: 1 }],
  },
)
neighbours(
  'anhui-titles-2018/art.50.b',
  appraiserIsOutside,
  { sameEmployer: false, self: false },
  { fails: [{ sameEmployer: true }, { self: true }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.d',
  appraiserKindFits,
  { kind: '专业组', hasPanels: true },
  {
    holds: [{ kind: '同行专家' }, { kind: '评委会', hasPanels: false }],
    fails: [{ hasPanels: false }, { kind: '评委会' }],
  },
)
neighbours(
  'anhui-titles-2018/art.23.2.e',
  peerHasReason,
  { kind: '同行专家', reason: '跨专业' },
  { holds: [{ kind: '专业组', reason: '' }], fails: [{ reason: '' }] },
)
