/**
 * 200 units of a county: their workbooks are read, imported and checked, their budgets go through every office to the
 * public, and the county is added up. Each as seconds and as a ratio to reading the same files alone.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '#kernel'
import { buildDemoWorkbook } from '#apps/demo'
import { casesOf } from '#apps/server'
import type { Cases } from '#platform/cases'
import { transaction } from '#platform/database'
import { createTenant } from '#platform/identity'
import { readSpreadsheet } from '#readers'
import {
  type PackedFigures,
  type UnitBudget,
  checkBudget,
  packFigures,
  readBudgetWorkbook,
  rollUp,
  toRolledUnit,
  unitBudget,
  unpackFigures,
} from '#regulations/budget'
import { house } from '../apps/cli/house.ts'
import { departmentUnits } from '../apps/server/budget-reads.ts'
import { registerProcedureId } from '../regulations/shared/register-case.ts'
import { type Line, duration, timed } from './measure.ts'
import type { Ground } from './place.ts'

const UNITS = 200
const DEPARTMENTS = 10
const AT_ONCE = 4
const TENANT = 'bench-county'
const YEAR = 2023
/** Before the congress of the year, so that every step has its day. */
const CLOCK = '2023-01-09T01:00:00.000Z'
const APPROVED = '2023-02-01'

export async function measureCounty(ground: Ground, folder: string): Promise<Line[]> {
  const { app } = ground.database
  await createTenant(app, { id: TENANT, name: '示例县' })
  const cases = await casesOf(ground.database, house)
  await setClock(ground, CLOCK)
  await registerUnits(cases)
  const files = await writeWorkbooks(folder)
  const reading = await timed(() => eachAtOnce(files, (file) => readFigures(file)))
  const figures = reading.value
  const checking = await timed(() => figures.reduce((sum, one) => sum + checkOne(one), 0))
  const importing = await timed(() =>
    eachAtOnce(files, async (file, i) => openUnit(cases, i, await readFigures(file))),
  )
  const opened = importing.value
  const publishing = await timed(async () => {
    await eachAtOnce(opened, (caseId, i) => toFinance(cases, i, caseId))
    await setClock(ground, `${APPROVED}T02:00:00.000Z`)
    await eachAtOnce(opened, (caseId, i) => toPublic(cases, i, caseId))
  })
  const adding = await timed(() => addUp(ground))
  return report({ reading, checking, importing, publishing, adding }, adding.value)
}

type Measured = Readonly<
  Record<'reading' | 'checking' | 'importing' | 'publishing' | 'adding', { readonly milliseconds: number }>
>

function report(measured: Measured, summed: { readonly units: number; readonly total: number }): Line[] {
  const { reading, checking, importing, publishing, adding } = measured
  const ratio = (milliseconds: number): string =>
    `${(milliseconds / reading.milliseconds).toFixed(2)} × reading`
  const line = (what: string, { milliseconds }: { readonly milliseconds: number }): Line => ({
    what,
    figure: duration(milliseconds),
    ratio: ratio(milliseconds),
  })
  return [
    { what: `reading ${UNITS} workbooks alone`, figure: duration(reading.milliseconds), ratio: '1' },
    line('checking all of them once more', checking),
    line('import: reading, checking and opening a case each', importing),
    line('to the public: texts, three signatures, five offices, publication (12 acts each)', publishing),
    line(`adding up ${summed.units} units by department`, adding),
    line('all of it', {
      milliseconds: [importing, publishing, adding].reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    }),
  ]
}

async function setClock({ database }: Ground, instant: string): Promise<void> {
  await database.app.query(
    `update clock set offset_milliseconds = (extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000)::bigint`,
    [instant],
  )
}

/** Works on a list with a few at once; answers in the order of the list. */
async function eachAtOnce<In, Out>(
  list: readonly In[],
  work: (one: In, index: number) => Promise<Out>,
): Promise<Out[]> {
  const answers: Out[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < list.length; i = next++) answers[i] = await work(list[i] as In, i)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return answers
}

const codeOf = (i: number): string => `${100 + (i % DEPARTMENTS)}${String(i).padStart(3, '0')}`
const departmentOf = (i: number): string => String(100 + (i % DEPARTMENTS))

function actor(role: string, organisation: string): Actor {
  const person = `${role}-${organisation}`
  return { person, post: person, role, organisation, path: [organisation, 'county'] }
}

async function registerUnits(cases: Cases): Promise<void> {
  const record = async (register: string, key: string, values: object): Promise<void> =>
    done(
      await cases.act({
        tenant: TENANT,
        procedure: registerProcedureId(register),
        act: 'RecordEntry',
        input: { key, from: '2022-01-01', values },
        origin: { kind: 'person', actor: actor('dictionary-keeper', 'finance') },
      }),
    )
  await record('budget-years', String(YEAR), { submitBy: '2023-01-20', congressOn: '2023-01-13' })
  for (let i = 0; i < UNITS; i += 1)
    await record('budget-units', codeOf(i), {
      name: `示例单位${i}`,
      level: '二级',
      nature: '参公事业单位',
      organisation: `unit-${codeOf(i)}`,
      finance: 'finance',
      department: departmentOf(i),
      departmentName: `示例部门${departmentOf(i)}`,
      departmentOrganisation: `department-${departmentOf(i)}`,
      duties: '承担示例工作。',
      staff: 7,
    })
}

