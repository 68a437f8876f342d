import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Applying } from '../../../../server/contract/titles-filing.ts'
import { askedOf, choicesFor, completed, standingOfYear, untilText } from './apply-choices.ts'

const person = {
  key: 'p1',
  name: '甲',
  employer: 'e1',
  employerName: '示例厂',
  territories: [],
  post: '工程/机械',
}
const cycle = {
  id: 'c1',
  committee: '工程系列中级评委会',
  year: 2023,
  series: '工程',
  specialties: ['机械', '电气'],
  levels: ['中级'],
  until: '2023-03-31',
  announcement: null,
}
const own: Applying = {
  isOwn: true,
  people: [person],
  cycles: [cycle],
  tracks: ['正常', '破格'],
  standing: [],
}

describe('what is asked before an application', () => {
  it('answers by itself what has one answer, and proposes the specialty of the post', () => {
    assert.deepEqual(completed(own, {}), {
      person: 'p1',
      employer: 'e1',
      cycle: 'c1',
      specialty: '机械',
      level: '中级',
      track: '正常',
    })
    assert.deepEqual(
      choicesFor(own, completed(own, {}), '2023-02-20').map(({ part }) => part),
      ['cycle', 'specialty', 'level', 'track'],
    )
  })
  it('drops a specialty and a level that the other committee does not review', () => {
    const other = {
      ...cycle,
      id: 'c2',
      series: '卫生',
      specialties: ['内科', '外科'],
      levels: ['中级', '副高级'],
    }
    const two = { ...own, cycles: [cycle, other] }
    assert.equal(completed(two, {}).cycle, undefined)
    const input = completed(two, { cycle: 'c2', specialty: '机械', level: '中级', track: '破格' })
    assert.deepEqual(input, { person: 'p1', employer: 'e1', cycle: 'c2', level: '中级', track: '破格' })
  })
  it('asks a clerk for whom, and for the territory where it can be chosen', () => {
    const away = { ...person, key: 'p2', territories: [{ value: '990100', label: '档案' }] }
    const clerk = { ...own, isOwn: false, people: [person, away] }
    assert.equal(completed(clerk, {}).person, undefined)
    const parts = choicesFor(clerk, completed(clerk, { person: 'p2' }), '2023-02-20').map(({ part }) => part)
    assert.deepEqual([parts[0], parts.at(-1)], ['person', 'territory'])
  })
})

describe('one application per person and year', () => {
  const standing = (year: number, stage: string) => ({ id: `a${year}`, number: `${year}-1`, year, stage })
  const later = { ...cycle, id: 'c2', year: 2024 }
  it('is found for the year chosen, and for every year on offer where none is chosen', () => {
    const one = { cycles: [cycle], standing: [standing(2023, '补正')] }
    assert.equal(standingOfYear(one, {})?.id, 'a2023')
    assert.equal(standingOfYear(one, { cycle: 'c1' })?.id, 'a2023')
    assert.equal(standingOfYear({ ...one, cycles: [cycle, later] }, {}), undefined, 'another year is open')
    assert.equal(standingOfYear({ ...one, cycles: [cycle, later] }, { cycle: 'c2' }), undefined)
    assert.equal(standingOfYear({ cycles: [cycle], standing: [standing(2022, '补正')] }, {}), undefined)
  })
  it('does not bind once the application has left the way, but does once it was closed', () => {
    for (const stage of ['已撤回', '不予受理', '视为放弃'])
      assert.equal(
        standingOfYear({ cycles: [cycle], standing: [standing(2023, stage)] }, {}),
        undefined,
        stage,
      )
    assert.equal(standingOfYear({ cycles: [cycle], standing: [standing(2023, '已办结')] }, {})?.year, 2023)
  })
  it('says what waits for the applicant', () => {
    assert.equal(askedOf('补正'), '要您补正')
    assert.equal(askedOf('个人填报'), '还没报送，请接着填')
    assert.equal(askedOf('单位核验'), undefined)
  })
  it('counts the days that are left, today among them', () => {
    assert.equal(
      untilText('2023-03-31', '2023-03-31'),
      '个人填报到 2023-03-31 24:00 截止，还有 1 天（含今天）。',
    )
    assert.equal(
      untilText('2023-03-31', '2023-02-20'),
      '个人填报到 2023-03-31 24:00 截止，还有 40 天（含今天）。',
    )
    assert.equal(untilText('', '2023-02-20'), '个人填报到  24:00 截止。')
    assert.match(choicesFor(own, completed(own, {}), '2023-02-20')[0]?.help ?? '', /还有 40 天/)
  })
})
