/** Both sides of the bounds of a cycle: windows, consents, exam, announcement. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { feeHasStandard } from './acts-fees.ts'
import { planDaysInOrder } from './acts-publish.ts'
import {
  announcementDoesNotLower,
  committeeIsAuthorised,
  examPartsMakeWhole,
  extensionIsLonger,
  extraCycleHasConsent,
  levelsAreInScope,
  windowIsAhead,
  windowsFollowEachOther,
  yearIsDue,
} from './rules.ts'

const [first, second, third] = [date('2024-09-01'), date('2024-09-02'), date('2024-09-03')]

neighbours(
  'anhui-titles-2018/art.54.a',
  feeHasStandard,
  { missing: [] },
  { fails: [{ missing: ['中级评审费'] }] },
)
neighbours(
  'anhui-titles-2018/art.22.a',
  planDaysInOrder,
  { from: third, until: third, submissionUntil: second },
  { holds: [{ submissionUntil: first }], fails: [{ until: second }, { submissionUntil: third }] },
)
neighbours(
  'anhui-titles-2018/art.4.b',
  committeeIsAuthorised,
  { status: '有效', document: '示例人社〔2024〕1号', validUntil: second, today: second },
  {
    holds: [{ today: first }],
    fails: [{ today: third }, { status: null }, { document: null }, { document: ' ' }, { validUntil: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.51.2.a',
  levelsAreInScope,
  { levels: ['中级'], authorised: ['中级', '助理级'] },
  { holds: [{ levels: ['中级', '助理级'] }], fails: [{ levels: [] }, { levels: ['中级', '副高级'] }] },
)
neighbours(
  'anhui-titles-2018/art.6.a',
  yearIsDue,
  { year: 2024, thisYear: 2024, consents: [] },
  {
    holds: [{ year: 2025 }, { year: 2023, consents: [{ kind: '推迟' }] }],
    fails: [
      { year: 2026 },
      { year: 2026, consents: [{ kind: '推迟' }] },
      { year: 2023 },
      { year: 2023, consents: [{ kind: '适时评审' }] },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.6.a',
  extraCycleHasConsent,
  { turn: 1, consents: [] },
  {
    holds: [{ turn: 2, consents: [{ kind: '适时评审' }] }],
    fails: [
      { turn: 2 },
      { turn: 2, consents: [{ kind: '推迟' }] },
      { turn: 3, consents: [{ kind: '适时评审' }] },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  windowsFollowEachOther,
  { days: [first, second, second, third] },
  {
    holds: [{ days: [] }, { days: [first] }],
    fails: [{ days: [second, first] }, { days: [first, third, second] }],
  },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  windowIsAhead,
  { until: second, today: second },
  { holds: [{ until: third }], fails: [{ until: first }] },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  extensionIsLonger,
  { until: second, from: first, document: '公告1号', today: second },
  {
    holds: [{ until: third }],
    fails: [{ from: second }, { from: third }, { today: third }, { document: ' ' }],
  },
)
neighbours(
  'anhui-titles-2018/art.6.d',
  announcementDoesNotLower,
  { level: '中级', number: '论文', figure: 2, set: 2 },
  { holds: [{ figure: 3 }], fails: [{ figure: 1 }] },
)
neighbours(
  'anhui-titles-2018/art.20.a',
  examPartsMakeWhole,
  { examined: true, weights: [40, 60], passMark: 1 },
  {
    holds: [{ examined: false, weights: [], passMark: 0 }, { passMark: 60 }],
    fails: [{ weights: [40, 59] }, { weights: [40, 61] }, { passMark: 0 }, { weights: [] }],
  },
)
