/** Pages set in columns: the stretches of a page in reading order, each column from its top to its end. */
import type { PdfChar } from './pdf-page.ts'
import { type PdfColumn, rowsOf } from './pdf-lines.ts'

/** A box that stands on a page, such as a table: it takes its whole width. */
export type PlacedBox = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A stretch of a page that is read from its top to its end; `column` where it stands beside another one. */
export type Region<B extends PlacedBox> = {
  readonly chars: readonly PdfChar[]
  readonly boxes: readonly B[]
  readonly column?: PdfColumn
}

/** Empty room between columns is wider than this, in characters; more room than this between two rows ends the columns. */
const GUTTER_MIN = 0.8
const ROOM_BELOW_MAX = 1.6
/** Columns of running text: so many rows and characters a row, so many rows that are full, about as wide as one another. */
const ROWS_MIN = 4
const ROW_LENGTH_MIN = 7
const FULL_SHARE = 0.3
const WIDTH_RATIO_MIN = 0.6

type Stretch = { readonly from: number; readonly to: number }
/** A row of characters over the whole page, or a box. */
type Element<B> = PlacedBox & {
  readonly chars: readonly PdfChar[]
  readonly box?: B
  readonly size: number
  readonly covers: readonly Stretch[]
}

/**
 * The stretches of a page. A page without columns is one, and so are tables without lines: their columns hold no sentences.
 * @param known columns of the pages before: what stands in them is in columns, whatever it is
 */
export function regionsOf<B extends PlacedBox>(
  chars: readonly PdfChar[],
  boxes: readonly B[],
  known: readonly PdfColumn[] = [],
): readonly Region<B>[] {
  const elements = [...rowsOf(chars).flatMap(toRow), ...boxes.map(toBox)].toSorted((a, b) => a.top - b.top)
  const regions: Region<B>[] = []
  let plain: Element<B>[] = []
  const endPlain = (): void => {
    regions.push(...plainRegions(plain, known))
    plain = []
  }
  for (let at = 0; at < elements.length;) {
    const { end, gutters } = runFrom(elements, at)
    const run = elements.slice(at, end)
    // what stands at the right alone above the columns, such as a date, is read before them
    const begin = Math.max(
      0,
      run.findIndex(({ left }) => left < (gutters[0]?.from ?? 0)),
    )
    const columns = columnsOf(run.slice(begin), gutters, known)
    if (columns.length > 1) {
      plain.push(...run.slice(0, begin))
      endPlain()
      regions.push(...columns)
    } else plain.push(...run)
    at = end
  }
  endPlain()
  return regions
}

function toRow(chars: readonly PdfChar[]): readonly Element<never>[] {
  const shown = chars.filter(({ text }) => text.trim() !== '')
  if (shown.length === 0) return []
  const size = Math.max(...shown.map((char) => char.size))
  const covers: { from: number; to: number }[] = []
  for (const { left, right } of shown.toSorted((a, b) => a.left - b.left)) {
    const last = covers.at(-1)
    if (last !== undefined && left - last.to < GUTTER_MIN * size) last.to = Math.max(last.to, right)
    else covers.push({ from: left, to: right })
  }
  const [left, right] = [covers[0]?.from ?? 0, covers.at(-1)?.to ?? 0]
  const [top, bottom] = [
    Math.min(...shown.map((one) => one.top)),
    Math.max(...shown.map((one) => one.bottom)),
  ]
  return [{ chars, left, right, top, bottom, size, covers }]
}

function toBox<B extends PlacedBox>(box: B): Element<B> {
  const { left, right, top, bottom } = box
  return { chars: [], box, left, right, top, bottom, size: 0, covers: [{ from: left, to: right }] }
}

/** The elements from `at` on that leave the same room free, and where: behind the last of them, and the gutters. */
function runFrom<B>(
  elements: readonly Element<B>[],
  at: number,
): { readonly end: number; readonly gutters: readonly Stretch[] } {
  let free: readonly Stretch[] = [{ from: -Infinity, to: Infinity }]
  let [end, bottom, left, right] = [at, 0, Infinity, -Infinity]
  for (let one = elements[end]; one !== undefined; one = elements[end]) {
    const { size, top } = one
    if (end > at && top - bottom > ROOM_BELOW_MAX * (size === 0 ? (elements[at]?.size ?? 0) : size)) break
    const [from, to] = [Math.min(left, one.left), Math.max(right, one.right)]
    const next = without(free, one.covers, GUTTER_MIN * size)
    // a row that takes the last free room between texts begins something new
    if (end > at && inside(next, from, to).length === 0) break
    ;[free, left, right, bottom] = [next, from, to, Math.max(bottom, one.bottom)]
    end += 1
  }
  return { end, gutters: inside(free, left, right) }
}

