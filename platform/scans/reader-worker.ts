import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PDFiumDocument } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Corner, FoundCode, PageReading, PageSize, ReaderJob, ReaderReply } from './messages.ts'
import type { GreyPicture } from './png.ts'

// Drawing a page and looking for codes keep a processor busy, and a hostile file may end this thread; nothing else lives here.
const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const POINT = 25.4 / 72
const MEASURED_MAX = 1_000
/** Dots an inch tried in this order: fine codes want many, noisy ones few. */
const RESOLUTIONS = [200, 300, 120] as const
/** A page of A3 at 300 dots an inch has 17 million. */
const PIXELS_MAX = 18_000_000
/** Scanners leave dark edges and staple marks; a page is judged inside them. */
const EDGE = 0.04
const DARK = 128

let library: Promise<PDFiumLibrary> | undefined
let opened: PDFiumDocument | undefined

async function work(job: ReaderJob): Promise<ReaderReply> {
  const { id } = job
  if (job.kind === 'read') return { id, kind: 'read', reading: await readPage(job.page) }
  const document = await open(job.bytes)
  if (typeof document === 'string') return { id, kind: 'not-opened', fault: document }
  if (job.kind === 'open') {
    opened?.destroy()
    opened = document
    return { id, kind: 'opened', sizes: sizesOf(document) }
  }
  try {
    const { width, pixels, height } = await draw(document, job.page, (size) => job.widthMax / size.width)
    return { id, kind: 'drawn', width, height, pixels }
  } finally {
    document.destroy()
  }
}

/** Sizes of the first pages: more than a pile may hold are counted, not measured. */
function sizesOf(document: PDFiumDocument): PageSize[] {
  return Array.from({ length: document.getPageCount() }, (_, index) =>
    index < MEASURED_MAX ? sizeOf(document, index + 1) : { width: 0, height: 0 },
  )
}

function sizeOf(document: PDFiumDocument, page: number): PageSize {
  const { originalWidth, originalHeight } = document.getPage(page - 1).getOriginalSize()
  return { width: originalWidth * POINT, height: originalHeight * POINT }
}

/** PDFium tells by its error numbers why it would not: 4 is a password, 5 a protection it does not know. */
async function open(bytes: Uint8Array): Promise<PDFiumDocument | 'encrypted' | 'damaged'> {
  const pdfium = await (library ??= PDFiumLibrary.init())
  try {
    return await pdfium.loadDocument(bytes)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return /password|security|encrypt/iu.test(text) ? 'encrypted' : 'damaged'
  }
}

async function readPage(page: number): Promise<PageReading> {
  if (opened === undefined) throw new Error('no file is open')
  const size = sizeOf(opened, page)
  let dark = 0
  for (const resolution of RESOLUTIONS) {
    const picture = await draw(opened, page, () => resolution / 72)
    if (resolution === RESOLUTIONS[0]) dark = darkShare(picture)
    const codes = dark < 0.00002 ? [] : await codesOf(picture)
    if (codes.length > 0 || dark < 0.00002) return { ...size, codes, dark }
  }
  return { ...size, codes: [], dark }
}

type PointSize = { readonly width: number; readonly height: number }

/** Draws a page in grey; `scale` gives pixels a point for a page of a size in points, held to what memory can take. */
async function draw(
  document: PDFiumDocument,
  page: number,
  scaleOf: (size: PointSize) => number,
): Promise<GreyPicture> {
  const sheet = document.getPage(page - 1)
  const { originalWidth: width, originalHeight: height } = sheet.getOriginalSize()
  const scale = Math.min(scaleOf({ width, height }), Math.sqrt(PIXELS_MAX / (width * height)))
  const drawn = await sheet.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
  return { width: drawn.width, height: drawn.height, pixels: drawn.data }
}

/** Share of the width and height of a page in which its code stands, in whichever corner the page has turned it. */
const CORNER = { width: 0.45, height: 0.28 }

/** Codes of a page: first where ours are printed, corner by corner, then anywhere. Offsets are put back into page pixels. */
async function codesOf(picture: GreyPicture): Promise<FoundCode[]> {
  const { width, height } = picture
  // the code is printed near an outer edge; which share of which side depends on how the page lies
  const [wide, high] = width < height ? [CORNER.width, CORNER.height] : [CORNER.height, CORNER.width]
  const part = { width: Math.round(width * wide), height: Math.round(height * high) }
  const [right, bottom] = [width - part.width, height - part.height]
  const corners = [
    [right, bottom],
    [0, 0],
    [0, bottom],
    [right, 0],
  ] as const
  for (const [left, top] of corners) {
    const found = await decode(cropped(picture, { left, top, ...part }))
    if (found.length > 0) return found.map((code) => moved(code, left, top))
  }
  return decode(picture)
}

type Crop = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cropped({ width: wide, pixels }: GreyPicture, { left, top, width, height }: Crop): GreyPicture {
  const part = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * wide + left
    part.set(pixels.subarray(from, from + width), row * width)
  }
  return { width, height, pixels: part }
}

function moved({ text, corners }: FoundCode, left: number, top: number): FoundCode {
  const [a, b, c, d] = corners
  const move = ({ x, y }: Corner): Corner => ({ x: x + left, y: y + top })
  return { text, corners: [move(a), move(b), move(c), move(d)] }
}

async function decode({ width, height, pixels }: GreyPicture): Promise<FoundCode[]> {
  const data = new Uint8ClampedArray(width * height * 4)
  const points = new Uint32Array(data.buffer)
  for (let index = 0; index < points.length; index += 1)
    points[index] = 0xff000000 | ((pixels[index] ?? 0) * 0x010101)
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryDownscale: true, maxNumberOfSymbols: 8 },
  )
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }))
}

function darkShare({ width, height, pixels }: GreyPicture): number {
  const [left, top] = [Math.round(width * EDGE), Math.round(height * EDGE)]
  let dark = 0
  let all = 0
  for (let row = top; row < height - top; row += 2) {
    for (let column = left; column < width - left; column += 2) {
      all += 1
      if ((pixels[row * width + column] ?? 255) < DARK) dark += 1
    }
  }
  return all === 0 ? 0 : dark / all
}

if (parentPort === null) throw new Error('reader-worker.ts runs as a thread only')
const port = parentPort
port.on('message', (job: ReaderJob) => {
  void answer(job)
})

async function answer(job: ReaderJob): Promise<void> {
  const reply = await work(job).catch((error: unknown): ReaderReply => {
    return { id: job.id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  })
  port.postMessage(reply)
}
