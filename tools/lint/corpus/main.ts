/** `npm run lint:corpus [-- SEED…]`: recall per kind of mutation and false errors on clean documents, for three seeds or those given. */
import { measure } from './measure.ts'
import { arithmeticKinds } from './mutate.ts'

const EACH = 13
const TIMES = 3
const RECALL = 0.95
const given = process.argv.slice(2).map(Number)
const seeds = given.length > 0 ? given : [2021, 2022, 2023]
let isBelow = false
for (const seed of seeds) {
  const started = performance.now()
  const { documents, checks, falseErrors, falseInconsistencies, doubts, kinds } = measure(seed, EACH, TIMES)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const per100 = ((falseErrors.length * 100) / checks).toFixed(3)
  console.log(`seed ${seed}: ${documents} documents, ${checks} checks on clean ones, ${seconds} s`)
  console.log(
    `  clean: ${falseErrors.length} errors (${per100} per 100 checks), ${falseInconsistencies.length} inconsistencies, ${doubts.length} doubts and notes`,
  )
  for (const one of [...falseErrors, ...falseInconsistencies, ...doubts]) console.log(`    ${one}`)
  for (const [kind, { made, found, missed }] of kinds) {
    const recall = made === 0 ? 1 : found / made
    console.log(
      `  ${kind.padEnd(24)}${String(found).padStart(4)} of ${String(made).padStart(3)}  ${recall.toFixed(3)}`,
    )
    for (const one of missed) console.log(`    missed ${one}`)
    isBelow ||= arithmeticKinds.includes(kind) && recall < RECALL
  }
  isBelow ||= falseErrors.length > 0
}
process.exitCode = isBelow ? 1 : 0
