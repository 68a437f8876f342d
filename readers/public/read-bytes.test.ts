import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublicDocument } from '#lint'
import { packArchive } from '../archive.ts'
import { type PublicLimits, publicLimits } from '../limits.ts'
import { writeWorkbookSheets } from '../xlsx-engine.ts'
import { pdfFile } from './pdf.fixture.ts'
import { readPublicBytes } from './read-bytes.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** 科目,金额 and 工资,12.5 in GB18030. */
const gb18030 = new Uint8Array([
  0xbf, 0xc6, 0xc4, 0xbf, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xb9, 0xa4, 0xd7, 0xca, 0x2c, 0x31, 0x32, 0x2e,
  0x35,
])

async function message(bytes: Uint8Array, name: string, limits: Partial<PublicLimits> = {}): Promise<string> {
  const read = await readPublicBytes(bytes, name, { ...publicLimits, ...limits })
  return read.ok ? 'read' : read.message
}

async function document(bytes: Uint8Array, name: string): Promise<PublicDocument> {
  const read = await readPublicBytes(bytes, name, publicLimits)
  assert.ok(read.ok, read.ok ? '' : read.message)
  return read.document
}

const cells = ({ blocks }: PublicDocument): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join('|')) : [block.text],
  )

describe('a list of cells as text', () => {
  const table = ['科目|金额', '工资|12.5']
  const lines = (separator: string): string => table.join('\r\n').replaceAll('|', separator)
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['in UTF-8', utf8(lines(','))],
    ['in UTF-8 with its mark', utf8(`\uFEFF${lines(',')}`)],
    ['in GB18030', gb18030],
    ['in UTF-16 as Excel writes it', Buffer.from(`\uFEFF${lines('\t')}`, 'utf16le')],
    ['parted by semicolons', utf8(lines(';'))],
    ['parted by tabs', utf8(lines('\t'))],
    ['in quotation marks', utf8('"科目","金额"\n"工资","12.5"')],
  ]
  for (const [what, bytes] of files)
    it(`is read ${what}`, async () => assert.deepEqual(cells(await document(bytes, '表.csv')), table))
})

describe('a file', () => {
  it('is told by its content when its name says nothing', async () => {
    assert.deepEqual(cells(await document(utf8('<html><p>网页</p>'), '下载')), ['网页'])
    assert.deepEqual(cells(await document(utf8('第一条 正文。'), '下载')), ['第一条 正文。'])
    assert.deepEqual(cells(await document(utf8('<div><b>片段</b></div>'), 'a.html')), ['片段'])
    assert.deepEqual(
      cells(await document(pdfFile([{ texts: [{ x: 90, y: 90, text: '版面文字' }] }]), '下载')),
      ['版面文字'],
    )
  })

  it('of a workbook has every sheet, the hidden ones with a remark', async () => {
    const rows = [
      ['科目', '金额'],
      ['工资', { decimal: '1', decimals: 2 }],
    ] as const
    const bytes = await writeWorkbookSheets([
      { name: '一', rows },
      { name: '二', rows, hidden: true },
    ])
    const read = await document(bytes, '表.xlsx')
    assert.deepEqual(cells(read), ['科目|金额', '工资|1.00', '科目|金额', '工资|1.00'])
    assert.deepEqual(
      read.blocks.map(({ sheet, hidden }) => `${sheet}${hidden === true ? ' hidden' : ''}`),
      ['一', '二 hidden'],
    )
    assert.match(read.remarks?.join('') ?? '', /「二」是隐藏的/)
  })

  const wrong: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['空.txt', new Uint8Array(), /^文件“空\.txt”是空的/],
    ['白.txt', utf8(' \n\t\n'), /没有文字和表格/],
    ['网页.xls', utf8('<html><table><tr><td>1</table>'), /扩展名是 \.xls，内容却是网页.*改为 \.html/],
    ['文本.pdf', utf8('正文'), /扩展名是 \.pdf，内容却是文本.*改为 \.txt/],
    ['版面.docx', pdfFile([{}]), /扩展名是 \.docx，内容却是PDF.*改为 \.pdf/],
    ['表.et', utf8('x'), /WPS 表格.*\.xlsx/],
    ['文.wps', utf8('x'), /WPS 文字.*\.docx/],
    ['a.rtf', utf8('{\\rtf1 x}'), /RTF/],
    ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /是图片.*文字识别/],
    ['a.ofd', packArchive(new Map([['OFD.xml', utf8('<a/>')]])), /OFD 版式文件.*PDF/],
    ['a.zip', packArchive(new Map([['a.txt', utf8('a')]])), /压缩包/],
    ['a.docx', packArchive(new Map([['word/document.xml', utf8('<w:document>')]])), /可能已损坏/],
    [
      'a.docx',
      packArchive(new Map([['word/document.xml', utf8('<a/>')]])).subarray(0, 40),
      /已损坏或没有传完/,
    ],
    [
      'a.doc',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]),
      /旧版 Word.*\.docx/,
    ],
    [
      'a.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      /加了密码/,
    ],
    ['a.bin', new Uint8Array([1, 2, 3, 0, 255]), /无法识别/],
  ]
  for (const [name, bytes, words] of wrong)
    it(`is refused with what to do: ${words.source}`, async () => {
      const said = await message(bytes, name)
      assert.match(said, words)
      assert.ok(said.startsWith(`文件“${name}”`) && said.endsWith('。'), said)
    })
})

