/** No act of any regulation asks a register for an identity number or a phone: what it asks for is kept with it for good. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { momentAt } from '#kernel'
import type { AnyProcedure, NeedData } from '#kernel'
import { procedures, registers } from '#regulations'

const at = momentAt('2024-12-02T09:00:00+08:00')
const personal = new Map(
  registers.map(({ id, columns }) => [
    id,
    columns.filter((one) => one.personal === true).map(({ key }) => key),
  ]),
)

/** Needs of every act, as its lawful example has them. */
function needsOf(procedure: AnyProcedure): readonly (readonly [string, NeedData])[] {
  return Object.entries(procedure.acts).flatMap(([name, act]) => {
    const { state, input } = act.example()
    const parsed = act.input.safeParse(input)
    return Object.values(act.needs(state, parsed.success ? parsed.data : input, at)).map(
      (one): readonly [string, NeedData] => [`${procedure.id}.${name}`, one],
    )
  })
}
const asksPersonal = (one: NeedData): boolean =>
  (one.kind === 'register' || one.kind === 'entries') &&
  (personal.get(one.register) ?? []).some((column) => one.fields?.includes(column) ?? true)

describe('needs of acts', () => {
  const needs = procedures.flatMap(needsOf)
  it('knows columns that are personal, and acts that ask for persons', () => {
    assert.deepEqual(personal.get('titles-persons'), ['number', 'phone'])
    const persons = needs.filter(([, one]) => one.kind === 'register' && one.register === 'titles-persons')
    assert.ok(persons.length >= 6, String(persons.length))
  })
  it('ask for none of these columns', () => {
    assert.deepEqual(
      needs.filter(([, one]) => asksPersonal(one)).map(([name]) => name),
      [],
    )
  })
})
