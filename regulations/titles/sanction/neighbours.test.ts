/** Both sides of the bounds of sanctions: who decides and on what. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  actsForOwnOffice,
  barIsBased,
  cancelledByConveningOrHr,
  integrityEntryIsComplete,
  passCancelledByAuthority,
  revokedByApprovingAuthority,
} from './rules.ts'

neighbours(
  'anhui-titles-2018/art.18.a',
  cancelledByConveningOrHr,
  { officeKind: '组建单位', office: 'college', convening: 'college' },
  { holds: [{ officeKind: '人社部门', convening: null }], fails: [{ office: 'other' }, { convening: null }] },
)
neighbours(
  'anhui-titles-2018/art.26.f',
  passCancelledByAuthority,
  { office: 'bureau', authority: 'bureau' },
  { fails: [{ office: 'other' }, { authority: null }] },
)
neighbours(
  'anhui-titles-2018/art.53.b',
  revokedByApprovingAuthority,
  { office: 'bureau', approvedBy: 'bureau' },
  { fails: [{ office: 'other' }, { approvedBy: null }] },
)
neighbours(
  'anhui-titles-2018/art.53.c',
  barIsBased,
  { moment: '核准前', until: '2029-06-30', otherRule: '示例规定' },
  {
    holds: [{ until: null, otherRule: ' ' }],
    fails: [{ moment: '核准后' }, { otherRule: ' ' }, { until: null }],
  },
)
neighbours(
  'anhui-titles-2018/art.18.b',
  integrityEntryIsComplete,
  { person: 'p', fact: '伪造业绩', evidence: 1, document: '决定1号' },
  { holds: [{ evidence: 2 }], fails: [{ person: '' }, { fact: ' ' }, { evidence: 0 }, { document: ' ' }] },
)
neighbours(
  'anhui-titles-2018/art.18.a',
  actsForOwnOffice,
  { office: 'bureau', own: 'bureau', known: true },
  { fails: [{ own: 'other' }, { known: false }] },
)
