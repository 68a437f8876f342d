import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allLetGo } from './before-leaving.ts'

describe('leaving a step', () => {
  it('asks every form in turn and goes when all are stored', async () => {
    const asked: string[] = []
    const form = (name: string, isStored: boolean) => async () => {
      asked.push(name)
      return isStored
    }
    assert.equal(await allLetGo([form('a', true), form('b', true)]), true)
    assert.equal(await allLetGo([]), true)
    asked.length = 0
    assert.equal(await allLetGo([form('a', true), form('b', false), form('c', true)]), false)
    assert.deepEqual(asked, ['a', 'b'], 'what was refused keeps the step open')
  })
})
