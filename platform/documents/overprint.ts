import type { Assembly, AssemblyPage, Rectangle } from './assembly.ts'
import type { PaperContent } from './blocks.ts'
import { SHIFT_MAX } from './currency.ts'
import type { SealedSheet } from './currency.ts'
import type { BlockPlace, Places } from './messages.ts'
import type { PrinterOffset } from './printers.ts'

/** What the form says now, and where it would print it. */
export type NewestPrint = { readonly content: PaperContent; readonly places: Places }

export type BlockClip = {
  readonly id: string
  readonly label: string
  readonly digest: string
  readonly at: Rectangle
}
export type OverprintPlan =
  | { readonly ok: true; readonly clips: readonly BlockClip[] }
  | { readonly ok: false; readonly message: string }

/**
 * Finds out what to print where on a sheet that is already sealed: only into blocks that were left empty, only where the
 * block lies exactly where it lay, and never twice unless `again` is given for a second copy of the sheet.
 */
export function planOverprint(
  sheet: SealedSheet,
  now: NewestPrint,
  blocks: readonly string[],
  again = false,
): OverprintPlan {
  const size = sheet.places.pages.find(({ page }) => page === sheet.page)
  if (size === undefined) return refused(`这份打印件没有第 ${sheet.page} 页，请核对页码。`)
  if (sheet.print.rest !== now.content.rest) {
    return refused('除各栏以外的文字已经变化，原纸不能再套打，请按现行版本重印。')
  }
  const moved = now.content.blocks.find(({ id, digest }) => {
    const printed = sheet.print.blocks.find((block) => block.id === id)
    return printed !== undefined && !printed.empty && printed.digest !== digest
  })
  if (moved !== undefined)
    return refused(`“${moved.label}”在印制后已变化，原纸不能再套打，请按现行版本重印。`)
  const here = blocks.filter((id) =>
    sheet.places.blocks.some((place) => place.id === id && place.page === sheet.page),
  )
  if (here.length === 0) return refused(`所选的栏不在第 ${sheet.page} 页上，请换一页或换一栏。`)
  const clips: BlockClip[] = []
  for (const id of here) {
    const clip = clipOf(sheet, now, id, again)
    if (typeof clip === 'string') return refused(clip)
    clips.push(clip)
  }
  return { ok: true, clips }
}

function clipOf(sheet: SealedSheet, now: NewestPrint, id: string, again: boolean): BlockClip | string {
  const block = now.content.blocks.find((one) => one.id === id)
  const printed = sheet.print.blocks.find((one) => one.id === id)
  if (block === undefined || printed === undefined) return '现行版本里没有所选的栏，请按现行版本重印。'
  const { label, digest } = block
  if (block.empty) return `“${label}”目前没有内容，请先在系统里办理，再来套打。`
  if (!printed.empty) return `“${label}”在原纸上已印有内容，不能再套打。`
  const over = sheet.over.get(id)
  if (over === digest && !again) return `“${label}”已经套打过。确需在另一份上再印时，请勾选“一式多份”。`
  if (over !== undefined && over !== digest) return `“${label}”已套打过别的内容，请按现行版本重印。`
  const [before, after] = [placeOf(sheet.places, id), placeOf(now.places, id)]
  if (before === undefined || after === undefined) return `“${label}”在版面上找不到，请重印。`
  return fits(before, after) ? { id, label, digest, at: after } : misfit(label, before, after)
}

const placeOf = (places: Places, id: string): BlockPlace | undefined =>
  places.blocks.find((place) => place.id === id)

const fits = (before: BlockPlace, after: BlockPlace): boolean =>
  after.page === after.lastPage &&
  before.page === after.page &&
  Math.abs(before.x - after.x) <= SHIFT_MAX &&
  Math.abs(before.y - after.y) <= SHIFT_MAX &&
  Math.abs(before.width - after.width) <= SHIFT_MAX &&
  after.height <= before.height + SHIFT_MAX

