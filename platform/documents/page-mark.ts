import { parseCode } from './code.ts'

/**
 * What the QR code of a printed page says: the verification code (which stands for tenant, case and form), which page
 * of how many, the how-manieth print of the form it is, and the first digits of the digest of what is printed.
 */
export type PageMark = {
  readonly code: string
  readonly page: number
  readonly pages: number
  readonly print: number
  /** First twelve hexadecimal digits of the content digest. */
  readonly content: string
}

export const CONTENT_DIGITS = 12
const PAGES_MAX = 9_999

/**
 * The text of the QR code. The fragment is for our own scanner; a telephone opens the verification page, and browsers
 * do not send fragments. Short, because every eight characters cost a row of modules.
 */
export function pageMarkText(url: string, mark: Omit<PageMark, 'code'>): string {
  return `${url}#${mark.page}-${mark.pages}-${mark.print}-${mark.content}`
}

/**
 * The text of the code on a Word or Excel file: page 0 of 0, since only the program that prints it knows its pages. The page is
 * told by hand when it is scanned.
 */
export function officeMarkText(url: string, { print, content }: Pick<PageMark, 'print' | 'content'>): string {
  return pageMarkText(url, { page: 0, pages: 0, print, content })
}

export type ParsedMark =
  /** `page` and `pages` are 0 on a file that was printed from Word or Excel. */
  | { readonly ok: true; readonly mark: PageMark }
  /** `foreign` is some other QR code, `damaged` one of ours that does not add up. */
  | { readonly ok: false; readonly reason: 'foreign' | 'damaged'; readonly message: string }

const SHAPE = /\/verify\/([^/#?]{1,40})(?:#(.*))?$/u
const FRAGMENT = /^(?:([1-9]\d{0,3})-([1-9]\d{0,3})|(0)-(0))-([1-9]\d{0,5})-([0-9a-f]{12})$/u

/** Reads the text of a QR code. Whether such a document exists, and says the same, is for the caller to look up. */
export function parsePageMark(text: string): ParsedMark {
  const found = SHAPE.exec(text.trim())
  if (found === null) return failed('foreign', '二维码不是本系统印制的文书页。')
  const code = parseCode(found[1] ?? '')
  if (!code.ok) return failed('damaged', '二维码里的核验码不正确，可能被涂改或印刷不清。')
  const fragment = FRAGMENT.exec(found[2] ?? '')
  if (fragment === null) return failed('damaged', '二维码里没有页码和印次，请核对是否为旧版打印件。')
  const [page, pages, print] = [fragment[1] ?? 0, fragment[2] ?? 0, fragment[5]].map(Number) as [
    number,
    number,
    number,
  ]
  if (page > pages || pages > PAGES_MAX)
    return failed('damaged', `二维码写的是第 ${page} 页共 ${pages} 页，页码不正确。`)
  return { ok: true, mark: { code: code.code, page, pages, print, content: fragment[6] ?? '' } }
}

function failed(reason: 'foreign' | 'damaged', message: string): ParsedMark {
  return { ok: false, reason, message }
}
