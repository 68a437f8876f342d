/** Both sides of the bounds of a complaint: what it names, when it was posted, when it may be closed. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  checkIsReported,
  complainantFitsKind,
  postmarkIsStated,
  subjectIsOneCandidate,
  upheldComplaintIsHandled,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.26.d',
  complainantFitsKind,
  { named: true, hasName: true, hasReach: true },
  {
    holds: [{ named: false, hasName: false, hasReach: false }],
    fails: [
      { hasName: false },
      { hasReach: false },
      { named: false, hasName: false },
      { named: false, hasReach: false },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.26.d',
  postmarkIsStated,
  { channel: '来信', postmarkedOn: date('2024-11-29'), today: date('2024-11-29') },
  {
    holds: [{ today: date('2024-11-30') }, { channel: '来访', postmarkedOn: null }],
    fails: [{ today: date('2024-11-28') }, { postmarkedOn: null }, { channel: '来访' }],
  },
)
neighbours(
  'anhui-titles-2018/art.26.d',
  subjectIsOneCandidate,
  { kind: '申报人', named: true, found: true },
  {
    holds: [{ kind: '材料' }, { kind: '程序', named: false, found: false }],
    fails: [
      { named: false },
      { found: false },
      { kind: '材料', named: false },
      { kind: '材料', found: false },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.26.e',
  checkIsReported,
  { assigned: true, reported: true },
  { fails: [{ assigned: false }, { reported: false }] },
)
neighbours(
  'anhui-titles-2018/art.26.f',
  upheldComplaintIsHandled,
  { outcome: '属实', application: true, stage: null, handling: '取消评审资格' },
  {
    holds: [
      { application: false, stage: 'result-publicity' },
      { outcome: '部分属实', stage: 'result-publicity' },
      { outcome: '不属实', stage: 'result-publicity', handling: '' },
      { outcome: '无法查实', handling: ' ' },
    ],
    fails: [{ stage: 'result-publicity' }, { handling: ' ' }, { outcome: '部分属实', handling: ' ' }],
  },
)
