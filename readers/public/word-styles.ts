import type { XmlElement } from './xml.ts'
import { childrenOf, findAt, valueAt } from './xml.ts'

/** What a paragraph gets from its style: depth as a heading (0: none), list and level of its automatic number. */
export type WordStyle = { readonly depth: number; readonly list?: string; readonly level?: string }
export type WordStyles = {
  readonly get: (id: string | undefined) => WordStyle | undefined
  /** The style of a paragraph that names none. */
  readonly standard: string | undefined
}

/** Styles may be based on one another; a chain longer than this goes in a circle. */
const CHAIN_MAX = 20

/** Reads styles.xml: what a style leaves out it takes from the one that it is based on. */
export function readStyles(root: XmlElement | undefined): WordStyles {
  const all = childrenOf(findAt(root, 'w:styles'), 'w:style').filter(
    ({ attributes }) => (attributes['w:type'] ?? 'paragraph') === 'paragraph',
  )
  const byId = new Map(all.map((style) => [style.attributes['w:styleId'], style]))
  const known = new Map<string, WordStyle>()
  const standard = all.find(({ attributes }) => /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''))
  return {
    standard: standard?.attributes['w:styleId'],
    get: (id) => {
      if (id === undefined || !byId.has(id)) return undefined
      const found = known.get(id) ?? toStyle(chainOf(byId, id))
      known.set(id, found)
      return found
    },
  }
}

function chainOf(byId: ReadonlyMap<string | undefined, XmlElement>, id: string): readonly XmlElement[] {
  const chain: XmlElement[] = []
  let style = byId.get(id)
  while (style !== undefined && chain.length < CHAIN_MAX) {
    chain.push(style)
    const base = valueAt(style, 'w:basedOn')
    style = base === undefined ? undefined : byId.get(base)
  }
  return chain
}

function toStyle(chain: readonly XmlElement[]): WordStyle {
  const first = (...path: readonly string[]): string | undefined =>
    chain.map((style) => valueAt(style, 'w:pPr', ...path)).find((value) => value !== undefined)
  const list = first('w:numPr', 'w:numId')
  const level = first('w:numPr', 'w:ilvl')
  return {
    depth: depthOf(first('w:outlineLvl'), valueAt(chain[0], 'w:name') ?? ''),
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level }),
  }
}

function depthOf(outline: string | undefined, name: string): number {
  const level = Number(outline ?? Number.NaN)
  if (Number.isInteger(level)) return level < 9 ? level + 1 : 0
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
  if (named !== undefined) return Number(named)
  return /^(?:title|标题)$/i.test(name) ? 1 : 0
}
