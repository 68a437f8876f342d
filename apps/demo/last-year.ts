/**
 * The year before: one invented unit published its 2022 budget and corrected it once, so that years can be compared and a
 * correction notice be read.
 */
import { type Cases, loadCase } from '#platform/cases'
import { type UnitBudget, unitBudget } from '#regulations/budget'
import { registerProcedureId } from '../../regulations/shared/register-case.ts'
import { type InventedUnit, type SitterRole, inventedUnits, sitterOf } from './department-people.ts'
import { inventedFigures } from './invented-figures.ts'
import { SINCE, TENANT } from './people.ts'
import { teller } from './story.ts'

/** When the demo's clock begins to run. */
export const LAST_YEAR_BEGINS = '2022-01-04T01:00:00.000Z'

const UNIT = '005911'
const wan = (amount: number): number => Math.round(amount * 1_000_000)
/** Its total is the 150.20 that the unit states as last year's in 2023. */
const amounts = {
  staff: 8,
  wages: wan(68.75),
  running: wan(51.2),
  project: 0,
  received: 0,
  before: wan(143.6),
}

type Act = (
  account: string,
  role: SitterRole,
  act: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<void>

/** Told before everything else, since the clock only runs forward. */
export async function tellLastYear(cases: Cases): Promise<void> {
  const one = inventedUnits.find(({ code }) => code === UNIT)
  if (one === undefined) throw new Error(`demo: no invented unit ${UNIT}`)
  const story = teller(cases, unitBudget.id)
  const keeper = teller(cases, registerProcedureId('budget-years'))
  const values = { submitBy: '2022-01-20', congressOn: '2022-01-13' }
  await keeper.act('keeper', 'RecordEntry', { key: '2022', from: SINCE, values })
  await story.until('2022-01-10', '09:30')
  const { act, opened } = sitting(cases, one)
  const figures = inventedFigures({ ...one, ...amounts })
  await act('accountant', 'budget-compiler', 'OpenBudget', {
    unit: UNIT,
    year: 2022,
    basis: 'working',
    figures,
  })
  await act('accountant', 'budget-compiler', 'ReviseFigures', {
    changes: [
      { path: 'text/incomeReason', to: '新进1人，工资和社会保险缴费相应增加' },
      { path: 'text/projectReason', to: '本年没有安排项目支出' },
    ],
  })
  await sign(cases, act, opened())
  await act('accountant', 'budget-compiler', 'Submit', {})
  await story.until('2022-01-12', '10:00')
  const caseId = opened()
  await story.act('department', 'ApproveByDepartment', { opinion: '同意' }, { caseId })
  await story.act('reviewer', 'PassByFinance', { opinion: '列入预算草案' }, { caseId })
  await story.until('2022-01-27', '10:00')
  const approval = { approvedOn: '2022-01-27', documentNumber: '石财预〔2022〕演示1号', changes: [] }
  await story.act('approver', 'ApproveByFinance', approval, { caseId })
  await story.until('2022-02-09', '09:30')
  const reply = { repliedOn: '2022-02-09', documentNumber: '石委组〔2022〕演示1号', changes: [] }
  await story.act('department', 'RecordReply', reply, { caseId })
  await story.until('2022-02-16', '09:00')
  await publish(act)
  await story.until('2022-03-07', '09:30')
  await correct(act)
  await story.until('2022-03-08', '15:00')
  await story.act('department', 'ConsentCorrection', {}, { caseId })
  await story.until('2022-03-09', '09:00')
  const opinion = '更正内容不涉密，同意公开。'
  await act('units-head', 'secrecy-reviewer', 'ReviewCorrection', { passed: true, opinion })
  await act('accountant', 'public-contact', 'PublishCorrection', {})
}

/** Acts of those who sit for the unit; the first of them opens the case. */
function sitting(cases: Cases, one: InventedUnit): { readonly act: Act; readonly opened: () => string } {
  let caseId: string | undefined
  return {
    act: async (account, role, act, input) => {
      const result = await cases.act({
        tenant: TENANT.id,
        procedure: unitBudget.id,
        act,
        input,
        ...(caseId === undefined ? {} : { caseId }),
        origin: { kind: 'person', actor: sitterOf(account, role, one.code) },
      })
      if (result.kind !== 'done')
        throw new Error(
          `demo: ${one.code} ${act}: ${result.say} ${result.findings.map(({ say }) => say).join()}`,
        )
      caseId ??= result.caseId
    },
    opened: () => caseId ?? '',
  }
}

async function sign(cases: Cases, act: Act, caseId: string): Promise<void> {
  const { found } = await loadCase(cases.options.pool, TENANT.id, caseId)
  if (found === undefined) throw new Error('demo: the budget of last year is not there')
  const signed = { digest: (found.snapshot.domain as UnitBudget).facts.digest }
  await act('accountant', 'budget-compiler', 'SignAsCompiler', signed)
  await act('accountant-head', 'budget-finance-head', 'SignAsFinanceHead', signed)
  await act('units-head', 'budget-unit-head', 'SignAsUnitHead', signed)
}

async function publish(act: Act): Promise<void> {
  await act('accountant', 'budget-compiler', 'PreparePublication', {
    contact: { name: '苏念慈', phone: '023-00000000' },
    places: [{ kind: 'portal', address: '' }],
    sealed: true,
    sealedOn: '2022-02-15',
    showFindings: false,
    changes: [],
  })
  const opinion = '不涉密，同意公开。'
  await act('units-head', 'secrecy-reviewer', 'ReviewSecrecy', { passed: true, opinion })
  await act('accountant', 'public-contact', 'Publish', {})
}

/** Two items had changed places, and the reason left out what had cost the money. */
const correct = (act: Act): Promise<void> =>
  act('accountant', 'budget-compiler', 'RequestCorrection', {
    reason: '办公费、差旅费录入时各有1.50万元列错科目，收入增加的原因漏写一项',
    changes: [
      { path: 't3/30201/public', to: '24.10' },
      { path: 't3/30211/public', to: '27.10' },
      { path: 'text/incomeReason', to: '新进1人，工资、住房公积金和社会保险缴费相应增加' },
    ],
  })
