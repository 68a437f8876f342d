import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allLetGo, soleRun } from './before-leaving.ts'

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
  it('stores once when a button and the leaving ask at the same time, and again later', async () => {
    const run = soleRun()
    const answers: ((isStored: boolean) => void)[] = []
    const work = () => new Promise<boolean>((answer) => void answers.push(answer))
    const both = Promise.all([run(work), run(work)])
    assert.equal(answers.length, 1)
    answers[0]?.(false)
    assert.deepEqual(await both, [false, false])
    const again = run(work)
    assert.equal(answers.length, 2, 'what was refused may be tried anew')
    answers[1]?.(true)
    assert.equal(await again, true)
  })
})