describe('a limit', () => {
  const text = '甲乙丙丁'
  const long = (paragraphs: number): Uint8Array =>
    utf8(Array.from({ length: paragraphs }, () => '第一句。\n').join('\n'))
  const table = (count: number): Uint8Array =>
    utf8(Array.from({ length: count / 2 }, () => '甲\t1').join('\n'))
  const entries = (count: number): Uint8Array =>
    packArchive(
      new Map([
        [
          'word/document.xml',
          utf8('<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'),
        ],
        ...Array.from({ length: count - 1 }, (_one, index): [string, Uint8Array] => [`x${index}`, utf8('')]),
      ]),
    )
  const expanded = (bytes: number): Uint8Array => {
    const xml = '<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'
    return packArchive(new Map([['word/document.xml', utf8(xml + ' '.repeat(bytes - utf8(xml).byteLength))]]))
  }
  const page = '<p>甲</p>'
  const cases: readonly (readonly [string, Partial<PublicLimits>, string, Uint8Array, Uint8Array, RegExp])[] =
    [
      ['bytes', { bytesMax: 12 }, 'a.txt', utf8(text), utf8(`${text}a`), /有13字节，最多读12字节/],
      ['characters', { charactersMax: 4 }, 'a.txt', utf8(text), utf8(`${text}戊`), /有5个字，最多读4个字/],
      [
        'characters of a page',
        { charactersMax: 30 },
        'a.html',
        utf8(`<html>${page.repeat(3)}`),
        utf8(`<html>${page.repeat(4)}`),
        /个字，最多读30个字/,
      ],
      ['paragraphs', { paragraphsMax: 3 }, 'a.txt', long(3), long(4), /有4段文字，最多读3段文字/],
      [
        'paragraphs of a page',
        { paragraphsMax: 2 },
        'a.html',
        utf8(`<html>${page.repeat(2)}`),
        utf8(`<html>${page.repeat(3)}`),
        /有3段文字/,
      ],
      ['cells of a text', { cellsMax: 6 }, 'a.txt', table(6), table(8), /有8个单元格，最多读6个单元格/],
      ['cells of a list', { cellsMax: 6 }, 'a.csv', table(6), table(8), /8个单元格，最多6个/],
      [
        'cells of a page',
        { cellsMax: 4 },
        'a.html',
        utf8('<table><tr><td>1<td colspan=3>2'),
        utf8('<table><tr><td>1<td colspan=4>2'),
        /有5个单元格/,
      ],
      [
        'depth',
        { depthMax: 6 },
        'a.html',
        utf8(`<html>${'<i>'.repeat(3)}甲`),
        utf8(`<html>${'<i>'.repeat(4)}甲`),
        /嵌套超过6层/,
      ],
      ['parts', { entriesMax: 5 }, 'a.docx', entries(5), entries(6), /6个部件，最多读5个部件|已损坏/],
      [
        'expanded bytes',
        { expandedBytesMax: 2_097_152 },
        'a.docx',
        expanded(2_097_152),
        expanded(2_097_153),
        /展开后超过2兆字节/,
      ],
      [
        'pages',
        { pagesMax: 1 },
        'a.pdf',
        pdfFile([{ texts: [{ x: 9, y: 9, text }] }]),
        pdfFile([{}, {}]),
        /有2页，最多读1页/,
      ],
    ]
  for (const [what, limits, name, within, past, words] of cases)
    it(`of ${what} holds at it and one past it`, async () => {
      assert.equal(await message(within, name, limits), 'read')
      assert.match(await message(past, name, limits), words)
    })

  it('of cells holds in a workbook, before it is read and of what is filled', async () => {
    const rows = (count: number) => Array.from({ length: count }, () => ['甲', { decimal: '1', decimals: 0 }])
    assert.equal(
      await message(await writeWorkbookSheets([{ name: '表', rows: rows(3) }]), 'a.xlsx', { cellsMax: 6 }),
      'read',
    )
    assert.match(
      await message(await writeWorkbookSheets([{ name: '表', rows: rows(4) }]), 'a.xlsx', { cellsMax: 6 }),
      /8个单元格/,
    )
  })

  it('of sheets holds in a workbook', async () => {
    const sheets = (count: number) =>
      Array.from({ length: count }, (_one, index) => ({ name: `${index}`, rows: [['甲']] }))
    assert.equal(await message(await writeWorkbookSheets(sheets(2)), 'a.xlsx', { sheetsMax: 2 }), 'read')
    assert.match(
      await message(await writeWorkbookSheets(sheets(3)), 'a.xlsx', { sheetsMax: 2 }),
      /有3张工作表，最多2张/,
    )
  })
})
