import { Worker } from 'node:worker_threads'
import { sha256 } from './digest.ts'
import type { Assembly } from './assembly.ts'
import type {
  AssemblyJob,
  AssemblySource,
  PdfStandard,
  Places,
  ReleaseJob,
  RenderJob,
  RenderReply,
} from './messages.ts'
import { templateSchemas } from './model.ts'
import type { TemplateData, TemplateName } from './model.ts'

export type RenderRequest<Name extends TemplateName = TemplateName> = {
  readonly template: Name
  readonly data: TemplateData[Name]
  /** Printed at the foot of every page and stored as the title of the file. */
  readonly title: string
  readonly verification: {
    readonly code: string
    readonly url: string
    /** What the QR code of every page says besides its number; see `page-mark.ts`. */
    readonly mark?: { readonly print: number; readonly content: string } | undefined
  }
  /** Date of the document, YYYY-MM-DD: the only date in the file, so that it can be made again alike. */
  readonly date: string
  /** The office that issues the document, for the file's own description. */
  readonly author?: string | undefined
}

export type Rendered = {
  readonly pdf: Uint8Array
  /** SHA-256 of the PDF in hexadecimal. */
  readonly hash: string
  readonly pages: number
  readonly standard: PdfStandard
  /** Characters that no loaded font can draw; the page shows a box in their place. */
  readonly unprintable: readonly string[]
  /** Where the sheets' QR codes and the blocks that can be printed alone lie. */
  readonly places: Places
}

const RENDER_MILLISECONDS_MAX = 60_000

type Waiting = { readonly resolve: (reply: RenderReply) => void; readonly reject: (error: Error) => void }

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

/**
 * Sets a document and returns it as PDF, byte for byte the same for the same request, templates and fonts.
 * Text in `data` is printed literally. Throws when `data` does not fit its template: that is our own fault.
 */
export async function renderDocument<Name extends TemplateName>(
  request: RenderRequest<Name>,
): Promise<Rendered> {
  const reply = await ask(jobOf(request))
  if (!reply.ok) throw new Error(`template ${request.template} could not be set: ${reply.reason}`)
  const { id: _, ok: __, ...rendered } = reply
  return { ...rendered, hash: sha256(rendered.pdf) }
}

/** Numbers of the sources that the thread holds: those of the last job that was sent to it. */
let held: ReadonlySet<number> = new Set()
const numbers = new WeakMap<Uint8Array, number>()
let lastSource = 0

/** The same bytes keep their number while somebody holds them: they are sent to the thread once. */
function sourceOf(bytes: Uint8Array): number {
  const known = numbers.get(bytes)
  if (known !== undefined) return known
  lastSource += 1
  numbers.set(bytes, lastSource)
  return lastSource
}

/** Lets the typesetting thread forget the files of the last assembly, which may be large. */
export function releaseSources(): void {
  held = new Set()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker?.postMessage({ kind: 'release' } satisfies ReleaseJob)
}

/** Puts pages of files together. A file that the typesetter cannot read is answered as a reason. */
export async function assemble(
  assembly: Assembly,
): Promise<{ readonly ok: true; readonly file: Rendered } | { readonly ok: false; readonly reason: string }> {
  const { files, ...pages } = assembly
  const thread = worker ?? startWorker()
  const sources = files.map((file): AssemblySource => {
    const source = sourceOf(file.bytes)
    return { name: file.name, kind: file.kind, source, ...(held.has(source) ? {} : { bytes: file.bytes }) }
  })
  held = new Set(sources.map(({ source }) => source))
  lastId += 1
  const reply = await ask({ id: lastId, kind: 'assembly', assembly: pages, sources }, thread)
  if (!reply.ok) return reply
  const { id: _, ok: __, ...rendered } = reply
  return { ok: true, file: { ...rendered, hash: sha256(rendered.pdf) } }
}

/** Ends the typesetting thread; the next document starts it again. */
export async function stopRendering(): Promise<void> {
  const ending = worker
  worker = undefined
  await ending?.terminate()
}

function jobOf(request: RenderRequest): RenderJob {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(request.date)
  if (date === null) throw new Error(`the date of a document must read YYYY-MM-DD, not ${request.date}`)
  lastId += 1
  return {
    id: lastId,
    kind: 'template',
    template: request.template,
    data: templateSchemas[request.template].parse(request.data),
    frame: {
      title: request.title,
      author: request.author ?? '',
      code: request.verification.code,
      url: request.verification.url,
      mark: request.verification.mark,
      date: { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) },
    },
  }
}

async function ask(job: RenderJob | AssemblyJob, thread = worker ?? startWorker()): Promise<RenderReply> {
  const { promise, resolve, reject } = Promise.withResolvers<RenderReply>()
  waiting.set(job.id, { resolve, reject })
  const limit = setTimeout(() => {
    failAll(thread, new Error(`a document took longer than ${RENDER_MILLISECONDS_MAX} ms`))
  }, RENDER_MILLISECONDS_MAX)
  thread.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  thread.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    waiting.delete(job.id)
    if (waiting.size === 0) thread.unref()
  }
}

function startWorker(): Worker {
  const started = new Worker(new URL('./render-worker.ts', import.meta.url))
  started.on('message', (reply: RenderReply) => waiting.get(reply.id)?.resolve(reply))
  started.on('error', (error: unknown) => {
    failAll(started, error instanceof Error ? error : new Error(String(error)))
  })
  started.on('exit', () => failAll(started, new Error('the typesetting thread ended')))
  worker = started
  held = new Set()
  return started
}

/** A thread that failed or hangs is given up with all it had to do; the callers hear of it. */
function failAll(thread: Worker, error: Error): void {
  if (worker !== undefined && worker !== thread) return
  worker = undefined
  for (const { reject } of waiting.values()) reject(error)
  thread.terminate().catch(reportLeftThread)
}

function reportLeftThread(error: unknown): void {
  process.emitWarning(`the typesetting thread could not be ended: ${String(error)}`)
}
