import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at } from '../../../../../regulations/titles/application/examples.ts'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import { isChanged, personFields, personOf } from './filing-person-fields.ts'

const help: FilingHelp = {
  degrees: [{ value: 'd1', label: '本科' }],
  qualifications: [{ value: '注册机械师', label: '注册机械师（对应中级）' }],
  assessments: [],
  exceptional: { asked: null, items: [] },
  earlier: [],
}
const state = at.drafting()
const keysOf = (more: Partial<FilingHelp> = {}, of = state) =>
  personFields(of, { ...help, ...more }).map(({ key }) => key)

describe('questions about the person', () => {
  it('asks only what can apply', () => {
    assert.deepEqual(keysOf(), ['politics', 'health', 'office', 'degree', 'qualification'])
    assert.deepEqual(keysOf({ degrees: [], qualifications: [] }), ['politics', 'health', 'office'])
    const junior = { ...state, target: { ...state.target, band: '初级' as const } }
    assert.equal(keysOf({}, junior).at(-1), 'noTitleReason')
  })
  it('keeps a qualification that the register no longer maps among the choices', () => {
    const old = { ...state, content: { ...state.content, qualification: '旧资格' } }
    const options = personFields(old, help).find(({ key }) => key === 'qualification')?.options
    assert.deepEqual(
      options?.map((one) => (typeof one === 'string' ? one : one.value)),
      ['', '注册机械师', '旧资格'],
    )
  })
  it('tells a change from what is stored', () => {
    const stored = personOf(state.content)
    assert.equal(isChanged(stored, stored), false)
    assert.equal(isChanged(stored, { ...stored, politics: '群众' }), true)
  })
})
