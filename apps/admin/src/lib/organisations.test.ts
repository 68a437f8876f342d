import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withOrganisations } from './organisations.ts'

const names = { finance: '县财政局', centre: '县老年大学' }

test('ids of organisations are read as their names, once', () => {
  const unit = { code: '005002', name: '县老年大学', organisation: 'centre', finance: 'finance' }
  assert.deepEqual(withOrganisations(unit, names), {
    code: '005002',
    name: '县老年大学',
    finance: '县财政局',
  })
  assert.deepEqual(withOrganisations({ organisation: 'centre' }, names), { organisation: '县老年大学' })
})

test('what is no id of a known organisation stays as it is', () => {
  const other = { organisation: 'elsewhere', name: 'centre', by: 'finance', department: { code: '005' } }
  assert.deepEqual(withOrganisations(other, names), other)
})
