/** What tests of paper share: a case with forms, scans made of its prints, and waiting until a pile is read. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { assemble } from '#platform/documents'
import { type GreyPicture, drawPage, greyPng } from '#platform/scans'
import type { ScanPile } from '../../apps/server/contract/index.ts'
import { evaluationForm } from '../fixtures/paper/evaluation.ts'
import { type Office, office } from './office.ts'

export const EVALUATION = `/api/${evaluationForm.id}`

/** An office with the evaluation form beside the regulations. */
export const paperOffice = (t: { after(work: () => Promise<void>): void }): Promise<Office> =>
  office(t, [evaluationForm])

/** Opens an evaluation; `evaluation` (1 page) and `roll` (several) can be printed at once. */
export async function drawUp(at: Office, name = '张三', summary = '三年来完成各项任务。'): Promise<string> {
  const answer = await at.ask('compiler', 'POST', EVALUATION, { input: { name, summary } })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.id
}

/** Acts on the evaluation in its newest version. */
export async function act(at: Office, id: string, name: string, input: object): Promise<void> {
  const page = await at.ask('compiler', 'GET', `${EVALUATION}/${id}`)
  const done = await at.ask(
    'compiler',
    'POST',
    `${EVALUATION}/${id}/${name}`,
    { input },
    { 'if-match': page.json.version },
  )
  assert.equal(done.status, 200, done.text)
}

/** The PDF of a form as it comes out of the printer. */
export async function printed(at: Office, id: string, form = 'evaluation'): Promise<Uint8Array> {
  const answer = await at.ask('compiler', 'GET', `${EVALUATION}/${id}/documents/${form}.pdf`)
  assert.equal(answer.status, 200, answer.text.slice(0, 300))
  return answer.bytes
}

/** A sheet in the scanner's tray, turned by so many degrees clockwise; `undefined` is a blank back. */
export type Tray = readonly (
  | {
      readonly pdf: Uint8Array
      readonly page: number
      readonly angle?: number
      /** A seal pressed right onto the QR code. */
      readonly covered?: boolean
    }
  | undefined
)[]

const DOTS = 200
const MILLIMETRES = 25.4

/** A picture per sheet of the tray at 200 dots an inch, with grey paper, shadows, noise and specks. */
export async function scanTray(tray: Tray, seed = 1): Promise<GreyPicture[]> {
  const random = generator(seed)
  const pictures: GreyPicture[] = []
  for (const sheet of tray) {
    const blank = { width: 1654, height: 2339, pixels: new Uint8Array(1654 * 2339).fill(255) }
    const drawn = sheet === undefined ? blank : await drawPage(sheet.pdf, sheet.page, 1654)
    assert.ok(drawn !== undefined)
    if (sheet?.covered === true) cover(drawn)
    pictures.push(noisy(turned(drawn, sheet?.angle ?? 0), random))
  }
  return pictures
}

/** The tray as the scanner sends it: one PDF of pictures. */
export async function scanOf(tray: Tray, seed = 1): Promise<Uint8Array> {
  const pictures = await scanTray(tray, seed)
  const made = await assemble({
    title: '扫描',
    date: '2026-01-01',
    files: pictures.map((picture, index) => ({ name: `${index}`, kind: 'png', bytes: greyPng(picture) })),
    pages: pictures.map(({ width, height }, index) => {
      const size = { width: (width / DOTS) * MILLIMETRES, height: (height / DOTS) * MILLIMETRES }
      const item = {
        kind: 'page',
        file: `${index}`,
        page: 1,
        ...size,
        angle: 0,
        move: { x: 0, y: 0 },
      } as const
      return { ...size, items: [item] }
    }),
  })
  assert.ok(made.ok, made.ok ? '' : made.reason)
  return made.file.pdf
}

/** The lower right quarter goes black: no code is left to be read. */
function cover({ width, height, pixels }: GreyPicture): void {
  for (let row = Math.round(height * 0.88); row < height; row += 1) {
    pixels.fill(40, row * width + Math.round(width * 0.6), (row + 1) * width)
  }
}

/** Turns a picture clockwise about its middle; quarter turns change its sides. */
function turned(picture: GreyPicture, angle: number): GreyPicture {
  const across = Math.abs(Math.round(angle / 90)) % 2 === 1
  const [width, height] = across ? [picture.height, picture.width] : [picture.width, picture.height]
  const [sine, cosine] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)]
  const pixels = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [x, y] = [column - width / 2, row - height / 2]
      const from = Math.round(x * cosine + y * sine + picture.width / 2)
      const line = Math.round(y * cosine - x * sine + picture.height / 2)
      const inside = from >= 0 && from < picture.width && line >= 0 && line < picture.height
      pixels[row * width + column] = inside ? (picture.pixels[line * picture.width + from] ?? 255) : 250
    }
  }
  return { width, height, pixels }
}

function noisy({ width, height, pixels }: GreyPicture, random: () => number): GreyPicture {
  const out = new Uint8Array(pixels.length)
  for (let index = 0; index < pixels.length; index += 1) {
    const shadow = 12 * ((index % width) / width)
    const value = (pixels[index] ?? 255) * 0.9 + 14 - shadow + (random() - 0.5) * 36
    out[index] = Math.max(0, Math.min(255, value))
  }
  for (let speck = 0; speck < 40; speck += 1) out[Math.floor(random() * out.length)] = 20
  return { width, height, pixels: out }
}

/** Repeatable numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Body of a multipart upload of several files. */
export function uploads(files: readonly NamedFile[]) {
  const boundary = 'guicheng-pile-boundary'
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ])
  const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** Hands a pile in and waits until it has been read. */
export async function scanIn(
  at: Office,
  files: readonly NamedFile[],
  account = 'compiler',
): Promise<ScanPile> {
  const { payload, headers } = uploads(files)
  const answer = await at.ask(account, 'POST', '/api/scans', payload, headers)
  assert.equal(answer.status, 202, answer.text)
  return readToEnd(at, answer.json.id, account)
}

export async function readToEnd(at: Office, id: string, account = 'compiler'): Promise<ScanPile> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const answer = await at.ask(account, 'GET', `/api/scans/${id}`)
    assert.equal(answer.status, 200, answer.text)
    if (answer.json.state === 'done') return answer.json
    await pause(50)
  }
  throw new Error(`pile ${id} was not read in time`)
}
