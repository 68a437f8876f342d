import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block } from '#lint'
import { publicLimits } from '../limits.ts'
import { type DrawnPage, type DrawnText, pdfFile, ruledGrid } from './pdf.fixture.ts'
import { readPdf } from './pdf.ts'

const shown = (blocks: readonly Block[]): readonly string[] =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.map(({ text }) => text).join('|')).join('/'),
  )
const read = async (...pages: readonly DrawnPage[]): Promise<readonly string[]> =>
  shown((await readPdf(pdfFile(pages), publicLimits)).blocks)

const [LEFT, RIGHT] = [80, 310]
/** Lines of a column, 15 characters wide, 20 points apart; a paragraph begins two characters in. */
const column = (x: number, y: number, ...lines: readonly string[]): DrawnText[] =>
  lines.map((line, index) => {
    const text = line.trimStart()
    return { x: x + 12 * (line.length - text.length), y: y + 20 * index, text }
  })
const full = (begin: string, width = 15): string => begin.padEnd(width, '甲')
/** A paragraph of four lines that says what it is at its beginning and at its end. */
const paragraph = (name: string): readonly string[] => [
  full(`  ${name}起，`),
  full('甲，'),
  full('甲'),
  `${name}止。`,
]
const whole = (name: string): string => paragraph(name).join('').trim()

