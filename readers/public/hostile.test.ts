import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { packArchive } from '../archive.ts'
import { publicLimits } from '../limits.ts'
import { writeWorkbookSheets } from '../xlsx-engine.ts'
import { pdfFile, ruledGrid } from './pdf.fixture.ts'
import { readPublicBytes } from './read-bytes.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const limits = { ...publicLimits, cellsMax: 5_000, paragraphsMax: 500, charactersMax: 100_000, depthMax: 50 }

/** Whatever the bytes are, the answer is a document or a sentence that names the file. */
async function holds(bytes: Uint8Array, name: string): Promise<void> {
  const read = await readPublicBytes(bytes, name, limits)
  if (read.ok) assert.ok(read.document.blocks.length > 0)
  else assert.match(read.message, /^文件“[^”]+”.{6,}。$/s)
}

const docxOf = (document: string, more: readonly (readonly [string, string])[] = []): Uint8Array =>
  packArchive(
    new Map([
      ['word/document.xml', utf8(document)],
      ...more.map(([name, text]) => [`word/${name}.xml`, utf8(text)] as const),
    ]),
  )
const body = (inside: string): string => `<w:document><w:body>${inside}</w:body></w:document>`

const samples: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
  [
    'a.docx',
    () => docxOf(body('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')),
  ],
  ['a.xlsx', () => writeWorkbookSheets([{ name: '表', rows: [['甲', { decimal: '1', decimals: 0 }]] }])],
  [
    'a.pdf',
    () =>
      pdfFile([
        { texts: [{ x: 95, y: 95, text: '版面文字' }], lines: ruledGrid([90, 200, 300], [90, 120, 150]) },
        {},
      ]),
  ],
  ['a.html', () => utf8('<!doctype html><table><tr><td rowspan=2>甲<td>1<tr><td>2</table><ol><li>项</ol>')],
  ['a.csv', () => utf8('"科目","金额"\r\n"甲","1"')],
  ['a.txt', () => utf8('一、标题\n甲\t1\n乙\t2\n| a | b |\n|---|---|')],
]

describe('a damaged file', () => {
  for (const [name, make] of samples) {
    it(`${name} cut off anywhere, or with bytes of it changed, is read or refused in a sentence`, async () => {
      const bytes = await make()
      const change = fc.record({ at: fc.nat(bytes.byteLength - 1), byte: fc.nat(255) })
      await fc.assert(
        fc.asyncProperty(
          fc.nat(bytes.byteLength),
          fc.array(change, { maxLength: 8 }),
          async (end, changes) => {
            const copy = bytes.slice()
            for (const { at, byte } of changes) copy[at] = byte
            await holds(changes.length === 0 ? copy.slice(0, end) : copy, name)
          },
        ),
        { numRuns: 60 },
      )
    })
  }

  it('of any bytes after any beginning is read or refused in a sentence', async () => {
    const beginnings = ['PK\u0003\u0004', '%PDF-1.7\n', '<html>', '{\\rtf', '']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 400 }),
        async (begin, rest) => {
          await holds(Buffer.concat([Buffer.from(begin, 'latin1'), rest]), 'a')
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a hostile file', () => {
  const pieces = (...all: readonly string[]) => fc.array(fc.constantFrom(...all), { maxLength: 60 })

  it('of tags in any order is read or refused', async () => {
    const tags = pieces(
      '<table>',
      '</table>',
      '<tr>',
      '<td rowspan=0 colspan=9999>',
      '<td>',
      '甲',
      '1',
      '<ol start=-3>',
      '<li value=9>',
      '<p>',
      '</p>',
      '<b>',
      '<a>',
      '<h2>',
      '<svg>',
      '<!--',
      ']]>',
    )
    await fc.assert(
      fc.asyncProperty(tags, async (all) => holds(utf8(`<html>${all.join('')}`), 'a.html')),
      { numRuns: 150 },
    )
  })

  it('of Word elements in any order is read or refused', async () => {
    const names = [
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'sdt',
      'tcPr',
      'txbxContent',
      'drawing',
      'ins',
      'del',
      'ruby',
    ]
    const node = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        fc.constantFrom(
          '甲',
          '<w:vMerge/>',
          '<w:gridSpan w:val="-4"/>',
          '<w:gridSpan w:val="x"/>',
          '<w:trPr><w:gridBefore w:val="99999999"/></w:trPr>',
          '<w:tab/>',
        ),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inside]) => `<w:${name}>${inside.join('')}</w:${name}>`),
      ),
    })).node
    await fc.assert(
      fc.asyncProperty(node, async (xml) => holds(docxOf(body(xml)), 'a.docx')),
      { numRuns: 150 },
    )
  })

  const said = async (bytes: Uint8Array, name: string): Promise<string> => {
    const read = await readPublicBytes(bytes, name, {
      ...publicLimits,
      cellsMax: 20_000,
      expandedBytesMax: 1_000_000,
    })
    return read.ok ? 'read' : read.message
  }

  it('that swells is refused at the bound', async () => {
    assert.match(await said(docxOf(body(' '.repeat(4_000_000))), 'a.docx'), /展开后超过1兆字节/)
    assert.match(
      await said(docxOf(body(''), [['styles', ' '.repeat(2_000_000)]]), 'a.docx'),
      /展开后超过1兆字节/,
    )
  })

  it('that defines entities is refused in every part', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}"><!ENTITY c "&b;&b;">]><w:styles>&c;</w:styles>`
    assert.match(await said(docxOf(body(''), [['styles', bomb]]), 'a.docx'), /实体定义/)
  })

  it('with cells or merges without number is refused before it is built', async () => {
    const wide = `<table>${'<tr><td colspan=1000 rowspan=65534>1'.repeat(100)}</table>`
    assert.match(await said(utf8(wide), 'a.html'), /个单元格，最多读20000个/)
    const merged =
      '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>'
    assert.match(
      await said(docxOf(body(`<w:tbl>${merged.repeat(30)}</w:tbl>`)), 'a.docx'),
      /个单元格，最多读20000个/,
    )
    assert.match(await said(utf8('1,1\n'.repeat(10_001)), 'a.csv'), /20002个单元格/)
  })
})
