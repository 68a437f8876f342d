import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { from, people, worldOf } from '../../../tests/support/titles-application.ts'
import * as examples from '../application/examples.ts'
import type { Application } from '../application/state.ts'
import { ReuseEarlier } from './acts-reuse.ts'
import { pledgeStateOf } from './digest.ts'
import { reusableOf } from './reuse.ts'

const earlier = examples.base
const world = (entry: Application = earlier) => ({
  ...worldOf(),
  cases: { ...worldOf().cases, 'earlier-application': entry },
})
const all = ReuseEarlier.example().input as object
const reuse = (more: object = {}, state: Application = examples.fresh(), of = earlier) =>
  from(state, world(of)).when('ReuseEarlier', { ...all, ...more }, people.applicant)

clause('anhui-titles-2018/art.9.1.0', 'going on from an earlier application', ({ accepts, refuses }) => {
  accepts('rows and papers of her own earlier application', () => {
    const { content, materials } = reuse().thenStage('drafting').domain
    assert.deepEqual(content.achievements, earlier.content.achievements)
    assert.deepEqual(content.works, earlier.content.works)
    assert.deepEqual(content.workHistory, earlier.content.workHistory)
    assert.equal(content.degree, 'd1')
    assert.equal(materials.length, earlier.materials.length - 1, 'all but the photo')
    assert.equal(materials.find(({ slot }) => slot === 'works')?.row, 'w1')
  })
  refuses('that of somebody else, and one that is not there', () => {
    const foreign = { ...earlier, applicant: { ...earlier.applicant, key: 'p-2' } }
    reuse({}, examples.fresh(), foreign).thenRefusedBy('earlier-is-own', '本人以前')
    reuse({ earlier: 'nowhere' }).thenRefusedBy('earlier-is-own')
  })
  refuses('rows and papers that it does not offer, and other files than its own', () => {
    reuse({ achievements: ['a9'] }).thenRefusedBy('reused-is-offered', 'a9')
    reuse({ works: ['w9'] }).thenRefusedBy('reused-is-offered', 'w9')
    reuse({ materials: [{ id: 'm7', files: [examples.file] }] }).thenRefusedBy('reused-is-offered', 'm7')
    reuse({ materials: [{ id: 'm1', files: ['b'.repeat(64)] }] }).thenRefusedBy('reused-is-offered', 'm1')
    reuse({}, reuse().domain).thenRefusedBy('reused-is-offered')
  })
})

describe('reuse', () => {
  void it('puts what is taken over behind what stands, under new numbers, the paper with its row', () => {
    const [row] = earlier.content.achievements
    assert.ok(row)
    const own = {
      ...examples.fresh(),
      content: { ...examples.fresh().content, achievements: [{ ...row, name: '新的项目' }] },
    }
    const { content, materials } = reuse({}, own).thenStage('drafting').domain
    assert.deepEqual(
      content.achievements.map(({ id, name }) => [id, name]),
      [
        ['a1', '新的项目'],
        ['a2', row.name],
      ],
    )
    assert.equal(materials.find(({ slot }) => slot === 'achievement')?.row, 'a2')
  })
  void it('brings no proof without its row, and nothing that was not chosen', () => {
    const { content, materials } = reuse({ achievements: [], history: false }).thenStage('drafting').domain
    assert.deepEqual([content.achievements, content.workHistory, content.degree], [[], [], null])
    assert.equal(
      materials.some(({ slot }) => slot === 'achievement'),
      false,
    )
    assert.equal(
      materials.some(({ slot }) => slot === 'works'),
      true,
    )
  })
  void it('offers nothing that stands already, was taken out, or belongs to another track or year', () => {
    const offered = reusableOf({ earlier, own: examples.at.drafting() })
    assert.deepEqual(Object.values(offered).flat(), [])
    const removed = { reason: '模糊', on: localDate('2024-05-01') }
    const [first, ...rest] = earlier.materials
    assert.ok(first)
    const left = {
      ...earlier,
      materials: [
        { ...first, removed },
        { ...first, id: 'm50', slot: 'after-change' },
        { ...first, id: 'm51', slot: 'vacancy-opinion' },
        ...rest,
      ],
    }
    const slots = reusableOf({ earlier: left, own: examples.fresh() }).materials.map(({ slot }) => slot)
    assert.deepEqual([...new Set(slots)].toSorted(), [
      'achievement',
      'appointment',
      'assessment',
      'education-certificate',
      'title-certificate',
      'works',
    ])
  })
  void it('keeps what she said of herself this year, and voids a pledge', () => {
    const state = examples.fresh()
    const told = { ...state, content: { ...state.content, politics: '群众', health: null } }
    const past = { ...earlier, content: { ...earlier.content, politics: '中共党员', health: '健康' } }
    const { content } = reuse({}, told, past).thenStage('drafting').domain
    assert.deepEqual([content.politics, content.health], ['群众', '健康'])
    const signed: Application = {
      ...state,
      pledge: { on: localDate('2025-04-10'), digest: 'x', by: '甲', onPaper: false },
    }
    assert.equal(pledgeStateOf(reuse({}, signed).domain), '承诺书需重签')
  })
})
