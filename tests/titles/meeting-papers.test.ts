/** Papers of a meeting as people sign them: names instead of numbers, room for a hand, read before signed. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mayReadDocument } from '#kernel'
import { reviewMeeting } from '../../regulations/titles/meeting/meeting.ts'
import { meetingDocuments } from '../../regulations/titles/documents/meeting.ts'
import { voteDocuments } from '../../regulations/titles/documents/ballot.ts'
import { actors, agendaItem, candidate, counted, meeting } from '../../regulations/titles/meeting/sample.ts'

const dataOf = (spec: (typeof meetingDocuments)[string] | undefined, state: ReturnType<typeof meeting>) =>
  JSON.stringify(spec?.data(state, []))

it('the panel opinion names its head, not his number in the pool', () => {
  const panelOpinion = { recommended: true, reasons: '达到标准', leader: 'E1' }
  const state = meeting('open', { items: [agendaItem([candidate(1, { panelOpinion }), candidate(2)])] })
  const paper = dataOf(meetingDocuments['panelOpinions'], state)
  assert.match(paper, /"专家1"/)
  assert.doesNotMatch(paper, /"E1"/)
})

it('the minutes say who introduced the opinions', () => {
  const paper = dataOf(voteDocuments['minutes'], meeting('announced', { items: [counted()] }))
  assert.match(paper, /09:20，专家3介绍初审意见。/)
})

it('lists that are signed by hand have high rows, the others do not', () => {
  const state = meeting('convened')
  for (const signed of ['attendance', 'secrecyPledge'])
    assert.match(dataOf(meetingDocuments[signed], state), /"tall":true/, signed)
  assert.doesNotMatch(dataOf(meetingDocuments['reviewRoster'], state), /tall/)
})

it('the presider reads the minutes and the count that he signs; a member without the chair does not', () => {
  const state = meeting('announced', { items: [counted()] })
  const parties = reviewMeeting.parties(state)
  const reads = (name: string, actor: typeof actors.chair) => {
    const spec = voteDocuments[name]
    assert.ok(spec)
    return mayReadDocument(spec, { kind: 'person', actor }, parties)
  }
  for (const paper of ['minutes', 'countReport']) {
    assert.equal(reads(paper, actors.chair), true, paper)
    assert.equal(reads(paper, actors.secretary), true, paper)
    assert.equal(reads(paper, actors.member), false, paper)
  }
  assert.equal(reads('ballots', actors.chair), false)
})
