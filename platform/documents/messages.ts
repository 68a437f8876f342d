import type { TemplateName } from './model.ts'

/** What the typesetting thread is asked for. `data` has passed its template's schema. */
export type RenderJob = {
  readonly id: number
  readonly template: TemplateName
  readonly data: unknown
  readonly frame: Frame
}

/** What every page prints at its foot, and what the file says about itself. */
export type Frame = {
  readonly title: string
  readonly author: string
  readonly code: string
  readonly url: string
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
}

export type RenderReply =
  | {
      readonly id: number
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      readonly standard: PdfStandard
      readonly unprintable: readonly string[]
    }
  | { readonly id: number; readonly ok: false; readonly reason: string }

/** Tried in this order: archival and accessible, archival, then plain where a character is missing. */
export const PDF_STANDARDS = ['a-2a', 'a-2u', '1.7'] as const
export type PdfStandard = (typeof PDF_STANDARDS)[number]
