import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { matchFindings } from '../conditions/specialty-match.ts'
import type { RecognitionEntry } from '../registers/index.ts'
import {
  cityBureau,
  degreeEntry,
  education,
  employerEntry,
  matchIn,
  personEntry,
  requestInput,
} from './examples.ts'
import { specialtyMatchDocument } from './papers.ts'
import { specialtyMatch } from './specialty-match.ts'

const world = (hours = 200) => ({
  at: '2024-04-01T09:00:00+08:00',
  registers: {
    'titles-persons': { 'p-match': personEntry },
    'titles-employers': { 'employer-1': employerEntry },
    'titles-degrees': { 'p-match#1': degreeEntry },
    'titles-offices': { 'city-a-hr': cityBureau },
    'titles-education': Object.fromEntries(education(hours).map((row, i) => [`p-match#${i}`, row])),
    'titles-matches': {},
  },
})
const applicant = actor('person-applicant', 'title-applicant', 'example-employer')
const city = actor('person-city', 'city-titles', 'city-a-hr')
const county = actor('person-county', 'county-titles', 'county-c-hr')
const otherCity = actor('person-other', 'city-titles', 'city-b-hr')
const opinion = { opinion: '所修学时与申报专业相近' }
const applied = (hours = 200) =>
  given(specialtyMatch, world(hours)).when('RequestMatch', requestInput, applicant)

clause('anhui-titles-2018/art.61.2.b', 'only the city recognises', ({ accepts, refuses }) => {
  accepts('the city of the employer, valid province-wide', () => {
    const run = applied().when('RecogniseMatch', opinion, city).thenStage('recognised')
    const [entry] = run.operations().entries
    const values = entry?.values as unknown as RecognitionEntry
    assert.equal(entry?.register, 'titles-recognitions')
    assert.deepEqual([values.hours, values.band, values.issuerLevel], [200, '中级', '市级'])
    const { way } = matchFindings({
      degreeSpecialty: '汉语言文学',
      degreeOn: degreeEntry.awardedOn,
      specialty: '工程/机械',
      band: '中级',
      education: education(200),
      recognitions: [values],
      table: [],
      on: values.on,
    })
    assert.equal(way, '另修学时认定')
    assert.equal(specialtyMatchDocument(run.domain).recognisedHours, 200)
    return run.outcome
  })
  refuses('the county bureau', () =>
    applied()
      .when('RecogniseMatch', opinion, county)
      .thenRefusedBy('city-of-the-employer-recognises', '请由甲市人社局认定'),
  )
  refuses('the bureau of another city, and the province', () => {
    applied().when('RecogniseMatch', opinion, otherCity).thenRefusedBy('city-of-the-employer-recognises')
    applied()
      .when('RecogniseMatch', opinion, actor('p', 'province-titles', 'province-hr'))
      .thenRefusedBy('city-of-the-employer-recognises')
  })
  refuses('a request for somebody of another employer', () =>
    given(specialtyMatch, world())
      .when('RequestMatch', requestInput, actor('clerk', 'employer-personnel', 'another-employer'))
      .thenRefusedBy('match-asked-for-own-person'),
  )
})

it('199 hours are not recognised at 中级, whatever was stated', () => {
  applied(199).when('RecogniseMatch', opinion, city).thenRefusedBy('extra-hours-reached', '请另修1学时')
})

it('the employer itself does not recognise, nothing is recognised twice, a declined request frees its place', () => {
  applied()
    .when('RecogniseMatch', opinion, actor('clerk', 'employer-personnel', 'example-employer'))
    .thenRefused('not-permitted')
  const done = applied().when('RecogniseMatch', opinion, city)
  done.when('RecogniseMatch', opinion, city).thenRefused('closed')
  const declined = given(specialtyMatch, world())
    .state(matchIn('applied'))
    .when('DeclineMatch', { reason: '科目不相近' }, city)
    .thenStage('declined')
  assert.deepEqual(
    declined.operations().claims.map(({ operation }) => operation),
    ['release'],
  )
})
