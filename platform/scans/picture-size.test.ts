import assert from 'node:assert/strict'
import test from 'node:test'
import { pictureSize, sheetSize } from './picture-size.ts'
import { greyPng } from './png.ts'

/** The beginning of a JPEG as scanners write it: JFIF with density, a comment, then the frame. */
function jpeg(width: number, height: number, dots: number, unit = 1): Uint8Array {
  const comment = [0xff, 0xfe, 0, 6, 1, 2, 3, 4]
  const jfif = [
    0xff,
    0xe0,
    0,
    16,
    0x4a,
    0x46,
    0x49,
    0x46,
    0,
    1,
    1,
    unit,
    dots >> 8,
    dots & 255,
    dots >> 8,
    dots & 255,
    0,
    0,
  ]
  const frame = [0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...comment, ...frame])
}

test('sizes are read from the first bytes, without drawing the picture', () => {
  assert.deepEqual(pictureSize(jpeg(1654, 2339, 200), 'jpg'), { width: 1654, height: 2339, density: 200 })
  assert.deepEqual(pictureSize(jpeg(10, 20, 80, 2), 'jpg')?.density, 80 * 2.54)
  assert.equal(pictureSize(jpeg(10, 20, 1, 0), 'jpg')?.density, null)
  const png = greyPng({ width: 7, height: 5, pixels: new Uint8Array(35) })
  assert.deepEqual(pictureSize(png, 'png'), { width: 7, height: 5, density: null })
})

test('what is cut off or no picture has no size', () => {
  assert.equal(pictureSize(jpeg(10, 20, 200).subarray(0, 24), 'jpg'), undefined)
  assert.equal(
    pictureSize(Uint8Array.from([0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), 'jpg'),
    undefined,
  )
  assert.equal(pictureSize(new Uint8Array(64), 'png'), undefined)
  assert.equal(pictureSize(jpeg(0, 20, 200), 'jpg'), undefined)
})

test('a sheet has the size that its density gives, or that of A4 where that is no paper', () => {
  const a4 = sheetSize({ width: 1654, height: 2339, density: 200 })
  assert.ok(Math.abs(a4.width - 210) < 0.1 && Math.abs(a4.height - 297) < 0.1)
  const screen = sheetSize({ width: 1654, height: 2339, density: 72 })
  assert.ok(Math.abs(screen.height - 297) < 0.001, 'at 72 it would be 825 mm long')
  assert.deepEqual(sheetSize({ width: 2000, height: 1000, density: null }), { width: 297, height: 148.5 })
})
