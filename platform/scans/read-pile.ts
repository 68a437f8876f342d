import type pg from 'pg'
import { lyingOf, straightened } from './geometry.ts'
import type { Lying, Straight } from './geometry.ts'
import type { PageReading } from './messages.ts'
import { addSheet, findPile, listSheets, noteFile, setState, uploaderOf } from './pile-store.ts'
import type { ScanFile, ScanPile, SheetEntry } from './pile-store.ts'
import { startReader } from './reader.ts'
import { readTiff } from './tiff-reader.ts'
import type { DecodedPage, TiffReading } from './tiff-reader.ts'
import type { ScanReader } from './reader.ts'

/** Pages of one pile; a scanner's tray holds fewer. */
export const PILE_PAGES_MAX = 500
/** Less ink than this is the back of a sheet. */
const BLANK = 0.0002

/** Where a page belongs, as the caller finds out from the texts of its QR codes. */
export type Judgement = SheetEntry & {
  /** Which of the codes counts: the page is straightened by it. */
  readonly codeIndex?: number | undefined
  /** Name under which the straightened page is kept. */
  readonly name: string
}

/** What reading needs of the rest of the house. */
export type ScanPorts = {
  readonly pool: pg.Pool
  /** The content of a stored file. */
  readonly load: (tenant: string, hash: string) => Promise<Uint8Array>
  /** One page of a PDF or a picture as an upright PDF of one page; a reason when it cannot be drawn. */
  readonly straighten: (
    source: {
      readonly bytes: Uint8Array
      readonly kind: Exclude<ScanFile['kind'], 'tif'>
      readonly page: number
    },
    laid: { readonly width: number; readonly height: number } | undefined,
    straight: Straight | undefined,
  ) => Promise<
    { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly reason: string }
  >
  /** Pictures as one PDF, a page each of the size given in millimetres. */
  readonly bind: (pages: readonly DecodedPage[]) => Promise<Uint8Array | undefined>
  readonly judge: (
    tenant: string,
    uploader: unknown,
    codes: readonly string[],
    pile: string,
  ) => Promise<Judgement>
  /** Keeps a straightened page, with its case when it has one, and answers its hash. */
  readonly keep: (sheet: {
    readonly tenant: string
    readonly pile: string
    readonly uploader: unknown
    readonly pdf: Uint8Array
    readonly name: string
    readonly caseId: string | undefined
  }) => Promise<string>
  /** Told of every page that was filed, to log it. */
  readonly filed: (tenant: string, uploader: unknown, sheet: SheetEntry) => Promise<void>
  /** Whether reading shall end after this page; what is left is read at the next start. */
  readonly stopped?: (() => boolean) | undefined
}

/**
 * Reads a pile to its end: every page is recognised, straightened and filed, one at a time. One reader at a time has a pile;
 * what was read before is left, so that a pile whose reader was stopped goes on where it was. Answers whether it was read.
 */
export async function readPile(ports: ScanPorts, tenant: string, id: string): Promise<boolean> {
  const client = await ports.pool.connect()
  const key = `scan-pile:${tenant}:${id}`
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 60)) as taken',
      [key],
    )
    if (rows[0]?.taken !== true) return false
    try {
      const pile = await findPile(client, tenant, id)
      if (pile === undefined || pile.state === 'done') return false
      await setState(client, tenant, id, 'reading')
      await readFiles(ports, tenant, pile)
      if (ports.stopped?.() === true) return false
      await setState(client, tenant, id, 'done')
      return true
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 60))', [key])
    }
  } finally {
    client.release()
  }
}

async function readFiles(ports: ScanPorts, tenant: string, pile: ScanPile): Promise<void> {
  const uploader = await uploaderOf(ports.pool, tenant, pile.id)
  const standing = await listSheets(ports.pool, tenant, pile.id)
  const known = new Set(standing.map(({ fileNumber, filePage }) => `${fileNumber}/${filePage}`))
  const reader = startReader()
  try {
    let before = 0
    for (const file of pile.files) {
      before += await readFile(ports, reader, { tenant, pile: pile.id, uploader, file, before, known })
    }
  } finally {
    await reader.end()
  }
}

type FileJob = {
  readonly tenant: string
  readonly pile: string
  readonly uploader: unknown
  readonly file: ScanFile
  /** Pages of the files before this one. */
  readonly before: number
  readonly known: ReadonlySet<string>
}

