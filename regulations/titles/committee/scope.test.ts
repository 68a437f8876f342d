import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import { recheckOf } from '../batch/recheck.ts'
import { hostCovers } from '../delegation/desk.ts'
import { scopeFindings } from '../intake/acts-receive.ts'
import { inScope } from '../meeting/agenda.ts'
import { committee as entry, meeting } from '../meeting/sample.ts'
import { placeReview } from '../route/index.ts'
import { covers } from './scope.ts'

const both = { ...entry, series: '建材、工程', levels: '中级、副高级' }
const state = (series: string, specialty = '机械') =>
  sampleApplication('received', {
    target: { series, specialty, level: '中级', band: '中级', track: '正常' },
  })
const target = (series: string) => ({ series, specialty: '机械', level: '中级' as const })

/** The answer of every room that asks whether a committee covers an application. */
const answers = (series: string): readonly boolean[] => {
  const application = state(series)
  const held = meeting('convened')
  const placed = placeReview(
    { ...target(series), affiliation: '市属', territory: '340100', on: localDate('2024-11-16') },
    [{ ...both, key: 'C-1' }],
  )
  return [
    covers(both, target(series)),
    scopeFindings(application, both).every(({ holds }) => holds === 'yes'),
    recheckOf(application, { acting: '', committee: both, letter: undefined }).find(({ rule }) =>
      rule.startsWith('scope-is-right@'),
    )?.holds === 'yes',
    inScope({ ...held, committee: { ...held.committee, series: both.series } }, application),
    hostCovers(target(series), { ...both, key: 'C-1' }, localDate('2024-11-16')),
    placed.kind === 'home',
  ]
}

void it('is one answer in acceptance, agenda, recheck, delegation and route, for a committee of several series', () => {
  for (const series of ['工程', '建材']) assert.deepEqual(answers(series), Array(6).fill(true), series)
  for (const series of ['工', '建材、工程', '卫生', ''])
    assert.deepEqual(answers(series), Array(6).fill(false), series)
})

void it('asks for the specialty and the level too', () => {
  assert.equal(covers(both, { ...target('工程'), specialty: '水利' }), false)
  assert.equal(covers(both, { ...target('工程'), level: '正高级' }), false)
  assert.equal(covers(both, { ...target('工程'), level: '副高级' }), true)
})