const inside = (stretches: readonly Stretch[], left: number, right: number): readonly Stretch[] =>
  stretches.filter(({ from, to }) => from >= left && to <= right)

/** What is left of the free stretches beside what is covered, where it is wide enough. */
function without(free: readonly Stretch[], covers: readonly Stretch[], widest: number): readonly Stretch[] {
  return free.flatMap(({ from, to }) => {
    const left: Stretch[] = []
    let begin = from
    for (const cover of covers) {
      if (cover.to <= begin || cover.from >= to) continue
      left.push({ from: begin, to: cover.from })
      begin = cover.to
    }
    return [...left, { from: begin, to }].filter((one) => one.to - one.from >= Math.max(widest, 1))
  })
}

/** The elements between the gutters as columns of running text; none where one of them is no such column. */
function columnsOf<B extends PlacedBox>(
  run: readonly Element<B>[],
  gutters: readonly Stretch[],
  known: readonly PdfColumn[],
): readonly Region<B>[] {
  const bounds = [...gutters.map(({ from, to }) => (from + to) / 2), Infinity]
  const columns = bounds.map((bound, index): Region<B> => {
    const isOwn = (middle: number): boolean => middle < bound && middle >= (bounds[index - 1] ?? -Infinity)
    const region = regionOf(run, isOwn)
    const filled = region.chars.filter(({ text }) => text.trim() !== '')
    const [left, right] = [
      Math.min(...filled.map((one) => one.left)),
      Math.max(...filled.map((one) => one.right)),
    ]
    return { ...region, column: { left, right } }
  })
  const widths = columns.map(({ column }) => (column?.right ?? 0) - (column?.left ?? 0))
  const isAlike = Math.min(...widths) >= WIDTH_RATIO_MIN * Math.max(...widths)
  const isKnown = columns.every((one) => one.chars.length > 0 && knownOf(one.column, known) !== undefined)
  return isKnown || (isAlike && columns.every(isRunningText)) ? columns : []
}

/** What is set over the whole page; a last page often has one column only, whose rows lie in a known one. */
function plainRegions<B extends PlacedBox>(
  elements: readonly Element<B>[],
  known: readonly PdfColumn[],
): readonly Region<B>[] {
  const groups: { column: PdfColumn | undefined; elements: Element<B>[] }[] = []
  for (const element of elements) {
    const column = knownOf(element, known)
    const group = groups.at(-1)
    if (group !== undefined && group.column === column) group.elements.push(element)
    else groups.push({ column, elements: [element] })
  }
  if (groups.every(({ column, elements: own }) => column === undefined || own.length < ROWS_MIN))
    return elements.length === 0 ? [] : [regionOf(elements)]
  return groups.map(({ column, elements: own }) => ({
    ...regionOf(own),
    ...(column === undefined || own.length < ROWS_MIN ? {} : { column }),
  }))
}

/** Letters at the edge of a column stand out by as much. */
const NEAR = 8

function knownOf(column: PdfColumn | undefined, known: readonly PdfColumn[]): PdfColumn | undefined {
  if (column === undefined) return undefined
  return known.find(({ left, right }) => column.left >= left - NEAR && column.right <= right + NEAR)
}

/** Everything of some elements, or what lies in one column of them. */
function regionOf<B extends PlacedBox>(
  elements: readonly Element<B>[],
  isOwn: (middle: number) => boolean = () => true,
): Region<B> {
  const lies = ({ left, right }: { readonly left: number; readonly right: number }): boolean =>
    isOwn((left + right) / 2)
  return {
    chars: elements.flatMap(({ chars }) => chars.filter(lies)),
    boxes: elements.flatMap(({ box }) => (box !== undefined && lies(box) ? [box] : [])),
  }
}

/** Rows that are full and hold sentences; the cells of a table are neither. */
function isRunningText({ chars, column }: Region<PlacedBox>): boolean {
  const rows = rowsOf(chars).flatMap(toRow)
  const right = column?.right ?? 0
  const full = rows.filter((row) => row.right > right - 2 * row.size)
  const text = chars
    .map((char) => char.text)
    .join('')
    .replaceAll(/\s/g, '')
  const stops = text.replaceAll(/[^，。；！？]/g, '').length
  return (
    rows.length >= ROWS_MIN &&
    full.length >= FULL_SHARE * rows.length &&
    text.length >= ROW_LENGTH_MIN * rows.length &&
    stops >= 2 &&
    rows.filter(({ covers }) => covers.length > 1).length <= rows.length / 4
  )
}
