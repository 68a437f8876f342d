/** Writes small PDFs for tests: Chinese text at places, ruled lines, a picture. Its font is named, not embedded. */

export type DrawnText = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  /** Drawn from bottom to top: upright on a page that is shown turned by 90 degrees, where x and y are as shown. */
  readonly isTurned?: boolean
}
export type DrawnLine = readonly [number, number, number, number]
/** Points from the top left corner; `rotate` in degrees; a picture covers the page. */
export type DrawnPage = {
  readonly texts?: readonly DrawnText[]
  readonly lines?: readonly DrawnLine[]
  readonly hasPicture?: boolean
  readonly rotate?: number
}

const pageWidth = 595
const pageHeight = 842

/** A PDF of these pages; `trailer` is added to its trailer, such as a reference to its encryption. */
export function pdfFile(pages: readonly DrawnPage[], trailer = ''): Uint8Array {
  const kids = pages.map((_page, index) => `${6 + 2 * index} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/ItalicAngle 0/CapHeight 880/StemV 80>>>>',
    stream('<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', '0'),
    ...pages.flatMap((page, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Rotate ${page.rotate ?? 0}/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>/Contents ${7 + 2 * index} 0 R>>`,
      stream('<<', contentOf(page)),
    ]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  return new TextEncoder().encode(
    `${file}xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

function stream(head: string, content: string): string {
  return `${head}/Length ${content.length}>>\nstream\n${content}\nendstream`
}

function contentOf({ texts = [], lines = [], hasPicture = false }: DrawnPage): string {
  const shown = texts.map(({ x, y, text, size = 12, isTurned = false }) => {
    const codes = Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('')
    const place = isTurned ? `0 1 -1 0 ${y + size} ${x} Tm` : `${x} ${pageHeight - y - size} Td`
    return `BT /F ${size} Tf ${place} <${codes}> Tj ET`
  })
  const ruled = lines.map(([x1, y1, x2, y2]) => `${x1} ${pageHeight - y1} m ${x2} ${pageHeight - y2} l S`)
  const picture = hasPicture ? [`q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /I Do Q`] : []
  return [...picture, ...ruled, ...shown].join('\n')
}

/** Lines of a table: borders of columns and rows. */
export function ruledGrid(xs: readonly number[], ys: readonly number[]): DrawnLine[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)]
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)]
  return [...xs.map((x): DrawnLine => [x, top, x, bottom]), ...ys.map((y): DrawnLine => [left, y, right, y])]
}
