/** `npm run bench [part…]`: figures as ratios within one run; see docs/benchmarks.md. Stops by itself and cleans up. */
import os from 'node:os'
import path from 'node:path'
import { measureActs } from './acts.ts'
import { measureBallot } from './ballot.ts'
import { measureCheckpoints } from './checkpoints.ts'
import { measureCounty } from './county.ts'
import { measureCycle } from './cycle.ts'
import { measureLint } from './lint.ts'
import { measureLists } from './lists.ts'
import { printTable } from './measure.ts'
import { makeFolder, makeGround, removeFolder } from './place.ts'
import { measurePrecheck } from './precheck.ts'
import { measureRules } from './rules.ts'
import { measureStart } from './start.ts'
import { measureVerify } from './verify.ts'

const PARTS = [
  'acts',
  'http',
  'verify',
  'rules',
  'lint',
  'precheck',
  'lists',
  'county',
  'cycle',
  'ballot',
  'start',
] as const
type Part = (typeof PARTS)[number]
const MINUTES_MAX = 10

async function run(parts: ReadonlySet<Part>): Promise<void> {
  const folder = makeFolder()
  const tooLong = setTimeout(() => {
    process.stderr.write(`stopped: longer than ${MINUTES_MAX} minutes\n`)
    removeFolder(folder)
    process.exit(1)
  }, MINUTES_MAX * 60_000)
  try {
    if (parts.has('rules')) printTable('Pure rules, one core', measureRules())
    if (parts.has('lint')) printTable('The checker for public documents, one core', await measureLint())
    if (parts.has('precheck')) printTable('Pre-check of one application, one core', await measurePrecheck())
    if (parts.has('acts') || parts.has('http') || parts.has('verify') || parts.has('lists'))
      await onDatabase(path.join(folder, 'acts'), parts)
    if (parts.has('county')) await countyOf(path.join(folder, 'county'))
    if (parts.has('cycle')) await cycleOf(path.join(folder, 'cycle'))
    if (parts.has('ballot'))
      printTable('Secret ballot by machine', await measureBallot(path.join(folder, 'ballot')))
    if (parts.has('start')) printTable('Start and memory of the demo', await measureStart(folder))
  } finally {
    clearTimeout(tooLong)
    removeFolder(folder)
  }
}

async function countyOf(folder: string): Promise<void> {
  const ground = await makeGround(path.join(folder, 'database'))
  try {
    printTable('200 units of a county', await measureCounty(ground, path.join(folder, 'workbooks')))
  } finally {
    await ground.close()
  }
}

async function cycleOf(folder: string): Promise<void> {
  const ground = await makeGround(folder)
  try {
    printTable('A review cycle of 20,000 applications', await measureCycle(ground))
  } finally {
    await ground.close()
  }
}

async function onDatabase(folder: string, parts: ReadonlySet<Part>): Promise<void> {
  const ground = await makeGround(folder)
  try {
    if (parts.has('acts') || parts.has('http')) {
      const lines = await measureActs(ground, parts.has('http'))
      printTable(
        'Acts per second against the same statements sent raw to the same database (fsync on)',
        lines,
      )
    }
    if (parts.has('verify'))
      printTable('Verification and tree heads', [
        ...(await measureVerify(ground)),
        ...(await measureCheckpoints(ground)),
      ])
    if (parts.has('lists')) printTable('Lists', await measureLists(ground))
  } finally {
    await ground.close()
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !PARTS.includes(name as Part))
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(', ')}; parts are ${PARTS.join(', ')}\n`)
  process.exitCode = 2
} else {
  const begun = performance.now()
  const [load = 0] = os.loadavg()
  if (load > os.availableParallelism() / 2)
    process.stdout.write(
      `Other work is under way (load ${load.toFixed(1)} on ${os.availableParallelism()} processors): expect scatter, above all 1 at once.\n`,
    )
  await run(new Set(asked.length === 0 ? PARTS : (asked as Part[])))
  process.stdout.write(`\n${Math.round((performance.now() - begun) / 1000)} s\n`)
}
