/** Both sides of the territory chosen. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { territoryStays } from './territory.ts'

neighbours(
  'anhui-titles-2018/art.63.a',
  territoryStays,
  { chosenBefore: '340100', chosen: '340100', year: 2024 },
  { holds: [{ chosenBefore: null }], fails: [{ chosen: '340200' }] },
)
