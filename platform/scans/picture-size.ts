/** Width and height of a picture in pixels, and dots an inch where the file says them, read from its first bytes only. */
export type PictureSize = { readonly width: number; readonly height: number; readonly density: number | null }

/** Reads the header of a PNG or JPEG; `undefined` when it is cut off or no picture. */
export function pictureSize(bytes: Uint8Array, kind: 'png' | 'jpg'): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return kind === 'png' ? pngSize(view) : jpegSize(view)
}

function pngSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47) return undefined
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return width > 0 && height > 0 ? { width, height, density: pngDensity(view) } : undefined
}

/** Dots a metre in the chunk pHYs, which stands before the picture's data. */
function pngDensity(view: DataView): number | null {
  let at = 8
  while (at + 21 <= view.byteLength) {
    const [length, name] = [view.getUint32(at), view.getUint32(at + 4)]
    if (name === 0x49444154) return null
    if (name === 0x70485973) return view.getUint8(at + 16) === 1 ? view.getUint32(at + 8) * 0.0254 : null
    at += 12 + length
  }
  return null
}

function jpegSize(view: DataView): PictureSize | undefined {
  let density: number | null = null
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    if (length < 2) return undefined
    if (marker === 0xe0 && at + 15 < view.byteLength && view.getUint32(at + 4) === 0x4a464946) {
      const [unit, dots] = [view.getUint8(at + 11), view.getUint16(at + 12)]
      density = unit === 1 ? dots : unit === 2 ? dots * 2.54 : null
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width > 0 && height > 0 ? { width, height, density } : undefined
    }
    at += 2 + length
  }
  return undefined
}

const INCH = 25.4
const A4_LONG = 297

/** The size of the sheet in millimetres: by its density where that makes a sheet of paper, else as long as A4. */
export function sheetSize({ width, height, density }: PictureSize): {
  readonly width: number
  readonly height: number
} {
  if (density !== null && density >= 60) {
    const size = { width: (width / density) * INCH, height: (height / density) * INCH }
    const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)]
    if (short >= 90 && long <= 450) return size
  }
  const scale = A4_LONG / Math.max(width, height)
  return { width: width * scale, height: height * scale }
}
