/**
 * A list of applicants into drafts, one ordinary act per row. What is refused comes back as a workbook with what to do beside
 * each row; who has an application of the year already is counted and not opened again, so that a list may be sent twice.
 */
import type { Origin, Refused } from '#kernel/case'
import type { Cases } from '#platform/cases'
import { readImportFile } from '#platform/imports'
import { writeSheet } from '#readers'
import { type ApplicantRow, procedureIds, readApplicants } from '#regulations/titles'

export interface ApplicantImport {
  readonly tenant: string
  /** The employer's clerk who holds the written entrustments. */
  readonly origin: Origin
  /** Case id of the review year. */
  readonly cycle: string
  /** Digests of the scanned entrustments. */
  readonly entrustment: readonly string[]
  /** Told after each row: how many of how many have been gone through. */
  readonly onRow?: (done: number, total: number) => void
  /** A trial tells what would happen and opens nothing. */
  readonly isTrial?: boolean
  /** Whether a person has an application of this year already; asked by a trial only. */
  readonly hasApplied?: (person: string) => Promise<boolean>
  /** Told of each draft that was opened, so that the entrustment lies with it. */
  readonly onOpened?: (caseId: string) => Promise<void>
}

export interface ReturnedRow {
  readonly row: number
  readonly name: string
  readonly say: string
}
export type ImportedApplicants =
  | {
      readonly ok: true
      readonly opened: readonly { readonly row: number; readonly caseId: string }[]
      /** Rows that a trial would open. */
      readonly openable: number
      /** Rows whose person has an application of this year already. */
      readonly standing: readonly number[]
      readonly returned: readonly ReturnedRow[]
      /** The returned rows with a column that says what to do; absent where nothing was returned. */
      readonly workbook: Uint8Array | undefined
    }
  | { readonly ok: false; readonly say: string }

const YEAR_CLAIM = 'anhui-titles-2018/art.14'
const SAY_COLUMN = '问题和办法'

type Tried =
  | { readonly kind: 'opened'; readonly caseId: string }
  | { readonly kind: 'openable' }
  | { readonly kind: 'standing' }
  | { readonly kind: 'returned'; readonly say: string }

async function open(cases: Cases, how: ApplicantImport, row: ApplicantRow): Promise<Tried> {
  if (row.input === null) return { kind: 'returned', say: row.problems.join('；') }
  const command = {
    tenant: how.tenant,
    procedure: procedureIds.application,
    act: 'OpenApplication',
    origin: how.origin,
    input: { ...row.input, cycle: how.cycle, entrustment: how.entrustment },
  }
  if (how.isTrial === true) {
    const tried = await cases.preview(command)
    if (tried.kind === 'refused') return refusedRow(tried)
    // The year is taken by the database when an application is opened: a trial looks it up.
    const isStanding = (await how.hasApplied?.(row.input.person)) === true
    return { kind: isStanding ? 'standing' : 'openable' }
  }
  const result = await cases.act(command)
  if (result.kind === 'refused') return refusedRow(result)
  await how.onOpened?.(result.caseId)
  return { kind: 'opened', caseId: result.caseId }
}

function refusedRow(result: Refused): Tried {
  const taken = result.why === 'claim' && result.findings.every(({ clause }) => clause === YEAR_CLAIM)
  if (taken) return { kind: 'standing' }
  const says = result.findings.flatMap(({ say }) => say ?? [])
  return { kind: 'returned', say: says.length > 0 ? [...new Set(says)].join('；') : result.say }
}

/** Reads a workbook or CSV file and opens a draft for every row that can be one. */
export async function importApplicants(
  cases: Cases,
  how: ApplicantImport,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<ImportedApplicants> {
  const read = await readImportFile(file.bytes, file.name)
  if (!read.ok) return { ok: false, say: read.faults[0]?.say ?? '文件无法读取。' }
  const list = readApplicants(read.document)
  if (!list.ok) return list
  const opened: { row: number; caseId: string }[] = []
  const standing: number[] = []
  let openable = 0
  const returned: { readonly source: ApplicantRow; readonly say: string }[] = []
  for (const [index, source] of list.rows.entries()) {
    how.onRow?.(index, list.rows.length)
    const tried = await open(cases, how, source)
    if (tried.kind === 'opened') opened.push({ row: source.row, caseId: tried.caseId })
    else if (tried.kind === 'openable') openable += 1
    else if (tried.kind === 'standing') standing.push(source.row)
    else returned.push({ source, say: tried.say })
  }
  const columns = [...list.headings, SAY_COLUMN].map((title) => ({ title }))
  const rows = returned.map(({ source, say }) => [...source.cells, say])
  return {
    ok: true,
    opened,
    openable,
    standing,
    returned: returned.map(({ source, say }) => ({ row: source.row, name: source.name, say })),
    workbook: rows.length === 0 ? undefined : await writeSheet([{ name: '退回修改', columns, rows }]),
  }
}
