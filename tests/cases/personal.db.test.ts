import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unseal } from '#platform/cases'
import { testDatabase } from '../support/database.ts'
import { cardDesk, clubEngine, clubKey, librarian, openPlaces, reader } from '../fixtures/club/club.ts'

const PHONE = '13800000001'

describe('a personal value', () => {
  it('stands nowhere in plain text, can be read back with the key, and can be erased without breaking the chain', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    const act = cardDesk(cases)
    const caseId = await act(
      await act(
        await act(undefined, 'ApplyForCard', reader('p1'), { person: 'p1', recommended: true }),
        'SendToLibrarian',
        reader('p1'),
      ),
      'Admit',
    )
    const wrong = await cases.act({
      tenant: 't',
      procedure: 'club/card',
      caseId,
      act: 'LeavePhone',
      input: { phone: '138' },
      origin: reader('p1'),
    })
    assert.deepEqual(wrong.kind === 'refused' ? wrong.fields : [], [
      { path: 'phone', say: '电话应为 11 位数字' },
    ])
    await act(caseId, 'LeavePhone', reader('p1'), { phone: PHONE })

    const everything = await database.app.query<{ text: string }>(
      `select (select string_agg(a::text, ' ') from acts a) || (select string_agg(c::text, ' ') from cases c) || (select string_agg(s::text, ' ') from sealed_values s) as text`,
    )
    assert.ok(!(everything.rows[0]?.text ?? PHONE).includes(PHONE))

    const seal = await database.app.query<{ id: string }>(
      `select state #>> '{domain,phone,$sealed}' as id from cases where id = $1`,
      [caseId],
    )
    const id = seal.rows[0]?.id ?? ''
    assert.deepEqual((await unseal(database.app, clubKey, 't', [id])).get(id), {
      kind: 'value',
      value: PHONE,
    })

    const erased = await cases.erase({
      tenant: 't',
      procedure: 'club/card',
      caseId,
      clause: 'club/7',
      origin: librarian,
    })
    assert.equal(erased.kind, 'done')
    assert.equal((await unseal(database.app, clubKey, 't', [id])).get(id)?.kind, 'erased')
    assert.deepEqual((await cases.verify('t')).problems, [])
    assert.equal(
      (
        await cases.erase({
          tenant: 't',
          procedure: 'club/card',
          caseId,
          clause: 'club/7',
          origin: librarian,
        })
      ).kind,
      'refused',
      'nothing is left to erase',
    )
  })
})
