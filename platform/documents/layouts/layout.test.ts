import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { openXlsx, writeXlsx } from 'hucre'
import { openWordFile, packArchive, readSpreadsheet } from '#readers'
import { examples } from '../examples.fixture.ts'
import type { TemplateData, TemplateName } from '../model.ts'
import { fieldsOf } from './fields.ts'
import type { LayoutField } from './fields.ts'
import { fillingOf } from './filling.ts'
import type { Filling } from './filling.ts'
import { examineLayout, fillLayout, layoutFormats, layoutTemplate } from './layout.ts'
import type { LayoutFormat } from './layout.ts'

const textOf = async (format: LayoutFormat, bytes: Uint8Array): Promise<string> => {
  if (format === 'docx')
    return (await openWordFile(bytes))?.paragraphs.map(({ text }) => text).join('\n') ?? ''
  const read = await readSpreadsheet(bytes, 'a.xlsx')
  assert.ok(read.ok)
  return read.document.sheets
    .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join('\t')))
    .join('\n')
}

describe('the layouts that we bring', () => {
  for (const [name, example] of Object.entries(examples)) {
    for (const format of layoutFormats) {
      it(`${name} as .${format}: examined clean, and filled it holds everything`, async () => {
        const template: Exclude<TemplateName, 'compilation'> = example.template
        const data: TemplateData[typeof template] = example.data
        const filling = fillingOf(template, data)
        const layout = await layoutTemplate(format, template, data)
        const examined = await examineLayout(layout, `版式.${format}`, fieldsOf(filling, 'document'))
        assert.ok(examined.ok, JSON.stringify(examined.findings))
        const text = await textOf(format, await fillLayout(format, layout, filling))
        assert.ok(!/\{\{|\}\}/.test(text), text)
        for (const value of [...filling.texts.values()].filter(
          (one) => one !== '' && examined.used.length > 0,
        ))
          if (!isLeftOut(examined.findings, filling, value))
            assert.ok(text.includes(value), `${value}\n${text}`)
        for (const paragraphs of filling.paragraphs.values())
          for (const one of paragraphs) assert.ok(text.includes(one.text), one.text)
        for (const { rows } of filling.tables.values())
          for (const { cells } of rows)
            for (const cell of Object.values(cells))
              assert.ok(text.includes(format === 'xlsx' ? plain(cell) : cell), `${cell}\n${text}`)
      })
    }
  }
})

/** Figures come back without grouping commas. */
const plain = (text: string): string => (/^-?[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text)

/** Whether every field of that value is one the layout was warned about. */
function isLeftOut(
  findings: readonly { nearest: string | null }[],
  filling: Filling,
  value: string,
): boolean {
  const names = [...filling.texts].filter(([, text]) => text === value).map(([name]) => name)
  return names.every((name) => findings.some(({ nearest }) => nearest === name))
}

const known: readonly LayoutField[] = [
  { name: '标题', kind: 'text', origin: 'document', example: '通知' },
  { name: '单位名称', kind: 'text', origin: 'case', example: '示例单位' },
  { name: '正文', kind: 'paragraphs', origin: 'document', example: '第一段' },
  { name: '差异.项目', kind: 'column', origin: 'document', example: '甲' },
  { name: '差异.金额', kind: 'column', origin: 'document', example: '1.00' },
  { name: '明细.项目', kind: 'column', origin: 'document', example: '乙' },
]
const filling: Filling = {
  texts: new Map([
    ['标题', '关于<甲>&乙的通知'],
    ['单位名称', '=示例单位'],
  ]),
  paragraphs: new Map([
    [
      '正文',
      [
        { text: '一、依据', style: 'heading-1' },
        { text: '第一段 {{标题}}', style: 'body' },
      ],
    ],
  ]),
  tables: new Map([
    [
      '差异',
      {
        columns: [
          { name: '项目', kind: 'text' },
          { name: '金额', kind: 'figure' },
        ],
        rows: [
          { cells: { 项目: '甲', 金额: '1,234.50' }, level: 0, strong: true },
          { cells: { 项目: '乙{{标题}}', 金额: '2.00' }, level: 0, strong: false },
          { cells: { 项目: '丙', 金额: '' }, level: 0, strong: false },
        ],
      },
    ],
  ]),
}

const cell = (...runs: string[]) =>
  new TableCell({ children: [new Paragraph({ children: runs.map((text) => new TextRun(text)) })] })
const word = async (paragraphs: readonly (readonly string[])[], row: readonly (readonly string[])[] = []) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              ...paragraphs.map(
                (runs) =>
                  new Paragraph({
                    indent: { firstLine: 640 },
                    children: runs.map(
                      (text, i) => new TextRun({ text, bold: i % 2 === 1, font: '仿宋_GB2312' }),
                    ),
                  }),
              ),
              ...(row.length === 0
                ? []
                : [new Table({ rows: [new TableRow({ children: row.map((runs) => cell(...runs)) })] })]),
            ],
          },
        ],
      }),
    ),
  )

