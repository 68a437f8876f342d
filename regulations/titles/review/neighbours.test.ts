/** Both sides of the bounds of defence, retirement and conclusion. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  checkedInOnTime,
  defenceHasReason,
  defenceIsStillAhead,
  defenceTimeHasPassed,
  defenceTimeIsAhead,
  hasRetired,
  notConcludedBefore,
} from './rules.ts'

const [before, at, after] = ['2024-11-10T09:29', '2024-11-10T09:30', '2024-11-10T09:31']

neighbours(
  'anhui-titles-2018/art.23.2.h',
  defenceHasReason,
  { by: '评委会', reason: '详' },
  { fails: [{ reason: '' }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.j',
  defenceIsStillAhead,
  { before: at, now: at },
  { holds: [{ before: null }, { now: before }], fails: [{ now: after }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.i',
  defenceTimeIsAhead,
  { at: after, now: at },
  { fails: [{ now: after }, { at: before }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.j',
  checkedInOnTime,
  { notified: at, now: at },
  { holds: [{ now: before }], fails: [{ now: after }, { notified: null }] },
)
neighbours(
  'anhui-titles-2018/art.23.2.j',
  defenceTimeHasPassed,
  { notified: at, now: after, checkedIn: false },
  { fails: [{ now: at }, { now: before }, { checkedIn: true }, { notified: null }] },
)
neighbours(
  'anhui-titles-2018/art.65.b',
  hasRetired,
  { retiredOn: '2024-11-16', on: '2024-11-16' },
  { holds: [{ on: '2024-11-17' }], fails: [{ on: '2024-11-15' }] },
)
neighbours(
  'anhui-titles-2018/art.23.5.g',
  notConcludedBefore,
  { concluded: false, name: '王明' },
  { fails: [{ concluded: true }] },
)
