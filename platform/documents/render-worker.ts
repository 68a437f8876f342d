import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import { fontFolders } from './fonts.ts'
import { PDF_STANDARDS } from './messages.ts'
import type {
  AssemblyJob,
  AssemblySource,
  Frame,
  PdfStandard,
  ReleaseJob,
  RenderJob,
  RenderReply,
} from './messages.ts'
import { pageMarkText } from './page-mark.ts'
import { readPlaces } from './places.ts'

// The typesetter is a synchronous native call; it lives in this thread so that no request waits for it.
const require = createRequire(import.meta.url)
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler
}

const templates = fileURLToPath(new URL('./templates/', import.meta.url))
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontFolders() }] })

async function render(job: RenderJob | AssemblyJob): Promise<RenderReply> {
  const reply = await (job.kind === 'template' ? renderTemplate(job) : renderAssembly(job))
  compiler.evictCache(10)
  return reply
}

async function renderTemplate(job: RenderJob): Promise<RenderReply> {
  const { template, data, frame } = job
  const make = (qr: readonly string[]): NodeTypstDocument =>
    compile('main.typ', { template, data, frame: { ...frame, qr } })
  // The codes take the same room whatever they say, so a first run without them yields the page count.
  const pages = make([]).numOfPages
  const codes = await Promise.all(
    Array.from({ length: pages }, (_, index) => qrCode(frame, index + 1, pages)),
  )
  const document = make(codes)
  if (document.numOfPages !== pages) throw new Error('the page count changed when the codes were drawn')
  const places = readPlaces(query(document, '<paper-sheet>'), query(document, '<paper-block>'))
  return { id: job.id, ok: true, pages, places, ...exportPdf(document) }
}

/** Paths of the sources held in memory beside the templates: page after page is taken from the same file. */
const held = new Map<number, string>()

function holdSources(sources: readonly AssemblySource[]): void {
  for (const [source, path] of held) {
    if (sources.some((one) => one.source === source)) continue
    compiler.unmapShadow(path)
    held.delete(source)
  }
  for (const { source, kind, bytes } of sources) {
    if (bytes === undefined || held.has(source)) continue
    const path = join(templates, `source-${source}.${kind}`)
    compiler.mapShadow(path, Buffer.from(bytes))
    held.set(source, path)
  }
}

/** Pages of other files fit no archival format. */
async function renderAssembly({ id, assembly, sources }: AssemblyJob): Promise<RenderReply> {
  holdSources(sources)
  const paths = new Map(
    sources.map(({ name, kind, source }) => [name, { kind, path: `source-${source}.${kind}` }]),
  )
  const [year, month, day] = assembly.date.split('-').map(Number) as [number, number, number]
  const { code = '', url = '', mark } = assembly.index ?? {}
  const frame: Frame = { title: assembly.title, author: '', code, url, date: { year, month, day }, mark }
  const pages = assembly.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      if (item.kind !== 'page') return item
      const source = paths.get(item.file)
      if (source === undefined) throw new Error(`no file ${item.file} to take a page from`)
      return { ...item, file: source.path, format: source.kind }
    }),
  }))
  const make = (qr: readonly string[]): NodeTypstDocument =>
    compile('assembly.typ', {
      frame: { ...frame, qr },
      assembly: { pages, index: assembly.index ?? null },
    })
  const first = make([])
  const count = first.numOfPages
  // only the pages of the index carry codes of their own
  const codes = Array.from({ length: count - pages.length }, (_, index) => qrCode(frame, index + 1, count))
  const document = codes.length === 0 ? first : make(await Promise.all(codes))
  const places = readPlaces(query(document, '<paper-sheet>'), [])
  const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard: '1.7' }))
  return { id, ok: true, pages: count, places, pdf, standard: '1.7', unprintable: [] }
}

function compile(main: string, input: object): NodeTypstDocument {
  const document = JSON.stringify(input)
  const outcome = compiler.compile({ mainFilePath: join(templates, main), inputs: { document } })
  if (outcome.result !== null && !outcome.hasError()) return outcome.result
  const error = outcome.takeError()
  throw new Error(error === null ? 'nothing came out' : JSON.stringify(compiler.fetchDiagnostics(error)))
}

/** Values of the metadata under a label. */
function query(document: NodeTypstDocument, selector: string): readonly unknown[] {
  const found = compiler.query(document, { selector }) as readonly { readonly value: unknown }[]
  return found.map(({ value }) => value)
}

function qrCode(frame: Frame, page: number, pages: number): Promise<string> {
  const { mark, url } = frame
  const text = mark === undefined ? `${url}#${page}-${pages}` : pageMarkText(url, { page, pages, ...mark })
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
}

type Exported = { pdf: Uint8Array; standard: PdfStandard; unprintable: string[] }

function exportPdf(document: NodeTypstDocument): Exported {
  const complaints: string[] = []
  for (const standard of PDF_STANDARDS) {
    try {
      const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard: standard }))
      return { pdf, standard, unprintable: missingCharacters(complaints.join('\n')) }
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(complaints.join('\n'))
}

/** The archival formats refuse characters that no loaded font can draw, and name each of them. */
function missingCharacters(complaints: string): string[] {
  const texts = complaints.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)
  const characters = [...texts].map(([, text]) =>
    (text ?? '').replaceAll(/\\*u\{([0-9a-f]+)\}/gu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  )
  return [...new Set(characters)]
}

if (parentPort === null) throw new Error('render-worker.ts runs as a thread only')
const port = parentPort

// One job after another: a job may wait for its codes, and its sources must not be let go meanwhile.
let last = Promise.resolve()
port.on('message', (job: RenderJob | AssemblyJob | ReleaseJob) => {
  last = last.then(() => (job.kind === 'release' ? holdSources([]) : answer(job)))
})

async function answer(job: RenderJob | AssemblyJob): Promise<void> {
  const reply = await render(job).catch((error: unknown): RenderReply => {
    return { id: job.id, ok: false, reason: error instanceof Error ? error.message : String(error) }
  })
  port.postMessage(reply, reply.ok ? [reply.pdf.buffer as ArrayBuffer] : [])
}
