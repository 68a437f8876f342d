/** What PDFium tells of a page: its characters with their places, the lines ruled on it, whether it holds pictures. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { Refusal } from './refusal.ts'

/** A character and its box in points from the top left corner of the page as it is shown. */
export type PdfChar = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Size of the font in points. */
  readonly size: number
}

/** A piece of a straight line along an axis: `at` is its place across, `from` and `to` its ends. */
export type Ruling = { readonly at: number; readonly from: number; readonly to: number }

export type PdfPage = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly chars: readonly PdfChar[]
  /** Characters of which the font does not say what they are. */
  readonly unknownChars: number
  readonly horizontal: readonly Ruling[]
  readonly vertical: readonly Ruling[]
  readonly hasPicture: boolean
  /** Texts of one character in a font that the file does not hold: PDFium does not know their width and leaves them out. */
  readonly lostTexts: number
}

export type PdfFile = {
  readonly pages: number
  /** Reads a page, counted from 1. */
  readonly page: (number: number) => PdfPage
  readonly close: () => void
}

/** The calls of PDFium that the wrapper does not name; pointers are byte offsets into its memory. */
type Calls = {
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidthF(page: number): number
  _FPDF_GetPageHeightF(page: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  _FPDFTextObj_GetFont(text: number): number
  _FPDFFont_GetIsEmbedded(font: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPath_CountSegments(path: number): number
  _FPDFPath_GetPathSegment(path: number, index: number): number
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number
  _FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number
  _FPDFPathSegment_GetType(segment: number): number
  _FPDFPathSegment_GetClose(segment: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_IsGenerated(text: number, index: number): number
  _FPDFText_HasUnicodeMapError(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, box: number): number
  _FPDFText_GetFontSize(text: number, index: number): number
  _FPDFText_GetMatrix(text: number, index: number, matrix: number): number
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  _FPDFText_GetCharAngle(text: number, index: number): number
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void }
  readonly HEAPF32: Float32Array
  readonly HEAP32: Int32Array
  readonly HEAPU8: Uint8Array
}

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5]
/** Forms inside forms, objects and path segments of a page that are looked at: drawings have no end of them. */
const FORM_DEPTH_MAX = 5
const OBJECTS_MAX = 50_000
const SEGMENTS_MAX = 100_000
/** What is thinner is a line, in points. */
const LINE_WIDTH_MAX = 3
/** Characters that take part in no text: NUL, soft hyphens and what PDFium puts for a hyphen at a line's end. */
const noText = new Set([0, 2, 0xad, 0xfffe, 0xffff])

let library: Promise<PDFiumLibrary> | undefined

/** Opens a PDF. Throws `Refusal` for one with a password, and for a damaged one. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const pdfium = await (library ??= PDFiumLibrary.init())
  const document = await pdfium.loadDocument(bytes).catch((error: unknown) => {
    dropAfterTrap(error)
    const text = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      /password|security|encrypt/iu.test(text)
        ? '加了密码，无法读取。请去掉密码、另存后再检查。'
        : '内容无法读取，可能已损坏或没有传完。请重新生成 PDF 后再检查。',
    )
  })
  // the wrapper keeps both to itself, and offers neither places of characters nor paths
  const calls = pdfium['module'] as unknown as Calls
  const pointer = document['documentIdx']
  const scratch = calls.wasmExports.malloc(64)
  return {
    pages: document.getPageCount(),
    page: (number) => {
      try {
        return readPage(calls, pointer, number, scratch)
      } catch (error) {
        dropAfterTrap(error)
        throw error
      }
    },
    close: () => {
      if (library === undefined) return
      calls.wasmExports.free(scratch)
      document.destroy()
    },
  }
}

/** After an error inside PDFium it does not work on: the next file gets a new one. */
function dropAfterTrap(error: unknown): void {
  if (!(error instanceof Refusal)) library = undefined
}

type Point = readonly [number, number]
type Matrix = readonly [number, number, number, number, number, number]
/** From the page's own coordinates to those of the page as it is shown, from its top left corner. */
type View = { readonly turns: number; readonly width: number; readonly height: number }

function readPage(calls: Calls, document: number, number: number, scratch: number): PdfPage {
  const page = calls._FPDF_LoadPage(document, number - 1)
  if (page === 0) throw new Refusal(`第${number}页无法读取，文件可能已损坏。请重新生成 PDF 后再检查。`)
  try {
    const [width, height] = [calls._FPDF_GetPageWidthF(page), calls._FPDF_GetPageHeightF(page)]
    const view = { turns: calls._FPDFPage_GetRotation(page) & 3, width, height }
    const { chars, unknownChars } = readChars(calls, page, view, scratch)
    const drawn: Drawn = {
      horizontal: [],
      vertical: [],
      hasPicture: false,
      lostTexts: 0,
      objects: 0,
      segments: 0,
    }
    readObjects({ calls, scratch, view, drawn }, page, [1, 0, 0, 1, 0, 0], 0)
    const { horizontal, vertical, hasPicture, lostTexts } = drawn
    return { number, width, height, chars, unknownChars, horizontal, vertical, hasPicture, lostTexts }
  } finally {
    calls._FPDF_ClosePage(page)
  }
}

function toView({ turns, width, height }: View, [x, y]: Point): Point {
  if (turns === 1) return [y, x]
  if (turns === 2) return [width - x, y]
  if (turns === 3) return [width - y, height - x]
  return [x, height - y]
}

function readChars(
  calls: Calls,
  page: number,
  view: View,
  scratch: number,
): { readonly chars: PdfChar[]; readonly unknownChars: number } {
  const text = calls._FPDFText_LoadPage(page)
  const chars: PdfChar[] = []
  let unknownChars = 0
  const count = calls._FPDFText_CountChars(text)
  for (let index = 0; index < count; index += 1) {
    const code = calls._FPDFText_GetUnicode(text, index)
    if (calls._FPDFText_IsGenerated(text, index) === 1 || isControl(code)) continue
    if (calls._FPDFText_HasUnicodeMapError(text, index) === 1) unknownChars += 1
    // text across the page is a watermark or a stamp
    const turned = (calls._FPDFText_GetCharAngle(text, index) + view.turns * (Math.PI / 2)) % (2 * Math.PI)
    if (Math.min(turned, 2 * Math.PI - turned) > 0.1) continue
    const char = placeChar({ calls, text, view, scratch }, index, String.fromCodePoint(code))
    if (char !== undefined) chars.push(char)
  }
  calls._FPDFText_ClosePage(text)
  return { chars, unknownChars }
}

type Placing = {
  readonly calls: Calls
  readonly text: number
  readonly view: View
  readonly scratch: number
}

/** Of an em, how much stands above the line that characters stand on. */
const ASCENT = 0.88

/** Fonts say all kinds of things of their heights: what is true is the line that a character stands on, and its size. */
function placeChar(
  { calls, text, view, scratch }: Placing,
  index: number,
  shown: string,
): PdfChar | undefined {
  if (calls._FPDFText_GetLooseCharBox(text, index, scratch) === 0) return undefined
  const [x1, y1, x2, y2] = floats(calls, scratch, 4)
  const [[left], [right]] = [toView(view, [x1 ?? 0, y1 ?? 0]), toView(view, [x2 ?? 0, y2 ?? 0])]
  if (calls._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8) === 0) return undefined
  const [x = 0, y = 0] = new Float64Array(calls.HEAPU8.buffer, scratch, 2)
  const [, line] = toView(view, [x, y])
  const hasMatrix = calls._FPDFText_GetMatrix(text, index, scratch) !== 0
  const [, , c = 0, d = 1] = hasMatrix ? floats(calls, scratch, 4) : []
  const size = calls._FPDFText_GetFontSize(text, index) * Math.hypot(c, d)
  const top = line - ASCENT * size
  return {
    text: shown,
    left: Math.min(left, right),
    right: Math.max(left, right),
    top,
    bottom: top + size,
    size,
  }
}

