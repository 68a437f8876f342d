import assert from 'node:assert/strict'
import { it } from 'node:test'
import { shareOut } from './meeting-readers.ts'

const members = Array.from({ length: 5 }, (_, i) => ({
  expert: `E${i + 1}`,
  name: `专家${i + 1}`,
  votes: true,
  presides: i === 0,
}))
const items = [
  {
    candidates: Array.from({ length: 8 }, (_, i) => ({
      application: `a${i + 1}`,
      recused: i === 0 ? ['专家2'] : [],
    })),
  },
]

it('shares the files out evenly among those who do not preside', () => {
  const lines = shareOut({ members, items }, 2)
  assert.equal(lines.length, 16)
  const counts = Map.groupBy(lines, ({ expert }) => expert)
  assert.deepEqual([...counts.keys()].toSorted(), ['E2', 'E3', 'E4', 'E5'])
  for (const [, own] of counts) assert.equal(own.length, 4)
})

it('gives nobody a file from which he stays away', () => {
  const lines = shareOut({ members, items }, 3)
  assert.deepEqual(
    lines.filter(({ application }) => application === 'a1').map(({ expert }) => expert),
    ['E3', 'E4', 'E5'],
  )
})

it('lets the chair read where there are too few others', () => {
  const lines = shareOut({ members: members.slice(0, 3), items }, 3)
  assert.ok(lines.some(({ expert }) => expert === 'E1'))
})
