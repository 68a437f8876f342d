import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { lyingOf, straightened } from './geometry.ts'
import type { Corner } from './messages.ts'

/** A code of 100 pixels turned clockwise about a point. */
function turnedBy(degrees: number): { corners: [Corner, Corner, Corner, Corner] } {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const at = (x: number, y: number): Corner => ({
    x: 500 + x * cosine - y * sine,
    y: 300 + x * sine + y * cosine,
  })
  return { corners: [at(0, 0), at(100, 0), at(100, 100), at(0, 100)] }
}

test('quarter turns and the rest of the angle are read off the corners', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 90, 180, 270),
      fc.double({ min: -20, max: 20, noNaN: true }),
      (turn, skew) => {
        const lying = lyingOf(turnedBy(turn + skew))
        assert.equal(lying.turn, turn)
        assert.ok(Math.abs(lying.skew - skew) < 0.001)
      },
    ),
  )
})

test('a page is laid upright; what is too little to see is left', () => {
  const page = { width: 297, height: 210 }
  assert.deepEqual(straightened(page, { turn: 90, skew: 1.234 }), { width: 210, height: 297, angle: -91.23 })
  assert.deepEqual(straightened(page, { turn: 0, skew: 0.29 }), { width: 297, height: 210, angle: 0 })
  assert.deepEqual(straightened(page, { turn: 180, skew: -2 }), { width: 297, height: 210, angle: -178 })
})
