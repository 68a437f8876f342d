import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countGuesses } from './guesses.ts'

const policy = { failuresMax: 5, firstWaitMinutes: 1, waitMinutesMax: 4 }
const MINUTE = 60_000

test('five guesses at a name begin a wait that doubles up to its longest', () => {
  const guesses = countGuesses()
  const guess = (at: number) => guesses.count('nobody', policy, at)
  for (let count = 0; count < 5; count += 1) assert.equal(guess(0), 0)
  assert.equal(guess(1), MINUTE - 1)
  assert.equal(guess(MINUTE - 1), 1, 'a guess within the wait makes it no longer')
  assert.equal(guess(MINUTE), 0)
  assert.equal(guess(MINUTE), 2 * MINUTE)
  assert.equal(guess(3 * MINUTE), 0)
  assert.equal(guess(3 * MINUTE), 4 * MINUTE)
  assert.equal(guess(7 * MINUTE), 0)
  assert.equal(guess(7 * MINUTE), 4 * MINUTE, 'the longest wait')
})

test('names are counted apart, and those not tried for longest are forgotten', () => {
  const guesses = countGuesses()
  for (let count = 0; count < 5; count += 1) guesses.count('first', policy, 0)
  assert.equal(guesses.count('second', policy, 0), 0)
  assert.equal(guesses.count('first', policy, 0), MINUTE)
  for (let number = 0; number < 10_000; number += 1) guesses.count(`name ${number}`, policy, 0)
  assert.equal(guesses.count('first', policy, 0), 0)
})
