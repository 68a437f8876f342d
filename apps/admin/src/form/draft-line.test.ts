import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftsArrived, sendDraft } from './draft-line.ts'

function gate() {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { promise, open: () => resolve(undefined) }
}

describe('drafts on their way', () => {
  it('go one after another, and who opens the draft waits for the last', async () => {
    const told: string[] = []
    const first = gate()
    void sendDraft('a', async () => {
      await first.promise
      told.push('first')
    })
    void sendDraft('a', async () => void told.push('second'))
    const opened = draftsArrived('a').then(() => told.push('opened'))
    await sendDraft('b', async () => void told.push('other'))
    assert.deepEqual(told, ['other'], 'another address does not wait')
    first.open()
    await opened
    assert.deepEqual(told, ['other', 'first', 'second', 'opened'])
  })
  it('does not wait where nothing is on its way', async () => {
    await draftsArrived('nothing')
    await sendDraft('c', async () => undefined)
    await draftsArrived('c')
  })
})
