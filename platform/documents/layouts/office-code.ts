/**
 * The code of a paper on a Word or Excel file of it: in the footer, so that it stands on every page that is printed. Such a
 * file is set into pages by the office's own program, so the code names no page; Word and Excel print the number beside it.
 */
import { encodeXml, expandArchive, packArchive } from '#readers'
import QRCode from 'qrcode'
import { officeMarkText } from '../page-mark.ts'
import type { PageMark } from '../page-mark.ts'
import type { LayoutFormat } from './layout.ts'

/** What is printed: the address of the verification page and the print that the file is a copy of. */
export type OfficeCode = Pick<PageMark, 'code' | 'print' | 'content'> & { readonly url: string }

type Parts = Map<string, string | Uint8Array>

const archiveLimits = { entriesMax: 2_000, expandedBytesMax: 200 * 1024 * 1024 }
const picture = 'guicheng-code.png'

/** Puts the code into the footer of a filled Word or Excel file, whoever made its layout. */
export async function withOfficeCode(
  format: LayoutFormat,
  file: Uint8Array,
  code: OfficeCode,
): Promise<Uint8Array> {
  const expanded = await expandArchive(file, archiveLimits)
  if (!expanded.ok) throw new Error('a filled layout is no archive')
  const parts: Parts = new Map(expanded.parts)
  const text = officeMarkText(code.url, code)
  const png = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 1, scale: 8 })
  parts.set(format === 'docx' ? `word/media/${picture}` : `xl/media/${picture}`, new Uint8Array(png))
  addContentType(parts, 'Default', 'Extension="png" ContentType="image/png"')
  if (format === 'docx') markWord(parts, code)
  else markExcel(parts, code)
  const encoder = new TextEncoder()
  return packArchive(
    new Map([...parts].map(([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part])),
  )
}

function textOf(parts: Parts, name: string): string | undefined {
  const part = parts.get(name)
  return part === undefined || typeof part === 'string' ? part : new TextDecoder().decode(part)
}

function addContentType(parts: Parts, kind: 'Default' | 'Override', attributes: string): void {
  const name = '[Content_Types].xml'
  const xml = textOf(parts, name) ?? ''
  const [key = ''] = attributes.split(' ')
  if (xml.includes(`<${kind} ${key}`)) return
  // defaults stand before overrides
  parts.set(name, xml.replace(/(<Types\b[^>]*>)/, kind === 'Default' ? `$1<${kind} ${attributes}/>` : '$1'))
  if (kind === 'Override') parts.set(name, xml.replace(/<\/Types>/, `<${kind} ${attributes}/></Types>`))
}

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Adds a relationship of a part and answers its id. */
function relate(parts: Parts, part: string, type: string, target: string): string {
  const at = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
  const empty =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const xml = (textOf(parts, name) ?? empty).replace(/(<Relationships\b[^>]*)\/>/, '$1></Relationships>')
  const id = `rIdGuicheng${(xml.match(/rIdGuicheng/g) ?? []).length + 1}`
  const entry = `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${target}"/>`
  parts.set(name, xml.replace('</Relationships>', `${entry}</Relationships>`))
  return id
}

