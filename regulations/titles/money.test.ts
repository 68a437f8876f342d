import assert from 'node:assert/strict'
import { it } from 'node:test'
import { yuanText } from './money.ts'

void it('writes 分 as 元 with two decimals, below one 元 and below nothing too', () => {
  assert.deepEqual([125_000, 105, 5, 0, -50, -1_205].map(yuanText), [
    '1250.00',
    '1.05',
    '0.05',
    '0.00',
    '-0.50',
    '-12.05',
  ])
})
