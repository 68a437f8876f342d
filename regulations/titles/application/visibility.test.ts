import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel/case'
import { maySee, maySeeAct, projectState } from '#kernel/case'
import { people } from '../../../tests/support/titles-application.ts'
import { application } from './application.ts'
import { partiesOf } from './desk.ts'
import * as examples from './examples.ts'
import type { Application } from './state.ts'

const origin = (actor: Actor) => ({ kind: 'person' as const, actor })
/** As the platform fills it in: every party with the way up from its organisation. */
const partiesIn = (state: Application) =>
  partiesOf(state).map((party) =>
    party.organisation === 'example-employer' ? { ...party, path: people.clerk.path } : party,
  )
const seen = (actor: Actor, state: Application): string =>
  JSON.stringify(projectState(application, state, origin(actor), partiesIn(state)))
const sees = (actor: Actor, state: Application) => maySee(application, origin(actor), partiesIn(state))

void describe('who sees an application', () => {
  void it('is the same to the applicant whatever was reported against her, whoever reviewed, whoever was recused', () => {
    const quiet = examples.at.internalPublicity()
    const loud: Application = {
      ...examples.objected(),
      recused: [{ person: 'person-clerk', relation: '夫妻' }],
      proposal: { fact: '伪造', evidence: [examples.file], on: examples.exampleDay },
      heldBy: ['complaint-1'],
      review: { ...quiet.review, firstReader: 'expert-1' },
    }
    assert.equal(seen(people.applicant, loud), seen(people.applicant, quiet))
    assert.notEqual(seen(people.head, loud), seen(people.head, quiet))
    assert.equal(seen(people.head, loud).includes('expert-1'), false)
    const ownAuthority = { ...loud, route: loud.route && { ...loud.route, authority: 'example-employer' } }
    assert.equal(seen(people.clerk, { ...ownAuthority, recused: [] }).includes('expert-1'), false)
    for (const act of [
      'RecordConclusion',
      'RequireDefence',
      'RecordObjection',
      'FindObjection',
      'ProposeDisqualification',
      'DeclareRecusal',
    ])
      assert.equal(maySeeAct(application, act, origin(people.applicant), partiesIn(loud)), false, act)
  })
  void it('are applicant, employer, the desks on the way and the bureaus above, nobody else', () => {
    const state = examples.at.verifying()
    for (const actor of [people.applicant, people.clerk, people.head, people.county, people.city])
      assert.ok(sees(actor, state), actor.person)
    for (const actor of [people.colleague, people.otherClerk, people.otherCity, people.department])
      assert.equal(sees(actor, state), false, actor.person)
  })
  void it('keeps the convening body out until the letter is there', () => {
    const clerk: Actor = {
      person: 'person-acceptance',
      post: 'person-acceptance/acceptance-clerk',
      role: 'acceptance-clerk',
      organisation: examples.cycleEntry.convening,
      path: [examples.cycleEntry.convening],
    }
    const before = examples.at.submitting()
    assert.equal(sees(clerk, before), false)
    const submission = { caseId: 'submission-1', letter: '示例〔2025〕1号', on: examples.exampleDay }
    assert.ok(sees(clerk, { ...before, intake: { ...before.intake, submission } }))
  })
})
