/** Both sides of the agreement of number and birth date. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { birthDateAgrees } from './person-key.ts'

neighbours(
  'anhui-titles-2018/art.14',
  birthDateAgrees,
  { inNumber: '19850302', entered: date('1985-03-02') },
  {
    holds: [{ inNumber: null, entered: null }, { inNumber: null }],
    fails: [{ entered: date('1985-03-03') }],
    unknown: [{ entered: null }],
  },
)
