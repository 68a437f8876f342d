/** Both sides of the bounds of a run of certificates: who is printed, which blanks, who takes one away. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import {
  BLANKS_MAX,
  blanksAddUp,
  charactersArePrintable,
  enoughBlanks,
  handOverIsSigned,
  onlyApprovedPrinted,
  runIsPrinted,
  serialsInOrder,
  sheetIsOfRun,
} from './rules.ts'

const certificate = {
  certificate: '2024000001',
  holder: '王明',
  receivedBy: '王明',
  proxy: '',
  handedOver: false,
}

neighbours(
  'anhui-titles-2018/art.27.b',
  onlyApprovedPrinted,
  { listed: 1, missing: [], strange: 0 },
  { holds: [{ listed: 2 }], fails: [{ listed: 0 }, { missing: ['席望'] }, { strange: 1 }] },
)
neighbours(
  'anhui-titles-2018/art.27.b',
  charactersArePrintable,
  { uncovered: [] },
  { fails: [{ uncovered: ['𬭎'] }] },
)
neighbours(
  'anhui-titles-2018/art.27.b',
  serialsInOrder,
  { from: 1, until: BLANKS_MAX },
  { holds: [{ until: 1 }], fails: [{ until: 0 }, { until: BLANKS_MAX + 1 }] },
)
neighbours(
  'anhui-titles-2018/art.27.b',
  enoughBlanks,
  { wanted: 1, free: 1 },
  { holds: [{ free: 2 }], fails: [{ wanted: 0 }, { wanted: 2 }] },
)
neighbours(
  'anhui-titles-2018/art.27.b',
  sheetIsOfRun,
  { known: true, spoiled: false, handedOver: false },
  { fails: [{ known: false }, { spoiled: true }, { handedOver: true }] },
)
neighbours('anhui-titles-2018/art.27.b', runIsPrinted, { unprinted: 0 }, { fails: [{ unprinted: 1 }] })
neighbours(
  'anhui-titles-2018/art.27.b',
  handOverIsSigned,
  { rows: [certificate] },
  {
    holds: [{ rows: [{ ...certificate, receivedBy: '李华', proxy: '委托书1' }] }],
    fails: [
      { rows: [] },
      { rows: [{ ...certificate, holder: null }] },
      { rows: [{ ...certificate, handedOver: true }] },
      { rows: [certificate, { ...certificate, receivedBy: '李华' }] },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.27.b',
  blanksAddUp,
  { missing: [], strange: [] },
  { fails: [{ missing: ['A0001'] }, { strange: ['B0001'] }] },
)
