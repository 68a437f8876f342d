/** Both sides of the bounds of the pre-check that single conditions have. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { mayFileDirectly, metBeforeRegulation } from './direct.ts'
import { lowerTitleIsHeld } from './items-title.ts'
import { noBarOnFilingDay, personIsInPost, personIsNotRetired } from './person.ts'
import {
  assessedAfterMove,
  assessedBeforeTransfer,
  noCrossSeries,
  qualificationStandsForTitle,
  titleFitsPost,
} from './series.ts'
import { retrainedByIndustry, specialtyMatches } from './specialty-match.ts'

const wanted = { series: '工程', level: '中级' } as const
const inPost = {
  status: '在岗',
  contractFrom: date('2024-01-01'),
  contractUntil: date('2024-12-31'),
  appointed: false,
  on: date('2024-12-31'),
} as const

neighbours(
  'anhui-titles-2018/art.41.d',
  mayFileDirectly,
  { movedFrom: '机关', titlesSinceMove: 0, years: 10, asked: 10 },
  {
    holds: [{ movedFrom: '军队' }, { years: 11 }],
    fails: [{ movedFrom: '企业' }, { movedFrom: null }, { titlesSinceMove: 1 }, { years: 9 }],
    unknown: [{ years: null }, { asked: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.60.c',
  metBeforeRegulation,
  { metOn: date('2018-03-01'), effectiveOn: date('2018-03-02') },
  {
    fails: [{ metOn: date('2018-03-02') }, { metOn: date('2018-03-03') }],
    unknown: [{ metOn: null }, { effectiveOn: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.9.c',
  lowerTitleIsHeld,
  { wanted: '工程师', held: '助理工程师', reached: true, mapped: false, transition: null },
  {
    holds: [
      { reached: false, mapped: true },
      { reached: false, transition: 'yes' },
    ],
    fails: [{ reached: false }, { reached: false, transition: 'no' }],
    unknown: [{ reached: false, transition: 'unknown' }],
  },
)
neighbours('anhui-titles-2018/art.9.a', personIsInPost, inPost, {
  holds: [
    { contractUntil: null },
    { on: date('2024-01-01') },
    { appointed: true, contractFrom: null, contractUntil: null },
  ],
  fails: [
    { status: '返聘' },
    { on: date('2023-12-31') },
    { on: date('2025-01-01') },
    { contractFrom: null },
    { contractFrom: date('2025-01-01'), contractUntil: null },
  ],
  unknown: [{ contractFrom: null, contractUntil: null }],
})
neighbours(
  'anhui-titles-2018/art.53.c',
  noBarOnFilingDay,
  { barredUntil: date('2024-06-30'), document: '示例人社〔2019〕7号', on: date('2024-07-01') },
  { holds: [{ barredUntil: null }], fails: [{ on: date('2024-06-30') }] },
)
neighbours(
  'anhui-titles-2018/art.65.b',
  personIsNotRetired,
  { status: '在岗', retiresOn: date('2024-11-17'), on: date('2024-11-16') },
  {
    holds: [{ retiresOn: null }],
    fails: [{ status: '离退休' }, { status: '返聘' }, { on: date('2024-11-17') }],
  },
)
neighbours(
  'anhui-titles-2018/art.12',
  qualificationStandsForTitle,
  { qualification: '一级注册建造师', series: '工程', level: '中级', wanted, appointed: true },
  {
    fails: [
      { series: '经济' },
      { level: '助理级' },
      { level: null },
      { series: null, level: null },
      { appointed: false },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.33',
  titleFitsPost,
  { titleSeries: '工程', postSeries: '工程', reformed: false },
  {
    holds: [{ postSeries: '经济', reformed: true }],
    fails: [{ postSeries: '经济' }],
    unknown: [{ postSeries: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.35.a',
  noCrossSeries,
  { targetSeries: '工程', heldSeries: ['工程'], reformed: false, mapped: false },
  {
    holds: [
      { heldSeries: [], reformed: true },
      { heldSeries: [], mapped: true },
    ],
    fails: [{ heldSeries: [] }, { heldSeries: ['经济'] }],
  },
)
neighbours(
  'anhui-titles-2018/art.34.b',
  assessedBeforeTransfer,
  { year: 2023, grade: '合格', passed: true },
  { fails: [{ year: null }, { passed: false }] },
)
neighbours(
  'anhui-titles-2018/art.41.b',
  assessedAfterMove,
  { year: 2023, grade: '合格', passed: true },
  { fails: [{ year: null }, { passed: false }] },
)
neighbours(
  'anhui-titles-2018/art.61.3',
  retrainedByIndustry,
  { organiserLevel: '市级', certificate: '培训证书1号', after: true },
  {
    holds: [{ organiserLevel: '省级' }],
    fails: [{ organiserLevel: null }, { organiserLevel: '县级' }, { certificate: '' }, { after: false }],
  },
)
neighbours(
  'anhui-titles-2018/art.61.b',
  specialtyMatches,
  { degreeSpecialty: '机械工程', specialty: '工程/机械', match: '相近', way: null },
  { holds: [{ match: '相同' }, { match: '不相近', way: '61.1' }], fails: [{ match: '不相近' }] },
)
