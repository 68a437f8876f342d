import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { openDatabase, startEmbedded } from '#platform/database'
import { stopRendering } from '#platform/documents'
import { listSheets } from '#platform/scans'
import { fillRegisters, setUpCounty } from '../../apps/demo/set-up.ts'
import { formsOf, issueForm, readStored } from '../../apps/server/paper/forms.ts'
import { composeServer } from '../../apps/server/start.ts'
import { testHouse } from '../server/office.ts'
import { scanOf } from '../server/paper-office.ts'
import { seedFolder, testFolder } from '../support/database.ts'

after(() => stopRendering())

const root = join(import.meta.dirname, '../..')
const tenant = 'shizhu'

/** Runs the command on a data folder whose database is already running. */
async function guicheng(folder: string, ...args: readonly string[]) {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, DATABASE_URL: _url, ...own } = process.env
  const child = spawn('sh', [join(root, 'apps/cli/guicheng.sh'), ...args], {
    cwd: tmpdir(),
    env: { ...own, GUICHENG_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.on('close', resolve)
  return { status: await promise, out: () => out, err: () => err }
}

it('files a folder of scans while the service runs, and says the same when asked again', async (t) => {
  const folder = await seedFolder(testFolder('scan'))
  const embedded = await startEmbedded(folder, { settings: { fsync: 'off' } })
  const database = await openDatabase({ embedded })
  await setUpCounty(database)
  const server = await composeServer({
    database,
    house: testHouse,
    dataFolder: folder,
    demo: true,
    port: 0,
    host: '127.0.0.1',
    onFault: (id, error) => assert.fail(`${id} ${String(error)}`),
  })
  t.after(async () => {
    await server.app.close()
    await server.jobs.stop()
    await database.close()
    await embedded.stop()
  })
  const { context } = server
  await fillRegisters(context.cases)
  const actor = { person: 'demo-compiler', post: 'demo-compiler-budget-compiler', role: 'budget-compiler' }
  const path = ['veterans-centre', 'party-organisation', 'county']
  const done = await context.cases.act({
    tenant,
    procedure: 'budget/unit-budget',
    act: 'OpenBudget',
    origin: { kind: 'person', actor: { ...actor, organisation: 'veterans-centre', path } },
    input: { unit: '005002', year: 2024, basis: 'working' },
  })
  assert.ok(done.kind === 'done', JSON.stringify(done))
  const { found } = await context.cases.load(tenant, done.caseId)
  const procedure = context.cases.procedure('budget/unit-budget')
  assert.ok(found !== undefined && procedure !== undefined)
  const cover = formsOf(procedure, found, { kind: 'system' }).find(({ form }) => form === 'cover')
  assert.ok(cover !== undefined)
  const issued = await issueForm(context, tenant, found, cover)
  const pdf = await readStored(context, tenant, issued.fileHash)
  assert.ok(pdf !== undefined)
  const scans = join(folder, '扫描')
  mkdirSync(scans)
  writeFileSync(join(scans, '第2张.pdf'), await scanOf([{ pdf, page: 1, angle: 181 }]))
  writeFileSync(join(scans, '第10张.pdf'), await scanOf([{ pdf, page: 1, covered: true }], 3))
  writeFileSync(join(scans, '说明.txt'), '不是扫描件')
  const args = ['scan', scans, '--tenant', tenant, '--as', 'compiler']
  const first = await guicheng(folder, ...args)
  assert.equal(first.status, 1, first.err())
  assert.match(first.out(), /1-1 {2}已归档 {2}封面 第1页[\s\S]*2-1 {2}未认出/)
  assert.match(first.err(), /有 1 页要在办理端“扫描归档”里处理/)
  const again = await guicheng(folder, ...args, '--json')
  assert.match(again.err(), /以前交过/)
  const answer = JSON.parse(again.out()) as {
    pile: string
    sheets: { outcome: string; case: string | null }[]
  }
  assert.deepEqual(
    answer.sheets.map(({ outcome, case: id }) => [outcome, id]),
    [
      ['filed', done.caseId],
      ['unreadable', null],
    ],
  )
  assert.equal((await listSheets(database.app, tenant, answer.pile)).length, 2)
  for (const [wrong, say] of [
    [['scan', join(folder, 'nowhere'), '--tenant', tenant, '--as', 'compiler'], /没有找到/],
    [['scan', scans, '--tenant', tenant, '--as', 'nobody'], /没有可用的岗位/],
    [['scan', scans], /用法/],
  ] as const) {
    const refused = await guicheng(folder, ...wrong)
    assert.equal(refused.status, 2)
    assert.match(refused.err(), say)
  }
})
