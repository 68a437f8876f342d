/** TIFF files made by hand for tests, little-endian: what scanners write, page by page. */

/** Directory entries by tag: a number as LONG, a fraction as RATIONAL, several numbers as SHORT. */
type Entries = Readonly<
  Record<number, number | { readonly of: readonly [number, number] } | readonly number[]>
>
export type FixturePage = { readonly entries: Entries; readonly strip: Uint8Array }

/** Bits as bytes, filled up with zeros. */
export function bits(text: string): Uint8Array {
  const filled = text.replaceAll(/\s/g, '')
  return Uint8Array.from({ length: Math.ceil(filled.length / 8) }, (_none, i) =>
    Number.parseInt(filled.slice(i * 8, i * 8 + 8).padEnd(8, '0'), 2),
  )
}

/** Fax group 4, 40 × 24: white, with a black bar of the columns 4 to 20 from top to bottom. */
export const faxPage: FixturePage = {
  entries: {
    256: 40,
    257: 24,
    258: 1,
    259: 4,
    262: 0,
    277: 1,
    278: 24,
    282: { of: [204, 1] },
    283: { of: [102, 1] },
    296: 2,
  },
  // the first row by run lengths (white 4, black 17), then the end of the row; every further row like the one above it
  strip: bits(`001 1011 0000011000 1 ${'111'.repeat(23)} 000000000001 000000000001`),
}

/** Eight bits of grey a pixel, uncompressed. */
export function greyPage(width: number, height: number, pixels: Uint8Array, dots = 200): FixturePage {
  return {
    entries: {
      256: width,
      257: height,
      258: 8,
      259: 1,
      262: 1,
      277: 1,
      278: height,
      282: { of: [dots, 1] },
      283: { of: [dots, 1] },
      296: 2,
    },
    strip: pixels,
  }
}

/** A colour over the whole page, uncompressed. */
export function colourPage(
  width: number,
  height: number,
  rgb: readonly [number, number, number],
): FixturePage {
  const strip = new Uint8Array(width * height * 3)
  for (let at = 0; at < strip.length; at += 3) strip.set(rgb, at)
  return {
    entries: { 256: width, 257: height, 258: [8, 8, 8], 259: 1, 262: 2, 277: 3, 278: height },
    strip,
  }
}

/** One file of these pages, in their order. */
export function tiffOf(pages: readonly FixturePage[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 0x2a, 0x00, 0, 0, 0, 0])]
  let length = 8
  let next = { buffer: parts[0] as Buffer, at: 4 }
  const add = (part: Buffer): number => {
    const at = length
    const padded = part.length % 2 === 0 ? part : Buffer.concat([part, Buffer.alloc(1)])
    parts.push(padded)
    length += padded.length
    return at
  }
  for (const { entries, strip } of pages) {
    const all: Entries = { ...entries, 273: add(Buffer.from(strip)), 279: strip.length }
    const rows = Object.entries(all).map(([tag, value]) => entryOf(Number(tag), value, add))
    const directory = Buffer.alloc(2 + rows.length * 12 + 4)
    directory.writeUInt16LE(rows.length, 0)
    rows.forEach((row, i) => row.copy(directory, 2 + i * 12))
    next.buffer.writeUInt32LE(length, next.at)
    next = { buffer: directory, at: directory.length - 4 }
    add(directory)
  }
  return Buffer.concat(parts)
}

function entryOf(tag: number, value: Entries[number], add: (part: Buffer) => number): Buffer {
  const row = Buffer.alloc(12)
  row.writeUInt16LE(tag, 0)
  const head = (type: number, count: number): void => {
    row.writeUInt16LE(type, 2)
    row.writeUInt32LE(count, 4)
  }
  if (typeof value === 'number') {
    head(4, 1)
    row.writeUInt32LE(value, 8)
  } else if ('of' in value) {
    head(5, 1)
    const fraction = Buffer.alloc(8)
    fraction.writeUInt32LE(value.of[0], 0)
    fraction.writeUInt32LE(value.of[1], 4)
    row.writeUInt32LE(add(fraction), 8)
  } else {
    head(3, value.length)
    const numbers = Buffer.alloc(value.length * 2)
    value.forEach((one, i) => numbers.writeUInt16LE(one, i * 2))
    if (numbers.length <= 4) numbers.copy(row, 8)
    else row.writeUInt32LE(add(numbers), 8)
  }
  return row
}
