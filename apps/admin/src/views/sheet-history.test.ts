import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, emptyHistory, rebased, redone, undone } from './sheet-history.ts'
import { isSameValue } from './sheet-text.ts'

const one = (path: string, before: string | null, to: string | number | null) => ({ path, before, to })
const shown = ({ present }: typeof emptyHistory) => Array.from(present.values(), ({ path, to }) => [path, to])

test('a block is one step back and forth', () => {
  const pasted = changed(emptyHistory, [one('a', '1', '2'), one('b', null, '3')])
  assert.deepEqual(shown(pasted), [
    ['a', '2'],
    ['b', '3'],
  ])
  assert.deepEqual(shown(undone(pasted)), [])
  assert.deepEqual(shown(redone(undone(pasted))), shown(pasted))
})

test('what was there first is remembered through several changes, and putting it back is no change', () => {
  const twice = changed(changed(emptyHistory, [one('a', '1', '2')]), [one('a', '2', '3')])
  assert.equal(twice.present.get('a')?.before, '1')
  assert.equal(changed(twice, [one('a', '3', '1')]).present.size, 0)
})

test('a change after undo forgets what was undone; without effect nothing is a step', () => {
  const first = changed(emptyHistory, [one('a', '1', '2')])
  const branched = changed(undone(first), [one('b', '1', '2')])
  assert.equal(redone(branched), branched)
  assert.equal(changed(first, [one('a', '1', '2')]), first)
  assert.equal(undone(emptyHistory), emptyHistory)
})

test('what was typed stays when the case was changed from elsewhere, against what stands there now', () => {
  const typed = changed(emptyHistory, [one('a', '1', '2'), one('b', '1', '3'), one('gone', '1', '4')])
  const stored: Record<string, string> = { a: '1.5', b: '3' }
  const { history: after, met } = rebased(typed.present.values(), (path) => stored[path])
  assert.deepEqual(Array.from(after.present.values()), [one('a', '1.5', '2')])
  assert.deepEqual(Array.from(met), [['a', '1']])
  assert.equal(undone(after), after)
})

test('a place that is blank now is no place that is gone', () => {
  const typed = changed(emptyHistory, [one('a', '1', '2')])
  const { history } = rebased(typed.present.values(), () => null)
  assert.deepEqual(Array.from(history.present.values()), [one('a', null, '2')])
})

test('a row to be added stands nowhere yet and is kept; one that somebody else added meanwhile is met', () => {
  const typed = [one('row', null, '2'), one('other', null, '3'), one('same', '1', '2')]
  const stored: Record<string, string> = { other: '4', same: '1' }
  const { history, met } = rebased(typed, (path) => stored[path])
  assert.deepEqual(Array.from(history.present.values()), [
    one('row', null, '2'),
    one('other', '4', '3'),
    one('same', '1', '2'),
  ])
  assert.deepEqual(Array.from(met), [['other', null]])
})

test('a figure that says the same in other digits is neither met nor still to be sent', () => {
  const typed = [one('a', '1.50', '2'), one('b', '1', '7.5'), one('c', '', '3')]
  const stored: Record<string, string | number | null> = { a: 15_000_00, b: '7.50', c: null }
  const { history, met } = rebased(typed, (path) => stored[path], isSameValue)
  assert.deepEqual(Array.from(history.present.keys()), ['a', 'c'])
  assert.equal(met.size, 0)
})
