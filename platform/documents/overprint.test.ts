import assert from 'node:assert/strict'
import test from 'node:test'
import type { PaperContent } from './blocks.ts'
import { currencyOf } from './currency.ts'
import type { SealedSheet } from './currency.ts'
import type { BlockPlace, Places } from './messages.ts'
import { measuredOffset, overprintAssembly, planOverprint, testSheet } from './overprint.ts'
import type { NewestPrint } from './overprint.ts'

const place = (id: string, page: number, y: number, more: Partial<BlockPlace> = {}): BlockPlace => ({
  id,
  page,
  lastPage: page,
  x: 50,
  y,
  width: 120,
  height: 30,
  ...more,
})
const sheets = [1, 2].map((page) => ({ page, width: 210, height: 297, mark: { x: 170, y: 268 } }))
const laid = (...blocks: BlockPlace[]): Places => ({ pages: sheets, blocks })

const usual = laid(place('name', 1, 40), place('verdict', 1, 80), place('number', 2, 40))
const block = (id: string, digest: string) => ({ id, label: id, digest, empty: digest === '' })
const contents = (name: string, verdict: string, number: string, rest = 'rest'): PaperContent => ({
  blocks: [block('name', name), block('verdict', verdict), block('number', number)],
  rest,
  content: JSON.stringify([name, verdict, number, rest]),
})

const printed = contents('n', '', '')
function sheet(page = 1, over: Record<string, string> = {}, places = usual): SealedSheet {
  return { print: printed, page, places, over: new Map(Object.entries(over)) }
}
const now = (content: PaperContent, places = usual): NewestPrint => ({ content, places })

test('a block left empty is printed where it lies now', () => {
  const plan = planOverprint(sheet(), now(contents('n', 'v', '')), ['verdict', 'number'])
  assert.deepEqual(plan, {
    ok: true,
    clips: [{ id: 'verdict', label: 'verdict', digest: 'v', at: place('verdict', 1, 80) }],
  })
})

test('nothing is printed over, twice, into a moved or too small place, or onto a sheet of other text', () => {
  const say = (
    ...[of, content, blocks, places = usual, again = false]: [
      SealedSheet,
      PaperContent,
      string[],
      Places?,
      boolean?,
    ]
  ) => {
    const plan = planOverprint(of, now(content, places), blocks, again)
    return plan.ok ? 'printed' : plan.message
  }
  const filled = contents('n', 'v', '')
  assert.match(say(sheet(), filled, ['name']), /原纸上已印有内容/)
  assert.match(say(sheet(), printed, ['verdict']), /目前没有内容/)
  assert.match(say(sheet(), contents('n', 'v', '', 'other'), ['verdict']), /各栏以外的文字已经变化/)
  assert.match(say(sheet(), contents('m', 'v', ''), ['verdict']), /“name”在印制后已变化/)
  assert.match(say(sheet(2), filled, ['verdict']), /不在第 2 页上/)
  assert.match(say(sheet(3), filled, ['verdict']), /没有第 3 页/)
  assert.match(say(sheet(1, { verdict: 'v' }), filled, ['verdict']), /已经套打过/)
  assert.equal(say(sheet(1, { verdict: 'v' }), filled, ['verdict'], usual, true), 'printed')
  assert.match(say(sheet(1, { verdict: 'u' }), filled, ['verdict'], usual, true), /已套打过别的内容/)
  const at = (change: Partial<BlockPlace>) =>
    laid(place('name', 1, 40), place('verdict', 1, 80, change), place('number', 2, 40))
  assert.equal(say(sheet(), filled, ['verdict'], at({ y: 80.39, height: 30.39 })), 'printed')
  assert.match(say(sheet(), filled, ['verdict'], at({ y: 80.41 })), /移动了位置/)
  assert.match(say(sheet(), filled, ['verdict'], at({ height: 30.41 })), /放不下/)
  assert.match(say(sheet(), filled, ['verdict'], at({ lastPage: 2 })), /不在原来的页上/)
})

test('a sheet is current while its own page says what the form says, with what was printed onto it', () => {
  const judge = (of: SealedSheet, content: PaperContent, places = usual) =>
    currencyOf(of, { content, places })
  assert.deepEqual(judge(sheet(), printed), { current: true })
  const filled = contents('n', 'v', '')
  assert.deepEqual(judge(sheet(), filled), { current: false, changed: ['verdict'] })
  assert.deepEqual(judge(sheet(1, { verdict: 'v' }), filled), { current: true })
  assert.deepEqual(judge(sheet(2), filled), { current: true }, 'its own page is untouched')
  const grown = laid(place('name', 1, 40), place('verdict', 1, 80, { height: 60 }), place('number', 2, 70))
  assert.deepEqual(
    judge(sheet(2), filled, grown),
    { current: false, changed: [] },
    'what grew has moved the rest',
  )
  assert.deepEqual(
    judge(sheet(1, { verdict: 'v' }), printed),
    { current: false, changed: ['verdict'] },
    'taken back since',
  )
  assert.deepEqual(judge(sheet(), contents('n', '', '', 'other')), { current: false, changed: [] })
})

test('pages come in the order of the pile, each clipped to its blocks and moved by the printer’s offset', () => {
  const clip = { id: 'verdict', label: 'verdict', digest: 'v', at: place('verdict', 1, 80) }
  const pages = ['b', 'a'].map((file) => ({ file, page: 1, places: usual, clips: [clip] }))
  const made = overprintAssembly(pages, [], { right: -50, down: 125 }, '2026-01-01')
  assert.deepEqual(
    made.pages.map(({ items }) =>
      items.map((item) => (item.kind === 'page' ? [item.file, item.clip, item.move] : item)),
    ),
    ['b', 'a'].map((file) => [[file, { x: 50, y: 80, width: 120, height: 30 }, { x: -0.5, y: 1.25 }]]),
  )
})

test('what is measured on the test sheet becomes the offset that mends it', () => {
  assert.deepEqual(measuredOffset({ right: 0, down: 0 }, { left: 2000, top: 2000 }), { right: 0, down: 0 })
  assert.deepEqual(measuredOffset({ right: 30, down: -10 }, { left: 2120, top: 1950 }), {
    right: -90,
    down: 40,
  })
  const [page] = testSheet('甲', { right: 150, down: 0 }, '2026-01-01').pages
  const line = page?.items[0]
  assert.ok(line?.kind === 'line')
  assert.deepEqual([line.x1, line.y1, line.y2], [21.5, 20, 20])
})
