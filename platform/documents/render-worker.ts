import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import { fontFolders } from './fonts.ts'
import { PDF_STANDARDS } from './messages.ts'
import type { PdfStandard, RenderJob, RenderReply } from './messages.ts'

// The typesetter is a synchronous native call; it lives in this thread so that no request waits for it.
const require = createRequire(import.meta.url)
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler
}

const templates = fileURLToPath(new URL('./templates/', import.meta.url))
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontFolders() }] })

async function render(job: RenderJob): Promise<RenderReply> {
  // The codes take the same room whatever they say, so a first run without them yields the page count.
  const pages = compile(job, []).numOfPages
  const codes = await Promise.all(Array.from({ length: pages }, (_, index) => qrCode(job, index + 1, pages)))
  const document = compile(job, codes)
  if (document.numOfPages !== pages) throw new Error('the page count changed when the codes were drawn')
  const { pdf, standard, unprintable } = exportPdf(document)
  compiler.evictCache(10)
  return { id: job.id, ok: true, pdf, pages, standard, unprintable }
}

function compile(job: RenderJob, qr: readonly string[]): NodeTypstDocument {
  const document = JSON.stringify({ template: job.template, data: job.data, frame: { ...job.frame, qr } })
  const outcome = compiler.compile({ mainFilePath: join(templates, 'main.typ'), inputs: { document } })
  if (outcome.result !== null && !outcome.hasError()) return outcome.result
  const error = outcome.takeError()
  throw new Error(error === null ? 'nothing came out' : JSON.stringify(compiler.fetchDiagnostics(error)))
}

/** The fragment tells a scanned sheet which page of how many it is; browsers do not send it. */
function qrCode(job: RenderJob, page: number, pages: number): Promise<string> {
  const text = `${job.frame.url}#${page}-${pages}`
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

port.on('message', (job: RenderJob) => {
  void answer(job)
})

async function answer(job: RenderJob): Promise<void> {
  const reply = await render(job).catch((error: unknown): RenderReply => {
    return { id: job.id, ok: false, reason: error instanceof Error ? error.message : String(error) }
  })
  port.postMessage(reply, reply.ok ? [reply.pdf.buffer as ArrayBuffer] : [])
}
