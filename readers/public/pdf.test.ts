import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block } from '#lint'
import { publicLimits } from '../limits.ts'
import { type DrawnPage, type DrawnText, pdfFile, ruledGrid } from './pdf.fixture.ts'
import { readPdf } from './pdf.ts'

const read = async (pages: readonly DrawnPage[], limits = publicLimits): Promise<readonly Block[]> =>
  (await readPdf(pdfFile(pages), limits)).blocks

const shown = (blocks: readonly Block[]): readonly string[] =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? `p${block.page ?? ''} ${block.text}`
      : `p${block.page ?? ''} ${block.rows
          .map((row) =>
            row
              .map(
                (one) =>
                  `${one.address}${one.columnSpan * one.rowSpan > 1 ? ` ${one.columnSpan}x${one.rowSpan}` : ''} ${one.text}`,
              )
              .join('|'),
          )
          .join('/')}`,
  )

/** A page of lines of 30 characters at most, 24 points apart; a paragraph begins two characters in. */
const page = (...lines: readonly string[]): DrawnText[] =>
  lines.map((line, index) => {
    const text = line.trimStart()
    return { x: 90 + 12 * (line.length - text.length), y: 120 + 24 * index, text }
  })
const full = (begin: string): string => begin.padEnd(30, '甲')