function misfit(label: string, before: BlockPlace, after: BlockPlace): string {
  if (before.page !== after.page || after.page !== after.lastPage) {
    return `“${label}”已不在原来的页上，原纸不能套打，请重印。`
  }
  if (after.height > before.height + SHIFT_MAX) {
    return `“${label}”的内容高 ${after.height.toFixed(1)} 毫米，原纸此栏只有 ${before.height.toFixed(1)} 毫米，放不下；请缩短文字或重印。`
  }
  return `“${label}”在新版面上移动了位置，原纸不能套打，请重印。`
}

const refused = (message: string): OverprintPlan => ({ ok: false, message })

/** One page to print: which sheet of the pile it is for, and what goes where. */
export type OverprintPage = {
  /** Name of the file of the newest print among `files`. */
  readonly file: string
  readonly page: number
  readonly places: Places
  readonly clips: readonly BlockClip[]
}

/** The pages to print in the order of the pile; each holds the chosen blocks at their place and nothing else. */
export function overprintAssembly(
  pages: readonly OverprintPage[],
  files: Assembly['files'],
  printer: PrinterOffset,
  date: string,
): Assembly {
  const move = { x: printer.right / 100, y: printer.down / 100 }
  return {
    title: '套打',
    date,
    files,
    pages: pages.map(({ file, page, places, clips }): AssemblyPage => {
      const size = places.pages.find((one) => one.page === page)
      if (size === undefined) throw new Error(`the print has no page ${page}`)
      const { width, height } = size
      return {
        width,
        height,
        items: clips.map(({ at: { x, y, width: wide, height: high } }) => ({
          kind: 'page',
          file,
          page,
          width,
          height,
          angle: 0,
          clip: { x, y, width: wide, height: high },
          move,
        })),
      }
    }),
  }
}

const LINE = 20

/** A sheet that shows how far a printer is off: two lines whose distance from the paper's edges is known. */
export function testSheet(name: string, printer: PrinterOffset, date: string): Assembly {
  const [right, down] = [printer.right / 100, printer.down / 100]
  const text = (y: number, size: number, words: string) =>
    ({ kind: 'text', x: 105 + right, y: y + down, size, text: words, align: 'center' }) as const
  const line = (x1: number, y1: number, x2: number, y2: number, weight = 0.5) =>
    ({ kind: 'line', x1: x1 + right, y1: y1 + down, x2: x2 + right, y2: y2 + down, weight }) as const
  const tens = (count: number) => Array.from({ length: count }, (_, index) => LINE + (index + 1) * 10)
  const ticks = [
    ...tens(16).map((at) => line(at, LINE - 1, at, LINE + 1)),
    ...tens(25).map((at) => line(LINE - 1, at, LINE + 1, at)),
  ]
  return {
    title: `套打试印：${name}`,
    date,
    files: [],
    pages: [
      {
        width: 210,
        height: 297,
        items: [
          line(LINE, LINE, 190, LINE),
          line(LINE, LINE, LINE, 277),
          line(190, LINE - 3, 190, LINE + 3),
          line(LINE - 3, 277, LINE + 3, 277),
          ...ticks,
          text(60, 20, '套打试印'),
          text(
            74,
            12,
            `打印机：${name}　　当前设置：右移 ${right.toFixed(2)} 毫米，下移 ${down.toFixed(2)} 毫米`,
          ),
          text(100, 12, `横线应距纸的上边 ${LINE}.0 毫米，竖线应距纸的左边 ${LINE}.0 毫米。`),
          text(112, 12, '请用尺子量出实际距离，填在“套打”页的打印机一栏，系统会算出新的偏移。'),
          text(124, 12, '打印时选择“实际大小”，不要选“适合页面”。两条线上每 10 毫米一个刻度，'),
          text(136, 12, '刻度之间不足或超过 10 毫米，说明打印时被缩放了。'),
        ],
      },
    ],
  }
}

/** The offset that makes both lines of the test sheet lie right, from the distances measured in hundredths of a millimetre. */
export function measuredOffset(
  printer: PrinterOffset,
  measured: { readonly left: number; readonly top: number },
): PrinterOffset {
  return { right: printer.right + LINE * 100 - measured.left, down: printer.down + LINE * 100 - measured.top }
}
