import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { from, people } from '../../../tests/support/titles-application.ts'
import * as examples from '../application/examples.ts'

/** The day of the world of these tests is 2025-04-15. */
const [TODAY, TOMORROW] = ['2025-04-15', '2025-04-16']
const revise = (content: object) =>
  from(examples.at.drafting()).when('ReviseContent', content, people.applicant)
const achievement = (more: object) =>
  revise({ achievements: [{ ...examples.contentInput.achievements[0], ...more }] })
const work = (more: object) => revise({ works: [{ ...examples.contentInput.works[0], ...more }] })
const history = (more: object) =>
  revise({ workHistory: [{ ...examples.contentInput.workHistory[0], ...more }] })
const paper = (more: object) =>
  from(examples.at.drafting()).when(
    'AddMaterial',
    { name: '材料', files: [examples.file], pages: 1, ...more },
    people.applicant,
  )

/** The field that the refusing finding of a rule names. */
function fieldOf({ outcome }: ReturnType<typeof revise>, rule: string): unknown {
  assert.ok(outcome?.kind === 'refused')
  return outcome.findings.find((one) => one.rule.startsWith(`${rule}@`) && one.holds === 'no')?.facts['field']
}

clause('anhui-titles-2018/art.9.1.6.c', 'the time of an award has come', ({ accepts, refuses }) => {
  accepts('of today', () => {
    achievement({ on: TODAY }).thenStage('drafting')
  })
  refuses('of tomorrow, told under its field', () => {
    const run = achievement({ on: TOMORROW })
    run.thenRefusedBy('achievement-has-happened', '2025-04-16还没有到')
    assert.equal(fieldOf(run, 'achievement-has-happened'), 'achievements.0.on')
  })
})

clause('anhui-titles-2018/art.9.1.7', 'published, and the rank among the authors', ({ accepts, refuses }) => {
  accepts('today, third of three; number of authors not told', () => {
    work({ on: TODAY, contributors: 3, rank: 3 }).thenStage('drafting')
    work({ rank: 9 }).thenStage('drafting')
    work({ contributors: 3, rank: null }).thenStage('drafting')
  })
  refuses('tomorrow; fourth of three', () => {
    const later = work({ on: TOMORROW })
    later.thenRefusedBy('work-piece-is-finished', '还没有到')
    assert.equal(fieldOf(later, 'work-piece-is-finished'), 'works.0.on')
    const fourth = work({ contributors: 3, rank: 4 })
    fourth.thenRefusedBy('rank-is-among-authors', '共3位作者')
    assert.equal(fieldOf(fourth, 'rank-is-among-authors'), 'works.0.rank')
  })
})

clause('anhui-titles-2018/art.9.1.1.a', 'work history lies behind, in order', ({ accepts, refuses }) => {
  accepts('begun today; ended on the day it began; not ended', () => {
    history({ from: TODAY, until: null }).thenStage('drafting')
    history({ from: TODAY, until: TODAY }).thenStage('drafting')
    history({ from: '2020-07-01', until: TODAY }).thenStage('drafting')
  })
  refuses('beginning or ending tomorrow; ended a day before it began', () => {
    const begins = history({ from: TOMORROW, until: null })
    begins.thenRefusedBy('work-history-is-past', '还没有到')
    assert.equal(fieldOf(begins, 'work-history-is-past'), 'workHistory.0.from')
    const ends = history({ from: '2020-07-01', until: TOMORROW })
    ends.thenRefusedBy('work-history-is-past')
    assert.equal(fieldOf(ends, 'work-history-is-past'), 'workHistory.0.until')
    const turned = history({ from: '2020-07-02', until: '2020-07-01' })
    turned.thenRefusedBy('stretch-is-in-order', '止2020-07-01早于起2020-07-02')
    assert.equal(fieldOf(turned, 'stretch-is-in-order'), 'workHistory.0.until')
  })
})

clause('anhui-titles-2018/art.9.1.0', 'papers of the past', ({ accepts, refuses }) => {
  const appointment = (from: string) => paper({ slot: 'appointment', kind: '聘任证书', from })
  accepts('an appointment from today', () => {
    appointment(TODAY).thenStage('drafting')
  })
  refuses('an appointment from tomorrow, also where a paper is replaced', () => {
    const run = appointment(TOMORROW)
    run.thenRefusedBy('paper-is-made', '还没有到')
    assert.equal(fieldOf(run, 'paper-is-made'), 'from')
    from(examples.at.drafting())
      .when(
        'ReplaceMaterial',
        { id: 'm1', name: '材料', files: [examples.file], pages: 1, from: TOMORROW },
        people.applicant,
      )
      .thenRefusedBy('paper-is-made')
  })
})

clause('anhui-titles-2018/art.9.1.5.a', 'the year of an assessment has begun', ({ accepts, refuses }) => {
  const sheet = (year: number) => paper({ slot: 'assessment', kind: '年度考核登记表', year })
  accepts('this year', () => {
    sheet(2025).thenStage('drafting')
  })
  refuses('next year', () => {
    const run = sheet(2026)
    run.thenRefusedBy('assessed-year-has-begun', '2026年还没有到')
    assert.equal(fieldOf(run, 'assessed-year-has-begun'), 'year')
  })
})

describe('shared work', () => {
  void it('names the field that is wrong, the rank before what is left out', () => {
    const at = (more: object) => fieldOf(achievement({ contributors: 3, ...more }), 'contribution-is-stated')
    assert.equal(at({ rank: 4, ownWork: '' }), 'achievements.0.rank')
    assert.equal(at({ rank: 3, ownWork: '' }), 'achievements.0.ownWork')
    assert.equal(at({ rank: 3, part: '' }), 'achievements.0.part')
    assert.equal(at({ rank: null }), 'achievements.0.rank')
    assert.equal(fieldOf(achievement({ body: '' }), 'award-facts-are-stated'), 'achievements.0.body')
    assert.equal(fieldOf(achievement({ grade: '' }), 'award-facts-are-stated'), 'achievements.0.grade')
  })
})
