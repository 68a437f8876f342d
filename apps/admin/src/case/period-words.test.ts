import assert from 'node:assert/strict'
import { it } from 'node:test'
import { overWords } from './period-words.ts'

void it('names the first day after a period, not its last one', () => {
  assert.equal(overWords('2023-03-09T16:00:00Z', 'closes'), '2023年3月10日 起为逾期')
  assert.equal(overWords('2023-03-09T16:00:00Z', undefined), '2023年3月10日 起为逾期')
})

void it('keeps the hour of a period that ends within a day', () => {
  assert.equal(overWords('2023-03-09T09:30:00Z', 'alerts'), '2023-03-09 17:30 起为逾期')
})

void it('never calls it late to do what only then may be done', () => {
  assert.equal(overWords('2023-03-09T16:00:00Z', 'opens'), '2023年3月10日 起可以办理')
})
