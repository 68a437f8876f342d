import type { Assembly, AssemblyFile } from './assembly.ts'
import type { TemplateName } from './model.ts'

/** What the typesetting thread is asked for: a template filled with data that has passed its schema, or pages put together. */
export type RenderJob = {
  readonly id: number
  readonly kind: 'template'
  readonly template: TemplateName
  readonly data: unknown
  readonly frame: Frame
}
export type AssemblyJob = {
  readonly id: number
  readonly kind: 'assembly'
  readonly assembly: Omit<Assembly, 'files'>
  /** All sources of this job; those without bytes the thread still holds from the job before. */
  readonly sources: readonly AssemblySource[]
}
export type AssemblySource = {
  readonly name: string
  readonly kind: AssemblyFile['kind']
  readonly source: number
  readonly bytes?: Uint8Array | undefined
}
/** Lets go of the sources of the last job. It is not answered. */
export type ReleaseJob = { readonly kind: 'release' }

/** What every page prints at its foot, and what the file says about itself. */
export type Frame = {
  readonly title: string
  readonly author: string
  readonly code: string
  readonly url: string
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
  /** Print number and content digits of the page marks; without them the marks hold the page only. */
  readonly mark?: { readonly print: number; readonly content: string } | undefined
}

/** Where a block lies on its page, in millimetres from the top left corner; `pages` lists the sheets themselves. */
export type Places = {
  readonly pages: readonly {
    readonly page: number
    readonly width: number
    readonly height: number
    /** Top left corner of the QR code. */
    readonly mark: { readonly x: number; readonly y: number }
  }[]
  readonly blocks: readonly BlockPlace[]
}
export type BlockPlace = {
  readonly id: string
  readonly page: number
  /** Page on which the block ends: a block over several pages cannot be printed alone. */
  readonly lastPage: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type RenderReply =
  | {
      readonly id: number
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      readonly standard: PdfStandard
      readonly unprintable: readonly string[]
      readonly places: Places
    }
  | { readonly id: number; readonly ok: false; readonly reason: string }

/** Tried in this order: archival and accessible, archival, then plain where a character is missing. */
export const PDF_STANDARDS = ['a-2a', 'a-2u', '1.7'] as const
export type PdfStandard = (typeof PDF_STANDARDS)[number]
