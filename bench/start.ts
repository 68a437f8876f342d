/** The demo as a newcomer starts it: time until the first page, what the time goes into, memory before and after load. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { house } from '../apps/cli/house.ts'
import { prepareDemo } from '#apps/demo'
import { loadCorpus, openKept } from '#platform/corpus'
import { migrate, openDatabase, startEmbedded } from '#platform/database'
import { stopRendering } from '#platform/documents'
import { Client } from './client.ts'
import { type Line, duration, mebibytes, median, timed, untilOver } from './measure.ts'
import { CONNECTIONS, projectFolder } from './place.ts'

const FIRST_STARTS = 2
const LATER_STARTS = 3
const LOAD_MILLISECONDS = 5000
const READY_MILLISECONDS = 60_000

export async function measureStart(folder: string): Promise<Line[]> {
  const lines: Line[] = []
  const first: number[] = []
  for (let round = 0; round < FIRST_STARTS; round += 1)
    first.push((await startOnce(path.join(folder, `first-${round}`), () => Promise.resolve())).milliseconds)
  const parts = await measureParts(path.join(folder, 'parts'))
  lines.push({ what: 'first start until the first page answers', figure: duration(median(first)) })
  lines.push(
    ...parts.filter(({ starts }) => starts !== 'later').map((part) => shareLine(part, median(first))),
  )
  const later: number[] = []
  const memory: [Memory, Memory][] = []
  for (let round = 0; round < LATER_STARTS; round += 1) {
    const last = round === LATER_STARTS - 1
    const started = await startOnce(path.join(folder, 'first-0'), async (running) => {
      if (last) memory.push(await measureMemory(running))
    })
    later.push(started.milliseconds)
  }
  lines.push({
    what: 'later start until the first page answers',
    figure: duration(median(later)),
    ratio: `${(median(later) / median(first)).toFixed(2)} of the first`,
  })
  lines.push(
    ...parts.filter(({ starts }) => starts !== 'first').map((part) => shareLine(part, median(later))),
  )
  for (const [rest, loaded] of memory)
    lines.push(
      {
        what: 'memory at rest: program + database (PSS)',
        figure: `${mebibytes(rest.program)} + ${mebibytes(rest.database)}`,
      },
      {
        what: 'memory after load',
        figure: `${mebibytes(loaded.program)} + ${mebibytes(loaded.database)}`,
        ratio: `${((loaded.program + loaded.database) / (rest.program + rest.database)).toFixed(2)} of rest`,
      },
    )
  return lines
}

interface RunningDemo {
  readonly child: ChildProcess
  readonly port: number
}

async function startOnce(
  data: string,
  look: (running: RunningDemo) => Promise<void>,
): Promise<{ readonly milliseconds: number }> {
  const port = await freePort()
  const words = [
    '--disable-warning=ExperimentalWarning',
    path.join(projectFolder, 'apps', 'cli', 'main.ts'),
    'demo',
  ]
  const child = spawn(process.execPath, words, {
    env: { ...process.env, GUICHENG_DATA: data, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  try {
    const { milliseconds } = await timed(() => firstPage(child, port, () => said))
    await look({ child, port })
    return { milliseconds }
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
  }
}

async function firstPage(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const client = new Client(port, 1)
  const begun = performance.now()
  try {
    for (;;) {
      if (child.exitCode !== null || performance.now() - begun > READY_MILLISECONDS)
        throw new Error(`the demo did not start: ${said()}`)
      const status = await client.ask('GET', '/').then(
        (answer) => answer.status,
        () => 0, // nobody listens yet
      )
      if (status === 200) return
      await pause(5)
    }
  } finally {
    client.close()
  }
}

/** A step of the start, the first or a later one. */
interface Part {
  readonly what: string
  readonly milliseconds: number
  /** Absent: at every start. */
  readonly starts?: 'first' | 'later'
}

const shareLine = ({ what, milliseconds }: Part, whole: number): Line => ({
  what: `  of it: ${what}`,
  figure: duration(milliseconds),
  ratio: `${Math.round((milliseconds / whole) * 100)} %`,
})

/** The same steps in this process, one after the other. */
async function measureParts(folder: string): Promise<Part[]> {
  const { value: server, milliseconds: started } = await timed(() => startEmbedded(folder))
  try {
    const database = await openDatabase({ embedded: server })
    try {
      const migrated = await timed(() => migrate(database))
      const filled = await timed(() => prepareDemo({ database, house, dataFolder: folder }))
      const kept = path.join(folder, 'kept', 'corpus.json')
      const read = await timed(() => loadCorpus(projectFolder, openKept(kept)))
      const again = await timed(() => loadCorpus(projectFolder, openKept(kept)))
      return [
        { what: 'making the cluster (initdb)', milliseconds: server.timings.create, starts: 'first' },
        { what: 'starting the database', milliseconds: started - server.timings.create },
        { what: 'migrations', milliseconds: migrated.milliseconds, starts: 'first' },
        { what: 'demo data, through acts', milliseconds: filled.milliseconds, starts: 'first' },
        { what: 'reading the corpus of five instruments', milliseconds: read.milliseconds, starts: 'first' },
        { what: 'the corpus as kept by an earlier start', milliseconds: again.milliseconds, starts: 'later' },
      ]
    } finally {
      await database.close()
    }
  } finally {
    await stopRendering()
    await server.stop()
  }
}

/** Kibibytes: proportional set size, so that shared pages of the database count once. */
interface Memory {
  readonly program: number
  readonly database: number
}

async function measureMemory({ child, port }: RunningDemo): Promise<[Memory, Memory]> {
  await pause(1500)
  const rest = memoryOf(child.pid ?? 0)
  const client = new Client(port, CONNECTIONS)
  const cookie = await client.signIn('compiler')
  const pages = ['/', '/budgets', '/regulations', '/api/worklist?limit=50', '/api/clauses']
  await untilOver({ atOnce: CONNECTIONS, until: performance.now() + LOAD_MILLISECONDS }, async (index) => {
    await client.ask('GET', pages[index % pages.length] ?? '/', { cookie })
  })
  client.close()
  await pause(1500)
  return [rest, memoryOf(child.pid ?? 0)]
}

function memoryOf(program: number): Memory {
  const all = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const below = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0
    return parent === program || (parent > 1 && below(parent))
  }
  const database = all
    .filter((pid) => pid !== program && below(pid))
    .reduce((sum, pid) => sum + pssOf(pid), 0)
  return { program: pssOf(program), database }
}

function parentOf(pid: number): number {
  const stat = readOr(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}

function readOr(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return '' // the process is gone
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
