/** Complaints of the public as cases: filed without an account, found by receipt and code; nothing comes back but the stage. */
import { createHash } from 'node:crypto'
import type { Actor } from '#kernel'
import type { Cases } from '#platform/cases'
import { columnSlots } from '#platform/cases'
import { complaintCounter, procedureIds, procedures } from '#regulations/titles'
import type pg from 'pg'
import { getRow, legalMoment } from '#platform/database'
import type { ResultBatch } from '../../regulations/titles/batch/state.ts'
import { type Complaint, complaintStages } from '../../regulations/titles/complaint/state.ts'
import type { ComplaintDesk, ComplaintReceipt, FiledComplaint } from './portal/titles-sources.ts'

/** Nobody in particular: who complains holds no post and leaves no trace but what he writes. */
const PUBLIC: Actor = { person: 'public', post: 'public', role: 'public', organisation: 'public', path: [] }
const CODE_LETTERS = 12

export function complaintDesk(pool: pg.Pool, cases: Cases): ComplaintDesk {
  const procedure = procedures.find(({ id }) => id === procedureIds.complaint)
  const numberSlot = procedure === undefined ? undefined : columnSlots(procedure)['number']
  if (numberSlot === undefined) throw new Error('complaints have no column of their numbers')
  const numbered = (tenant: string, by: 'id' | 'number', value: string) =>
    pool.query<Row>(
      `select id, stage, state -> 'domain' ->> 'number' as number, state -> 'domain' ->> 'filedOn' as filed
       from cases where tenant = $1 and procedure = $2 and ${by === 'id' ? 'id' : numberSlot} = $3 limit 1`,
      [tenant, procedureIds.complaint, value],
    )
  return {
    offices: (tenant) => offices(pool, tenant),
    counter: async (tenant, year) => complaintCounter(await countedOf(pool, tenant, year), year),
    async file(complaint) {
      const application = await candidateOf(pool, complaint)
      const result = await cases.act({
        tenant: complaint.tenant,
        procedure: procedureIds.complaint,
        act: 'FileComplaint',
        input: inputOf(complaint, application),
        origin: { kind: 'person', actor: PUBLIC },
        idempotencyKey: complaint.token,
      })
      if (result.kind !== 'done') {
        const say = result.fields[0]?.say ?? result.findings.find(({ holds }) => holds !== 'yes')?.say
        return { ok: false, say: say ?? result.say }
      }
      const { number } = getRow(await numbered(complaint.tenant, 'id', result.caseId))
      return { ok: true, receipt: { number, code: codeOf(result.caseId) } }
    },
    async find(tenant, receipt) {
      const { rows } = await numbered(tenant, 'number', receipt.number)
      const [found] = rows
      if (found === undefined || !sameCode(found.id, receipt)) return undefined
      return { number: found.number, filedOn: found.filed, stage: complaintStages[found.stage] }
    },
  }
}

interface Row {
  readonly id: string
  readonly stage: Complaint['stage']
  readonly number: string
  readonly filed: string
}

const codeOf = (caseId: string): string =>
  createHash('sha256').update(`complaint-receipt|${caseId}`).digest('hex').slice(0, CODE_LETTERS)
const sameCode = (caseId: string, { code }: ComplaintReceipt): boolean =>
  code.replaceAll(/\s/g, '').toLowerCase() === codeOf(caseId)

function inputOf(complaint: FiledComplaint, application: string | undefined) {
  const { authority, named, name, reach, about, facts, subject } = complaint
  return {
    authority,
    named,
    ...(name === '' ? {} : { name }),
    ...(reach === '' ? {} : { reach }),
    ...(application === undefined ? { subject, application: '' } : { subject: '申报人', application }),
    material: '',
    about,
    facts,
    evidence: [],
  }
}

async function offices(pool: pg.Pool, tenant: string) {
  const { date: on } = await legalMoment(pool)
  const found = await pool.query<{ key: string; name: string }>(
    `select key, "values" ->> 'name' as name from entries
     where tenant = $1 and register = 'titles-offices' and superseded_at is null and from_date <= $2
       and (until_date is null or until_date >= $2) and "values" ->> 'kind' = '人社部门' order by "values" ->> 'territory', key`,
    [tenant, on],
  )
  return found.rows
}

/** What is counted of the complaints of a year, and nothing else of them. */
async function countedOf(pool: pg.Pool, tenant: string, year: number) {
  const { rows } = await pool.query<Pick<Complaint, 'countsOn' | 'stage' | 'finding'>>(
    `select stage, state -> 'domain' ->> 'countsOn' as "countsOn", state -> 'domain' -> 'finding' as finding
     from cases where tenant = $1 and procedure = $2 and starts_with(state -> 'domain' ->> 'countsOn', $3)`,
    [tenant, procedureIds.complaint, `${year}-`],
  )
  return rows
}

/** The application of a person on a list that hangs; its id is on no page. */
async function candidateOf(
  pool: pg.Pool,
  { tenant, candidate }: FiledComplaint,
): Promise<string | undefined> {
  if (candidate === null) return undefined
  const { rows } = await pool.query<{
    data: { candidates?: readonly { name: string; employer: string }[] }
    batch: ResultBatch
  }>(
    `select n.data::jsonb as data, c.state -> 'domain' as batch from public_notices n
     join cases c on c.tenant = n.tenant and c.id = n.case_id
     where n.tenant = $1 and n.column_id = $2 and n.slug = $3 and n.removed_at is null limit 1`,
    [tenant, candidate.column, candidate.slug],
  )
  const [row] = rows
  const person = row?.data.candidates?.[candidate.place]
  if (row === undefined || person === undefined) return undefined
  return row.batch.candidates.find(
    ({ name, employer }) => name === person.name && employer === person.employer,
  )?.application
}
