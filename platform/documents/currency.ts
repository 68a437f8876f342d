import type { PaperContent } from './blocks.ts'
import type { BlockPlace, Places } from './messages.ts'
import type { Print } from './print-store.ts'

/** How far a block may have moved between two prints before it no longer fits the sheet, in millimetres. */
export const SHIFT_MAX = 0.4

/** A sheet of paper as it came out of the printer, and what was printed onto it since. */
export type SealedSheet = {
  readonly print: Pick<Print, 'content' | 'rest' | 'blocks'>
  readonly page: number
  readonly places: Places
  /** Digests of blocks printed onto it later, by block. */
  readonly over: ReadonlyMap<string, string>
}

export type Currency =
  | { readonly current: true }
  /** `changed` names the blocks of this page that say something else now; empty when the text around them changed. */
  | { readonly current: false; readonly changed: readonly string[] }

/**
 * Whether a sheet still says what its page of the form says now: the text around the blocks is the same, no block has moved or
 * grown (so that nothing else has moved), and every block on this page is as printed, or as overprinted since.
 */
export function currencyOf(
  sheet: SealedSheet,
  now: { readonly content: PaperContent; readonly places: Places },
): Currency {
  const judged = contentCurrency(sheet, now.content)
  if (judged !== undefined) return judged
  return reflowed(sheet.places, now.places) ? { current: false, changed: [] } : { current: true }
}

/** The same from the content alone; undefined where it takes the new layout to tell. */
export function contentCurrency(sheet: SealedSheet, content: PaperContent): Currency | undefined {
  const { print, places, page, over } = sheet
  if (print.rest !== content.rest || print.blocks.length !== content.blocks.length) {
    return { current: false, changed: [] }
  }
  const here = new Set(
    places.blocks.filter((place) => place.page <= page && place.lastPage >= page).map(({ id }) => id),
  )
  const changed = content.blocks.filter(({ id, digest }) => {
    const printed = print.blocks.find((block) => block.id === id)
    return here.has(id) && (over.get(id) ?? printed?.digest) !== digest
  })
  if (changed.length > 0) return { current: false, changed: changed.map(({ label }) => label) }
  return print.content === content.content ? { current: true } : undefined
}

/** Whether anything lies elsewhere: blocks are all that differs, so it is enough that each begins and ends where it did. */
function reflowed(before: Places, after: Places): boolean {
  if (before.pages.length !== after.pages.length) return true
  return before.blocks.some((place) => {
    const other = after.blocks.find(({ id }) => id === place.id)
    return other === undefined || !samePlace(place, other)
  })
}

const samePlace = (one: BlockPlace, other: BlockPlace): boolean =>
  one.page === other.page &&
  one.lastPage === other.lastPage &&
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= SHIFT_MAX)
