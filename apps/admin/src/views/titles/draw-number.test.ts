import assert from 'node:assert/strict'
import { it } from 'node:test'
import { commitmentOf, newDrawNumber, readDrawNumber } from './draw-number.ts'

void it('makes five groups of four signs, none of which look alike', () => {
  const all = newDrawNumber((octets) => octets.map((_, index) => index + 23))
  assert.equal(all, 'Z234-5678-9ABC-DEFG-HJKL')
  assert.equal(
    newDrawNumber((octets) => octets.fill(255)),
    '9999-9999-9999-9999-9999',
  )
  assert.equal(readDrawNumber(all), all)
})

void it('reads a number as it is spoken and typed, and nothing that lacks or adds a sign', () => {
  const number = 'Z234-5678-9ABC-DEFG-HJKL'
  assert.equal(readDrawNumber(' z2345678 9abcdefg　hjkl '), number)
  assert.equal(readDrawNumber('Ｚ234－5678-9ABC-DEFG-HJKL'), number)
  assert.equal(readDrawNumber('Z234-5678-9ABC-DEFG-HJK'), undefined)
  assert.equal(readDrawNumber('Z234-5678-9ABC-DEFG-HJKLM'), undefined)
  assert.equal(readDrawNumber('Z234-5678-9ABC-DEFG-HJK0'), undefined)
  assert.equal(readDrawNumber(''), undefined)
})

void it('states the SHA-256 that a command line computes of the same text', async () => {
  assert.equal(await commitmentOf('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