/** Reads one file and answers how many pages it has. */
async function readFile(ports: ScanPorts, reader: ScanReader, job: FileJob): Promise<number> {
  const { tenant, pile, file } = job
  const place = { tenant, pile, number: file.number }
  const fail = async (fault: string): Promise<number> => {
    await noteFile(ports.pool, place, { pages: null, fault })
    return 0
  }
  const stored = await ports.load(tenant, file.hash)
  const sheet = await asPdf(ports, file, stored)
  if (typeof sheet === 'string') return fail(sheet)
  const opened = await reader.open(sheet)
  if (!opened.ok) return fail(FAULTS[opened.fault])
  if (opened.pages === 0) return fail('文件里没有页面，请重新扫描。')
  if (job.before + opened.pages > PILE_PAGES_MAX) {
    const total = job.before + opened.pages
    return fail(`这一摞到此文件已有 ${total} 页，一摞最多 ${PILE_PAGES_MAX} 页，请分开上传。`)
  }
  await noteFile(ports.pool, place, { pages: opened.pages, fault: null })
  for (let page = 1; page <= opened.pages; page += 1) {
    if (job.known.has(`${file.number}/${page}`)) continue
    if (ports.stopped?.() === true) break
    await takePage(ports, job, { bytes: sheet, page, reading: await opened.readPage(page) })
  }
  return opened.pages
}

const FAULTS = {
  encrypted: '文件有密码或受保护，请在扫描仪或阅读器里取消密码后重新上传。',
  damaged: '文件已损坏或不是完整的 PDF，打不开，请重新扫描或重新导出。',
} as const

const DAMAGED_PICTURE = '图片已损坏，打不开，请重新扫描这一页。'

/** A picture becomes a page first, so that everything after it deals with pages only; else why it cannot, in Chinese. */
async function asPdf(ports: ScanPorts, { kind }: ScanFile, bytes: Uint8Array): Promise<Uint8Array | string> {
  if (kind === 'pdf') return bytes
  if (kind === 'tif') {
    const read = await readTiff(bytes, PILE_PAGES_MAX)
    if (!read.ok) return tiffSays(read)
    return (await ports.bind(read.pages)) ?? DAMAGED_PICTURE
  }
  const made = await ports.straighten({ bytes, kind, page: 1 }, undefined, undefined)
  return made.ok ? made.pdf : DAMAGED_PICTURE
}

function tiffSays(read: Extract<TiffReading, { ok: false }>): string {
  if (read.fault === 'too-many')
    return `这个 TIFF 有 ${read.pages ?? 0} 页，一摞最多 ${PILE_PAGES_MAX} 页，请分开扫描。`
  if (read.fault === 'too-large') return '图片的像素过多，请用 200 至 400 dpi 重新扫描。'
  if (read.fault === 'compression')
    return '这个 TIFF 的压缩方式不常用，读不出来。请在扫描仪上改存为 PDF 后重新上传。'
  const place = read.page === undefined ? '这个 TIFF' : `这个 TIFF 的第 ${read.page} 页`
  return `${place}已损坏，打不开，请重新扫描。`
}

type Page = { readonly bytes: Uint8Array; readonly page: number; readonly reading: PageReading | undefined }

async function takePage(ports: ScanPorts, job: FileJob, { bytes, page, reading }: Page): Promise<void> {
  const { tenant, pile, uploader, file } = job
  const judged = await judgePage(ports, job, reading)
  const code = reading?.codes[judged.codeIndex ?? 0]
  const lying: Lying = code === undefined ? { turn: 0, skew: 0 } : lyingOf(code)
  const straight = reading === undefined ? undefined : straightened(reading, lying)
  const made = await ports.straighten({ bytes, kind: 'pdf', page }, reading, straight)
  const entry: Judgement = made.ok
    ? judged
    : { outcome: 'unreadable', say: '这一页画不出来，请重新扫描。', name: judged.name }
  const hash = made.ok
    ? await ports.keep({ tenant, pile, uploader, pdf: made.pdf, name: entry.name, caseId: entry.caseId })
    : null
  const added = await addSheet(ports.pool, {
    ...entry,
    tenant,
    pile,
    fileNumber: file.number,
    filePage: page,
    turn: lying.turn,
    skew: lying.skew,
    hash,
  })
  if (added && entry.caseId !== undefined) await ports.filed(tenant, uploader, entry)
}

async function judgePage(
  ports: ScanPorts,
  job: FileJob,
  reading: PageReading | undefined,
): Promise<Judgement> {
  const name = `扫描页 ${job.file.number}.pdf`
  if (reading === undefined) return { outcome: 'unreadable', say: '这一页打不开，请重新扫描。', name }
  if (reading.codes.length > 0) {
    return ports.judge(
      job.tenant,
      job.uploader,
      reading.codes.map(({ text }) => text),
      job.pile,
    )
  }
  if (reading.dark < BLANK) return { outcome: 'blank', say: '空白页（纸张背面），未归档。', name }
  return { outcome: 'unreadable', say: '没有读到二维码，请人工指定这一页属于哪份文书。', name }
}
