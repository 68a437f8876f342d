/** A corner of a QR code in pixels, seen as it was printed: first its top left, then clockwise. */
export type Corner = { readonly x: number; readonly y: number }

/** A QR code on a page: its text, and its four corners in the order in which it was printed. */
export type FoundCode = { readonly text: string; readonly corners: readonly [Corner, Corner, Corner, Corner] }

/** Millimetres of a page as it lies in the file. */
export type PageSize = { readonly width: number; readonly height: number }

/** What a page of a scanned file shows. Sizes are millimetres of the page as it lies in the file. */
export type PageReading = {
  readonly width: number
  readonly height: number
  readonly codes: readonly FoundCode[]
  /** Share of dark points away from the edges, 0 to 1. */
  readonly dark: number
}

export type ReaderJob =
  | { readonly id: number; readonly kind: 'open'; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'read'; readonly page: number }
  | {
      readonly id: number
      readonly kind: 'draw'
      readonly bytes: Uint8Array
      readonly page: number
      readonly widthMax: number
    }

export type OpenFault = 'encrypted' | 'damaged'
export type ReaderReply =
  | { readonly id: number; readonly kind: 'opened'; readonly sizes: readonly PageSize[] }
  | { readonly id: number; readonly kind: 'not-opened'; readonly fault: OpenFault }
  | { readonly id: number; readonly kind: 'read'; readonly reading: PageReading }
  | {
      readonly id: number
      readonly kind: 'drawn'
      readonly width: number
      readonly height: number
      readonly pixels: Uint8Array
    }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string }
