/**
 * The story of the department's invented units, each at another place of the road, so that the board has something to
 * show. Finance calls for all of them with one act and sends their 控制数 down with the next.
 */
import type { Cases } from '#platform/cases'
import { loadCase } from '#platform/cases'
import {
  type UnitBudget,
  budgetQuestion,
  budgetRound,
  departmentBudget,
  unitBudget,
} from '#regulations/budget'
import {
  type InventedUnit,
  type Place,
  type SitterRole,
  inventedUnits,
  sitterOf,
} from './department-people.ts'
import { inventedFigures } from './invented-figures.ts'
import { TENANT } from './people.ts'
import { type Teller, teller } from './story.ts'

/** The order of the road; a unit does everything up to its own place. */
const road: readonly Place[] = [
  'none',
  'assigned',
  'compiling',
  'returned',
  'with-department',
  'with-finance',
  'approved',
  'replied',
  'published',
]
const reaches = (one: InventedUnit, place: Place): boolean => road.indexOf(one.place) >= road.indexOf(place)

/** The story of the invented units, in the pieces between which the other budgets are told. */
export interface DepartmentStory {
  /** 布置 with one act, and 控制数 as the next. */
  readonly call: () => Promise<void>
  readonly submit: () => Promise<void>
  readonly review: () => Promise<void>
  readonly approve: () => Promise<void>
  readonly reply: () => Promise<void>
  readonly publish: () => Promise<void>
}

export function departmentStory(cases: Cases): DepartmentStory {
  const story = teller(cases, unitBudget.id)
  const rounds = teller(cases, budgetRound.id)
  const called = inventedUnits.filter((one) => reaches(one, 'assigned'))
  const ids = new Map<string, string>()
  const caseOf = (one: InventedUnit): string => ids.get(one.code) ?? ''
  const those = (place: Place): readonly InventedUnit[] => inventedUnits.filter((one) => reaches(one, place))
  return {
    call: async () => {
      await story.until('2022-12-20', '09:00')
      const round = await rounds.act('reviewer', 'IssueRound', callOf(called))
      for (const [code, id] of await openedCases(cases)) ids.set(code, id)
      const rows = those('compiling').map((one) => controlRow(one, caseOf(one)))
      await story.until('2022-12-28', '15:00')
      const input = { documentNumber: '石财预〔2022〕演示12号', rows }
      await rounds.act('reviewer', 'IssueControls', input, { caseId: round })
    },
    submit: async () => {
      for (const one of those('compiling')) await compile(cases, one, caseOf(one))
      for (const one of inventedUnits.filter(({ place }) => place === 'returned' || road.indexOf(place) > 3))
        await signAndSend(cases, one, caseOf(one))
    },
    review: async () => {
      for (const one of inventedUnits.filter(({ place }) => place === 'returned'))
        await returnOne(story, caseOf(one))
      for (const one of those('with-finance'))
        await story.act('department', 'ApproveByDepartment', { opinion: '同意' }, { caseId: caseOf(one) })
    },
    approve: async () => {
      for (const one of those('approved')) {
        await story.act('reviewer', 'PassByFinance', { opinion: '列入预算草案' }, { caseId: caseOf(one) })
        const approval = {
          approvedOn: '2023-02-01',
          documentNumber: `石财预〔2023〕演示${one.code}号`,
          changes: [],
        }
        await story.act('approver', 'ApproveByFinance', approval, { caseId: caseOf(one) })
      }
    },
    reply: async () => {
      for (const one of those('replied')) {
        const reply = {
          repliedOn: '2023-02-08',
          documentNumber: `石委组〔2023〕演示${one.code}号`,
          changes: [],
        }
        await story.act('department', 'RecordReply', reply, { caseId: caseOf(one) })
      }
    },
    publish: async () => {
      for (const one of those('replied')) await prepare(cases, one, caseOf(one), one.place === 'published')
      await addUp(cases)
      await askOnce(
        cases,
        inventedUnits.flatMap((one) => (one.place === 'published' ? [caseOf(one)] : [])),
      )
    },
  }
}

const callOf = (called: readonly InventedUnit[]) => ({
  year: 2023,
  dueOn: '2023-01-16',
  office: '石柱土家族自治县财政局',
  documentNumber: '石财预〔2022〕演示9号',
  firstUp: true,
  controls: true,
  note: '请按附件要求编制，逾期将在单位总览中列出。',
  units: called.map(({ code }) => ({ code })),
})

async function openedCases(cases: Cases): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await cases.options.pool.query<{ code: string; id: string }>(
    `select text_1 as code, id from cases where tenant = $1 and procedure = $2 and stage = 'assigned'`,
    [TENANT.id, unitBudget.id],
  )
  return rows.map(({ code, id }) => [code, id])
}

/** A ceiling of what the unit will ask, up to the next ten thousand 元. */
function controlRow(one: InventedUnit, caseId: string) {
  const asked = one.wages * 1.44 + one.running + one.project
  return { caseId, unit: one.code, path: 't7/total/total', limit: String(Math.ceil(asked / 1_000_000) + 1) }
}

/** The department adds its units up: one transfer is taken out, and who has not sent in is seen. */
async function addUp(cases: Cases): Promise<void> {
  const roll = teller(cases, departmentBudget.id)
  const caseId = await roll.act('department', 'OpenDepartmentBudget', { department: '005', year: 2023 })
  await roll.act('department', 'RollUpUnits', {}, { caseId })
}

