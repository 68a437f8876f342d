/** Reading scanned piles in the background: composed of scans, documents, files, cases and the access log. */
import type pg from 'pg'
import type { Actor } from '#kernel'
import { assemble, releaseSources } from '#platform/documents'
import { appendAccess } from '#platform/identity'
import { type ScanPorts, pictureSize, readPile, sheetSize, unfinishedPiles } from '#platform/scans'
import type { PaperContext } from '../context.ts'
import { keepPdf, readStored } from './forms.ts'
import { judgePage } from './judge.ts'

/** A page that nobody has assigned is kept so long. */
export const UNFILED_DAYS = 90

/** One reader for each database of the process: pages are read one after another. */
interface Reader {
  running: Promise<number> | undefined
  again: boolean
  stopped: boolean
}
const readers = new WeakMap<pg.Pool, Reader>()

function readerOf(context: PaperContext): Reader {
  const pool = context.database.app
  const found = readers.get(pool)
  if (found !== undefined) return found
  const made: Reader = { running: undefined, again: false, stopped: false }
  readers.set(pool, made)
  return made
}

/** Reads every pile that waits, and answers how many; a call during the reading is answered when all are read. */
function readWaitingPiles(context: PaperContext): Promise<number> {
  const reader = readerOf(context)
  if (reader.stopped) return Promise.resolve(0)
  if (reader.running !== undefined) {
    reader.again = true
    return reader.running
  }
  reader.running = readAll(context, reader).finally(() => {
    reader.running = undefined
  })
  return reader.running
}

async function readAll(context: PaperContext, reader: Reader): Promise<number> {
  let read = 0
  do {
    reader.again = false
    const ports = scanPorts(context, () => reader.stopped)
    for (const { tenant, id } of await unfinishedPiles(context.database.app)) {
      if (reader.stopped) return read
      try {
        if (await readPile(ports, tenant, id)) read += 1
      } catch (error) {
        // the pile stays unfinished and is taken up again by the next run of the job
        context.onFault?.(`scan:${id}`, error)
      }
    }
  } while (reader.again)
  releaseSources()
  return read
}

/** Ends reading after the page at hand; the rest is read at the next start. */
export async function stopReading(context: PaperContext): Promise<void> {
  const reader = readerOf(context)
  reader.stopped = true
  await reader.running
}

/** Starts reading without waiting for it; what goes wrong is told to the server's fault log. */
export function startReading(context: PaperContext): void {
  readWaitingPiles(context).catch((error: unknown) => context.onFault?.('scans', error))
}

export function scanPorts(context: PaperContext, stopped: () => boolean = () => false): ScanPorts {
  return {
    pool: context.database.app,
    stopped,
    load: async (tenant, hash) => {
      const bytes = await readStored(context, tenant, hash)
      if (bytes === undefined) throw new Error(`scanned file ${hash} is not there`)
      return bytes
    },
    straighten,
    bind,
    judge: (tenant, uploader, codes, pile) => judgePage(context, tenant, uploader as Actor, codes, pile),
    keep: ({ tenant, uploader, pdf, name, caseId }) =>
      keepPdf(context, {
        tenant,
        caseId,
        pdf,
        name,
        uploadedBy: (uploader as Actor).person,
        ...(caseId === undefined ? { keepDays: UNFILED_DAYS } : {}),
      }),
    filed: (tenant, uploader, { code, page, caseId }) =>
      logFiling(context, tenant, uploader as Actor, {
        code: code ?? '',
        page: page ?? 0,
        caseId: caseId ?? '',
      }),
  }
}

/** Who filed which page to which case, in the chained log. */
export async function logFiling(
  context: PaperContext,
  tenant: string,
  { person, post, organisation }: Actor,
  slot: { readonly code: string; readonly page: number; readonly caseId: string },
): Promise<void> {
  await appendAccess(context.database.app, {
    tenant,
    actor: { person, post, organisation },
    kind: 'administration',
    what: `scan-filed:${slot.code} 第${slot.page}页`,
    subject: slot.caseId,
  })
}

/** Pictures as the pages of one PDF. */
const bind: ScanPorts['bind'] = async (pages) => {
  const made = await assemble({
    title: '扫描页',
    date: '2000-01-01',
    files: pages.map(({ png }, index) => ({ name: `p${index + 1}`, kind: 'png', bytes: png })),
    pages: pages.map(({ width, height }, index) => ({
      width,
      height,
      items: [
        { kind: 'page', file: `p${index + 1}`, page: 1, width, height, angle: 0, move: { x: 0, y: 0 } },
      ],
    })),
  })
  return made.ok ? made.file.pdf : undefined
}

const A4 = { width: 210, height: 297 }

/** One page upright on a sheet of its own; a picture is laid on a sheet of the size that it was scanned from. */
export const straighten: ScanPorts['straighten'] = async ({ bytes, kind, page }, laid, straight) => {
  const picture = kind === 'pdf' ? undefined : pictureSize(bytes, kind)
  const source = laid ?? (picture === undefined ? A4 : sheetSize(picture))
  const sheet = straight ?? { ...source, angle: 0 }
  const made = await assemble({
    title: '扫描页',
    date: '2000-01-01', // pages are known by their bytes: the same scan makes the same file
    files: [{ name: 'scan', kind, bytes }],
    pages: [
      {
        width: sheet.width,
        height: sheet.height,
        items: [
          {
            kind: 'page',
            file: 'scan',
            page,
            width: source.width,
            height: source.height,
            angle: sheet.angle,
            move: { x: 0, y: 0 },
          },
        ],
      },
    ],
  })
  return made.ok ? { ok: true, pdf: made.file.pdf } : made
}
