import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee } from '#kernel/case'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { committeeEntry, inspectionIn, inspectorActor } from './examples.ts'
import { inspection } from './inspection.ts'

const clerk = actor('person-clerk', 'acceptance-clerk', 'example-convening')
const stranger = actor('person-x', 'titles-inspector', 'other-bureau')
const world = {
  at: '2024-09-10T09:00:00+08:00',
  registers: { 'titles-committees': { 'C-1': committeeEntry } },
}
const found = { committee: 'C-1', year: 2024, step: '受理', findings: ['没有收件回执'], dueOn: '2024-10-10' }
const record = (input: object, by = inspectorActor) =>
  given(inspection, world).when('RecordInspection', input, by)

clause('anhui-titles-2018/art.52.a', 'authorised committees are supervised', ({ accepts, refuses }) => {
  accepts('an inspection of acceptance is shown to the unit with its due day', () => {
    const run = record(found).thenStage('rectifying')
    const parties = inspection.parties(run.domain)
    assert.equal(maySee(inspection, { kind: 'person', actor: clerk }, parties), true)
    assert.equal(maySee(inspection, { kind: 'person', actor: stranger }, parties), false)
    assert.equal(run.domain.dueOn, '2024-10-10')
    assert.equal(run.operations().messages[0]?.to, 'convening')
    run
      .when('ReportMending', { text: '已补出' }, clerk)
      .when('AcceptMending', {}, inspectorActor)
      .thenStage('closed')
  })
  accepts('nothing found: closed at once', () => {
    record({ ...found, findings: [], dueOn: null }).thenStage('closed')
  })
  refuses('defects without a due day, or one that is over', () => {
    record({ ...found, dueOn: null }).thenRefusedBy('inspection-defects-have-due-day')
    record({ ...found, dueOn: '2024-09-10' }).thenRefusedBy('inspection-defects-have-due-day')
    record({ ...found, findings: [] }).thenRefusedBy('inspection-defects-have-due-day', '没有发现问题')
  })
  refuses('by a bureau that did not authorise the committee', () => {
    record(found, stranger).thenRefusedBy('inspected-by-authoriser')
    record({ ...found, committee: 'none' }).thenRefusedBy('inspected-by-authoriser', '名册中没有')
  })
})

describe('inspection', () => {
  it('goes back to the unit where the mending is not enough', () => {
    const run = given(inspection, world).state(inspectionIn('reported'))
    run.when('AcceptMending', {}, clerk).thenRefused('not-permitted')
    const back = run
      .when('RejectMending', { reason: '还差一件', dueOn: '2024-10-20' }, inspectorActor)
      .thenStage('rectifying')
    assert.deepEqual([back.domain.findings.length, back.domain.dueOn], [2, '2024-10-20'])
    back.when('AcceptMending', {}, inspectorActor).thenRefused('out-of-turn')
  })
})
