/** Both sides of the bounds of the confirmation of a title from elsewhere. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  completionIsAskedOnce,
  otherGroundIsCited,
  seniorWasNotObtainedOutsideAlone,
} from './rules-decision.ts'
import { applicantAsksInPerson, confirmationFactsAreKnown, originalWasApproved } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.47.2',
  seniorWasNotObtainedOutsideAlone,
  { senior: true, arrivedOn: date('2024-01-02'), passedOn: date('2024-01-01'), letter: null },
  {
    holds: [
      { senior: false, passedOn: date('2024-01-03') },
      { passedOn: date('2024-01-03'), letter: '函1号' },
    ],
    fails: [{ passedOn: date('2024-01-02') }, { passedOn: date('2024-01-03') }],
  },
)
neighbours(
  'anhui-titles-2018/art.47.3',
  completionIsAskedOnce,
  { before: false, dueOn: date('2024-10-10'), on: date('2024-10-09') },
  { fails: [{ before: true }, { on: date('2024-10-10') }, { on: date('2024-10-11') }] },
)
neighbours(
  'anhui-titles-2018/art.47.4',
  otherGroundIsCited,
  { item: '47.4', citation: '示例规定第三条' },
  { holds: [{ item: '47.1', citation: '' }], fails: [{ citation: '' }] },
)
neighbours(
  'anhui-titles-2018/art.45.1',
  originalWasApproved,
  { authority: '外省人社厅', document: '文号1', kind: '人社部门', authorisation: '' },
  {
    holds: [{ kind: '获授权的行业或单位', authorisation: '授权1号' }],
    fails: [{ authority: '' }, { document: '' }, { kind: '其他' }, { kind: '获授权的行业或单位' }],
  },
)
neighbours(
  'anhui-titles-2018/art.49.1',
  confirmationFactsAreKnown,
  { missing: [] },
  { fails: [{ missing: ['学历'] }] },
)
neighbours(
  'anhui-titles-2018/art.49.1',
  applicantAsksInPerson,
  { own: true, atEmployer: true },
  { fails: [{ own: false }, { atEmployer: false }] },
)
