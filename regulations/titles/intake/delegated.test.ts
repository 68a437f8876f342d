import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { admitted } from '../exam/examples.ts'
import { admit, cycleOf } from './examples.ts'

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
  const release = (qualified: boolean) => {
    const exam = { total: qualified ? '60.0' : '59.9', absent: false, qualified, on: '2024-10-25' } as never
    const { state: from } = admitted(1, 'admitted', { exam })
    return given(application, { cases: { 'cycle-1': cycleOf(true) } })
      .state({ ...from, target: { ...from.target, track: '委托' } })
      .when('SignRelease', {}, actor('person-head', 'convening-head', 'example-convening'))
  }
  accepts('60.0 where 60 is the mark', () => release(true).thenAccepted())
  refuses('59.9', () => release(false).thenRefusedBy('entrusted-passes-the-same-exam', '同样要求'))
})
