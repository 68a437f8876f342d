/** Both sides of the bounds of an exam: seats, parts, scores, corrections. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  correctionIsOwed,
  examBelongsToCycle,
  roomsHoldEverybody,
  scoresFitTheExam,
  someNoticeIsOwed,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.19',
  examBelongsToCycle,
  { examined: true, parts: 1 },
  { holds: [{ parts: 2 }], fails: [{ examined: false }, { parts: 0 }] },
)
neighbours(
  'anhui-titles-2018/art.20.b',
  roomsHoldEverybody,
  { seats: 30, candidates: 30 },
  { holds: [{ seats: 31 }], fails: [{ seats: 29 }] },
)
neighbours(
  'anhui-titles-2018/art.20.b',
  someNoticeIsOwed,
  { open: 1 },
  { holds: [{ open: 2 }], fails: [{ open: 0 }] },
)
neighbours(
  'anhui-titles-2018/art.20.b',
  scoresFitTheExam,
  { problems: [] },
  { fails: [{ problems: ['准考证号不存在'] }] },
)
neighbours(
  'anhui-titles-2018/art.20.b',
  correctionIsOwed,
  { known: true, differs: true, open: false },
  { fails: [{ known: false }, { differs: false }, { open: true }] },
)
