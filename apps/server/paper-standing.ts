/**
 * What has become of what a paper attests since it was printed: a title revoked, a budget corrected or taken down. Read when
 * somebody checks the paper, since the paper itself knows nothing of it.
 */
import type pg from 'pg'
import type { RegisterPort } from '#platform/cases'
import { legalMoment, transaction } from '#platform/database'
import type { IssuedDocument } from '#platform/documents'
import type { TitleEntry } from '../../regulations/titles/registers/index.ts'
import type { DocumentRecord } from './portal/index.ts'

export type PaperStanding = Pick<DocumentRecord, 'state' | 'stateReason'>

/** What was marked on the paper itself comes first, then what its matter says. */
export async function paperStanding(
  pool: pg.Pool,
  registers: RegisterPort,
  paper: IssuedDocument,
): Promise<PaperStanding> {
  if (paper.state !== 'valid')
    return {
      state: paper.state,
      ...(paper.stateReason === null ? {} : { stateReason: paper.stateReason }),
    }
  const found =
    paper.template === 'certificate'
      ? await certificateStanding(pool, registers, paper)
      : await budgetStanding(pool, paper)
  return found ?? { state: 'valid' }
}

/** The title that the certificate attests, as the register has it today (anhui-titles-2018/art.53.b). */
function certificateStanding(
  pool: pg.Pool,
  registers: RegisterPort,
  { tenant, caseId }: IssuedDocument,
): Promise<PaperStanding | undefined> {
  return transaction(pool, async (client) => {
    const { date } = await legalMoment(client)
    const held = await registers.list(client, tenant, 'titles-held', { application: caseId }, date, 'none')
    const statuses = held.map((entry) => (entry as unknown as TitleEntry).status)
    if (statuses.includes('撤销'))
      return { state: 'revoked', stateReason: '这本证书对应的职称已被撤销，不再有效。' }
    if (statuses.includes('已换发'))
      return { state: 'superseded', stateReason: '这本证书已换发新证书，请查验新证书。' }
    return undefined
  })
}

type Edition = { readonly edition: number; readonly removed: boolean; readonly changed: boolean }

/** The edition that was public when the paper was printed, beside the newest one. */
const EDITIONS = `
  select newest.edition, newest.removed_at is not null as removed,
    newest.data_digest is distinct from coalesce(printed.data_digest, first.data_digest) as changed
  from (select * from public_notices where tenant = $1 and case_id = $2 and column_id = 'budgets'
        order by edition desc limit 1) newest
  left join lateral (select data_digest from public_notices where tenant = $1 and case_id = $2 and column_id = 'budgets'
        and act_version <= $3 order by edition desc limit 1) printed on true
  left join lateral (select data_digest from public_notices where tenant = $1 and case_id = $2 and column_id = 'budgets'
        order by edition limit 1) first on true`

/** Prints of the public tables; what offices wrote to each other about a budget stays what it was. */
const publicPrints: readonly string[] = ['compilation', 'figures']

async function budgetStanding(
  pool: pg.Pool,
  { tenant, caseId, template, actVersion }: IssuedDocument,
): Promise<PaperStanding | undefined> {
  if (!publicPrints.includes(template)) return undefined
  const { rows } = await pool.query<Edition>(EDITIONS, [tenant, caseId, actVersion])
  const [newest] = rows
  if (newest === undefined) return undefined
  if (newest.removed)
    return { state: 'revoked', stateReason: '这份预算的公开内容已经撤下，不能再作为公开的依据。' }
  return newest.changed
    ? {
        state: 'superseded',
        stateReason: `这份文件印制以后，预算公开了更正后的第${newest.edition}版，请以公开页面上的内容为准。`,
      }
    : undefined
}
