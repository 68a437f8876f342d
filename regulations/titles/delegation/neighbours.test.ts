/** Both sides of the bounds of an entrusted review. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { applicationIsEntrusted, letterCameFirst, outsideHostIsAuthorised } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.31.1',
  outsideHostIsAuthorised,
  { direction: '出省', level: '副高级', authorisedBy: '外省人社厅', document: '文号1' },
  {
    holds: [{ level: '正高级' }, { direction: '省内', level: '中级', authorisedBy: '', document: '' }],
    fails: [{ level: '中级' }, { authorisedBy: '' }, { document: '' }],
  },
)
neighbours(
  'anhui-titles-2018/art.31.a',
  applicationIsEntrusted,
  { own: true, track: '委托' },
  { fails: [{ own: false }, { track: '正常' }] },
)
neighbours(
  'anhui-titles-2018/art.31.b',
  letterCameFirst,
  { letterOn: date('2024-09-01'), passedOn: date('2024-09-01') },
  {
    holds: [{ passedOn: date('2024-09-02') }],
    fails: [
      { passedOn: date('2024-08-31') },
      { letterOn: null },
      { passedOn: null },
      { letterOn: null, passedOn: null },
    ],
  },
)
