/** Two budgets: the published one as printed, with its mistakes, and a corrected copy that went all the way to the public. */
import type { Cases } from '#platform/cases'
import { readSpreadsheet } from '#readers'
import { type PackedFigures, packFigures, readBudgetWorkbook, unitBudget } from '#regulations/budget'
import type { DepartmentStory } from './department.ts'
import { type Teller, teller } from './story.ts'
import { type DemoVariant, buildDemoWorkbook } from './workbook/index.ts'

/** Unit of the printed document, and the code under which its corrected copy stands beside it. */
export const PRINTED_UNIT = '005002'
export const CORRECTED_UNIT = '005902'

/** `others`: the department's other units, whose pieces are told in between. */
export async function tellBudgets(cases: Cases, others: Partial<DepartmentStory> = {}): Promise<void> {
  const story = teller(cases, unitBudget.id)
  await others.call?.()
  await story.until('2023-01-09', '09:30')
  await tellPrinted(story)
  await tellCorrected(story, others)
  await story.until('2023-02-20', '09:00')
}

/** Goes in as it was printed; its findings are there to be looked at and mended. */
async function tellPrinted(story: Teller): Promise<void> {
  const figures = await figuresOf('printed')
  await story.act('compiler', 'OpenBudget', { unit: PRINTED_UNIT, year: 2023, basis: 'printed', figures })
}

async function tellCorrected(story: Teller, others: Partial<DepartmentStory>): Promise<void> {
  const figures = await figuresOf('corrected')
  const input = { unit: CORRECTED_UNIT, year: 2023, basis: 'working', figures }
  const caseId = await story.act('compiler', 'OpenBudget', input)
  await story.act('compiler', 'ReviseFigures', { changes: texts }, { caseId })
  await sign(story, caseId, '2023-01-12')
  await story.until('2023-01-13', '10:05')
  await story.act('compiler', 'Submit', {}, { caseId, reasons })
  await others.submit?.()
  await returnOnce(story, caseId)
  await review(story, caseId, others)
  await publish(story, caseId, others)
}

/** Our own words for what the explanation must state beside its figures. */
const texts = [
  ['incomeReason', '主要原因是人员增加和工资标准调整，基本支出相应增加'],
  ['personnelReason', '主要原因是实有人员增加，并按规定调整工资和社会保险缴费'],
  ['publicCostReason', '主要原因是压减一般性支出'],
  ['projectReason', '本年没有安排项目支出，相关项目由主管部门中共石柱土家族自治县委组织部（005）统一编列'],
  ['threePublicReason', '由主管部门本级统一预算'],
  ['operatingReason', '压减开支'],
  ['operatingUses', '办公费、印刷费、差旅费、会议费、劳务费、工会经费和其他交通费用'],
  ['targetsNote', '本单位没有自行设置绩效目标的项目，附后为主管部门的绩效目标表'],
].map(([key, to]) => ({ path: `text/${key}`, to }))

/** What the checks ask to be explained. */
const reasons = {
  'explained-share-plausibility-t3-r13': '承办全县老干部活动，聘请授课教师和保障人员，劳务费占比较高',
  'explained-function-vs-economic-t2-r10': '其中0.33万元列2101199其他行政事业单位医疗支出',
}

async function sign(story: Teller, caseId: string, day: string): Promise<void> {
  const facts = (await story.state(caseId))['facts'] as { readonly digest: string }
  const input = { digest: facts.digest }
  await story.until(day, '09:10')
  await story.act('compiler', 'SignAsCompiler', input, { caseId })
  await story.until(day, '10:20')
  await story.act('finance-head', 'SignAsFinanceHead', input, { caseId })
  await story.until(day, '14:40')
  await story.act('unit-head', 'SignAsUnitHead', input, { caseId })
}

/** The department sends it back with two items; the unit answers both and signs again. */
async function returnOnce(story: Teller, caseId: string): Promise<void> {
  await story.until('2023-01-13', '15:30')
  await story.act('department', 'Receive', {}, { caseId })
  await story.until('2023-01-16', '09:20')
  const items = [
    { path: 'text/operatingReason', text: '“压减开支”太笼统，请写明压减了哪些支出。' },
    { path: 't4/total', text: '三公经费各栏为0，请说明由哪个单位统一预算。' },
  ]
  await story.act('department', 'Return', { items }, { caseId })
  await story.until('2023-01-16', '11:00')
  const changes = [{ path: 'text/operatingReason', to: '主要原因是压减办公费、会议费和差旅费等一般性支出' }]
  await story.act('compiler', 'ReviseFigures', { changes }, { caseId })
  const changed = { number: 1, kind: 'changed', text: '已写明压减办公费、会议费和差旅费。' }
  await story.act('compiler', 'Answer', changed, { caseId })
  const explained = {
    number: 2,
    kind: 'explained',
    text: '由中共石柱土家族自治县委组织部本级统一预算，表4备注已写明。',
  }
  await story.act('compiler', 'Answer', explained, { caseId })
  await sign(story, caseId, '2023-01-17')
  await story.until('2023-01-17', '16:00')
  await story.act('compiler', 'Submit', {}, { caseId, reasons })
}

async function review(story: Teller, caseId: string, others: Partial<DepartmentStory>): Promise<void> {
  await story.until('2023-01-18', '09:00')
  await story.act('department', 'Receive', {}, { caseId })
  await story.until('2023-01-18', '16:10')
  await story.act(
    'department',
    'ApproveByDepartment',
    { opinion: '退回意见已落实，数字相符，同意报财政。' },
    { caseId },
  )
  await others.review?.()
  await story.until('2023-01-19', '09:15')
  await story.act('reviewer', 'Receive', {}, { caseId })
  await story.until('2023-02-01', '10:00')
  const approval = { approvedOn: '2023-02-01', documentNumber: '石财预〔2023〕演示1号', changes: [] }
  await story.act('approver', 'ApproveByFinance', approval, { caseId })
  await others.approve?.()
  await story.until('2023-02-08', '09:40')
  const reply = { repliedOn: '2023-02-08', documentNumber: '石委组〔2023〕演示2号', changes: [] }
  await story.act('department', 'RecordReply', reply, { caseId })
}

async function publish(story: Teller, caseId: string, others: Partial<DepartmentStory>): Promise<void> {
  await others.reply?.()
  await story.until('2023-02-15', '09:30')
  const preparation = {
    contact: { name: '向晓岚', phone: '023-00000000' },
    places: [{ kind: 'portal', address: '' }],
    sealed: true,
    sealedOn: '2023-02-15',
    showFindings: true,
    changes: [],
  }
  await story.act('compiler', 'PreparePublication', preparation, { caseId })
  await story.until('2023-02-16', '10:30')
  const opinion = '不含涉密内容和个人信息，同意公开。'
  await story.act('secrecy', 'ReviewSecrecy', { passed: true, opinion }, { caseId })
  await story.until('2023-02-17', '09:00')
  await story.act('compiler', 'Publish', {}, { caseId })
  await others.publish?.()
}

/** Figures as an import reads them from the workbook. */
async function figuresOf(variant: DemoVariant): Promise<PackedFigures> {
  const read = await readSpreadsheet(await buildDemoWorkbook(variant), '2023年单位预算.xlsx')
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  const reading = readBudgetWorkbook(read.document)
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'))
  return packFigures(reading.figures)
}
