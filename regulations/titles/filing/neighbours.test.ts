/** Both sides of the bounds of an application file: window, slots, photo, contribution. */
import { localDate as date } from '#kernel/time'
import { earlierIsOwn } from './acts-reuse.ts'
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  PHOTO,
  afterChangeIsShown,
  appointmentIsProved,
  assessmentProofFits,
  contributionIsStated,
  photoIsTwoInch,
  postChangeIsProved,
} from './rules-slots.ts'
import {
  closingDaysAreInOrder,
  employerIsOwn,
  filingWindowIsOpen,
  materialIsDescribed,
  routeIsKnown,
  signatureIsOwn,
  signedPersonally,
  targetIsInScope,
} from './rules.ts'

const [first, second, third] = [date('2024-08-01'), date('2024-08-02'), date('2024-08-03')]
const [width, height] = [PHOTO.widthPixels, PHOTO.heightPixels]
const contribution = {
  name: '工法',
  contributors: 3,
  ownWork: '设计',
  part: '第二章',
  rank: 3,
  field: 'rank',
}

neighbours(
  'anhui-titles-2018/art.9.1.4.b',
  appointmentIsProved,
  { appointmentSystem: true, given: 1, coversFrom: second, tenureStart: second },
  {
    holds: [
      { coversFrom: first },
      { tenureStart: null, coversFrom: null },
      { appointmentSystem: false, given: 0, coversFrom: null },
    ],
    fails: [{ given: 0 }, { given: 0, tenureStart: null }, { coversFrom: third }, { coversFrom: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.9.1.5.b',
  assessmentProofFits,
  { kind: '非公企业', statements: [2023] },
  { holds: [{ kind: '事业单位', statements: [] }], fails: [{ kind: '事业单位' }] },
)
neighbours('anhui-titles-2018/art.9.1.6.b', contributionIsStated, contribution, {
  holds: [{ rank: 1 }, { contributors: 1, rank: null, ownWork: '', part: '' }, { contributors: 2, rank: 2 }],
  fails: [
    { rank: 4 },
    { rank: 0 },
    { rank: null },
    { ownWork: '' },
    { part: '' },
    { contributors: 2, rank: null },
  ],
})
neighbours(
  'anhui-titles-2018/art.9.1.8',
  photoIsTwoInch,
  { width, height, colour: true },
  {
    holds: [
      { width: 2 * width, height: 2 * height },
      { width: 700, height: 1000 },
      { width: 714, height: 980 },
    ],
    fails: [
      { colour: false },
      { width: width - 1, height: height - 1 },
      { width: width - 1 },
      { height: height - 1 },
      { width: 715, height: 980 },
      { width: 2 * width },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.36.a',
  afterChangeIsShown,
  { since: second, dated: [second] },
  { holds: [{ dated: [first, third] }], fails: [{ since: null }, { dated: [first] }, { dated: [] }] },
)
neighbours(
  'anhui-titles-2018/art.36.b',
  postChangeIsProved,
  { proved: second, registered: second },
  {
    holds: [{ registered: null }],
    fails: [{ proved: null }, { proved: null, registered: null }, { registered: first }],
  },
)
neighbours(
  'anhui-titles-2018/art.9.1.0',
  signedPersonally,
  { own: true, scans: 0 },
  {
    holds: [
      { own: false, scans: 1 },
      { own: false, scans: 2 },
    ],
    fails: [{ own: false }],
  },
)
neighbours(
  'anhui-titles-2018/art.16.4',
  filingWindowIsOpen,
  { published: true, frozen: false, from: first, until: third, on: second },
  {
    holds: [{ on: first }, { on: third }],
    fails: [
      { published: false },
      { frozen: true },
      { from: null },
      { until: null },
      { on: date('2024-07-31') },
      { on: date('2024-08-04') },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.16.2',
  targetIsInScope,
  { specialty: '机械', level: '中级', specialties: ['机械', '电气'], levels: ['中级'] },
  { fails: [{ specialty: '建筑' }, { level: '副高级' }] },
)
neighbours(
  'anhui-titles-2018/art.13.a',
  routeIsKnown,
  { registered: true },
  { fails: [], unknown: [{ registered: false }] },
)
neighbours(
  'anhui-titles-2018/art.13.a',
  closingDaysAreInOrder,
  { days: [first, second, third] },
  {
    holds: [{ days: [] }, { days: [first] }],
    fails: [{ days: [first, first] }, { days: [second, first] }, { days: [first, third, second] }],
  },
)
neighbours(
  'anhui-titles-2018/art.9.a',
  employerIsOwn,
  { named: '示例学校', registered: '示例学校' },
  { fails: [{ registered: '另一学校' }], unknown: [{ registered: null }] },
)
neighbours(
  'anhui-titles-2018/art.9.1.0',
  materialIsDescribed,
  { kinds: ['毕业证', '学位证'], kind: '毕业证', yearly: true, year: 2023 },
  {
    holds: [
      { kinds: [], kind: null },
      { yearly: false, year: null },
    ],
    fails: [{ kind: null }, { kind: '荣誉证' }, { year: null }, { kinds: [], year: null }],
  },
)

neighbours(
  'anhui-titles-2018/art.9.1.0',
  earlierIsOwn,
  { found: true, own: true },
  { fails: [{ found: false }, { own: false }] },
)
neighbours(
  'anhui-titles-2018/art.9.1.3',
  signatureIsOwn,
  { own: true, drawn: true },
  { holds: [{ drawn: false }, { own: false, drawn: false }], fails: [{ own: false }] },
)