function floats({ HEAPF32 }: Calls, at: number, count: number): Float32Array {
  return HEAPF32.subarray(at >> 2, (at >> 2) + count)
}

function isControl(code: number): boolean {
  return (
    noText.has(code) || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code === 13 || code === 10
  )
}

type Drawn = {
  readonly horizontal: Ruling[]
  readonly vertical: Ruling[]
  hasPicture: boolean
  lostTexts: number
  objects: number
  segments: number
}
type Drawing = {
  readonly calls: Calls
  readonly scratch: number
  readonly view: View
  readonly drawn: Drawn
}

/** Objects of a page, or of a form inside it, in which `matrix` places what is drawn. */
function readObjects(drawing: Drawing, holder: number, matrix: Matrix, depth: number): void {
  const { calls, drawn } = drawing
  const count = depth === 0 ? calls._FPDFPage_CountObjects(holder) : calls._FPDFFormObj_CountObjects(holder)
  for (let index = 0; index < count && drawn.objects < OBJECTS_MAX; index += 1) {
    drawn.objects += 1
    const object =
      depth === 0 ? calls._FPDFPage_GetObject(holder, index) : calls._FPDFFormObj_GetObject(holder, index)
    const type = calls._FPDFPageObj_GetType(object)
    if (type === IMAGE) drawn.hasPicture = true
    else if (type === TEXT) drawn.lostTexts += isLost(drawing, object) ? 1 : 0
    else if (type === PATH) readPath(drawing, object, multiplied(matrixOf(drawing, object), matrix))
    else if (type === FORM && depth < FORM_DEPTH_MAX)
      readObjects(drawing, object, multiplied(matrixOf(drawing, object), matrix), depth + 1)
  }
}