/** Somebody asks about a published budget; the contact answers and shows it beside the budget. */
async function askOnce(cases: Cases, budgets: readonly string[]): Promise<void> {
  for (const caseId of budgets) {
    const asked = await cases.act({
      tenant: TENANT.id,
      procedure: budgetQuestion.id,
      act: 'AskQuestion',
      input: { caseId, question: '今年支出比上年增加，主要用在哪里？' },
      origin: { kind: 'person', actor: visitor },
    })
    if (asked.kind === 'refused') throw new Error(`demo: question: ${asked.say}`)
    const answer = { text: '主要是人员工资和社会保险缴费按规定调整。', shown: true }
    const answered = await cases.act({
      tenant: TENANT.id,
      procedure: budgetQuestion.id,
      caseId: asked.caseId,
      act: 'AnswerQuestion',
      input: answer,
      origin: { kind: 'person', actor: sitterOf('accountant', 'public-contact', '005911') },
    })
    if (answered.kind === 'refused') throw new Error(`demo: answer: ${answered.say}`)
  }
}
const visitor = { person: 'public', post: 'public', role: 'public', organisation: 'public', path: [] }

type Input = Readonly<Record<string, unknown>>
type Act = (
  account: string,
  role: SitterRole,
  act: string,
  input: Input,
  reasons?: Readonly<Record<string, string>>,
) => Promise<void>

/** Acts of the people who sit for an invented unit, in the post of that unit. */
function actsOf(cases: Cases, one: InventedUnit, caseId: string): Act {
  return async (account, role, act, input, reasons = {}) => {
    const result = await cases.act({
      tenant: TENANT.id,
      procedure: unitBudget.id,
      caseId,
      act,
      input,
      reasons,
      origin: { kind: 'person', actor: sitterOf(account, role, one.code) },
    })
    if (result.kind === 'done') return
    const details = [
      ...result.findings.map(({ say }) => say),
      ...result.fields.map(({ path, say }) => `${path} ${say}`),
    ]
    throw new Error(`demo: ${one.code} ${act}: ${result.say}\n${details.join('\n')}`)
  }
}

const reasonsOf = (one: InventedUnit) => [
  { path: 'text/incomeReason', to: '人员增减和工资标准调整，项目按轻重缓急安排' },
  ...(one.project === 0 ? [{ path: 'text/projectReason', to: '本年没有安排项目支出' }] : []),
]

/** 一上 came before the ceilings; now the unit imports its figures, states its reasons and what other units give it. */
async function compile(cases: Cases, one: InventedUnit, caseId: string): Promise<void> {
  const act = actsOf(cases, one, caseId)
  await act('accountant', 'budget-compiler', 'ReplaceFigures', { figures: inventedFigures(one) })
  const transfers = transfersOf(one)
  if (transfers.length > 0) await act('accountant', 'budget-compiler', 'StateTransfers', { transfers })
  await act('accountant', 'budget-compiler', 'ReviseFigures', { changes: reasonsOf(one) })
}

/** 干部教育中心 gives 老年大学 5.00; both state it, and the roll-up takes it out. */
function transfersOf({ code, received }: InventedUnit) {
  const given = { kind: 'subsidy', amount: '5.00' }
  if (received > 0) return [{ ...given, direction: 'in', counterpart: '005912', code: '', column: 'basic' }]
  return code === '005912'
    ? [{ ...given, direction: 'out', counterpart: '005913', code: '2013201', column: 'basic' }]
    : []
}

async function signAndSend(cases: Cases, one: InventedUnit, caseId: string): Promise<void> {
  const { found } = await loadCase(cases.options.pool, TENANT.id, caseId)
  if (found === undefined) throw new Error(`demo: no budget of ${one.code}`)
  const { facts } = found.snapshot.domain as UnitBudget
  const act = actsOf(cases, one, caseId)
  const signed = { digest: facts.digest }
  await act('accountant', 'budget-compiler', 'SignAsCompiler', signed)
  await act('accountant-head', 'budget-finance-head', 'SignAsFinanceHead', signed)
  await act('units-head', 'budget-unit-head', 'SignAsUnitHead', signed)
  await act('accountant', 'budget-compiler', 'Submit', {})
}

async function returnOne(story: Teller, caseId: string): Promise<void> {
  await story.act('department', 'Receive', {}, { caseId })
  const items = [
    { path: 't3/30201/public', text: '办公费占公用经费一半，请列明主要用途。' },
    { path: 't3/30211/public', text: '差旅费比上年增加较多，请压减或说明。' },
  ]
  await story.act('department', 'Return', { items }, { caseId })
}

async function prepare(cases: Cases, one: InventedUnit, caseId: string, publish: boolean): Promise<void> {
  const act = actsOf(cases, one, caseId)
  await act('accountant', 'budget-compiler', 'PreparePublication', {
    contact: { name: '苏念慈', phone: '023-00000000' },
    places: [{ kind: 'portal', address: '' }],
    sealed: true,
    sealedOn: '2023-02-10',
    showFindings: false,
    changes: [],
  })
  if (!publish) return
  await act('units-head', 'secrecy-reviewer', 'ReviewSecrecy', {
    passed: true,
    opinion: '不涉密，同意公开。',
  })
  await act('accountant', 'public-contact', 'Publish', {})
}
