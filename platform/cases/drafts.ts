/** Drafts: deletable rows, saved as typed, never acts. One per person, act and part; each with its own version. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Where a draft belongs. `caseId: null` is a draft of an act that opens a case. */
export interface DraftPlace {
  readonly tenant: string
  readonly procedure: string
  readonly caseId: string | null
  readonly act: string
  readonly part: string
  readonly owner: string
}

export interface Draft {
  readonly id: string
  readonly act: string
  readonly part: string
  readonly body: unknown
  readonly version: number
  readonly updatedAt: string
}

export type DraftSaving =
  | { readonly ok: true; readonly draft: Draft }
  /** Saved elsewhere meanwhile (another window): what is there now. */
  | { readonly ok: false; readonly found: Draft | undefined }

const COLUMNS = `id, act, part, body, version, updated_at as "updatedAt"`
const PLACE = `tenant = $1 and procedure = $2 and case_id is not distinct from $3 and act = $4 and part = $5 and owner = $6`

const placeValues = ({ tenant, procedure, caseId, act, part, owner }: DraftPlace): unknown[] => [
  tenant,
  procedure,
  caseId,
  act,
  part,
  owner,
]

export async function findDraft(pool: pg.Pool, place: DraftPlace): Promise<Draft | undefined> {
  const { rows } = await pool.query<Draft>(`select ${COLUMNS} from drafts where ${PLACE}`, placeValues(place))
  return rows[0]
}

/** Saves a draft over the version it was read at (0: there was none); a newer one is never overwritten. */
export async function saveDraft(
  pool: pg.Pool,
  place: DraftPlace,
  body: unknown,
  version: number,
): Promise<DraftSaving> {
  const text = JSON.stringify(body ?? null)
  const { rows } =
    version === 0
      ? await pool.query<Draft>(
          `insert into drafts (tenant, procedure, case_id, act, part, owner, id, body, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing returning ${COLUMNS}`,
          [...placeValues(place), randomUUID(), text],
        )
      : await pool.query<Draft>(
          `update drafts set body = $7, version = version + 1, updated_at = now()
           where ${PLACE} and version = $8 returning ${COLUMNS}`,
          [...placeValues(place), text, version],
        )
  const [draft] = rows
  return draft === undefined ? { ok: false, found: await findDraft(pool, place) } : { ok: true, draft }
}

export async function removeDraft(pool: pg.Pool, place: DraftPlace): Promise<void> {
  await pool.query(`delete from drafts where ${PLACE}`, placeValues(place))
}
