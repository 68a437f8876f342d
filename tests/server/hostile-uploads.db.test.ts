/**
 * Workbooks that swell, at every door through which a signed-in person sends one: each is read in a thread that can be ended,
 * and refused in a sentence. Others are asked for while the file is with that thread, and answered before it.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { Worker } from 'node:worker_threads'
import { packArchive, readSpreadsheet } from '#readers'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { fillTargetRegisters, tellTargets } from '../../apps/demo/targets.ts'
import { prepareProvince } from '../../apps/demo/titles/index.ts'
import { ascii, bomb, entities, manyCells } from './bad-workbooks.ts'
import { type Answer, type Office, office, upload } from './office.ts'

const files = {
  swelling: { bytes: bomb(), say: /展开后有220200960字节，超过上限209715200字节/ },
  wide: { bytes: manyCells(), say: /有2129920个单元格，最多2000000个/ },
  entities: { bytes: entities(), say: /里有实体定义（DOCTYPE）/ },
} as const
type Kind = keyof typeof files
const kinds = Object.keys(files) as readonly Kind[]

interface Door {
  readonly what: string
  readonly account: string | undefined
  readonly url: string
  /** Fields of the form that stand before the file. */
  readonly fields?: Readonly<Record<string, string>>
  /** What the door said about the file; the answer itself where it is left out. */
  readonly said?: (at: Office, answer: Answer) => Promise<string>
  /** Where the door takes less than the others. */
  readonly say?: Partial<Record<Kind, RegExp>>
}

const caseOf = async (at: Office, procedure: string, stage: string): Promise<string> => {
  const { rows } = await at.database.app.query<{ id: string }>(
    'select id from cases where procedure = $1 and stage = $2 order by opened_at limit 1',
    [procedure, stage],
  )
  assert.ok(rows[0] !== undefined, `no ${procedure} in ${stage}`)
  return rows[0].id
}

/** The run of an import goes on after its answer. */
async function ended(at: Office, { json }: Answer): Promise<string> {
  for (;;) {
    const { json: run } = await at.ask(
      'heavy-machinery-clerk',
      'GET',
      `/api/titles/applicant-imports/${json.run}`,
    )
    if (run.state !== 'running') return String(run.say)
  }
}

async function inWorkbook(_at: Office, { bytes }: Answer): Promise<string> {
  const read = await readSpreadsheet(bytes, 'a.xlsx')
  assert.ok(read.ok)
  return read.document.sheets.flatMap(({ rows }) => rows.flat().map(({ text }) => text)).join('\n')
}

async function doorsOf(at: Office): Promise<readonly Door[]> {
  await fillTargetRegisters(at.server.context.cases)
  await tellTargets(at.server.context.cases)
  await tellBudgets(at.server.context.cases)
  await prepareProvince(at.database, at.server.context.cases)
  const budget = `/api/budget/unit-budget/${await caseOf(at, 'budget/unit-budget', 'compiling')}`
  const targets = `/api/budget/fund-targets/${await caseOf(at, 'budget/fund-targets', 'filling')}`
  return [
    { what: '预算文件检查', account: 'compiler', url: '/api/budget/check' },
    { what: '预算文件汇总', account: 'compiler', url: '/api/budget/check/summary.xlsx', said: inWorkbook },
    { what: '预算导入', account: 'compiler', url: '/api/imports/budget-workbook' },
    { what: '预算表传回', account: 'compiler', url: `${budget}/tables` },
    { what: '明细', account: 'compiler', url: `${budget}/detail` },
    { what: '绩效指标传回', account: 'fund-compiler', url: `${targets}/indicators` },
    { what: '名册导入', account: 'keeper', url: '/api/registers/budget-units/import' },
    { what: '名册待更正', account: 'keeper', url: '/api/registers/budget-units/faulty.xlsx' },
    {
      what: '申报人导入',
      account: 'heavy-machinery-clerk',
      url: '/api/titles/applicant-imports',
      fields: { cycle: 'c', trial: '1' },
      said: ended,
    },
    {
      what: '版式',
      account: 'keeper',
      url: '/api/layouts/budget/unit-budget/cover/versions?organisation=county',
      say: { swelling: /展开后超过32兆字节/, wide: /有2129920个单元格，作版式最多200000个/ },
    },
    {
      what: '门户检查',
      account: undefined,
      url: '/check',
      say: { swelling: /超过上限16777216字节/, wide: /有2129920个单元格，最多100000个/ },
    },
  ]
}

