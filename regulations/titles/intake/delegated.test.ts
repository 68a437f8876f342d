import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { admit } from './examples.ts'
import { entrustedPassesTheSameExam } from './rules-delegated.ts'

const clerk = actor('person-clerk', 'acceptance-clerk', 'example-convening')
const { state, needs } = admit()
const entrusted = { ...state, target: { ...state.target, track: '委托' as const } }
const letterFor = (caseId: string) => ({
  kind: '委托评审函',
  from: 'city-a-hr',
  to: 'C-1',
  year: entrusted.cycle.year,
  caseId,
  issuedOn: '2024-05-06',
})
const admitWith = (letters: Readonly<Record<string, unknown>>) =>
  given(application, {
    at: '2024-09-10T09:00:00+08:00',
    registers: {
      'titles-committees': { [entrusted.cycle.committee]: needs.committee },
      'titles-vacancies': {
        [`${entrusted.employer.key}|${entrusted.target.level}|${entrusted.cycle.year}`]: needs.vacancy,
      },
      'titles-letters': letters,
    },
  })
    .state(entrusted)
    .when('AdmitApplication', {}, clerk)

it('an entrusted application is taken in on the letter for it, and on no other', () => {
  admitWith({ 'L-1': letterFor('case-1') }).thenStage('admitted')
  admitWith({}).thenRefusedBy('delegation-letter-is-there', '单位自己出函无效')
  admitWith({ 'L-1': letterFor('case-2') }).thenRefusedBy('delegation-letter-is-there')
})

clause('anhui-titles-2018/art.31.a', 'the same exam for entrusted people', ({ accepts, refuses }) => {
  const judge = (qualified: boolean) =>
    entrustedPassesTheSameExam({ entrusted: true, examined: true, qualified })
  accepts('above the mark', () => assert.equal(judge(true).holds, 'yes'))
  refuses('below the mark', () => assert.equal(judge(false).holds, 'no'))
})
