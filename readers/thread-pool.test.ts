import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isOutOfMemory, threadPool } from './thread-pool.ts'
import type { FixtureJob } from './thread.fixture.ts'

type Reply = { readonly say: string; readonly served: number }

const pool = (threadsMax: number) =>
  threadPool<FixtureJob, Reply>(new URL('./thread.fixture.ts', import.meta.url), {
    threadsMax,
    megabytesMax: 32,
  })
const seconds = 60

describe('threadPool', () => {
  it('keeps one thread for job after job, and takes no more threads than it may', async () => {
    const { run } = pool(1)
    const answers = await Promise.all(['甲', '乙', '丙'].map((say) => run({ do: 'answer', say }, seconds)))
    assert.deepEqual(answers, [
      { kind: 'done', reply: { say: '甲', served: 1 } },
      { kind: 'done', reply: { say: '乙', served: 2 } },
      { kind: 'done', reply: { say: '丙', served: 3 } },
    ])
  })

  it('answers one job while another keeps its thread', async () => {
    const { run } = pool(2)
    const until = new Int32Array(new SharedArrayBuffer(4))
    const answered: string[] = []
    const hanging = run({ do: 'hang', until }, seconds).then(() => answered.push('甲'))
    await run({ do: 'answer' }, seconds).then(() => answered.push('乙'))
    Atomics.store(until, 0, 1)
    Atomics.notify(until, 0)
    await hanging
    assert.deepEqual(answered, ['乙', '甲'])
  })

  it('replaces a thread that came down, for the job that waited too', async () => {
    const { run } = pool(1)
    const works: readonly FixtureJob['do'][] = ['fill', 'throw', 'leave', 'hang', 'answer']
    const [fill, thrown, left, late, next] = await Promise.all(
      works.map((work) => run({ do: work }, work === 'hang' ? 0.01 : seconds)),
    )
    assert.ok(fill?.kind === 'lost' && isOutOfMemory(fill.error))
    assert.ok(thrown?.kind === 'lost' && !isOutOfMemory(thrown.error))
    assert.match(thrown.error.message, /a fault of our own/)
    assert.ok(left?.kind === 'lost' && !isOutOfMemory(left.error))
    assert.deepEqual(late, { kind: 'late' })
    assert.deepEqual(next, { kind: 'done', reply: { say: '', served: 1 } })
  })
})
