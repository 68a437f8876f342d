import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { inflateSync } from 'node:zlib'
import { examples, publication } from './examples.fixture.ts'
import { renderDocument, stopRendering } from './render.ts'
import type { RenderRequest } from './render.ts'

const verification = { code: '2345-6789-ABCD-EFGH', url: 'https://example.cn/verify/2345-6789-ABCD-EFGH' }

after(() => stopRendering())

function requestOf(example: Pick<RenderRequest, 'template' | 'data' | 'title'>): RenderRequest {
  return { ...example, verification, date: '2023-03-08' }
}

function paragraph(text: string): RenderRequest {
  return requestOf({
    template: 'report',
    title: '试',
    data: { title: '试', blocks: [{ kind: 'paragraph', text }] },
  })
}

/** The text of a PDF through the character maps of its fonts, without any tool outside Node. */
function textOf(pdf: Uint8Array): string {
  const streams = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu),
  ]
  const maps = streams
    .map(([, body]) => unpacked(Buffer.from(body ?? '', 'latin1')))
    .filter((body) => body.includes('beginbf'))
  const characters = maps.flatMap((body) => [...body.matchAll(/<[0-9a-f]+>\s*<([0-9a-f]+)>/giu)])
  return characters
    .map(([, hex]) =>
      Buffer.from(hex ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    )
    .join('')
}

function unpacked(body: Buffer): string {
  try {
    return inflateSync(body).toString('latin1')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return body.toString('latin1') // not packed
    throw error
  }
}

test('every layout is set as archival PDF with all characters, rare names included', async () => {
  const pages: Record<string, number> = {}
  for (const [name, example] of Object.entries({ ...examples, publication })) {
    const rendered = await renderDocument(requestOf(example))
    assert.equal(Buffer.from(rendered.pdf).toString('latin1', 0, 5), '%PDF-')
    assert.deepEqual([name, rendered.standard, rendered.unprintable], [name, 'a-2a', []])
    pages[name] = rendered.pages
  }
  assert.equal(pages['tables'], 3)
  assert.equal(pages['cover'], 1)
  assert.ok((pages['longTable'] ?? 0) >= 5, 'a hundred rows go over pages')
  assert.equal(pages['publication'], (pages['cover'] ?? 0) + 1 + (pages['narrative'] ?? 0) + 3)
})

test('the same request gives the same bytes, also from a fresh thread', async () => {
  const request = requestOf(examples.tables)
  const first = await renderDocument(request)
  const second = await renderDocument(request)
  await stopRendering()
  const third = await renderDocument(request)
  assert.deepEqual([second.hash, third.hash], [first.hash, first.hash])
  const later = await renderDocument({ ...request, date: '2023-03-09' })
  assert.notEqual(later.hash, first.hash)
})

test('text is printed literally and never read as markup', async () => {
  const { pdf, pages } = await renderDocument(
    paragraph('#let x = 1 *a* $x^2$ #panic() @y <z> #pagebreak() ] } //'),
  )
  assert.equal(pages, 1)
  const printed = textOf(pdf)
  for (const sign of '#*$^@<>]}/') assert.ok(printed.includes(sign), `${sign} is on the page`)
})

test('an injected import or file is only text', async () => {
  const plain = await renderDocument(paragraph('#import "/etc/passwd"'))
  assert.ok(textOf(plain.pdf).includes('#'))
  assert.equal(plain.standard, 'a-2a')
})

test('a character that no font has is named, and the document is made all the same', async () => {
  const { pages, unprintable, standard } = await renderDocument(paragraph(`姓名：\u{2ffff}`))
  assert.deepEqual([pages, unprintable, standard], [1, ['\u{2ffff}'], '1.7'])
})

test('rare characters of names are drawn by our own fonts', async () => {
  const { pdf } = await renderDocument(paragraph('喆垚赟龑𬭎㛃'))
  const printed = textOf(pdf)
  for (const character of '喆垚赟龑𬭎㛃') assert.ok(printed.includes(character), character)
})

test('data that does not fit the template is our own fault and throws', async () => {
  const data = { title: '试', blocks: [], stray: true }
  await assert.rejects(renderDocument(requestOf({ template: 'report', title: '试', data })), /stray/u)
  const table = {
    title: '表',
    columns: [{ key: 'a', header: '甲', kind: 'text' as const }],
    rows: [{ cells: { b: '1' } }],
  }
  const figures = { orientation: 'portrait' as const, tables: [table] }
  await assert.rejects(
    renderDocument(requestOf({ template: 'figures', title: '表', data: figures })),
    /no column has the key b/u,
  )
  await assert.rejects(renderDocument({ ...paragraph('a'), date: '2023年3月8日' }), /YYYY-MM-DD/u)
})