function isLost({ calls, scratch }: Drawing, text: number): boolean {
  if (calls._FPDFPageObj_GetBounds(text, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return false
  const [left = 0, , right = 0] = calls.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4)
  return right - left < 0.01 && calls._FPDFFont_GetIsEmbedded(calls._FPDFTextObj_GetFont(text)) === 0
}

function matrixOf({ calls, scratch }: Drawing, object: number): Matrix {
  if (calls._FPDFPageObj_GetMatrix(object, scratch) === 0) return [1, 0, 0, 1, 0, 0]
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = calls.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 6)
  return [a, b, c, d, e, f]
}

/** First `one`, then `other`. */
function multiplied(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/** Straight lines of a path: thin figures as a whole, of drawn outlines every side that lies along an axis. */
function readPath({ calls, scratch, view, drawn }: Drawing, path: number, [a, b, c, d, e, f]: Matrix): void {
  const count = calls._FPDFPath_CountSegments(path)
  calls._FPDFPath_GetDrawMode(path, scratch, scratch + 4)
  const isStroked = calls.HEAP32[(scratch >> 2) + 1] === 1
  let points: Point[] = []
  const end = (): void => {
    addFigure(drawn, points, isStroked)
    points = []
  }
  for (let index = 0; index < count && drawn.segments < SEGMENTS_MAX; index += 1) {
    drawn.segments += 1
    const segment = calls._FPDFPath_GetPathSegment(path, index)
    const type = calls._FPDFPathSegment_GetType(segment)
    if (type === 2) end()
    if (calls._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue
    const [x = 0, y = 0] = calls.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 2)
    points.push(toView(view, [a * x + c * y + e, b * x + d * y + f]))
    const [first] = points
    if (calls._FPDFPathSegment_GetClose(segment) === 1 && first !== undefined) points.push(first)
  }
  end()
}

function addFigure(drawn: Drawn, points: readonly Point[], isStroked: boolean): void {
  if (points.length < 2) return
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= LINE_WIDTH_MAX || right - left <= LINE_WIDTH_MAX)
    addLine(drawn, [left, top], [right, bottom])
  else if (isStroked)
    points.slice(1).forEach((point, index) => {
      const before = points[index] ?? point
      const isAlong = Math.abs(point[0] - before[0]) <= 1 || Math.abs(point[1] - before[1]) <= 1
      if (isAlong) addLine(drawn, before, point)
    })
}

function addLine(drawn: Drawn, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.abs(x2 - x1) >= Math.abs(y2 - y1))
    drawn.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
  else drawn.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
}