describe('a page in two columns', () => {
  it('is read down the one and then down the other, paragraphs whole', async () => {
    const texts = [
      ...column(LEFT, 120, ...paragraph('一'), ...paragraph('二')),
      ...column(RIGHT, 120, ...paragraph('三'), ...paragraph('四')),
    ]
    assert.deepEqual(await read({ texts }), ['一', '二', '三', '四'].map(whole))
  })

  it('goes on from the foot of a column to the head of the next, and over the page', async () => {
    const [one = '', two = '', ...rest] = paragraph('二')
    const [three = '', four = '', five = '', six = ''] = paragraph('四')
    const first = [
      ...column(LEFT, 120, ...paragraph('一'), one, two),
      ...column(RIGHT, 120, ...rest, ...paragraph('三'), three, four),
    ]
    const second = [
      ...column(LEFT, 120, five, six, ...paragraph('五')),
      ...column(RIGHT, 120, ...paragraph('六')),
    ]
    assert.deepEqual(
      await read({ texts: first }, { texts: second }),
      ['一', '二', '三', '四', '五', '六'].map(whole),
    )
  })

  it('is so although the lines of its columns do not stand at one height', async () => {
    const texts = [
      ...column(LEFT, 120, ...paragraph('一'), ...paragraph('二')),
      ...column(RIGHT, 129, ...paragraph('三'), ...paragraph('四')),
    ]
    assert.deepEqual(await read({ texts }), ['一', '二', '三', '四'].map(whole))
  })

  it('has what stands over its whole width where it stands', async () => {
    const across = full('  本报告所称', 34)
    const texts: DrawnText[] = [
      { x: 200, y: 60, text: '某县信息公开情况', size: 20 },
      ...column(LEFT, 100, across, '以上为准。'),
      ...column(LEFT, 140, ...paragraph('一')),
      ...column(RIGHT, 140, ...paragraph('二')),
      ...column(LEFT, 220, full('  全宽的一段', 34), '到此。'),
      ...column(LEFT, 260, ...paragraph('三')),
      ...column(RIGHT, 260, ...paragraph('四')),
      { x: 290, y: 800, text: '— 1 —' },
    ]
    assert.deepEqual(await read({ texts }), [
      '某县信息公开情况',
      `${across.trim()}以上为准。`,
      whole('一'),
      whole('二'),
      `${full('  全宽的一段', 34).trim()}到此。`,
      whole('三'),
      whole('四'),
    ])
  })

  const cells = (x: number, y: number, width: number): DrawnPage => ({
    lines: ruledGrid([x, x + width / 2, x + width], [y, y + 20, y + 40]),
    texts: [
      { x: x + 4, y: y + 4, text: '项目' },
      { x: x + width / 2 + 4, y: y + 4, text: '金额' },
      { x: x + 4, y: y + 24, text: '合计' },
      { x: x + width / 2 + 4, y: y + 24, text: '12.50' },
    ],
  })

  it('has the table of a column in it, and one over both between them', async () => {
    const [small, wide] = [cells(LEFT, 200, 180), cells(LEFT, 290, 410)]
    const texts = [
      ...column(LEFT, 120, ...paragraph('一')),
      ...column(LEFT, 245, '  甲乙丙丁，', '  戊己庚辛。'),
      ...column(RIGHT, 120, ...paragraph('二'), ...paragraph('三')),
      ...column(LEFT, 340, ...paragraph('四')),
      ...column(RIGHT, 340, ...paragraph('五')),
      ...(small.texts ?? []),
      ...(wide.texts ?? []),
    ]
    const table = '项目|金额/合计|12.50'
    assert.deepEqual(await read({ texts, lines: [...(small.lines ?? []), ...(wide.lines ?? [])] }), [
      whole('一'),
      table,
      '甲乙丙丁，',
      '戊己庚辛。',
      whole('二'),
      whole('三'),
      table,
      whole('四'),
      whole('五'),
    ])
  })

  it('is one of three columns too', async () => {
    const narrow = (name: string): readonly string[] => [
      full(`  ${name}起，`, 10),
      full('甲，', 10),
      full('甲', 10),
      `${name}止。`,
    ]
    const texts = ['一', '二', '三'].flatMap((name, index) => column(70 + 155 * index, 120, ...narrow(name)))
    assert.deepEqual(
      await read({ texts }),
      ['一', '二', '三'].map((name) => narrow(name).join('').trim()),
    )
  })

  const firstPage = {
    texts: [...column(LEFT, 120, ...paragraph('一')), ...column(RIGHT, 120, ...paragraph('二'))],
  }
  const items = (x: number): DrawnText[] => column(x, 120, '（一）甲', '（二）乙', '（三）丙', '（四）丁')

  it('has short items in columns where the pages before it had them, else across', async () => {
    const listed = { texts: [...items(LEFT), ...column(RIGHT, 120, ...paragraph('三'))] }
    const list = ['（一）甲', '（二）乙', '（三）丙', '（四）丁']
    assert.deepEqual((await read(firstPage, listed)).slice(2), [...list, whole('三')])
    assert.ok(!(await read(listed)).includes('（二）乙'))
  })

  it('may have only one of them on its last page', async () => {
    const last = {
      texts: [{ x: 200, y: 60, text: '某县信息公开情况报告' }, ...column(LEFT, 120, ...paragraph('三'))],
    }
    assert.deepEqual((await read(firstPage, last)).slice(2), ['某县信息公开情况报告', whole('三')])
  })

  it('keeps what stands at the right above its columns before them', async () => {
    const texts: DrawnText[] = [
      { x: 420, y: 120, text: '第3期' },
      ...column(LEFT, 140, ...paragraph('一')),
      ...column(RIGHT, 140, ...paragraph('二')),
    ]
    assert.deepEqual(await read({ texts }), ['第3期', whole('一'), whole('二')])
  })
})

describe('a page that only looks like columns', () => {
  it('of names and figures is a table', async () => {
    const rows = ['甲项', '乙项', '丙项', '丁项', '戊项']
    const texts = rows.flatMap((text, index) => [
      { x: LEFT, y: 120 + 20 * index, text: `${text}目支出决算数` },
      { x: RIGHT, y: 120 + 20 * index, text: `${index + 1}20345.60` },
    ])
    assert.deepEqual(await read({ texts }), [
      rows.map((text, index) => `${text}目支出决算数|${index + 1}20345.60`).join('/'),
    ])
  })

  it('of a short column of terms beside what they mean is read across', async () => {
    const texts = [
      ...column(LEFT, 120, '收入，', '支出，', '结余，', '资产。'),
      ...column(200, 120, ...paragraph('一').map((line) => line.trim())),
    ]
    assert.match((await read({ texts })).join(''), /^收入，.*一起，.*支出，/)
  })

  it('of two lines beside two others is no column', async () => {
    const texts = [
      ...column(LEFT, 120, full('甲，'), full('乙。')),
      ...column(RIGHT, 120, full('丙，'), full('丁。')),
    ]
    assert.match((await read({ texts })).join(''), /甲，.*丙，.*乙。.*丁。/)
  })
})
