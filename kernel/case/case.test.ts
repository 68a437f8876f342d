import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import {
  type Actor,
  type Party,
  type Phrase,
  actorOf,
  allOf,
  anyOf,
  mapPaths,
  mayReadDocument,
  not,
  ownOrganisationIs,
  organisationIs,
  permits,
  personIs,
  personal,
  personalPaths,
  role,
  system,
} from './index.ts'

const clerk: Actor = {
  person: 'p1',
  post: 'x',
  role: 'clerk',
  organisation: 'school',
  path: ['school', 'county', 'city'],
}
const parties: Party[] = [
  { relation: 'employer', organisation: 'county' },
  { relation: 'applicant', person: 'p9' },
  { relation: 'actor:Sign', person: 'p1' },
]
const may = (phrase: Phrase): boolean => permits(phrase, { kind: 'person', actor: clerk }, parties)

describe('a permission phrase', () => {
  it('reads the acting post, its organisation and that organisation’s superiors', () => {
    assert.equal(may(role('clerk')), true)
    assert.equal(may(role('chair')), false)
    assert.equal(may(organisationIs('employer')), true, 'an ancestor stands in the relation')
    assert.equal(may(ownOrganisationIs('employer')), false, 'the own organisation does not')
    assert.equal(may(organisationIs('employer', 'chair')), false)
    assert.equal(may(personIs('applicant')), false)
    assert.equal(may(actorOf('Sign')), true)
    assert.equal(may(allOf(role('clerk'), not(actorOf('Sign')))), false)
    assert.equal(may(anyOf(role('chair'), organisationIs('employer'))), true)
  })
  it('keeps a paper from those who see its case but may not read it', () => {
    const origin = { kind: 'person', actor: clerk } as const
    assert.equal(mayReadDocument({}, origin, parties), true, 'no phrase: whoever sees the case')
    assert.equal(mayReadDocument({ readers: role('clerk') }, origin, parties), true)
    assert.equal(mayReadDocument({ readers: personIs('applicant') }, origin, parties), false)
  })
  it('keeps lapses to the platform: no person is the system, and the system is no person', () => {
    assert.equal(may(system), false)
    assert.equal(permits(role('clerk'), { kind: 'system' }, parties), false)
    assert.equal(permits(system, { kind: 'system' }, parties), true)
  })
  it('obeys the laws of logic on random phrases', () => {
    const leaf = fc.constantFrom<Phrase>(
      role('clerk'),
      role('chair'),
      organisationIs('employer'),
      personIs('applicant'),
      actorOf('Sign'),
      actorOf('Other'),
    )
    const phrase = fc.letrec<{ any: Phrase }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('any'), { maxLength: 3 }).map((of) => allOf(...of)),
        fc.array(tie('any'), { maxLength: 3 }).map((of) => anyOf(...of)),
        tie('any').map(not),
      ),
    })).any
    fc.assert(
      fc.property(phrase, phrase, (a, b) => {
        assert.equal(may(not(allOf(a, b))), may(anyOf(not(a), not(b))))
        assert.equal(may(not(not(a))), may(a))
      }),
    )
  })
})

describe('personal fields', () => {
  const schema = z.strictObject({
    name: z.string(),
    phone: personal(z.string()).optional(),
    children: z.array(z.strictObject({ id: personal(z.string()) })).optional(),
  })
  it('are found wherever they stand', () => {
    assert.deepEqual(personalPaths(schema), [['phone'], ['children', '*', 'id']])
  })
  it('are replaced in place, and nothing else is', () => {
    const seen: string[] = []
    const mapped = mapPaths(
      { name: '甲', phone: '1', children: [{ id: '2' }, { id: '3' }] },
      personalPaths(schema),
      (value, path) => {
        seen.push(path)
        return `sealed ${typeof value === 'string' ? value : ''}`
      },
    )
    assert.deepEqual(mapped, {
      name: '甲',
      phone: 'sealed 1',
      children: [{ id: 'sealed 2' }, { id: 'sealed 3' }],
    })
    assert.deepEqual(seen, ['phone', 'children[0].id', 'children[1].id'])
    assert.deepEqual(
      mapPaths({ name: '甲' }, personalPaths(schema), () => 'x'),
      { name: '甲' },
    )
  })
})
