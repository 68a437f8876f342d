import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packArchive } from '../archive.ts'
import { publicLimits } from '../limits.ts'
import { readDocx } from './docx.ts'
import { Refusal } from './refusal.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A .docx of a body and other parts of the folder word/. */
function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const part = (name: string, root: string, inside: string): [string, Uint8Array] => [
    `word/${name}.xml`,
    bytesOf(
      `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="w" xmlns:mc="mc">${inside}</w:${root}>`,
    ),
  ]
  return packArchive(
    new Map([
      part('document', 'document', `<w:body>${body}</w:body>`),
      ...Object.entries(parts).map(([name, inside]) => part(name, name, inside)),
    ]),
  )
}

const p = (text: string, shape = ''): string =>
  `<w:p><w:pPr>${shape}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const tc = (inside: string, shape = ''): string => `<w:tc><w:tcPr>${shape}</w:tcPr>${inside}</w:tc>`
const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`

async function shown(bytes: Uint8Array, limits = publicLimits): Promise<readonly string[]> {
  const { sink } = await readDocx(bytes, limits)
  return sink.blocks.map((block) =>
    block.kind === 'paragraph'
      ? `${block.heading ?? '-'} ${block.text}`
      : block.rows
          .map((row) =>
            row.map((one) => `${one.address}${one.columnSpan}x${one.rowSpan} ${one.text}`).join('|'),
          )
          .join('/'),
  )
}

describe('a Word document', () => {
  const styles = `<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="章"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="3"><w:name w:val="甲"/><w:basedOn w:val="4"/></w:style>
    <w:style w:type="paragraph" w:styleId="4"><w:name w:val="乙"/><w:basedOn w:val="3"/></w:style>`
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>`

  it('has headings by style, by outline and by form, and writes out automatic numbers', async () => {
    const body = [
      p('总说明', '<w:pStyle w:val="1"/>'),
      p('总则', '<w:pStyle w:val="2"/>'),
      p('附则', '<w:pStyle w:val="2"/>'),
      p('目的', '<w:outlineLvl w:val="2"/>'),
      p('一、收入'),
      p(
        '这一段用了标题样式，其实是正文，写得很长，有句号。还有第二句话，所以它不是标题，是一段文字。',
        '<w:pStyle w:val="1"/>',
      ),
      p('样式互相引用', '<w:pStyle w:val="3"/>'),
      p('', '<w:pStyle w:val="2"/>'),
    ].join('')
    assert.deepEqual(await shown(docx(body, { styles, numbering })), [
      '1 总说明',
      '1 第一章总则',
      '1 第二章附则',
      '3 目的',
      '2 一、收入',
      '- 这一段用了标题样式，其实是正文，写得很长，有句号。还有第二句话，所以它不是标题，是一段文字。',
      '- 样式互相引用',
    ])
  })

  it('joins runs, keeps what was inserted, drops what was deleted or hidden, and says so of what was hidden', async () => {
    const run = (text: string, shape = ''): string =>
      `<w:r><w:rPr>${shape}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = `<w:p>${run('共计')}<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>${run('12')}</w:ins>${run('密', '<w:vanish/>')}<w:hyperlink>${run('项')}</w:hyperlink><w:r><w:br/></w:r>${run('次行', '<w:vanish w:val="0"/>')}</w:p>`
    assert.deepEqual(await shown(docx(body)), ['- 共计12项', '- 次行'])
    const { remarks } = await readDocx(docx(body), publicLimits)
    assert.match(remarks.join(''), /隐藏文字/)
    assert.deepEqual((await readDocx(docx(p('甲')), publicLimits)).remarks, [])
  })

  it('counts merged cells once, with their extents', async () => {
    const go = '<w:vMerge/>'
    const from = '<w:vMerge w:val="restart"/>'
    const body = `<w:tbl>${tr(tc(p('科目'), from), tc(p('预算数'), '<w:gridSpan w:val="2"/>'))}${tr(tc(p(''), go), tc(p('基本')), tc(p('项目')))}${tr(
      tc(p('201')),
      tc(p('1') + p('2')),
      tc('<w:tbl>' + tr(tc(p('内')), tc(p('3'))) + '</w:tbl>' + p('')),
    )}</w:tbl>`
    assert.deepEqual(await shown(docx(body)), [
      'A11x2 科目|B12x1 预算数/B21x1 基本|C21x1 项目/A31x1 201|B31x1 1\n2|C31x1 ',
      'A11x1 内|B11x1 3',
    ])
  })

  it('reads text boxes once, after their paragraph, and notes at the end', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body = `<w:p><w:r><w:t>甲</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>${p('乙')}`
    const footnotes = `<w:footnote w:type="separator">${p('线')}</w:footnote><w:footnote w:id="2">${p('注文')}</w:footnote>`
    assert.deepEqual(await shown(docx(body, { footnotes })), ['- 甲', '- 框', '- 乙', '- 注文'])
  })

  it('is refused when it defines entities, is no XML or is nested too deep', async () => {
    const raw = (xml: string): Uint8Array => packArchive(new Map([['word/document.xml', bytesOf(xml)]]))
    const bomb = '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><w:document xmlns:w="w">&c;</w:document>'
    await assert.rejects(readDocx(raw(bomb), publicLimits), /实体定义/)
    await assert.rejects(readDocx(raw('<a><b></a>'), publicLimits), (error) => !(error instanceof Refusal))
    const nested = (depth: number): Uint8Array => raw('<a>'.repeat(depth) + '</a>'.repeat(depth))
    const limits = { ...publicLimits, depthMax: 5 }
    assert.deepEqual(await shown(nested(5), limits), [])
    await assert.rejects(shown(nested(6), limits), /嵌套超过5层/)
  })
})