describe('a PDF', () => {
  it('has its lines joined to paragraphs, over pages too, with the place where the page changes', async () => {
    const texts = page(full('  第一段'), '结束。', full('  第二段'), full('续'))
    const blocks = await read([{ texts }, { texts: page('到此。', full('  第三段')) }])
    assert.deepEqual(shown(blocks), [
      `p1 ${full('  第一段').trim()}结束。`,
      `p1 ${full('  第二段').trim()}${full('续')}到此。`,
      `p2 ${full('  第三段').trim()}`,
    ])
    assert.deepEqual(blocks[1]?.kind === 'paragraph' && blocks[1].joins, [{ at: 58, page: 2 }])
  })

  it('has headings by their form and by their size', async () => {
    const texts = [
      { x: 180, y: 90, text: '某局情况说明', size: 22 },
      ...page('一、收入', full('  正文'), full('正文'), '完。'),
    ]
    assert.deepEqual(
      (await read([{ texts }])).map(
        (block) => block.kind === 'paragraph' && [block.heading, block.text.slice(0, 6)],
      ),
      [
        [1, '某局情况说明'],
        [2, '一、收入'],
        [null, '正文甲甲甲甲'],
      ],
    )
  })

  it('loses its running heads and page numbers, and nothing of the text', async () => {
    const pages = [1, 2, 3].map((number) => ({
      texts: [
        { x: 200, y: 40, text: '某局年度报告' },
        ...page(`第${number}页的正文。`),
        { x: 280, y: 800, text: `— ${number} —` },
      ],
    }))
    assert.deepEqual(shown(await read(pages)), ['p1 第1页的正文。', 'p2 第2页的正文。', 'p3 第3页的正文。'])
  })

  it('keeps lines at the edge of its pages that only look alike', async () => {
    const line = (number: number): DrawnText => ({
      x: 90,
      y: 60,
      text: `本年收入总计${number}万元，比上年增加${number}万元，增长百分之一。`,
    })
    const pages = [1, 2, 3].map((number) => ({ texts: [line(number), ...page('正文。')] }))
    assert.equal(shown(await read(pages)).filter((text) => text.includes('本年收入')).length, 3)
  })

  it('goes on where a figure would not have fitted into the line before', async () => {
    const texts = page('  支出总计为'.padEnd(26, '甲'), '1234567.10万元。', '  下一段。')
    assert.deepEqual(shown(await read([{ texts: [...page(), ...texts] }])), [
      `p1 ${'支出总计为'.padEnd(24, '甲')}1234567.10万元。`,
      'p1 下一段。',
    ])
  })

  const header = [
    { x: 95, y: 210, text: '科目' },
    { x: 260, y: 203, text: '预算数' },
    { x: 205, y: 223, text: '基本' },
    { x: 305, y: 223, text: '项目' },
  ]
  const table = (y: number, rows: readonly (readonly string[])[]): DrawnPage => {
    const ys = [y, y + 20, ...[y, ...rows.map((_row, index) => y + 20 * (index + 1))].map((one) => one + 40)]
    const grid = ruledGrid([90, 200, 300, 400], ys).filter(
      ([x1, y1, x2]) => !(x1 === x2 && x1 === 300) && y1 !== y + 20,
    )
    const bottom = ys.at(-1) ?? 0
    return {
      lines: [...grid, [300, y + 20, 300, bottom], [200, y + 20, 400, y + 20]],
      texts: [
        ...header.map((one) => ({ ...one, y: one.y - 200 + y })),
        ...rows.flatMap((row, r) =>
          row.map((text, c) => ({ x: [95, 205, 305][c] ?? 0, y: y + 43 + 20 * r, text })),
        ),
      ],
    }
  }

  it('has ruled tables with merged cells, one over two pages, the repeated header once', async () => {
    const first = table(600, [['甲项', '1.00', '2.00']])
    const second = table(100, [['乙项', '3.00', '4.00']])
    const words = '科目'
    const blocks = await read([{ ...first, texts: [...page('单位：万元'), ...(first.texts ?? [])] }, second])
    assert.deepEqual(shown(blocks), [
      'p1 单位：万元',
      `p1 A1 1x2 ${words}|B1 2x1 预算数/B2 基本|C2 项目/A3 甲项|B3 1.00|C3 2.00/A4 乙项|B4 3.00|C4 4.00`,
    ])
    assert.equal(blocks[1]?.kind === 'table' && blocks[1].rows[3]?.[0]?.page, 2)
  })

  it('has tables without lines where columns stand one under another', async () => {
    const row = (y: number, ...texts: readonly string[]): DrawnText[] =>
      texts
        .map((text, index) => ({ x: [90, 250, 400][index] ?? 0, y, text }))
        .filter(({ text }) => text !== '')
    const texts = [
      ...row(200, '科目', '上年', '本年'),
      ...row(220, '甲项', '1', '2'),
      ...row(240, '乙项', '', '3'),
      ...row(260, '合计', '1', '5'),
    ]
    assert.deepEqual(shown(await read([{ texts: [...page('说明如下。'), ...texts] }])), [
      'p1 说明如下。',
      'p1 A1 科目|B1 上年|C1 本年/A2 甲项|B2 1|C2 2/A3 乙项|B3 |C3 3/A4 合计|B4 1|C4 5',
    ])
  })

  it('of scanned pages is refused, and single scanned pages are named', async () => {
    await assert.rejects(read([{ hasPicture: true }]), /没有文字层/)
    const { remarks } = await readPdf(
      pdfFile([{ texts: page(full('字')) }, { hasPicture: true }]),
      publicLimits,
    )
    assert.deepEqual(remarks, ['第2页是图片，没有文字层，没有检查。'])
  })

  it('with a password or damage is refused', async () => {
    const lock = `/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<${'01'.repeat(32)}>/U<${'02'.repeat(32)}>>>`
    await assert.rejects(readPdf(pdfFile([{ texts: page('密') }], lock), publicLimits), /加了密码/)
    await assert.rejects(readPdf(new TextEncoder().encode('%PDF-1.4 nothing'), publicLimits), /已损坏/)
  })

  it('is read up to the number of pages that is allowed and not one more', async () => {
    const limits = { ...publicLimits, pagesMax: 2 }
    assert.equal((await read([{ texts: page('甲。') }, { texts: page('乙。') }], limits)).length, 2)
    await assert.rejects(read([{}, {}, {}], limits), /有3页，最多读2页/)
  })

  it('that lies on its side is read as it is shown, and text across the page is left out', async () => {
    // without its font PDFium knows the height of no Chinese character, so that this one is written in Latin letters
    const turned = page('Budget 2023', 'Total 12.5').map((one) => ({ ...one, isTurned: true }))
    assert.deepEqual(shown(await read([{ rotate: 90, texts: turned }])), ['p1 Budget 2023', 'p1 Total 12.5'])
    assert.deepEqual(shown(await read([{ texts: [...turned, ...page('正文。')] }])), ['p1 正文。'])
  })

  it('whose font is not embedded says that single characters may be missing', async () => {
    const { remarks } = await readPdf(
      pdfFile([{ texts: [...page(full('字')), { x: 90, y: 300, text: '无' }] }]),
      publicLimits,
    )
    assert.match(remarks.join(''), /字体没有嵌入.*约1处/)
  })
})