// Word

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function markWord(parts: Parts, code: OfficeCode): void {
  const main = 'word/document.xml'
  const document = textOf(parts, main)
  if (document === undefined) throw new Error('a Word file without its text')
  const footers = [...parts.keys()].filter((name) => /^word\/footer[^/]*\.xml$/.test(name))
  for (const name of footers) {
    const id = relate(parts, name, 'image', `media/${picture}`)
    const xml = (textOf(parts, name) ?? '').replace(/(<w:ftr\b[^>]*)\/>\s*$/, '$1></w:ftr>')
    parts.set(name, xml.replace(/<\/w:ftr>\s*$/, `${codeParagraph(id, code)}</w:ftr>`))
  }
  const missing = missingFooters(document, textOf(parts, 'word/settings.xml') ?? '')
  if (missing.length === 0) return
  const own = 'word/footerguicheng.xml'
  const image = relate(parts, own, 'image', `media/${picture}`)
  parts.set(
    own,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="${w}" xmlns:r="${officeDocument}">${codeParagraph(image, code)}</w:ftr>`,
  )
  const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml'
  addContentType(parts, 'Override', `PartName="/${own}" ContentType="${contentType}"`)
  const id = relate(parts, main, 'footer', 'footerguicheng.xml')
  const references = missing.map(
    (type) => `<w:footerReference xmlns:r="${officeDocument}" w:type="${type}" r:id="${id}"/>`,
  )
  // a section without a footer of its own has that of the section before it, so the first one is enough
  const opened = document.replace(/<w:sectPr\b([^>]*)\/>/, '<w:sectPr$1></w:sectPr>')
  parts.set(
    main,
    opened.replace(/<w:sectPr\b[^>]*>/, (start) => `${start}${references.join('')}`),
  )
}

/** The kinds of footer that pages of the first section have and that are not there. */
function missingFooters(document: string, settings: string): string[] {
  const section = /<w:sectPr\b[^>]*\/>|<w:sectPr\b[\s\S]*?<\/w:sectPr>/.exec(document)?.[0] ?? ''
  const isOn = (xml: string, name: string): boolean =>
    new RegExp(`<w:${name}(?:\\s*/>|\\s+(?!w:val="(?:0|false|off)")[^>]*>)`).test(xml)
  const wanted = [
    'default',
    ...(isOn(document, 'titlePg') ? ['first'] : []),
    ...(isOn(settings, 'evenAndOddHeaders') ? ['even'] : []),
  ]
  return wanted.filter((type) => !new RegExp(`<w:footerReference\\b[^>]*w:type="${type}"`).test(section))
}

/** 15 mm, as on the printed pages. */
const codeSize = 540_000

function codeParagraph(image: string, { code }: OfficeCode): string {
  const fontSize = '<w:rPr><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr>'
  const run = (text: string): string =>
    `<w:r>${fontSize}<w:t xml:space="preserve">${encodeXml(text)}</w:t></w:r>`
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  return (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>' +
    run(`核验码 ${code}　第`) +
    `<w:fldSimple w:instr=" PAGE "><w:r>${fontSize}<w:t>1</w:t></w:r></w:fldSimple>` +
    run('页　') +
    `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${codeSize}" cy="${codeSize}"/><wp:docPr id="90210" name="核验码" descr="核验码 ${code}"/>` +
    `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">` +
    `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="90210" name="${picture}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${officeDocument}" r:embed="${image}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${codeSize}" cy="${codeSize}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  )
}

// Excel

function markExcel(parts: Parts, code: OfficeCode): void {
  const sheets = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  addContentType(
    parts,
    'Default',
    'Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"',
  )
  for (const [index, name] of sheets.entries()) markSheet(parts, name, index + 1, code)
}

function markSheet(parts: Parts, name: string, number: number, { code }: OfficeCode): void {
  const sheet = textOf(parts, name) ?? ''
  // a picture of the office's own stands there: two drawings of one footer cannot be
  if (/<legacyDrawingHF\b/.test(sheet)) return
  const drawing = `xl/drawings/guicheng-code-${number}.vml`
  const { xml, place } = withFooter(sheet, `&8核验码 ${code}　第&P页`)
  const image = relate(parts, drawing, 'image', `../media/${picture}`)
  parts.set(drawing, footerDrawing(place, image))
  const id = relate(parts, name, 'vmlDrawing', `../drawings/guicheng-code-${number}.vml`)
  const element = `<legacyDrawingHF xmlns:r="${officeDocument}" r:id="${id}"/>`
  parts.set(name, insertedBefore(withRoom(xml), afterPictures, element))
}

type Side = 'L' | 'C' | 'R'

/** The footer with the code in a side that is free, else before what stands at the right. */
function withFooter(sheet: string, words: string): { readonly xml: string; readonly place: Side } {
  const standing = /<oddFooter\b[^>]*>([\s\S]*?)<\/oddFooter>/.exec(sheet)?.[1] ?? ''
  const taken = standing !== '' && !/^&amp;[LCR]/.test(standing) ? ['C'] : []
  const sides: readonly Side[] = ['R', 'L', 'C']
  const free = sides.find((side) => !standing.includes(`&amp;${side}`) && !taken.includes(side))
  const place = free ?? 'R'
  const own = `&amp;${place}${encodeXml(words)}　&amp;G`
  const footer = free === undefined ? standing.replace('&amp;R', `${own}　`) : `${standing}${own}`
  const element = `<oddFooter>${footer}</oddFooter>`
  // one footer for all pages: a code that stands on odd pages only would not be on every page
  const alone = sheet
    .replace(/<(?:even|first)Footer\b[^>]*>[\s\S]*?<\/(?:even|first)Footer>/g, '')
    .replace(/(<headerFooter\b[^>]*?)\s+differentOddEven="(?:1|true)"/, '$1')
    .replace(/(<headerFooter\b[^>]*?)\s+differentFirst="(?:1|true)"/, '$1')
    .replace(/<oddFooter\b[^>]*(?:\/>|>[\s\S]*?<\/oddFooter>)/, '')
  if (!/<headerFooter\b/.test(alone))
    return { place, xml: insertedBefore(alone, afterFooter, `<headerFooter>${element}</headerFooter>`) }
  const opened = alone.replace(/(<headerFooter\b[^>]*)\/>/, '$1></headerFooter>')
  const header = /<oddHeader\b[^>]*>[\s\S]*?<\/oddHeader>/.exec(opened)?.[0] ?? ''
  return {
    place,
    xml: opened
      .replace(/(<headerFooter\b[^>]*>)[\s\S]*?(?=<)/, '$1')
      .replace(header === '' ? /(<headerFooter\b[^>]*>)/ : header, (start) => `${start}${element}`),
  }
}

/** What may follow a footer, and the picture in it, in the order of ECMA-376 part 1, 18.3.1.99. */
const afterPictures = [
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]
const afterFooter = [
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  ...afterPictures,
]

function insertedBefore(xml: string, names: readonly string[], element: string): string {
  const at = new RegExp(`<(?:${names.join('|')})\\b|</worksheet>`).exec(xml)?.index ?? xml.length
  return xml.slice(0, at) + element + xml.slice(at)
}

/** Inches below the table: the code is 15 mm high and begins 7.6 mm above the edge. */
const bottomMargin = 1

function withRoom(xml: string): string {
  const margins = /<pageMargins\b[^>]*\/>/.exec(xml)?.[0]
  if (margins === undefined)
    return insertedBefore(
      xml,
      ['pageSetup', 'headerFooter'],
      `<pageMargins left="0.7" right="0.7" top="0.75" bottom="${bottomMargin}" header="0.3" footer="0.3"/>`,
    )
  const bottom = Number(/\bbottom="([\d.]+)"/.exec(margins)?.[1] ?? '0')
  if (bottom >= bottomMargin) return xml
  return xml.replace(margins, margins.replace(/\bbottom="[\d.]+"/, `bottom="${bottomMargin}"`))
}

function footerDrawing(place: Side, image: string): string {
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f">' +
    '<v:stroke joinstyle="miter"/><v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/><o:lock v:ext="edit" aspectratio="t"/></v:shapetype>' +
    `<v:shape id="${place}F" o:spid="_x0000_s1025" type="#_x0000_t75" style="position:absolute;margin-left:0;margin-top:0;width:42.5pt;height:42.5pt;z-index:1">` +
    `<v:imagedata o:relid="${image}" o:title="核验码"/><o:lock v:ext="edit" rotation="t"/></v:shape></xml>`
  )
}