const judged = async (paragraphs: readonly (readonly string[])[], row?: readonly (readonly string[])[]) =>
  (await examineLayout(await word(paragraphs, row), '版式.docx', known)).findings
    .filter(({ grade }) => grade === 'refuse')
    .map(({ place, found, nearest }) => `${place} ${found} ${nearest ?? '-'}`)

describe('fields in a Word layout', () => {
  it('are found and filled where Word has split them over runs', async () => {
    const layout = await word(
      [
        ['{', '{标', '题}', '}'],
        ['{{', '正文', '}}'],
      ],
      [['{{差异.', '项目}}'], ['{{ 差异.金额 }}']],
    )
    const examined = await examineLayout(layout, '版式.docx', known)
    assert.ok(examined.ok, JSON.stringify(examined.findings))
    const text = await textOf('docx', await fillLayout('docx', layout, filling))
    assert.equal(
      text.replaceAll('\u200b', '').trimEnd(),
      '关于<甲>&乙的通知\n一、依据\n第一段 {{标题}}\n甲\n1,234.50\n乙{{标题}}\n2.00\n丙',
    )
  })
  it('are found in text boxes, content controls, links and revisions too', async () => {
    const file = await openWordFile(await word([['{{标题}}']]))
    assert.ok(file !== undefined)
    const xml = new TextDecoder().decode(file.parts.get('word/document.xml'))
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const inside = [
      `<w:sdt><w:sdtContent><w:p>${run('控件{{标')}<w:proofErr w:type="spellStart"/>${run('题}}')}</w:p></w:sdtContent></w:sdt>`,
      `<w:p><w:r><w:pict><w:txbxContent><w:p>${run('框{{单位')}${run('名称}}')}</w:p></w:txbxContent></w:pict></w:r></w:p>`,
      `<w:p><w:hyperlink w:anchor="a">${run('链{{标题}}')}</w:hyperlink><w:ins w:id="9" w:author="x">${run('改{{标题}}')}</w:ins></w:p>`,
    ]
    const changed = xml.replace('<w:body>', `<w:body>${inside.join('')}`)
    const layout = packArchive(
      new Map([...file.parts, ['word/document.xml', new TextEncoder().encode(changed)]]),
    )
    assert.ok((await examineLayout(layout, '版式.docx', known)).ok)
    const text = await textOf('docx', await fillLayout('docx', layout, filling))
    assert.equal((text.match(/关于<甲>&乙的通知/g) ?? []).length, 4)
    assert.match(text, /框=示例单位/)
  })
  it(
    'repeat a row two thousand times, and two rows next to each other together',
    { timeout: 20_000 },
    async () => {
      const rows = Array.from({ length: 2_000 }, (_, i) => ({
        cells: { 项目: `第${i}项`, 金额: `${i}.00` },
        level: 0,
        strong: false,
      }))
      const columns = [{ name: '项目', kind: 'text' } as const, { name: '金额', kind: 'figure' } as const]
      const many: Filling = { ...filling, tables: new Map([['差异', { columns, rows }]]) }
      const pair = new Table({
        rows: [
          new TableRow({ children: [cell('{{差异.项目}}')] }),
          new TableRow({ children: [cell('{{差异.金额}}')] }),
        ],
      })
      const layout = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [pair] }] })))
      const lines = (await textOf('docx', await fillLayout('docx', layout, many))).split('\n')
      assert.deepEqual(lines.slice(0, 4), ['第0项', '0.00', '第1项', '1.00'])
      assert.deepEqual(lines.slice(3_998, 4_000), ['第1999项', '1999.00'])
    },
  )
  it('keep the format of the paragraph they stand in', async () => {
    const filled = await openWordFile(await fillLayout('docx', await word([['{{正文}}']]), filling))
    const xml = new TextDecoder().decode(filled?.parts.get('word/document.xml'))
    const paragraphs = xml.match(/<w:p>[\s\S]*?<\/w:p>/g) ?? []
    assert.equal(paragraphs.length, 2)
    assert.match(paragraphs[0] ?? '', /w:firstLine="640".*w:eastAsia="黑体"/s)
    assert.match(paragraphs[1] ?? '', /w:firstLine="640".*w:eastAsia="仿宋_GB2312"/s)
  })
  it('are refused by name and place, with the nearest right one', async () => {
    assert.deepEqual(await judged([['{{标题}}'], ['甲 {{单位名}} {{完全不同}}']]), [
      '正文第2段 {{单位名}} 单位名称',
      '正文第2段 {{完全不同}} -',
    ])
    assert.deepEqual(await judged([['{{标题}}']], [['{{差异．项目}}'], ['{{差异.余额}}']]), [
      '正文第1个表格第1行 {{差异．项目}} 差异.项目',
      '正文第1个表格第1行 {{差异.余额}} 差异.金额',
    ])
  })
  it('need two pairs of half-width braces', async () => {
    assert.deepEqual(await judged([['{{标题}}'], ['｛｛标题｝｝'], ['{标题}'], ['{{标题'], ['集合{1,2}']]), [
      '正文第2段 ｛｛标题｝｝ 标题',
      '正文第3段 {标题} 标题',
      '正文第4段 {{标题 -',
    ])
  })
  it('stand in a table row when they are columns, and for one table in a row', async () => {
    assert.deepEqual(await judged([['{{标题}}{{差异.项目}}']]), ['正文第1段 {{差异.项目}} -'])
    assert.deepEqual(await judged([['{{标题}}']], [['{{差异.项目}}'], ['{{明细.项目}}']]), [
      '正文第1个表格第1行 {{差异.项目}} {{明细.项目}} -',
    ])
  })
  it('are named where the layout leaves them out, without refusing it', async () => {
    const examined = await examineLayout(await word([['{{标题}}{{单位名称}}']]), '版式.docx', known)
    assert.ok(examined.ok)
    assert.deepEqual(
      examined.findings.map(({ nearest }) => nearest),
      ['正文', '差异.项目', '差异.金额', '明细.项目'],
    )
  })
})

