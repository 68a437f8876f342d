/** Pages of a TIFF as office scanners write them: fax, LZW, packed or JPEG inside, one or many pages, any density. */
import utif from 'utif2'
import type { IFD } from 'utif2'
import { sheetSize } from './picture-size.ts'
import { greyPng, rgbPng } from './png.ts'

/** A page as it lies in the file, with the size of its sheet in millimetres. */
export type TiffPage = {
  readonly pixelsWide: number
  readonly pixelsHigh: number
  readonly width: number
  readonly height: number
}
export type TiffFault = 'damaged' | 'compression' | 'too-large'
export type OpenedTiff =
  | { readonly ok: true; readonly pages: readonly TiffPage[]; readonly draw: (page: number) => Uint8Array }
  | { readonly ok: false; readonly fault: TiffFault }

/** A3 at 400 dots an inch has 31 million; a page is held with four bytes a pixel while it is decoded. */
const PIXELS_MAX = 40_000_000
/** None, fax in its three ways, LZW, JPEG old and new, deflate (two numbers), packed bytes. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946])
const TAG = {
  subfile: 't254',
  wide: 't256',
  high: 't257',
  bits: 't258',
  compression: 't259',
  places: 't273',
  samples: 't277',
  lengths: 't279',
  dotsX: 't282',
  dotsY: 't283',
  unit: 't296',
} as const

/** Opens a TIFF by its directories only. `draw` decodes one page, counted from 1, as PNG; it throws on damaged content. */
export function openTiff(bytes: Uint8Array): OpenedTiff {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let directories: IFD[]
  try {
    directories = utif.decode(buffer)
  } catch {
    // whatever the decoder stumbled over, the file is not a whole TIFF
    return { ok: false, fault: 'damaged' }
  }
  const images = directories.filter((one) => number(one, TAG.wide) > 0 && !isThumbnail(one))
  if (images.length === 0) return { ok: false, fault: 'damaged' }
  if (images.some((one) => !COMPRESSIONS.has(number(one, TAG.compression, 1))))
    return { ok: false, fault: 'compression' }
  if (images.some((one) => number(one, TAG.wide) * number(one, TAG.high) > PIXELS_MAX))
    return { ok: false, fault: 'too-large' }
  return {
    ok: true,
    pages: images.map(measured),
    draw: (page) => {
      const image = images[page - 1]
      if (image === undefined) throw new RangeError(`the file has no page ${page}`)
      return drawn(buffer, image)
    },
  }
}

function numbers(directory: IFD, tag: string): readonly unknown[] {
  const values: unknown = directory[tag]
  return Array.isArray(values) ? values : []
}

/** The first number of an entry; a fraction stands as its two parts. */
function number(directory: IFD, tag: string, otherwise = 0): number {
  const [first] = numbers(directory, tag)
  const value: unknown = Array.isArray(first) ? Number(first[0]) / Number(first[1]) : first
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}

/** A smaller copy of another page of the file. */
const isThumbnail = (directory: IFD): boolean => number(directory, TAG.subfile) % 2 === 1

/** Fax pages have other dots across than down: each side is measured by its own. */
function measured(image: IFD): TiffPage {
  const [pixelsWide, pixelsHigh] = [number(image, TAG.wide), number(image, TAG.high)]
  const inches = number(image, TAG.unit, 2) === 3 ? 2.54 : 1
  const [across, down] = [number(image, TAG.dotsX) * inches, number(image, TAG.dotsY) * inches]
  const stretched = across > 0 && down > 0 ? (pixelsHigh * across) / down : pixelsHigh
  const sheet = sheetSize({ width: pixelsWide, height: stretched, density: across > 0 ? across : null })
  return { pixelsWide, pixelsHigh, ...sheet }
}

/** Whether what the page is made of lies in the file; an unpacked page must have all its rows. */
function isWhole(buffer: Buffer, image: IFD): boolean {
  const places = numbers(image, TAG.places).map(Number)
  const lengths = numbers(image, TAG.lengths).map(Number)
  // pages of tiles are the decoder's affair
  if (places.length === 0) return true
  const rest = places.every((place, i) => place + (lengths[i] ?? 0) <= buffer.length)
  if (!rest || number(image, TAG.compression, 1) !== 1) return rest
  const bits = number(image, TAG.bits, 1) * number(image, TAG.samples, 1)
  const row = Math.ceil((number(image, TAG.wide) * bits) / 8)
  return lengths.reduce((sum, length) => sum + length, 0) >= row * number(image, TAG.high)
}

function drawn(buffer: Buffer, image: IFD): Uint8Array {
  if (!isWhole(buffer, image)) throw new Error('the page is cut off')
  utif.decodeImage(buffer, image)
  const { width, height } = image
  const colours = utif.toRGBA8(image)
  // the decoder keeps what it has decoded in the directory: one page at a time is enough
  image.data = new Uint8Array(0)
  const size = width * height
  if (size === 0 || colours.length < size * 4) throw new Error('the page has no content')
  return isGrey(colours, size)
    ? greyPng({ width, height, pixels: every(colours, size, 1) })
    : rgbPng({ width, height, pixels: every(colours, size, 3) })
}

function isGrey(colours: Uint8Array, size: number): boolean {
  for (let at = 0; at < size * 4; at += 4)
    if (colours[at] !== colours[at + 1] || colours[at] !== colours[at + 2]) return false
  return true
}

/** The first so many of each four bytes. */
function every(colours: Uint8Array, size: number, channels: 1 | 3): Uint8Array {
  const pixels = new Uint8Array(size * channels)
  for (let pixel = 0; pixel < size; pixel += 1)
    for (let channel = 0; channel < channels; channel += 1)
      pixels[pixel * channels + channel] = colours[pixel * 4 + channel] ?? 0
  return pixels
}