/** Holds back what is given to a thread until the test lets it go. */
function holdJobs(): { next: () => Promise<() => void>; end: () => void } {
  const takers: ((go: () => void) => void)[] = []
  // oxlint-disable-next-line typescript/unbound-method -- called with the worker it was called on
  const send = Worker.prototype.postMessage
  const spy = mock.method(Worker.prototype, 'postMessage', function held(this: Worker, job: unknown) {
    const go = (): void => send.call(this, job)
    const isFile = typeof job === 'object' && job !== null && 'bytes' in job
    const taker = isFile ? takers.shift() : undefined
    if (taker === undefined) go()
    else taker(go)
  })
  return { next: () => new Promise((resolve) => takers.push(resolve)), end: () => spy.mock.restore() }
}

describe('workbooks that swell, at every door', { concurrency: false }, () => {
  let at: Office
  let doors: readonly Door[]
  let jobs: ReturnType<typeof holdJobs>
  const ending: (() => Promise<void>)[] = []
  before(async () => {
    at = await office({ after: (work) => ending.unshift(work) })
    doors = await doorsOf(at)
    jobs = holdJobs()
  })
  after(async () => {
    jobs.end()
    for (const work of ending) await work()
  })

  for (const kind of kinds)
    it(`${kind}: refused in a sentence, while others are answered`, async () => {
      for (const { what, account, url, fields, said, say } of doors) {
        const { payload, type } = upload(files[kind].bytes, '表.xlsx', fields)
        const given = jobs.next()
        let isAnswered = false
        const answering = at
          .ask(account, 'POST', url, payload, { 'content-type': type })
          .finally(() => (isAnswered = true))
        const go = await Promise.race([given, answering.then(() => undefined)])
        const isRun = said === ended
        assert.ok(go !== undefined || isRun, `${what}: read without a thread`)
        const health = await at.ask(undefined, 'GET', '/api/health')
        assert.equal(health.status, 200)
        assert.ok(!isAnswered || isRun, `${what}: answered before it was read`)
        const letGo = go ?? (await given)
        letGo()
        const answer = await answering
        const text = said === undefined ? answer.text : await said(at, answer)
        assert.match(text, say?.[kind] ?? files[kind].say, what)
      }
    })

  it('what is pasted is bounded before it is taken apart', async () => {
    const url = doors.find(({ what }) => what === '明细')?.url ?? ''
    const send = async (cells: number) => {
      const { payload, type } = upload(ascii('\t'.repeat(cells)), '粘贴的明细.tsv')
      const { json } = await at.ask('compiler', 'POST', url, payload, { 'content-type': type })
      return json.faults.map(({ say }: { say: string }) => say).join()
    }
    assert.match(await send(100_001), /粘贴的内容有100001格，最多100000格/)
    assert.doesNotMatch(await send(100_000), /最多100000格/)
  })

  it('a layout in Word that swells is refused too', async () => {
    const url = doors.find(({ what }) => what === '版式')?.url ?? ''
    const xml = `<w:document><w:body>${'<w:p/>'.repeat(200_000)}</w:body></w:document>`
    const { payload, type } = upload(packArchive(new Map([['word/document.xml', ascii(xml)]])), '封面.docx')
    const answer = await at.ask('keeper', 'POST', url, payload, { 'content-type': type })
    assert.match(answer.text, /有200000段，作版式最多20000段/)
  })
})
