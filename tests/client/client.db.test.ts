/** A client that a foreign generator writes from our OpenAPI document compiles, and works against the server. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { it } from 'node:test'
import { buildDemoWorkbook } from '../../apps/demo/workbook/index.ts'
import { office } from '../server/office.ts'

/** scenario.ts, which exists as code only once the client is generated: its types are checked by the run below. */
interface Scenario {
  connect(origin: string): void
  signIn(account: string): Promise<{ readonly person: { readonly name: string }; readonly demo: boolean }>
  openings(): Promise<Readonly<Record<string, readonly string[]>>>
  workOnBudget(): Promise<{ readonly id: string; readonly version: string }>
  keepFile(bytes: Uint8Array, name: string): Promise<void>
  tryWorkbook(bytes: Uint8Array): Promise<readonly string[]>
}

const folder = join(import.meta.dirname, '.cache')
const programs = resolve(import.meta.dirname, '../../node_modules/.bin')

/** Runs a program of the project on the project's Node; it must succeed. */
function runProgram(name: string, ...args: readonly string[]): void {
  const PATH = `${programs}${delimiter}${process.env['PATH'] ?? ''}`
  const { status, stdout, stderr } = spawnSync(join(programs, name), args, {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  })
  assert.equal(status, 0, `${name}: ${stdout}${stderr}`.slice(0, 4000))
}

/** Writes the client and has the compiler check it together with the scenario. */
async function generateClient(document: string): Promise<Scenario> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'openapi.json'), document)
  runProgram('oazapfts', join(folder, 'openapi.json'), join(folder, 'api.ts'))
  runProgram('tsc', '--noEmit', '-p', import.meta.dirname)
  return (await import(join(import.meta.dirname, 'scenario.ts'))) as Scenario
}

it('signs in, opens and acts, is refused, uploads and imports through a generated client', async (t) => {
  const at = await office(t)
  const scenario = await generateClient((await at.ask(undefined, 'GET', '/api/openapi.json')).text)
  const origin = await at.server.app.listen({ port: 0, host: '127.0.0.1' })
  scenario.connect(origin)
  const session = await scenario.signIn('compiler')
  assert.deepEqual([session.person.name, session.demo], ['向晓岚', true])
  assert.ok((await scenario.openings())['budget/unit-budget']?.includes('OpenBudget'))
  const { id, version } = await scenario.workOnBudget()
  const seen = await at.ask('compiler', 'GET', `/api/budget/unit-budget/${id}`)
  assert.deepEqual([seen.json.stage, seen.json.version], ['discarded', version])
  const workbook = await buildDemoWorkbook('printed')
  await scenario.keepFile(workbook, '预算.xlsx')
  const found = await scenario.tryWorkbook(workbook)
  assert.ok(found.includes('row-complete'), found.join(', '))
})
