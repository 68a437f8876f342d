import type { Block, BlockPlace, Grid, Paragraph } from '#lint'
import type { PublicLimits } from '../limits.ts'
import { textHeading } from '../public-text.ts'
import { refuseAbove } from './refusal.ts'
import { type SpannedCell, toGridRows } from './span-grid.ts'

const advice = '请拆成几个文件后再检查。'

/** Whole paragraphs that somebody gave the look of a heading are running text. */
const isProse = (text: string): boolean => text.length > 40 && text.includes('。')

/** Where a reader puts what it finds; refuses at the limits while the file is being read, not afterwards. */
export class BlockSink {
  readonly blocks: Block[] = []
  readonly limits: PublicLimits
  #paragraphs = 0
  #cells = 0
  #characters = 0

  constructor(limits: PublicLimits) {
    this.limits = limits
  }

  /**
   * Adds running text; a line break inside begins a paragraph of its own. `depth` is the depth of the heading that the
   * file's format calls it, 0 for none; what is numbered like a heading is one all the same, and a long one is not.
   */
  addText(text: string, depth = 0, place: BlockPlace = {}): void {
    for (const line of text.split(/[\n\v\f]/)) {
      const shown = line.trim()
      if (shown === '') continue
      this.#paragraphs += 1
      this.#count(shown)
      refuseAbove(this.#paragraphs, this.limits.paragraphsMax, '段文字', advice)
      this.blocks.push({
        kind: 'paragraph',
        text: shown,
        heading: textHeading(shown, isProse(shown) ? 0 : depth),
        ...place,
      })
    }
  }

  /** Adds a paragraph put together from lines, with the places where another page begins in it. */
  addJoined(text: string, depth: number, place: BlockPlace, joins: NonNullable<Paragraph['joins']>): void {
    const before = this.blocks.length
    this.addText(text, depth, place)
    const [added] = this.blocks.slice(before)
    if (added?.kind === 'paragraph' && joins.length > 0) this.blocks[before] = { ...added, joins }
  }

  /** Adds a table; rows without any cell are left out, and a table of one cell is running text. */
  addTable(rows: readonly (readonly SpannedCell[])[], place: BlockPlace = {}): void {
    const filled = rows.filter((row) => row.length > 0)
    for (const row of filled) for (const { text, columnSpan } of row) this.countCell(text, columnSpan)
    const [only] = filled[0] ?? []
    if (only === undefined) return
    if (filled.length === 1 && filled[0]?.length === 1) this.addText(only.text, 0, place)
    else if (filled.some((row) => row.some(({ text }) => text.trim() !== '')))
      this.blocks.push({ kind: 'table', rows: toGridRows(filled), ...place })
  }

  /** Adds a table that knows its addresses already; its cells were counted. */
  addGrid(grid: Grid): void {
    this.blocks.push(grid)
  }

  /** Counts a cell before its table is whole. */
  countCell(text: string, columns = 1): void {
    this.#cells += columns
    this.#count(text)
    refuseAbove(this.#cells, this.limits.cellsMax, '个单元格', advice)
  }

  #count(text: string): void {
    this.#characters += text.length
    refuseAbove(this.#characters, this.limits.charactersMax, '个字', advice)
  }
}
