/**
 * A document of the corpus before it is printed: lines with slots for everything that a mutation can spoil, and the
 * relations between figures, so that only what contradicts something is counted as an error.
 */

/** What stands in a slot. */
export type SlotKind = 'figure' | 'unit' | 'year' | 'weekday' | 'reference' | 'numbering' | 'body' | 'person'

export type Slot = {
  readonly id: string
  readonly kind: SlotKind
  readonly text: string
  /** The figure that a unit belongs to, the table that a year heads. */
  readonly of?: string
}

/**
 * Figures that depend on each other. `sum`: the first is the sum of the others; `equal`: all are one figure; `bound`: the
 * others follow from each other by a rate or a difference. `within`: parts behind 其中, which need not be all, do not exceed
 * the first. `count`: how many items a list has.
 */
export type Relation = {
  readonly kind: 'sum' | 'within' | 'equal' | 'bound' | 'count'
  readonly slots: readonly string[]
  /** The list whose items a `count` counts. */
  readonly row?: string
}

/** A line with marks where slots stand; `row` names the table whose row it is. */
export type Line = { readonly text: string; readonly row?: string; readonly isTotal?: boolean }

/** How figures are set in running text: 3472人, 3472 人, 3,472人. */
export const looks = ['plain', 'spaced', 'grouped'] as const
export type Look = (typeof looks)[number]

export type Draft = {
  readonly name: string
  readonly look: Look
  readonly lines: readonly Line[]
  readonly slots: ReadonlyMap<string, Slot>
  readonly relations: readonly Relation[]
}

const mark = /⟦([^⟧]+)⟧/g

/** Builds a draft line by line. */
export class DraftBuilder {
  readonly #lines: Line[] = []
  readonly #slots = new Map<string, Slot>()
  readonly #relations: Relation[] = []
  #serial = 0

  /** A slot to be put into a line. */
  slot(kind: SlotKind, text: string, of?: string): string {
    this.#serial += 1
    const id = `${kind}${this.#serial}`
    this.#slots.set(id, { id, kind, text, ...(of === undefined ? {} : { of }) })
    return `⟦${id}⟧`
  }

  figure(value: number | string): string {
    return this.slot('figure', String(value))
  }

  /** A figure and its unit, each a slot. */
  quantity(value: number | string, unit: string): string {
    const figure = this.figure(value)
    return figure + this.slot('unit', unit, figure.slice(1, -1))
  }

  relate(kind: Relation['kind'], ...marks: readonly string[]): void {
    const slots = marks.flatMap((one) => figuresIn(one))
    if (slots.length > 1) this.#relations.push({ kind, slots })
  }

  /** A line of text with a blank one before it. */
  say(text: string): void {
    if (this.#lines.length > 0) this.#lines.push({ text: '' })
    this.#lines.push({ text })
  }

  /** Rows of cells, the first being the header; printed with tabs or with bars. */
  table(
    id: string,
    rows: readonly { readonly cells: readonly string[]; readonly isTotal?: boolean }[],
    style: 'tabs' | 'bars',
  ): void {
    this.#lines.push({ text: '' })
    rows.forEach(({ cells, isTotal }, index) => {
      const text = style === 'tabs' ? cells.join('\t') : `| ${cells.join(' | ')} |`
      this.#lines.push(index === 0 ? { text } : { text, row: id, isTotal: isTotal === true })
      if (index === 0 && style === 'bars') this.#lines.push({ text: `|${cells.map(() => '---').join('|')}|` })
    })
  }

  /** An item of a list, which can be dropped like a row. */
  row(id: string, text: string): void {
    this.#lines.push({ text: '' }, { text, row: id, isTotal: false })
  }

  /** A figure that says how many items a list has. */
  countsItems(mark: string, row: string): void {
    this.#relations.push({ kind: 'count', slots: figuresIn(mark), row })
  }

  build(name: string, look: Look): Draft {
    return { name, look, lines: this.#lines, slots: this.#slots, relations: this.#relations }
  }
}

/** The ids of slots marked in a text, figures only. */
export function figuresIn(text: string): readonly string[] {
  return slotsIn(text).filter((id) => id.startsWith('figure'))
}

/** The ids of all slots marked in a text. */
export function slotsIn(text: string): readonly string[] {
  return [...text.matchAll(mark)].map(([, id = '']) => id)
}

/** The document as a file holds it. */
export function printDraft({ lines, slots, look }: Draft): string {
  return lines
    .map(({ text, row }) =>
      text.replaceAll(mark, (_whole, id: string) => {
        const slot = slots.get(id)
        const isSet = slot?.kind === 'figure' && row === undefined
        return isSet ? setFigure(slot.text, look) : (slot?.text ?? '')
      }),
    )
    .join('\n')
}

function setFigure(text: string, look: Look): string {
  if (look === 'spaced') return ` ${text} `
  return look === 'grouped' ? text.replace(/^\d{4,}/, (whole) => Number(whole).toLocaleString('en-US')) : text
}

/** The line (from 1) that a slot stands on; undefined when its line was dropped. */
export function lineOf({ lines }: Draft, id: string): number | undefined {
  const index = lines.findIndex(({ text }) => text.includes(`⟦${id}⟧`))
  return index === -1 ? undefined : index + 1
}

/** A draft with other texts in some slots. */
export function withTexts(draft: Draft, texts: ReadonlyMap<string, string>): Draft {
  const slots = new Map(
    [...draft.slots].map(([id, slot]) => [id, { ...slot, text: texts.get(id) ?? slot.text }]),
  )
  return { ...draft, slots }
}
