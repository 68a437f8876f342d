/** Both sides of the bounds of a consent: whose it is, for how long. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { consentEndsWithinAYear, consentIsOwn } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.57.b',
  consentIsOwn,
  { account: 'p1', actor: 'p1' },
  { fails: [{ actor: 'p2' }, { account: 'p2' }, { account: null, actor: null }, { account: null }] },
)
neighbours(
  'anhui-titles-2018/art.57.b',
  consentEndsWithinAYear,
  { today: date('2024-03-01'), until: date('2024-06-01') },
  {
    holds: [{ until: date('2024-03-01') }, { until: date('2025-03-01') }],
    fails: [{ until: date('2024-02-29') }, { until: date('2025-03-02') }],
  },
)