describe('fields in an Excel layout', () => {
  const sheet = async (rows: (string | null)[][], more: object = {}) =>
    await writeXlsx({ sheets: [{ name: '表', rows, ...more }] })

  it('repeat their row, keep what stands below, and make figures numbers', async () => {
    const layout = await sheet([
      ['{{标题}}'],
      ['项目', '金额'],
      ['{{差异.项目}}', '{{差异.金额}}'],
      ['单位：{{单位名称}}'],
    ])
    const examined = await examineLayout(layout, '版式.xlsx', known)
    assert.ok(examined.ok, JSON.stringify(examined.findings))
    const read = await readSpreadsheet(await fillLayout('xlsx', layout, filling), 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(
      read.document.sheets[0]?.rows.map((row) => row.map(({ kind, text }) => `${kind}:${text}`)),
      [
        ['text:关于<甲>&乙的通知'],
        ['text:项目', 'text:金额'],
        ['text:甲', 'number:1234.50'],
        ['text:乙{{标题}}', 'number:2.00'],
        ['text:丙'],
        ['text:单位：=示例单位'],
      ],
    )
  })
  it('lengthen the print area with the rows', async () => {
    const pageSetup = { printArea: '$A$1:$B$2' }
    const layout = await sheet([['{{标题}}'], ['{{差异.项目}}', '{{差异.金额}}'], ['不印']], { pageSetup })
    const filled = await openXlsx(await fillLayout('xlsx', layout, filling))
    assert.equal(filled.sheets[0]?.pageSetup?.printArea?.replaceAll('$', ''), 'A1:B4')
  })
  it('are refused when a record takes two rows', async () => {
    const layout = await sheet([['{{标题}}'], ['{{差异.项目}}'], ['{{差异.金额}}']])
    const { findings } = await examineLayout(layout, '版式.xlsx', known)
    assert.deepEqual(
      findings.filter(({ grade }) => grade === 'refuse').map(({ place }) => place),
      ['工作表「表」第3行'],
    )
  })
  it('never let a value run as a formula', async () => {
    const filled = await fillLayout('xlsx', await sheet([['{{单位名称}}', '{{标题}}']]), filling)
    const read = await readSpreadsheet(filled, 'a.xlsx')
    assert.ok(read.ok)
    assert.equal(read.document.sheets[0]?.rows[0]?.[0]?.text, "'=示例单位")
  })
  it('are refused by sheet and cell; a formula is refused too', async () => {
    const cells = new Map([['0,1', { formula: 'SUM(A1:A2)', formulaResult: 0 }]])
    const { findings } = await examineLayout(
      await sheet(
        [
          ['{{标题}}', null],
          ['{{差异.项木}}', null],
        ],
        { cells },
      ),
      '版式.xlsx',
      known,
    )
    assert.deepEqual(
      findings.filter(({ grade }) => grade === 'refuse').map(({ place, nearest }) => [place, nearest]),
      [
        ['工作表「表」B1', null],
        ['工作表「表」A2', '差异.项目'],
      ],
    )
  })
})

describe('layouts that would fetch or run something', () => {
  const withPart = async (part: string, change: (text: string) => string): Promise<Uint8Array> => {
    const file = await openWordFile(await word([['{{标题}}']]))
    const text = new TextDecoder().decode(file?.parts.get(part) ?? new Uint8Array(0))
    return packArchive(new Map([...(file?.parts ?? []), [part, new TextEncoder().encode(change(text))]]))
  }
  const relation = (type: string, target: string) => (xml: string) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    )
  const rels = 'word/_rels/document.xml.rels'
  const cases: readonly (readonly [string, string, (xml: string) => string, RegExp | null])[] = [
    ['a template elsewhere', rels, relation('attachedTemplate', 'http://example.test/a.dotm'), /外部模板/],
    ['a picture elsewhere', rels, relation('image', 'http://example.test/a.png'), /外部图片/],
    ['a link to follow', rels, relation('hyperlink', 'http://example.test/'), null],
    ['a macro', 'word/vbaProject.bin', () => 'x', /宏或控件/],
    ['an embedded program', 'word/embeddings/oleObject1.bin', () => 'x', /嵌入的文件/],
    [
      'a field that starts something, split over runs',
      'word/document.xml',
      (xml) =>
        xml.replace(
          '</w:p>',
          '<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>',
        ),
      /自动读取外部内容的域/,
    ],
  ]
  for (const [kind, part, change, say] of cases)
    it(`${kind}: ${say === null ? 'taken' : 'refused'}`, async () => {
      const examined = await examineLayout(await withPart(part, change), '版式.docx', known)
      assert.equal(examined.ok, say === null)
      if (say !== null) assert.match(examined.findings[0]?.say ?? '', say)
    })
})

describe('files that are no layout', () => {
  const say = async (bytes: Uint8Array, name: string): Promise<string> => {
    const examined = await examineLayout(bytes, name, known)
    assert.ok(!examined.ok)
    return examined.findings.map((finding) => finding.say).join('\n')
  }
  it('are refused with what to do', async () => {
    assert.match(await say(new Uint8Array(0), '版式.docx'), /是空的/)
    assert.match(await say(new TextEncoder().encode('%PDF'), '版式.docx'), /不是可以打开的/)
    assert.match(await say(await word([['{{标题}}']]), '版式.xlsx'), /扩展名改为 \.docx/)
    assert.match(await say(new Uint8Array(9), '版式.wps'), /另存为 \.docx/)
    assert.match(await say(await word([['没有字段']]), '版式.docx'), /没有任何字段/)
    assert.match(await say(new Uint8Array(5 * 1024 * 1024 + 1), '版式.docx'), /超过上限/)
  })
})
