/**
 * Two worlds that differ in one closed fact only: whoever is kept from the fact sees the same state, is offered the same
 * acts with the same reasons, and reads the same papers in both.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel/case'
import { availableActs, mayReadDocument, maySee, newKernelState, projectState } from '#kernel/case'
import { momentAt } from '#kernel/time'
import { actor } from '../support/run.ts'
import { corpusCalendar } from '../support/calendars.ts'
import { application } from '../../regulations/titles/application/application.ts'
import { partiesOf } from '../../regulations/titles/application/desk.ts'
import { sampleApplication } from '../../regulations/titles/application/sample.ts'
import type { Application, ApplicationStage } from '../../regulations/titles/application/state.ts'
import { appraisal } from '../../regulations/titles/intake/examples.ts'
import { conclusion } from '../../regulations/titles/review/examples.ts'
import { emptyReview } from '../../regulations/titles/review/state.ts'
import type { ReviewState } from '../../regulations/titles/review/state.ts'

const above = ['example-city', 'example-province']
const kept: Readonly<Record<string, Actor>> = {
  申报人: actor('person-applicant', 'title-applicant', 'example-employer', above),
  用人单位人事: actor('person-clerk', 'employer-personnel', 'example-employer', above),
  用人单位负责人: actor('person-head', 'employer-head', 'example-employer', above),
  呈报单位: actor('person-department', 'department-titles', 'example-department', above),
  平台管理员: actor('person-administrator', 'titles-administrator', 'example-province'),
  外市人社局: actor('person-other', 'city-titles', 'other-city-bureau', ['example-province']),
  专家: actor('person-expert-9', 'titles-expert', 'example-province'),
}

/** Everything a person can get of an application: state, acts offered and why not, papers. */
function answersTo(person: Actor, state: Application): string {
  const origin = { kind: 'person', actor: person } as const
  const parties = partiesOf(state).map((party) =>
    party.organisation === undefined ? party : { ...party, path: [party.organisation, ...above] },
  )
  if (!maySee(application, origin, parties)) return 'nothing'
  const at = momentAt('2024-12-02T09:00:00+08:00')
  const snapshot = { domain: state, kernel: newKernelState() }
  const acts = availableActs({
    procedure: application,
    caseId: 'case-1',
    origin,
    parties,
    snapshot,
    version: 9,
    reasons: {},
    times: { at, entered: at },
    calendar: corpusCalendar,
  })
  const papers = Object.entries(application.documents)
    .filter(([, spec]) => mayReadDocument(spec, origin, parties) && spec.when(state, []))
    .map(([name, spec]) => [name, spec.data(state, [])])
  const columns = Object.entries(application.columns).map(([name, column]) => [name, column.value(state)])
  return JSON.stringify({
    state: projectState(application, state, origin, parties),
    acts,
    papers,
    columns,
    title: application.title(state),
  })
}

const reviewed = (stage: ApplicationStage, review: Partial<ReviewState>, more: Partial<Application> = {}) =>
  sampleApplication(stage, { review: { ...emptyReview, ...review }, ...more })
const panel = (reasons: string, recommended: boolean) => ({
  recommended,
  reasons,
  leader: '专家1',
  signedOn: conclusion.on,
})
const seen = { opinion: '达到水平', passed: true, on: conclusion.on }

/** Closed fact → the two worlds. */
const worlds: Readonly<Record<string, readonly [Application, Application]>> = {
  'votes of who passed': [
    reviewed('passed', { conclusion }),
    reviewed('passed', { conclusion: { ...conclusion, yes: 15, no: 0 } }),
  ],
  'votes of who failed': [
    reviewed('not-passed', { conclusion: { ...conclusion, yes: 9, no: 6, passed: false } }),
    reviewed('not-passed', { conclusion: { ...conclusion, yes: 1, no: 14, passed: false } }),
  ],
  'the opinion of the panel': [
    reviewed('released', { panel: panel('达到标准', true) }),
    reviewed('released', { panel: panel('业绩不足', false) }),
  ],
  'who appraised': [
    reviewed('admitted', { appraisals: [{ ...appraisal, ...seen }] }),
    reviewed('admitted', { appraisals: [{ ...appraisal, ...seen, appraiser: 'E27', opinion: '勉强达到' }] }),
  ],
  'who reads first': [
    reviewed('released', { firstReader: 'E3' }),
    reviewed('released', { firstReader: 'E8' }),
  ],
}

void describe('two worlds', () => {
  for (const [fact, [one, other]] of Object.entries(worlds))
    for (const [name, person] of Object.entries(kept))
      void it(`${name} cannot tell ${fact}`, () => {
        assert.equal(answersTo(person, one), answersTo(person, other))
      })
  void it('the applicant cannot tell who complains, nor that somebody does', () => {
    const person = kept['申报人']
    assert.ok(person)
    const held = (heldBy: readonly string[]) => reviewed('passed', { conclusion }, { heldBy })
    assert.equal(answersTo(person, held(['complaint-1'])), answersTo(person, held(['complaint-2'])))
    assert.equal(answersTo(person, held(['complaint-1'])), answersTo(person, held([])))
  })
  void it('those who work on a review do see what the others are kept from', () => {
    const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening', above)
    const [one, other] = worlds['votes of who passed'] ?? []
    assert.ok(one && other)
    assert.notEqual(answersTo(secretary, one), answersTo(secretary, other))
  })
})
