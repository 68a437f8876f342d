import { crc32, deflateSync } from 'node:zlib'

/** A picture of one byte a pixel, 0 black to 255 white, row by row from the top left. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/** A picture of three bytes a pixel, red, green and blue. */
export type ColourPicture = GreyPicture

/** Writes a grey picture as PNG. */
export function greyPng(picture: GreyPicture): Uint8Array {
  return png(picture, { channels: 1, colourType: 0 })
}

/** Writes a coloured picture as PNG: seals are red. */
export function rgbPng(picture: ColourPicture): Uint8Array {
  return png(picture, { channels: 3, colourType: 2 })
}

function png(
  { width, height, pixels }: GreyPicture,
  { channels, colourType }: { readonly channels: 1 | 3; readonly colourType: 0 | 2 },
): Uint8Array {
  const line = width * channels
  const rows = Buffer.alloc(height * (line + 1))
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * line, (row + 1) * line), row * (line + 1) + 1)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colourType, 0, 0, 0], 8) // eight bits a channel, no interlacing
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
