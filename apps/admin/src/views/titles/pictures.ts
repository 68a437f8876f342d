/** Pictures from a phone, brought to what the files need: the photo cut to two inches, scans made small enough to send. */
import { PHOTO } from '../../../../../regulations/titles/filing/labels.ts'
import { isHeic, UnreadablePicture } from './upload-faults.ts'

/** Longest side of a picture that is sent, in pixels: an A4 page at 200 dots per inch. */
const PAGE_PIXELS = 2_340
/** Difference of colour channels from which a dot counts as coloured. */
const COLOUR_STEP = 12

export type PreparedPhoto = {
  readonly file: File
  readonly image: { width: number; height: number; colour: boolean }
}

const canvasOf = (width: number, height: number) => {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no drawing in this browser')
  return { canvas, context }
}

/** Opens a picture; rejects with `UnreadablePicture` where this browser cannot. */
async function opened(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file).catch((cause: unknown) => {
    throw new UnreadablePicture(file.name, { cause })
  })
}

async function jpegOf(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.88))
  if (blob === null) throw new Error('the picture could not be written')
  return new File([blob], name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' })
}

/** Every part of a picture of at least this size in the middle, cut to the proportion of a two-inch photo. */
export function twoInchCut(
  width: number,
  height: number,
): { x: number; y: number; width: number; height: number } {
  const { widthMm, heightMm } = PHOTO
  const isWide = width * heightMm > height * widthMm
  const cutWidth = isWide ? Math.round((height * widthMm) / heightMm) : width
  const cutHeight = isWide ? height : Math.round((width * heightMm) / widthMm)
  return {
    x: Math.round((width - cutWidth) / 2),
    // A head stands in the upper part of a picture: what is too much goes at the foot.
    y: Math.round((height - cutHeight) / 4),
    width: cutWidth,
    height: cutHeight,
  }
}

/** Cuts a picture to two inches; a picture that is too small is not blown up, so that its fault is told. */
export async function preparePhoto(file: File): Promise<PreparedPhoto> {
  const source = await opened(file)
  const cut = twoInchCut(source.width, source.height)
  const isLarge = cut.width >= PHOTO.widthPixels && cut.height >= PHOTO.heightPixels
  const width = isLarge ? PHOTO.widthPixels : cut.width
  const height = isLarge ? PHOTO.heightPixels : cut.height
  const { canvas, context } = canvasOf(width, height)
  context.drawImage(source, cut.x, cut.y, cut.width, cut.height, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  return { file: await jpegOf(canvas, file.name), image: { width, height, colour: isColoured(data) } }
}

/** Whether one dot in a hundred or more is coloured. */
export function isColoured(dots: Uint8ClampedArray): boolean {
  let coloured = 0
  for (let i = 0; i < dots.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = [dots[i], dots[i + 1], dots[i + 2]]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOUR_STEP) coloured += 1
  }
  return coloured * 400 >= dots.length
}

/** A page as it is sent: large pictures are made smaller, everything else stays as it is. */
export async function preparePage(file: File): Promise<File> {
  if (!isHeic(file) && !/^image\/(?:jpeg|png|webp)$/.test(file.type)) return file
  const source = await opened(file)
  const longest = Math.max(source.width, source.height)
  if (!isHeic(file) && longest <= PAGE_PIXELS && file.size < 1_500_000) return file
  const scale = Math.min(1, PAGE_PIXELS / longest)
  const { canvas, context } = canvasOf(Math.round(source.width * scale), Math.round(source.height * scale))
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return jpegOf(canvas, file.name)
}
