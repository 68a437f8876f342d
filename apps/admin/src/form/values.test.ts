import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnPath, fieldPath, namePath, toActInput, toInput } from './values.ts'

test('a server path and a form path name the same field', () => {
  assert.deepEqual(namePath('changes.0.cell'), ['changes', 0, 'cell'])
  assert.deepEqual(namePath('changes[12].cell'), ['changes', 12, 'cell'])
  assert.equal(fieldPath('changes.0.cell'), 'changes[].cell')
  assert.equal(fieldPath('changes[3].cell'), 'changes[].cell')
  assert.equal(fieldPath('contact.name'), 'contact.name')
  assert.deepEqual(columnPath('items[].note', 'items'), ['note'])
})

test('what was left empty is not sent; what was emptied on purpose is', () => {
  const input = toInput({ a: '', b: undefined, c: 0, d: false, rows: [{ to: null, why: '' }, undefined] })
  assert.deepEqual(input, { c: 0, d: false, rows: [{ to: null }, {}] })
})

test('a text that may be empty is sent empty where the input must name it', () => {
  const item = {
    type: 'object',
    properties: { path: { type: 'string' }, text: { type: 'string', minLength: 1 } },
    required: ['path', 'text'],
  }
  const schema = {
    type: 'object',
    properties: { items: { type: 'array', items: item } },
    required: ['items'],
  }
  assert.deepEqual(toActInput({ items: [{ text: '请核对' }, {}] }, schema), {
    items: [{ path: '', text: '请核对' }, { path: '' }],
  })
})

test('a box that nobody ticked is sent as no where the input must name it; one that may be left out is left out', () => {
  const schema = {
    type: 'object',
    properties: {
      named: { type: 'boolean' },
      urgent: { type: 'boolean' },
      facts: { type: 'string', minLength: 1 },
    },
    required: ['named', 'facts'],
  }
  assert.deepEqual(toActInput({}, schema), { named: false })
  assert.deepEqual(toActInput({ named: true, facts: '事实' }, schema), { named: true, facts: '事实' })
})
