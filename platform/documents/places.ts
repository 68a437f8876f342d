import { z } from 'zod'
import type { BlockPlace, Places } from './messages.ts'

const sheet = z.object({ page: z.int(), width: z.number(), height: z.number(), x: z.number(), y: z.number() })
const corner = z.object({
  id: z.string(),
  end: z.boolean(),
  page: z.int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
})
type Corner = z.infer<typeof corner>

/** Puts together what the layouts marked: the sheets, and from first to last corner every block. */
export function readPlaces(sheets: readonly unknown[], corners: readonly unknown[]): Places {
  const found = corners.map((value) => corner.parse(value))
  return {
    pages: sheets.map((value) => {
      const { page, width, height, x, y } = sheet.parse(value)
      return { page, width: rounded(width), height: rounded(height), mark: { x: rounded(x), y: rounded(y) } }
    }),
    blocks: found.filter(({ end }) => !end).map((first) => placeOf(first, found)),
  }
}

function placeOf(first: Corner, corners: readonly Corner[]): BlockPlace {
  const last = corners.find(({ id, end }) => end && id === first.id)
  if (last === undefined) throw new Error(`block ${first.id} begins on the page and does not end`)
  return {
    id: first.id,
    page: first.page,
    lastPage: last.page,
    x: rounded(first.x),
    y: rounded(first.y),
    width: rounded(first.width),
    height: last.page === first.page ? rounded(last.y - first.y) : 0,
  }
}

/** Hundredths of a millimetre are finer than any printer. */
const rounded = (millimetres: number): number => Math.round(millimetres * 100) / 100
