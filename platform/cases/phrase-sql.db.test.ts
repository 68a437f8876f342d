import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Actor, type Party, type Phrase, permits } from '#kernel'
import { testDatabase } from '../../tests/support/database.ts'
import { SqlValues, toSql } from './phrase-sql.ts'

const RELATIONS = ['unit', 'department', 'actor:Submit']
const ORGANISATIONS = ['o1', 'o2', 'root']
const PERSONS = ['p1', 'p2']
const ROLES = ['compiler', 'reviewer']

const pathOf = (organisation: string): readonly string[] =>
  organisation === 'root' ? ['root'] : [organisation, 'root']

const party: fc.Arbitrary<Party> = fc
  .record({
    relation: fc.constantFrom(...RELATIONS),
    holder: fc.constantFrom(...ORGANISATIONS, ...PERSONS),
  })
  .map(({ relation, holder }) =>
    PERSONS.includes(holder)
      ? { relation, person: holder }
      : { relation, organisation: holder, path: pathOf(holder) },
  )

const actor: fc.Arbitrary<Actor> = fc
  .record({
    person: fc.constantFrom(...PERSONS),
    role: fc.constantFrom(...ROLES),
    organisation: fc.constantFrom('o1', 'o2', 'root'),
  })
  .map((one) => ({ ...one, post: 'post', path: pathOf(one.organisation) }))

const relation = fc.constantFrom('unit', 'department')
const role = fc.option(fc.constantFrom(...ROLES), { nil: undefined })
const organisationPhrase = fc
  .record({ kind: fc.constantFrom('organisation', 'own-organisation', 'organisation-above'), relation, role })
  .map(({ kind, relation: of, role: wanted }) => ({
    kind,
    relation: of,
    ...(wanted === undefined ? {} : { role: wanted }),
  }))

const { phrase } = fc.letrec<{ phrase: Phrase; leaf: Phrase }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...ROLES).map((name): Phrase => ({ kind: 'role', role: name })),
    organisationPhrase as fc.Arbitrary<Phrase>,
    relation.map((of): Phrase => ({ kind: 'person', relation: of })),
    fc.constant<Phrase>({ kind: 'actor-of', act: 'Submit' }),
    fc.constant<Phrase>({ kind: 'system' }),
    fc.constant<Phrase>({ kind: 'public' }),
    fc.constant<Phrase>({ kind: 'effect-of', procedure: 'a/b', act: 'C' }),
  ),
  phrase: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('phrase'), { maxLength: 3 }).map((of): Phrase => ({ kind: 'all', of })),
    fc.array(tie('phrase'), { maxLength: 3 }).map((of): Phrase => ({ kind: 'any', of })),
    tie('phrase').map((inner): Phrase => ({ kind: 'not', phrase: inner })),
  ),
}))

describe('permission phrases in SQL', () => {
  it('answer for many cases what the kernel answers for each', async (t) => {
    const database = await testDatabase(t)
    const { app } = database
    await database.owner().query(`
      insert into tenants (id, name) values ('t', 't');
      insert into organisations (tenant, id, kind) values ('t', 'root', 'office'), ('t', 'o1', 'office'), ('t', 'o2', 'office');
      insert into organisation_terms (tenant, organisation, from_date, name, parent)
        values ('t', 'root', '2000-01-01', 'root', null), ('t', 'o1', '2000-01-01', 'o1', 'root'), ('t', 'o2', '2000-01-01', 'o2', 'root')`)
    const cases = fc.sample(fc.array(party, { maxLength: 4 }), { numRuns: 60, seed: 7 })
    for (const [index, parties] of cases.entries()) {
      const id = `c${index}`
      await app.query(
        `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged)
         values ('t', $1, 'a/b', '1', 's', 't', 1, 1, '{}', '', now(), now(), false, 0, 0)`,
        [id],
      )
      for (const { relation: of, organisation = null, person = null } of parties)
        await app.query(
          `insert into case_parties (tenant, case_id, version, relation, organisation, person) values ('t', $1, 1, $2, $3, $4)`,
          [id, of, organisation, person],
        )
    }
    let decided = 0
    await fc.assert(
      fc.asyncProperty(phrase, actor, async (asked, by) => {
        const values = new SqlValues(['t'])
        const condition = toSql(asked, by, values)
        const statement = values.statement(`select c.id from cases c where c.tenant = $1 and ${condition}`)
        const { rows } = await app.query<{ id: string }>(statement)
        const expected = cases.flatMap((parties, index) =>
          permits(asked, { kind: 'person', actor: by }, parties) ? [`c${index}`] : [],
        )
        if (expected.length > 0 && expected.length < cases.length) decided += 1
        assert.deepEqual(rows.map(({ id }) => id).toSorted(), expected.toSorted())
      }),
      { numRuns: 400, seed: 11 },
    )
    assert.ok(decided > 40, `only ${decided} phrases told cases apart`)
  })
})
