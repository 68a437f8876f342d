import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { movesOf, outlookFindings, reckonOutlook, shareTenths } from './outlook.ts'
import type { Moves, OutlookQuestion } from './outlook.ts'

const structure = [
  { level: '中级', posts: 20, filled: 18 },
  { level: '副高级', posts: 10, filled: 9 },
  { level: '助理级', posts: 10, filled: 5 },
] as const
const move = (year: number, level: Moves['level'], more: Partial<Moves>): Moves => ({
  year,
  level,
  retiring: 0,
  promoted: 0,
  hired: 0,
  ...more,
})
const reckon = (moves: readonly Moves[], more: Partial<OutlookQuestion> = {}) => {
  const { value } = reckonOutlook({ structure, from: 2025, moves, ...more })
  assert.ok(value !== 'unknown')
  return value
}
const free = (moves: readonly Moves[], level: Moves['level']) =>
  reckon(moves).map(({ lines }) => lines.find((one) => one.level === level)?.vacancies)

clause('anhui-titles-2018/art.10', 'vacancies of the coming years', ({ accepts, refuses }) => {
  accepts('two retire in 2026, and three posts are free from then on', () => {
    assert.deepEqual(free([move(2026, '副高级', { retiring: 2 })], '副高级'), [1, 3, 3])
  })
  accepts('a promotion takes a post above and frees one below', () => {
    const moves = [move(2025, '副高级', { promoted: 1 })]
    assert.deepEqual(free(moves, '副高级'), [0, 0, 0])
    assert.deepEqual(free(moves, '中级'), [3, 3, 3])
    assert.deepEqual(outlookFindings(reckon(moves)), [])
  })
  refuses('one promotion more than there are vacancies', () => {
    const found = outlookFindings(reckon([move(2027, '副高级', { promoted: 2 })]))
    assert.deepEqual(
      found.map(({ rule, say }) => [rule, say]),
      [
        [
          'promotions-fit-vacancies@1',
          '请减少2027年副高级的晋升或引进：按这样安排超出岗位1人，不能推荐申报。',
        ],
      ],
    )
  })
})

describe('the outlook of posts', () => {
  it('goes from the highest level down and carries a year over into the next', () => {
    const years = reckon([
      move(2025, '助理级', { hired: 3 }),
      move(2026, '中级', { promoted: 2, retiring: 1 }),
    ])
    assert.deepEqual(
      years.map(({ year }) => year),
      [2025, 2026, 2027],
    )
    assert.deepEqual(
      years.map(({ lines }) =>
        lines.map(({ level, before, after }) => `${level}${before}>${after}`).join(' '),
      ),
      ['副高级9>9 中级18>18 助理级5>8', '副高级9>9 中级18>19 助理级8>6', '副高级9>9 中级19>19 助理级6>6'],
    )
  })
  it('states shares in tenths of a percent, rounded half up', () => {
    assert.deepEqual(
      reckon([])[0]?.lines.map((one) => one.shareTenths),
      [281, 563, 156],
    )
    assert.deepEqual([shareTenths(1, 16), shareTenths(1, 2000), shareTenths(0, 0)], [63, 1, 0])
  })
  it('takes recorded retirements of the three years only', () => {
    const at = (on: string, level: Moves['level'] = '副高级') => ({ name: '甲', level, on: localDate(on) })
    const retirements = [
      at('2024-12-31'),
      at('2025-01-01'),
      at('2025-06-30'),
      at('2027-12-31', '中级'),
      at('2028-01-01'),
    ]
    assert.deepEqual(movesOf(retirements, 2025), [
      move(2025, '副高级', { retiring: 2 }),
      move(2027, '中级', { retiring: 1 }),
    ])
  })
})
