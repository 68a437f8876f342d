/**
 * Pages put together from pages of other files: what a sealed sheet, an overprint, a test sheet and a final document
 * have in common. All measures are millimetres from the top left corner of the page.
 */
export type Assembly = {
  readonly title: string
  /** Date of the file, YYYY-MM-DD: the only date in it, so that it can be made again alike. */
  readonly date: string
  readonly files: readonly AssemblyFile[]
  readonly pages: readonly AssemblyPage[]
  /** A first page that says where every page comes from. */
  readonly index?: AssemblyIndex | undefined
}

export type AssemblyFile = {
  readonly name: string
  readonly kind: 'pdf' | 'png' | 'jpg'
  readonly bytes: Uint8Array
}

export type AssemblyPage = {
  readonly width: number
  readonly height: number
  readonly items: readonly AssemblyItem[]
}

export type AssemblyItem =
  | {
      readonly kind: 'page'
      /** Name of one of the files; `page` counts from 1 and is 1 for a picture. */
      readonly file: string
      readonly page: number
      /** Size at which the whole source page is laid, centred on the sheet and turned clockwise by `angle` degrees. */
      readonly width: number
      readonly height: number
      readonly angle: number
      /** Only this part of the sheet is shown; all of it without. */
      readonly clip?: Rectangle | undefined
      /** Everything moves by so much: a printer's own offset. */
      readonly move: { readonly x: number; readonly y: number }
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly text: string
      readonly align: 'left' | 'center' | 'right'
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly weight: number
    }

export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type AssemblyIndex = {
  readonly heading: string
  readonly subject: string
  readonly rows: readonly {
    readonly form: string
    readonly page: string
    readonly source: string
    readonly note: string
  }[]
  readonly notes: readonly string[]
  readonly code: string
  readonly url: string
  readonly mark: { readonly print: number; readonly content: string }
}
