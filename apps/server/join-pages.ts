/** Photos and PDF files of one material bound into one PDF, in order and the right way up. */
import { type AssemblyFile, type AssemblyPage, assemble, releaseSources } from '#platform/documents'
import { openScan, pictureSize, sheetSize } from '#platform/scans'

export type PageSource = {
  readonly kind: 'pdf' | 'png' | 'jpg'
  readonly bytes: Uint8Array
  /** Clockwise, in degrees. */
  readonly turn: number
  /** As the uploader knows it, for what is said of it. */
  readonly name: string
}

export type Joined =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly say: string }

type Size = { readonly width: number; readonly height: number }

/** Binds the sources; each page keeps its own size in millimetres. Answers what is wrong with a source that cannot be read. */
export async function joinPages(
  sources: readonly PageSource[],
  title: string,
  date: string,
): Promise<Joined> {
  const files: AssemblyFile[] = []
  const pages: AssemblyPage[] = []
  for (const [index, source] of sources.entries()) {
    const sizes = await sizesOf(source)
    if (typeof sizes === 'string') return { ok: false, say: sizes }
    const name = `page-${index + 1}`
    files.push({ name, kind: source.kind, bytes: source.bytes })
    pages.push(...sizes.map((size, page) => laid(name, page + 1, size, source.turn)))
  }
  const made = await assemble({ title, date, files, pages })
  releaseSources()
  if (!made.ok) return { ok: false, say: '这些页合不成一个文件，请逐页重新拍照后再试。' }
  return { ok: true, pdf: made.file.pdf, pages: pages.length }
}

async function sizesOf({ kind, bytes, name }: PageSource): Promise<readonly Size[] | string> {
  if (kind !== 'pdf') {
    const size = pictureSize(bytes, kind)
    return size === undefined ? `“${name}”读不出来，请重新拍照或另存为 JPG。` : [sheetSize(size)]
  }
  const opened = await openScan(bytes)
  if (!opened.ok) return `“${name}”打不开（有密码或已损坏），请换一个没有密码的 PDF。`
  const sizes = Array.from({ length: opened.pages }, (_, index) => opened.sizeOf(index + 1))
  await opened.close()
  return sizes
}

/** A page turned by a quarter lies on a sheet whose sides are exchanged. */
function laid(file: string, page: number, { width, height }: Size, turn: number): AssemblyPage {
  const isLying = turn % 180 !== 0
  return {
    width: isLying ? height : width,
    height: isLying ? width : height,
    items: [{ kind: 'page', file, page, width, height, angle: turn, move: { x: 0, y: 0 } }],
  }
}
