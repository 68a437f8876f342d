import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'
import { describe, it } from 'node:test'
import { pictureSize } from './picture-size.ts'
import { readTiff } from './tiff-reader.ts'
import { colourPage, faxPage, greyPage, tiffOf } from './tiff.fixture.ts'
import { openTiff } from './tiff.ts'

/** Bytes of the picture, row by row with the filter byte before each: what the file's chunk IDAT holds. */
function pixelsOf(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png)
  const at = bytes.indexOf('IDAT')
  return inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
}

const grey = greyPage(3, 2, Uint8Array.of(0, 128, 255, 255, 128, 0))

void describe('a TIFF of a scanner', () => {
  void it('gives its pages in order: fax, grey and colour', async () => {
    const read = await readTiff(tiffOf([faxPage, grey, colourPage(5, 4, [200, 0, 0])]), 10)
    assert.ok(read.ok)
    assert.deepEqual(
      read.pages.map(({ png }) => pictureSize(png, 'png')).map((size) => [size?.width, size?.height]),
      [
        [40, 24],
        [3, 2],
        [5, 4],
      ],
    )
    const [fax, second, third] = read.pages.map(({ png }) => pixelsOf(png))
    const row = (fax ?? Buffer.alloc(0)).subarray(1, 41)
    assert.deepEqual([row[3], row[4], row[20], row[21], row[39]], [255, 0, 0, 255, 255])
    assert.deepEqual([...(second ?? [])], [0, 0, 128, 255, 0, 255, 128, 0])
    assert.deepEqual([...(third ?? [])].slice(0, 7), [0, 200, 0, 0, 200, 0, 0])
  })

  void it('measures fax pages by their own dots of each side', () => {
    const wide = { ...faxPage, entries: { ...faxPage.entries, 256: 1_728, 257: 1_143 } }
    const opened = openTiff(tiffOf([wide]))
    assert.ok(opened.ok)
    const [page] = opened.pages
    assert.deepEqual([Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)], [215, 285])
  })

  void it('skips smaller copies of a page', () => {
    const small = { ...grey, entries: { ...grey.entries, 254: 1 } }
    const opened = openTiff(tiffOf([grey, small]))
    assert.deepEqual(opened.ok && opened.pages.length, 1)
  })

  void it('is refused where it is no TIFF, packed in a way nobody knows, or too large', async () => {
    const fault = (bytes: Uint8Array): string => {
      const opened = openTiff(bytes)
      return opened.ok ? 'opened' : opened.fault
    }
    const packed = { ...grey, entries: { ...grey.entries, 259: 50_000 } }
    const huge = (high: number) => ({ ...grey, entries: { ...grey.entries, 256: 8_000, 257: high } })
    assert.equal(fault(Buffer.from('II*\0 and nothing more')), 'damaged')
    assert.equal(fault(tiffOf([packed])), 'compression')
    assert.equal(fault(tiffOf([huge(5_001)])), 'too-large')
    assert.equal(fault(tiffOf([huge(5_000)])), 'opened')
    assert.deepEqual(await readTiff(tiffOf([grey, grey, grey]), 2), {
      ok: false,
      fault: 'too-many',
      pages: 3,
    })
    const cut = { ...grey, entries: { ...grey.entries, 256: 300, 257: 200 } }
    assert.deepEqual(await readTiff(tiffOf([grey, cut]), 10), { ok: false, fault: 'damaged', page: 2 })
  })
})
