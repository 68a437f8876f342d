/** Makes the demo's county: organisations, people with posts, registers, the first day of its clock. */
import { localDate } from '#kernel'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { seedEntries } from '#regulations/budget'
import { registerProcedureId } from '../../regulations/shared/register-case.ts'
import { type Outcome, createAccount, createOrganisation, createTenant, grantPost } from '#platform/identity'
import { type SourceBudget, type SourceRow, loadPrintedBudget } from './workbook/index.ts'
import { CORRECTED_UNIT, PRINTED_UNIT } from './budgets.ts'
import { teller } from './story.ts'
import { SINCE, TENANT, division, organisations, people, personId, postId } from './people.ts'

/** The day on which the demo's story begins. */
const FIRST_INSTANT = '2022-12-19T01:00:00.000Z'

/** @param begins first instant of the demo's clock */
export async function setUpCounty(database: Database, begins = FIRST_INSTANT): Promise<void> {
  const pool = database.app
  await createTenant(pool, TENANT)
  await pool.query(
    `update clock set offset_milliseconds = (extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000)::bigint`,
    [begins],
  )
  const from = localDate(SINCE)
  for (const { id, kind, name, code, parent } of organisations)
    take(
      await createOrganisation(
        pool,
        {
          tenant: TENANT.id,
          id,
          kind,
          name,
          from,
          division,
          ...(code === undefined ? {} : { code }),
          ...(parent === undefined ? {} : { parent }),
        },
        null,
      ),
    )
  for (const { account, name, posts, note } of people) {
    const person = personId(account)
    take(await createAccount(pool, { tenant: TENANT.id, account, name, person, demoNote: note }, null))
    for (const { role, organisation } of posts)
      take(
        await grantPost(
          pool,
          { tenant: TENANT.id, person, role, organisation, from, id: postId(account, role) },
          null,
        ),
      )
  }
}

/** A refusal while the demo is made is our own fault. */
function take<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`demo: ${outcome.say}`)
}

type Entry = readonly [
  register: string,
  key: string,
  values: Readonly<Record<string, string | number | boolean | null>>,
]

/** Register changes are acts too, done by the keeper. */
export async function fillRegisters(cases: Cases): Promise<void> {
  const seeds = seedEntries.map(({ register, key, values }): Entry => [register, key, values])
  const entries: readonly Entry[] = [
    ...units,
    ...years,
    ...seeds,
    ...cars,
    ...codes(await loadPrintedBudget()),
  ]
  for (const [register, key, values] of entries)
    await teller(cases, registerProcedureId(register)).act('keeper', 'RecordEntry', {
      key,
      from: SINCE,
      values,
    })
}

/** Whose sentences and tables hold in the demo. */
const REGION = '重庆'

/** The document's own unit, and the entry under which its corrected copy stands beside it. */
const centre = (name: string): Entry[2] => ({
  name,
  level: '二级',
  nature: '参公事业单位',
  organisation: 'veterans-centre',
  finance: 'finance',
  department: '005',
  departmentName: '中共石柱土家族自治县委组织部',
  departmentOrganisation: 'party-organisation',
  duties: '为离退休干部提供学习、活动和服务的场所，承办县委组织部交办的老干部工作。',
  staff: 7,
  region: REGION,
})

const units: readonly Entry[] = [
  [
    'budget-units',
    '005',
    {
      name: '中共石柱土家族自治县委组织部',
      level: '一级',
      nature: '行政单位',
      organisation: 'party-organisation',
      finance: 'finance',
      region: REGION,
    },
  ],
  ['budget-units', PRINTED_UNIT, centre('石柱土家族自治县老干部活动中心')],
  ['budget-units', CORRECTED_UNIT, centre('石柱土家族自治县老干部活动中心（更正样本）')],
]

const years: readonly Entry[] = [
  ['budget-years', '2023', { submitBy: '2023-01-20', congressOn: '2023-01-13' }],
  ['budget-years', '2024', { submitBy: '2024-01-19', congressOn: null }],
]

/** Two invented cars of the department; the centre has none. */
const cars: readonly Entry[] = ['示例车01', '示例车02'].map((key) => [
  'vehicles',
  key,
  { unit: '005', kind: '一般公务用车', note: '虚构示例' },
])

/** Codes and names as the printed tables state them. */
function codes(printed: SourceBudget): readonly Entry[] {
  const rowsOf = (key: string): readonly SourceRow[] =>
    printed.tables.find((table) => table.key === key)?.rows ?? []
  const named = (register: string, rows: readonly SourceRow[]): readonly Entry[] =>
    rows.flatMap(({ cells: [code = '', name = ''] }): Entry[] =>
      /^\d{3,7}$/.test(code) ? [[register, code, { name: name.trim() }]] : [],
    )
  return [...named('function-codes', rowsOf('t2')), ...named('economic-codes', rowsOf('t3'))]
}
