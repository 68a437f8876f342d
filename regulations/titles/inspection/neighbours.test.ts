/** Both sides of the due day of an inspection. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { defectsHaveDueDay } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.52.a',
  defectsHaveDueDay,
  { defects: 1, dueOn: date('2024-10-02'), today: date('2024-10-01') },
  {
    holds: [{ defects: 0, dueOn: null }],
    fails: [{ dueOn: date('2024-10-01') }, { dueOn: null }, { defects: 0 }],
  },
)
