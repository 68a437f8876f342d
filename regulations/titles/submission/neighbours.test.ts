/** A submission goes into an open cycle only. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { cycleIsOpen } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.16.4',
  cycleIsOpen,
  { stage: 'published' },
  { fails: [{ stage: 'draft' }, { stage: null }] },
)
