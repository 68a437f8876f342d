/** Both sides of the bounds of a budget's route: the registers it was made with, and what a person saw of a posting. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { referenceIsCurrent } from './bound.ts'
import { personShowsWhatHeSaw } from './rules-route.ts'

neighbours('shizhu-budget-2023/n.6', referenceIsCurrent, { changed: false }, { fails: [{ changed: true }] })
neighbours(
  'shizhu-budget-2023/t8',
  personShowsWhatHeSaw,
  { byPerson: true, pictured: true, result: 'unchanged' },
  {
    holds: [
      { byPerson: false, pictured: false },
      { byPerson: false, result: 'unreachable' },
    ],
    fails: [{ pictured: false }, { result: 'unreachable' }, { pictured: false, result: 'unreachable' }],
  },
)
