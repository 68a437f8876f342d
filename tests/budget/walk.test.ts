/** The published workbook and its corrected copy taken through every office, by acts alone. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import type { PackedFigures, PublicBudget } from '#regulations/budget'
import { checkBudget, importTargets, presentBudget, unitBudget, unpackFigures } from '#regulations/budget'
import type { SheetDocument } from '#lint'
import { readSpreadsheet } from '#readers'
import { buildDemoWorkbook } from '../../apps/demo/workbook/index.ts'
import { templateSchemas } from '../../platform/documents/model.ts'
import { approvedBudget, people, preparation, publishedBudget, signedBudget } from '../support/budget.ts'
import { given } from '../support/run.ts'
import { citedClause } from '../../regulations/budget/procedure/rules.ts'
import { unitEntry, yearEntry } from '../../regulations/budget/procedure/examples.ts'

const world = {
  registers: { 'budget-units': { '005002': unitEntry }, 'budget-years': { '2023': yearEntry } },
  at: '2023-01-05T09:00:00+08:00',
}
const texts = [
  { path: 'text/incomeReason', to: '一般公共预算经费拨款增加68.54万元' },
  { path: 'text/personnelReason', to: '工资标准调整' },
  { path: 'text/operatingReason', to: '压减行政运行成本' },
  { path: 'text/projectReason', to: '项目由主管部门本级统一编列' },
]
const reasons = {
  'explained-function-vs-economic-t2-r10': '生育保险列入行政运行',
  'explained-share-plausibility-t3-r13': '聘用临时讲师',
}
/** What the printed document needs before it can be sent in. */
const mended = [
  { path: 'n.3.b/基本支出', to: '190.98' },
  { path: 'p.rencai/p.rencai.r7', to: null },
  { path: 'p.laogan/p.laogan.r8', to: null },
  { path: 'p.laogan/p.laogan.r9/value', to: '71' },
  { path: 'p.laogan/p.laogan.r9/relation', to: '≥' },
  { path: 'p.xinxi/p.xinxi.r5/unit', to: '%' },
]
/** What it needs before it can be public. */
const completed = [
  { path: 't4/note', to: '本单位没有“三公”经费预算，由主管部门本级统一预算，各栏为0。' },
  { path: 't8', to: null },
  { path: 't9/note', to: '本单位本年没有政府采购预算，表内无数据。' },
  { path: 't10/note', to: '整体绩效目标由主管部门统一设置，表内无数据。' },
]

async function readVariant(variant: 'printed' | 'corrected'): Promise<SheetDocument> {
  const read = await readSpreadsheet(await buildDemoWorkbook(variant), `${variant}.xlsx`)
  assert.ok(read.ok)
  return read.document
}

function figuresOf(document: SheetDocument): PackedFigures {
  const [target] = importTargets
  assert.ok(target)
  const reading = target.read(document, 2023)
  assert.ok(reading.ok)
  return reading.figures
}

const open = (figures: PackedFigures, basis: 'printed' | 'working') =>
  given(unitBudget, world)
    .when('OpenBudget', { unit: '005002', year: 2023, basis, figures }, people.compiler)
    .thenStage('compiling')
type Walk = ReturnType<typeof open>
const send = (run: Walk) => signedBudget(run).when('Submit', {}, people.compiler, reasons)
const sized = (run: Walk): number => Buffer.byteLength(JSON.stringify(run.domain))

void describe('the printed workbook', () => {
  let figures: PackedFigures
  before(async () => {
    figures = figuresOf(await readVariant('printed'))
  })

  void it('is opened as printed, with its findings by cell and reason', () => {
    const run = open(figures, 'printed')
    const { findings, figures: shown } = presentBudget(run.domain)
    assert.deepEqual([run.domain.facts.errors, run.domain.facts.publicationErrors], [5, 2])
    const copied = findings.find(({ where }) => where.clause === 'shizhu-budget-2023/n.3.b')
    assert.deepEqual([copied?.where.cell, copied?.stated, copied?.repair], ['C24', '68.54', '190.98'])
    assert.deepEqual(findings, checkBudget(unpackFigures(figures), { year: 2023 }).findings)
    assert.equal(shown.tables.t2?.rows.length, 15)
  })

  void it('is refused with every error and its clause, and the case stays where it was', () => {
    const signed = signedBudget(
      open(figures, 'printed').when('ReviseFigures', { changes: texts }, people.compiler),
    )
    const refused = signed.when('Submit', {}, people.compiler, reasons)
    refused.thenRefused('rules')
    assert.ok(refused.outcome?.kind === 'refused')
    assert.deepEqual(
      refused.outcome.findings.map(({ clause }) => clause.replace('shizhu-budget-2023/', '')).toSorted(),
      ['n.3.b', 'p.feigong.r4', 'p.ind', 'p.ind', 'p.ind'],
    )
    assert.equal(refused.domain, signed.domain)
  })

  void it('goes to the public once six places are mended; rounding stays rounding', () => {
    const ready = open(figures, 'printed').when(
      'ReviseFigures',
      { changes: [...texts, ...mended] },
      people.compiler,
    )
    assert.equal(ready.thenStage('compiling').domain.facts.errors, 0)
    const approved = approvedBudget(send(ready).thenStage('department-review'))
    approved
      .when('PreparePublication', preparation, people.compiler)
      .when('ReviewSecrecy', { passed: true, opinion: '同意公开' }, people.secrecy)
      .when('Publish', {}, people.contact)
      .thenRefusedBy('check-required-tables', '部门收入总表')
    const prepared = approved
      .when('PreparePublication', { ...preparation, changes: completed }, people.compiler)
      .when('ReviewSecrecy', { passed: true, opinion: '同意公开' }, people.secrecy)
    const published = publishedBudget(prepared)
    const page = published.operations().notices[0]?.data as unknown as PublicBudget
    assert.deepEqual(
      page.content.rounding.map(({ total, partsSum }) => [total, partsSum]),
      [
        ['23.77', '23.76'],
        ['154.87', '154.86'],
        ['23.77', '23.76'],
      ],
    )
    assert.equal(page.content.funds.length, 7)
    assert.ok(sized(published) < 32_768, `${sized(published)} bytes`)
  })
})

