/** Both sides of the bounds of a first recognition. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  doctorIsRecognisedAtMid,
  graduateIsAppointed,
  midAndAboveOnlyByReview,
  recognitionIsAskedByOwn,
} from './rules.ts'

const doctor = { kind: '博士认定', degree: '博士', level: '中级' } as const

neighbours('anhui-titles-2018/art.60.a', doctorIsRecognisedAtMid, doctor, {
  holds: [{ kind: '转正定职', degree: '本科', level: '助理级' }],
  fails: [{ degree: '硕士' }, { level: '助理级' }, { level: '副高级' }],
})
neighbours('anhui-titles-2018/art.60.b', midAndAboveOnlyByReview, doctor, {
  holds: [{ kind: '转正定职', degree: '本科', level: '助理级' }],
  fails: [{ level: '副高级' }, { degree: '硕士' }, { kind: '转正定职' }],
})
neighbours(
  'anhui-titles-2018/art.59.2',
  graduateIsAppointed,
  { kind: '转正定职', degree: '本科', level: '助理级' },
  { holds: [{ kind: '博士认定', degree: '其他' }], fails: [{ degree: '其他' }] },
)
neighbours(
  'anhui-titles-2018/art.59.2',
  recognitionIsAskedByOwn,
  { own: true, ownEmployer: false },
  { holds: [{ own: false, ownEmployer: true }], fails: [{ own: false }] },
)
