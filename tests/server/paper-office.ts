/** What tests of paper share: a case with documents, scans made of its prints, and waiting until a pile is read. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { type AssemblyPage, assemble } from '#platform/documents'
import { openScan } from '#platform/scans'
import type { ScanPile } from '../../apps/server/contract/index.ts'
import type { Office } from './office.ts'

export const BUDGET = '/api/budget/unit-budget'

/** Opens a unit budget; its cover and its check report can be printed at once. */
export async function openBudget(at: Office, year = 2024): Promise<string> {
  const input = { unit: '005002', year, basis: 'working' }
  const answer = await at.ask('compiler', 'POST', BUDGET, { input })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.id
}

/** The PDF of a form as it comes out of the printer. */
export async function printed(
  at: Office,
  id: string,
  form: string,
  account = 'compiler',
): Promise<Uint8Array> {
  const answer = await at.ask(account, 'GET', `${BUDGET}/${id}/documents/${form}.pdf`)
  assert.equal(answer.status, 200, answer.text.slice(0, 300))
  return answer.bytes
}

/** A sheet in the scanner's tray: a page of a print, turned by so many degrees clockwise; `undefined` is a blank back. */
export type Tray = readonly (
  | { readonly pdf: Uint8Array; readonly page: number; readonly angle?: number; readonly cover?: boolean }
  | undefined
)[]

/** A scan of the sheets in the tray, with the specks and shadows of a scanner, as one PDF. */
export async function scanOf(tray: Tray, seed = 1): Promise<Uint8Array> {
  const random = generator(seed)
  const names = new Map<Uint8Array, string>()
  for (const sheet of tray) if (sheet !== undefined) names.set(sheet.pdf, `print-${names.size}`)
  const sizes = new Map<string, { width: number; height: number }>()
  for (const sheet of tray) {
    if (sheet === undefined) continue
    const opened = await openScan(sheet.pdf)
    assert.ok(opened.ok)
    sizes.set(`${names.get(sheet.pdf)}/${sheet.page}`, opened.sizeOf(sheet.page))
    await opened.close()
  }
  const pages = tray.map((sheet): AssemblyPage => {
    if (sheet === undefined) return { width: 210, height: 297, items: [] }
    const size = sizes.get(`${names.get(sheet.pdf)}/${sheet.page}`) ?? { width: 210, height: 297 }
    const angle = sheet.angle ?? 0
    const across = Math.abs(Math.round(angle / 90)) % 2 === 1
    const [width, height] = across ? [size.height, size.width] : [size.width, size.height]
    const specks = Array.from({ length: 60 }, () => {
      const [x, y] = [random() * width, random() * height]
      return { kind: 'line', x1: x, y1: y, x2: x + 0.15, y2: y + 0.1, weight: 0.4 } as const
    })
    const over = Array.from({ length: sheet.cover === true ? 60 : 0 }, (_, index) => {
      const y = height * 0.86 + index * 0.7
      return { kind: 'line', x1: 0, y1: y, x2: width, y2: y, weight: 1.6 } as const
    })
    return {
      width,
      height,
      items: [
        {
          kind: 'page',
          file: names.get(sheet.pdf) ?? '',
          page: sheet.page,
          width: size.width,
          height: size.height,
          angle,
          move: { x: 0, y: 0 },
        },
        ...specks,
        ...over,
      ],
    }
  })
  const files = [...names].map(([bytes, name]) => ({ name, kind: 'pdf' as const, bytes }))
  const made = await assemble({ title: '扫描', date: '2026-01-01', files, pages })
  assert.ok(made.ok, made.ok ? '' : made.reason)
  return made.file.pdf
}

/** Repeatable numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Body of a multipart upload of several files. */
export function uploads(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): {
  readonly payload: Buffer
  readonly headers: { readonly 'content-type': string }
} {
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
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  account = 'compiler',
): Promise<ScanPile> {
  const { payload, headers } = uploads(files)
  const answer = await at.ask(account, 'POST', '/api/scans', payload, headers)
  assert.equal(answer.status, 202, answer.text)
  return read(at, answer.json.id, account)
}

export async function read(at: Office, id: string, account = 'compiler'): Promise<ScanPile> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await at.ask(account, 'GET', `/api/scans/${id}`)
    assert.equal(answer.status, 200, answer.text)
    if (answer.json.state === 'done') return answer.json
    await pause(50)
  }
  throw new Error(`pile ${id} was not read in time`)
}
