/** Who may ask for the match of a specialty. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { ownPersonIsNamed } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.61.2.b',
  ownPersonIsNamed,
  { own: true, ownEmployer: false },
  { holds: [{ own: false, ownEmployer: true }], fails: [{ own: false }] },
)