void describe('clauses of the checks', () => {
  const generated = readFileSync(new URL('../../kernel/law/clause-ids.generated.ts', import.meta.url), 'utf8')
  const isInCorpus = (clause: string): boolean => generated.includes(`'${clause}': true`)

  void it('are in the corpus, for both workbooks', async () => {
    for (const variant of ['printed', 'corrected'] as const) {
      const { findings } = checkBudget(unpackFigures(figuresOf(await readVariant(variant))), { year: 2023 })
      assert.deepEqual(
        findings.map(({ where }) => citedClause(where.clause)).filter((clause) => !isInCorpus(clause)),
        [],
      )
    }
  })

  void it('fall back to the table or the rule where another unit has more rows or funds', () => {
    const named = ['t2.r14', 't2.r15', 't6.r12', 't5.r1', 'p.8.r3', 'p.rencai.r7'].map((local) =>
      citedClause(`shizhu-budget-2023/${local}`),
    )
    assert.deepEqual(
      named.map((clause) => clause.replace('shizhu-budget-2023/', '')),
      ['t2.r14', 't2', 't6', 't5', 'p.ind', 'p.rencai.r7'],
    )
    assert.ok([...named, citedClause(undefined)].every(isInCorpus))
  })
})

void describe('the corrected copy', () => {
  let figures: PackedFigures
  before(async () => {
    figures = figuresOf(await readVariant('corrected'))
  })
  const publishedCopy = () => {
    const ready = open(figures, 'working').when('ReviseFigures', { changes: texts }, people.compiler)
    const approved = approvedBudget(send(ready).thenStage('department-review'))
    const prepared = approved
      .when('PreparePublication', preparation, people.compiler)
      .when('ReviewSecrecy', { passed: true, opinion: '同意公开' }, people.secrecy)
    return publishedBudget(prepared)
  }

  void it('goes through all stages without a typed figure, below 32 KB, and every paper fits its layout', () => {
    const published = publishedCopy()
    assert.equal(published.domain.facts.total, 190_980_000)
    assert.ok(sized(published) < 32_768, `${sized(published)} bytes`)
    for (const [name, paper] of Object.entries(unitBudget.documents)) {
      if (!paper.when(published.domain, [])) continue
      const schema = templateSchemas[paper.template as keyof typeof templateSchemas]
      const parsed = schema.safeParse(paper.data(published.domain, []))
      assert.ok(parsed.success, `${name}: ${parsed.error?.message ?? ''}`)
    }
  })

  void it('tells the story of the printed text, with the right figures', () => {
    const page = publishedCopy().operations().notices[0]?.data as unknown as PublicBudget
    const text = page.content.explanation.flatMap(({ paragraphs }) => paragraphs).join('\n')
    assert.match(text, /收入比2022年的122.44万元增加68.54万元/)
    assert.match(text, /基本支出190.98万元，比上年增加68.54万元/)
    assert.match(text, /机关运行经费36.11万元，比2022年的42.83万元减少6.72万元/)
    assert.match(text, /主要用于差旅费、劳务费、其他交通费用/)
    assert.deepEqual(
      page.content.keyFigures.map(({ amount }) => amount),
      ['190.98', '190.98', '190.98', '0', '0', '36.11'],
    )
    assert.deepEqual(
      page.content.composition.map(({ amount }) => amount),
      ['146.07', '23.77', '8.01', '13.13'],
    )
  })

  void it('keeps what is stored equal to the fold of all acts, and stays small through a correction', () => {
    const asked = publishedCopy().when(
      'RequestCorrection',
      { changes: [{ path: 'text/duties', to: '组织老干部活动' }], reason: '职责表述更正' },
      people.compiler,
    )
    assert.deepEqual(asked.thenStage('correction-review').refolded(), asked.snapshot)
    assert.ok(sized(asked) < 32_768, `${sized(asked)} bytes`)
  })
})
