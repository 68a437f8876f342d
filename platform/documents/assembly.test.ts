import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { Assembly, AssemblyPage } from './assembly.ts'
import { examples } from './examples.fixture.ts'
import { assemble, releaseSources, renderDocument, stopRendering } from './render.ts'
import type { RenderRequest } from './render.ts'

after(() => stopRendering())

const verification = { code: '2345-6789-ABCD-EFGH', url: 'https://example.cn/verify/2345-6789-ABCD-EFGH' }

async function printed(example: Pick<RenderRequest, 'template' | 'data' | 'title'>): Promise<Uint8Array> {
  return (await renderDocument({ ...example, verification, date: '2023-03-08' })).pdf
}

const whole = (file: string, page = 1): AssemblyPage => ({
  width: 210,
  height: 297,
  items: [{ kind: 'page', file, page, width: 210, height: 297, angle: 0, move: { x: 0, y: 0 } }],
})
const of = (bytes: Uint8Array, ...pages: AssemblyPage[]): Assembly => ({
  title: '合成',
  date: '2024-01-01',
  files: [{ name: 'a', kind: 'pdf', bytes }],
  pages,
})

async function hashOf(assembly: Assembly): Promise<string> {
  const made = await assemble(assembly)
  assert.ok(made.ok, made.ok ? '' : made.reason)
  return made.file.hash
}

test('the same pages give the same bytes, whatever the thread did before', async () => {
  const [form, cover] = [await printed(examples.form), await printed(examples.cover)]
  const first = await hashOf(of(form, whole('a')))
  assert.equal(await hashOf(of(form, whole('a'))), first, 'from the source that is held')
  assert.notEqual(await hashOf(of(cover, whole('a'))), first)
  assert.equal(await hashOf(of(Buffer.from(form), whole('a'))), first, 'from a copy')
  releaseSources()
  assert.equal(await hashOf(of(form, whole('a'))), first, 'after letting go')
  await stopRendering()
  assert.equal(await hashOf(of(form, whole('a'))), first, 'from a fresh thread')
})

test('many at once do not take one another’s files', async () => {
  const sources = [
    await printed(examples.form),
    await printed(examples.cover),
    await printed(examples.findings),
  ]
  const alone: string[] = []
  for (const source of sources) alone.push(await hashOf(of(source, whole('a'))))
  const index = {
    heading: '页次',
    subject: '试',
    rows: [],
    notes: [],
    mark: { print: 1, content: '0123456789ab' },
    ...verification,
  }
  const orders = [0, 1, 2, 0, 2, 1].map((at) => of(sources[at] ?? new Uint8Array(), whole('a')))
  const [, ...together] = await Promise.all([
    hashOf({ ...of(sources[0] ?? new Uint8Array(), whole('a')), index }),
    ...orders.map(hashOf),
  ])
  assert.deepEqual(
    together,
    [0, 1, 2, 0, 2, 1].map((at) => alone[at]),
  )
})

test('an index page goes before, with codes of its own; sizes are those of the sheets', async () => {
  const form = await printed(examples.form)
  const rows = Array.from({ length: 60 }, (_, index) => ({
    form: '审查表',
    page: `${index + 1} / 60`,
    source: '系统生成',
    note: '',
  }))
  const made = await assemble({
    ...of(form, whole('a'), { width: 297, height: 210, items: [] }),
    index: {
      heading: '页次',
      subject: '#panic()',
      rows,
      notes: ['注'],
      mark: { print: 2, content: '0123456789ab' },
      ...verification,
    },
  })
  assert.ok(made.ok)
  assert.equal(made.file.pages, 2 + made.file.places.pages.length)
  assert.ok(made.file.places.pages.length >= 2, 'sixty rows go over pages')
})

test('a source that is no such file, or a page that it does not have, is a reason and harms nothing after it', async () => {
  const form = await printed(examples.form)
  for (const [bytes, page] of [
    [Buffer.from('%PDF-1.7 nothing'), 1],
    [form, 9],
  ] as const) {
    const made = await assemble(of(bytes, whole('a', page)))
    assert.equal(made.ok, false)
  }
  assert.equal((await assemble(of(form, whole('a')))).ok, true)
  assert.equal((await assemble(of(form, whole('b')))).ok, false, 'a file that was not given')
})
