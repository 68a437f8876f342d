import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnyProcedure, Field } from '#kernel/case'
import { findChoices } from '../shared/choices.ts'
import { choices } from './choices.ts'
import { procedures } from './procedures.ts'

type Asked = {
  readonly procedure: string
  readonly act: string
  readonly field: string
  readonly label: string
}

/** Every text field of every form, a column after its table. */
function asked(procedure: AnyProcedure): readonly Asked[] {
  return Object.entries(procedure.acts).flatMap(([act, { form, by }]) => {
    // Acts of other cases and of the platform have no form that a person fills in.
    if (by.kind === 'effect-of' || by.kind === 'system' || by.kind === 'public') return []
    const fields: readonly Field[] = form?.sections.flatMap((section) => section.fields) ?? []
    const line = (field: string, label: string): Asked => ({ procedure: procedure.id, act, field, label })
    return fields.flatMap((field) => [
      ...(field.widget === 'text' && field.options === undefined ? [line(field.path, field.label)] : []),
      ...(field.columns ?? []).flatMap((column) =>
        column.widget === 'text' && column.options === undefined
          ? [
              line(
                column.path === '' ? field.path : `${field.path}/${column.path}`,
                `${field.label} ${column.label}`,
              ),
            ]
          : [],
      ),
    ])
  })
}
/** Chosen on a screen of its own, or out of a case that the form has not yet named. */
const elsewhere = new Set([
  'titles/application ReuseEarlier materials/id',
  'titles/complaint RecordComplaint material',
])
const all = procedures.flatMap(asked)

/** Words by which a label asks for something of the system's own, not for words of the person's. */
const idWords =
  /申报件|编号|评审会$|周期件|年度件|专家编号|议程|到会委员|^专家|鉴定人|代表作|材料编号|系统人员/
/** Numbers that are written on papers, and lists of the person's own. */
const paperNumbers =
  /凭证编号|回执编号|文号|证书|票据|区划|请示|^编号$|业绩成果和奖励 编号|论文论著等 编号|学历（名册编号）|职称编号|所证明|材料（\*|姓名（|举报件编号$|全程/

describe('fields that ask for a case, a person or a material', () => {
  it('offer names: no form asks for an id that only the system knows', () => {
    const open = all.filter(
      ({ procedure, act, field, label }) =>
        idWords.test(label) &&
        !paperNumbers.test(label) &&
        !elsewhere.has(`${procedure} ${act} ${field}`) &&
        findChoices(choices, procedure, act, field) === undefined,
    )
    assert.deepEqual(
      open.map(({ procedure, act, field, label }) => `${procedure} ${act} ${field} ${label}`),
      [],
    )
    assert.ok(all.length > 100)
  })

  it('name only fields that some form asks for', () => {
    const known = new Set(
      all.flatMap(({ procedure, act, field }) => [`${procedure} ${field}`, `${procedure} ${act}:${field}`]),
    )
    const stray = Object.entries(choices).flatMap(([procedure, fields]) =>
      Object.keys(fields)
        .map((field) => `${procedure} ${field}`)
        .filter((key) => !known.has(key)),
    )
    assert.deepEqual(stray, [])
  })
})
