/** Published texts as figures. What is published is text as printed; reckoning begins and ends here. */
import { parsePrinted } from '#lint'
import type { PublicContent, PublicRow, PublicTable } from '../publication.ts'

/** A published budget as the pages over many of them read it. */
export type Published = {
  readonly tenant: string
  readonly slug: string
  readonly title: string
  readonly year: number
  readonly unit: { readonly name: string; readonly code?: string }
  readonly department: { readonly name: string; readonly code?: string }
  readonly content: PublishedContent
}

/** What was published before these fields existed lacks them. */
type Lately = 'changes' | 'staff' | 'nature'
/** What a version shows. Findings are left out: they are the unit's own, and no page over many units names them. */
export type PublishedContent = Omit<PublicContent, Lately | 'findings'> & Partial<Pick<PublicContent, Lately>>

/** 分 of an amount in 万元 as printed; null for a blank or for what is no figure. */
export function fenOfPrinted(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const parsed = parsePrinted(text.trim(), '万元')
  return parsed.ok ? parsed.figure.value : null
}

/** Whole people of a printed head count; null where none is printed. */
export function headsOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const parsed = parsePrinted(text.trim(), '人')
  return parsed.ok ? Math.floor(parsed.figure.value / 10_000) : null
}

export function tableOf(content: PublishedContent, key: string): PublicTable | undefined {
  return content.tables.find((table) => table.key === key)
}

export function totalRow(table: PublicTable | undefined): PublicRow | undefined {
  return table?.rows.find(({ total }) => total)
}

/** A total in 分, 0 where the table states none. */
export function totalOf(content: PublishedContent, key: string, column: string): number {
  return fenOfPrinted(totalRow(tableOf(content, key))?.cells[column]) ?? 0
}
