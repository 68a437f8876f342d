import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countFaults, entitledTo, isPassed, recusedFrom, sheetDifferences } from './count.ts'
import { agendaItem, candidate, countOf, inBallot, meeting } from './sample.ts'

describe('two thirds in whole numbers', () => {
  it('is the least whole number not below two thirds, for every attendance', () => {
    for (let present = 1; present <= 60; present += 1) {
      const least = Math.ceil((present * 2) / 3)
      assert.equal(isPassed(least, present), true, `${least}/${present}`)
      assert.equal(isPassed(least - 1, present), false, `${least - 1}/${present}`)
    }
  })
  it('passes nobody where nobody is present', () => {
    assert.equal(isPassed(0, 0), false)
  })
})

describe('a count sheet', () => {
  it('adds up', () => {
    assert.deepEqual(countFaults(countOf(10)), [])
    assert.deepEqual(countFaults({ ...countOf(10), returned: 14, no: 3, abstain: 1 }), [])
  })
  it('names what does not', () => {
    assert.match(countFaults({ ...countOf(10), no: 4 }).join(), /合计14，应等于收回15/)
    assert.match(countFaults({ ...countOf(10), returned: 16, no: 6 }).join(), /收回16张，多于发出的15张/)
  })
  it('adds up for every split of the ballots, and for no other', () => {
    const part = fc.nat({ max: 8 })
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        part,
        fc.integer({ min: -3, max: 3 }),
        (yes, no, abstain, invalid, out, slip) => {
          const returned = yes + no + abstain + invalid
          const present = returned + out
          const sheet = { issued: present, returned: returned + slip, invalid, yes, no, abstain }
          assert.equal(countFaults(sheet).length === 0, slip === 0)
        },
      ),
    )
  })
  it('differs from another where any figure does, or a line is missing', () => {
    const one = { a: countOf(10), b: countOf(9) }
    assert.deepEqual(sheetDifferences(one, { a: countOf(10), b: countOf(9) }), [])
    assert.deepEqual(sheetDifferences(one, { a: countOf(11), b: countOf(9) }), ['a'])
    assert.deepEqual(sheetDifferences(one, { a: countOf(10) }), ['b'])
  })
})

describe('who may vote on whom', () => {
  const item = inBallot()
  const entitled = (state = meeting('open', { items: [item] })) =>
    entitledTo(state, item, candidate(1)).map(({ expert }) => expert)

  it('a member who left counts in neither figure', () => {
    const state = meeting('open')
    const presence = state.presence.map((one) => (one.expert === 'E5' ? { ...one, leftAt: '10:40' } : one))
    assert.equal(entitled({ ...state, presence }).length, 14)
    assert.ok(!entitled({ ...state, presence }).includes('E5'))
  })
  it('a member who came after the opinion was introduced has not taken part', () => {
    const heard = item.heard.filter((expert) => expert !== 'E6')
    const later = agendaItem([candidate(1)], { ...item, heard })
    assert.ok(!entitledTo(meeting('open'), later, candidate(1)).some(({ expert }) => expert === 'E6'))
  })
  it('the candidate himself and his colleagues stay away without being asked', () => {
    const state = meeting('open')
    assert.deepEqual(recusedFrom(state, candidate(1, { person: 'P-expert-4' })), ['E4'])
    assert.deepEqual(recusedFrom(state, candidate(1, { employerKey: 'employer-of-expert-7' })), ['E7'])
  })
})