function done(result: Awaited<ReturnType<Cases['act']>>): void {
  if (result.kind === 'done') return
  throw new Error(`bench: ${result.act}: ${result.say}\n${result.findings.map(({ say }) => say).join('\n')}`)
}

async function writeWorkbooks(folder: string): Promise<readonly string[]> {
  await fs.mkdir(folder, { recursive: true })
  const bytes = await buildDemoWorkbook('corrected')
  const files = Array.from({ length: UNITS }, (_, i) => path.join(folder, `${codeOf(i)}.xlsx`))
  for (const file of files) await fs.writeFile(file, bytes)
  return files
}

async function readFigures(file: string): Promise<PackedFigures> {
  const read = await readSpreadsheet(await fs.readFile(file), path.basename(file))
  if (!read.ok) throw new Error(`bench: ${file} cannot be read`)
  const reading = readBudgetWorkbook(read.document)
  if (!reading.ok) throw new Error(`bench: ${file} is no budget`)
  return packFigures(reading.figures)
}

const checkOne = (figures: PackedFigures): number =>
  checkBudget(unpackFigures(figures), { year: YEAR }).findings.length

type Input = Readonly<Record<string, unknown>>

/** Acts on one unit's budget. */
function desk(cases: Cases, caseId: string) {
  return async (
    by: Actor,
    act: string,
    input: Input,
    reasons: Readonly<Record<string, string>> = {},
  ): Promise<void> =>
    done(
      await cases.act({
        tenant: TENANT,
        procedure: unitBudget.id,
        caseId,
        act,
        input,
        reasons,
        origin: { kind: 'person', actor: by },
      }),
    )
}

async function openUnit(cases: Cases, i: number, figures: PackedFigures): Promise<string> {
  const opened = await cases.act({
    tenant: TENANT,
    procedure: unitBudget.id,
    act: 'OpenBudget',
    input: { unit: codeOf(i), year: YEAR, basis: 'working', figures },
    origin: { kind: 'person', actor: actor('budget-compiler', `unit-${codeOf(i)}`) },
  })
  if (opened.kind === 'done') return opened.caseId
  throw new Error(`bench: ${opened.say}`)
}

const texts = [
  'incomeReason',
  'personnelReason',
  'publicCostReason',
  'projectReason',
  'threePublicReason',
  'operatingReason',
  'operatingUses',
  'targetsNote',
].map((key) => ({ path: `text/${key}`, to: '示例原因：按规定调整' }))

const reasons = {
  'explained-share-plausibility-t3-r13': '示例理由',
  'explained-function-vs-economic-t2-r10': '示例理由',
}

async function toFinance(cases: Cases, i: number, caseId: string): Promise<void> {
  const act = desk(cases, caseId)
  const unit = `unit-${codeOf(i)}`
  const compiler = actor('budget-compiler', unit)
  await act(compiler, 'ReviseFigures', { changes: texts })
  const { rows } = await cases.options.pool.query<{ state: { domain: UnitBudget } }>(
    'select state from cases where tenant = $1 and id = $2',
    [TENANT, caseId],
  )
  const signed = { digest: rows[0]?.state.domain.facts.digest ?? '' }
  await act(compiler, 'SignAsCompiler', signed)
  await act(actor('budget-finance-head', unit), 'SignAsFinanceHead', signed)
  await act(actor('budget-unit-head', unit), 'SignAsUnitHead', signed)
  await act(compiler, 'Submit', {}, reasons)
  const department = actor('department-budget-reviewer', `department-${departmentOf(i)}`)
  await act(department, 'ApproveByDepartment', { opinion: '同意' })
  await act(actor('finance-budget-reviewer', 'finance'), 'PassByFinance', { opinion: '列入草案' })
}

async function toPublic(cases: Cases, i: number, caseId: string): Promise<void> {
  const act = desk(cases, caseId)
  const unit = `unit-${codeOf(i)}`
  const compiler = actor('budget-compiler', unit)
  const approval = { approvedOn: APPROVED, documentNumber: '示例〔2023〕1号' }
  await act(actor('finance-budget-approver', 'finance'), 'ApproveByFinance', approval)
  const department = actor('department-budget-reviewer', `department-${departmentOf(i)}`)
  await act(department, 'RecordReply', { repliedOn: APPROVED, documentNumber: '示例〔2023〕2号' })
  const contact = { name: '示例联系人', phone: '023-73330000' }
  const places = [{ kind: 'portal', address: '' }]
  await act(compiler, 'PreparePublication', { contact, places, sealed: true, sealedOn: APPROVED })
  await act(actor('secrecy-reviewer', unit), 'ReviewSecrecy', { passed: true, opinion: '同意公开' })
  await act(compiler, 'Publish', {})
}

async function addUp({ database }: Ground): Promise<{ readonly units: number; readonly total: number }> {
  let units = 0
  let total = 0
  for (let i = 0; i < DEPARTMENTS; i += 1) {
    const rows = await transaction(database.app, (client) =>
      departmentUnits(client, TENANT, YEAR, departmentOf(i)),
    )
    const result = rollUp(rows.map(toRolledUnit))
    units += result.units.length
    total += result.lines.find(({ path: place }) => place === 't7/total/total')?.amount ?? 0
  }
  if (units !== UNITS) throw new Error(`bench: ${units} units were added up`)
  return { units, total }
}
