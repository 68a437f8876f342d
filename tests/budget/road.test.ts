/** The whole road of one budget, by acts alone: from 布置 to the archive, with every paper on the way and every return. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import {
  type PackedFigures,
  type UnitBudget,
  packFigures,
  readBudgetWorkbook,
  unitBudget,
} from '#regulations/budget'
import { readSpreadsheet } from '#readers'
import { buildDemoWorkbook } from '../../apps/demo/workbook/index.ts'
import { unitEntry, yearEntry } from '../../regulations/budget/procedure/examples.ts'
import { people, preparation, signedBudget } from '../support/budget.ts'
import { given } from '../support/run.ts'

const code = '005002'
const world = {
  registers: { 'budget-units': { [code]: unitEntry }, 'budget-years': { '2023': yearEntry } },
  at: '2022-11-01T09:00:00+08:00',
}
const round = { procedure: 'budget/round', act: 'IssueRound' }
const call = {
  unit: code,
  year: 2023,
  dueOn: '2023-01-10',
  documentNumber: '示例财预〔2022〕9号',
  firstUp: true,
  controls: true,
  office: '示例县财政局',
}
const texts = ['incomeReason', 'personnelReason', 'operatingReason', 'projectReason'].map((key) => ({
  path: `text/${key}`,
  to: '按规定调整',
}))
const reasons = {
  'explained-function-vs-economic-t2-r10': '生育保险列入行政运行',
  'explained-share-plausibility-t3-r13': '聘用临时讲师',
}
const STATE_BYTES_MAX = 32_768

async function readFigures(): Promise<PackedFigures> {
  const read = await readSpreadsheet(await buildDemoWorkbook('corrected'), '2023.xlsx')
  assert.ok(read.ok)
  const reading = readBudgetWorkbook(read.document)
  assert.ok(reading.ok)
  return packFigures(reading.figures)
}

void describe('the road of a budget', () => {
  let figures: PackedFigures
  before(async () => {
    figures = await readFigures()
  })
  const stages: string[] = []
  type Run = ReturnType<typeof signedBudget>
  const step = (run: Run, stage: UnitBudget['stage']): Run => {
    stages.push(run.thenStage(stage).domain.stage)
    return run
  }

  void it('goes 布置, 一上, 一下, 二上, department, finance, congress, two replies, public, archive', () => {
    const limit = (amount: string) => ({
      unit: code,
      documentNumber: '示例财预〔2022〕12号',
      lines: [{ path: 't7/total/total', limit: amount }],
    })
    let run = step(
      given(unitBudget, world).asEffectOf(round, 'AssignBudget', call, people.financeReviewer),
      'assigned',
    )
    run = step(run.when('SubmitBasics', { staff: 7, retired: 12 }, people.compiler), 'basics-review')
    run = step(run.when('IssueControls', limit('190.97'), people.department), 'compiling')
    run = run
      .when('ReplaceFigures', { figures }, people.compiler)
      .when('ReviseFigures', { changes: texts }, people.compiler)
    run = run.on('2023-01-09T09:00:00+08:00')
    const tight = signedBudget(run).when('Submit', {}, people.compiler, reasons)
    tight.thenRefusedBy('within-control-t7-total-total', '190.98超过控制数190.97，多0.01万元')
    run = step(run.when('AdjustControls', limit('190.98'), people.financeReviewer), 'compiling')
    run = step(signedBudget(run).when('Submit', {}, people.compiler, reasons), 'department-review')
    run = step(run.when('ApproveByDepartment', { opinion: '同意' }, people.department), 'finance-review')
    run = step(run.when('PassByFinance', { opinion: '列入草案' }, people.financeReviewer), 'before-congress')
    run = run
      .on('2023-02-06T09:00:00+08:00')
      .when('RecordCongress', { congressOn: '2023-01-20' }, people.financeReviewer)
    const approval = { approvedOn: '2023-02-06', documentNumber: '示例财预〔2023〕1号' }
    run = step(run.when('ApproveByFinance', approval, people.financeApprover), 'approved')
    run = run.on('2023-02-10T09:00:00+08:00')
    run = step(
      run.when(
        'RecordReply',
        { repliedOn: '2023-02-10', documentNumber: '示例〔2023〕3号' },
        people.department,
      ),
      'approved',
    )
    const places = [...preparation.places, { kind: 'site', address: '' }]
    run = step(
      run.when('PreparePublication', { ...preparation, places }, people.compiler),
      'publication-preparation',
    )
    run = run.when(
      'ReviewSecrecy',
      { passed: true, opinion: '同意公开', scan: 'd'.repeat(64) },
      people.secrecy,
    )
    run = step(run.on('2023-03-02T23:59:00+08:00').when('Publish', {}, people.contact), 'published')
    assert.ok(
      run.outcome?.kind === 'accepted' && run.outcome.verdicts[0]?.holds === 'yes',
      'day 20 is in time',
    )
    const posting = {
      kind: 'site',
      place: '县政府网站',
      address: 'https://example.test/',
      postedOn: '2023-03-02',
      snapshot: 'b'.repeat(64),
    }
    run = run.when('RecordPosting', posting, people.contact)
    run = step(run.when('Archive', {}, people.contact), 'archived')
    assert.deepEqual(run.refolded(), run.snapshot)
    const bytes = Buffer.byteLength(JSON.stringify(run.domain))
    assert.ok(bytes < STATE_BYTES_MAX, `${bytes} bytes`)
    assert.deepEqual(run.domain.assignment?.documentNumber, call.documentNumber)
    assert.equal(new Set(stages).size, 10)
  })
})
