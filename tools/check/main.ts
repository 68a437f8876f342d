import { root } from '../test/command.ts'
import type { Step } from '../test/result.ts'
import { single } from '../test/result.ts'
import { boundaryCheck } from './boundaries.ts'
import { type Check, projectAt } from './check.ts'
import { dependencyCheck } from './dependencies.ts'
import { guideCheck } from './guides.ts'
import { nameCheck } from './names.ts'
import { privateWordCheck } from './private-words.ts'
import { purityCheck } from './purity.ts'
import { sizeCheck } from './sizes.ts'
import { testFigureCheck } from './test-figures.ts'

const checks: readonly Check[] = [
  boundaryCheck,
  purityCheck,
  nameCheck,
  sizeCheck,
  dependencyCheck,
  privateWordCheck,
  guideCheck,
  testFigureCheck,
]

const project = projectAt(root)

/** Our own checks, in the order in which they are run. */
export const ownCheckSteps: readonly Step[] = checks.map((check) => ({
  name: check.name,
  part: 'check',
  repair: check.repair,
  run: async () => {
    const { examined, problems } = check.examine(project)
    return single(problems.length === 0, examined, check.unit, problems)
  },
}))
