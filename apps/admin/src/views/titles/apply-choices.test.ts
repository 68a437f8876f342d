import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Applying } from '../../../../server/contract/titles-filing.ts'
import { choicesFor, completed } from './apply-choices.ts'

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
      choicesFor(own, completed(own, {})).map(({ part }) => part),
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
    const parts = choicesFor(clerk, completed(clerk, { person: 'p2' })).map(({ part }) => part)
    assert.deepEqual([parts[0], parts.at(-1)], ['person', 'territory'])
  })
})
