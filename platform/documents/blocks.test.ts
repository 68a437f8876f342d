import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { contentOf } from './blocks.ts'
import { examples, publication } from './examples.fixture.ts'
import type { FormData, TemplateData, TemplateName } from './model.ts'
import { renderDocument, stopRendering } from './render.ts'

after(() => stopRendering())

const form = examples.form.data as FormData
const of = (data: FormData) => contentOf('form', data, '审查表')

/** The example form with one cell changed. */
function changed(row: number, index: number, text: string): FormData {
  return {
    ...form,
    rows: form.rows.map((cells, at) =>
      at === row ? cells.map((cell, place) => (place === index ? { ...cell, text } : cell)) : cells,
    ),
  }
}

test('every cell that is filled in is a block under the label before it', () => {
  const blocks = of(form).blocks.map(({ id, label, empty }) => [id, label, empty])
  assert.deepEqual(blocks, [
    ['r0c1', '信息名称', false],
    ['r1c1', '文件份数', false],
    ['r1c3', '拟公开日期', false],
    ['r2c1', '内容摘要', false],
    ['r3c1', '审查意见', false],
    ['r4c0', '审查意见 · 单位（盖章）', true],
  ])
})

test('a changed block changes its own digest only; a changed label changes the rest', () => {
  const before = of(form)
  const after = of(changed(1, 1, '4'))
  const moved = after.blocks.filter(
    ({ id, digest }) => before.blocks.find((one) => one.id === id)?.digest !== digest,
  )
  assert.deepEqual(
    moved.map(({ label }) => label),
    ['文件份数'],
  )
  assert.equal(after.rest, before.rest)
  assert.notEqual(after.content, before.content)
  const relabelled = of(changed(1, 0, '份数'))
  assert.notEqual(relabelled.rest, before.rest)
  assert.deepEqual(
    relabelled.blocks.map(({ digest }) => digest),
    before.blocks.map(({ digest }) => digest),
  )
  assert.notEqual(contentOf('form', form, '另一题目').rest, before.rest)
})

test('the layouts mark a place for every block, on the page and inside the sheet', async () => {
  const verification = { code: '2345-6789-ABCD-EFGH', url: 'https://example.cn/verify/2345-6789-ABCD-EFGH' }
  for (const [name, example] of Object.entries({ ...examples, publication })) {
    const { template, data, title } = example as {
      template: TemplateName
      data: TemplateData[TemplateName]
      title: string
    }
    const { blocks } = contentOf(template, data, title)
    const { places, pages } = await renderDocument({
      template,
      data,
      title,
      verification,
      date: '2023-03-08',
    })
    assert.deepEqual(
      [name, ...places.blocks.map(({ id }) => id).toSorted()],
      [name, ...blocks.map(({ id }) => id).toSorted()],
    )
    assert.equal(places.pages.length, pages)
    for (const { id, page, x, y, width, height, lastPage } of places.blocks) {
      const sheet = places.pages.find((one) => one.page === page)
      assert.ok(sheet !== undefined && lastPage >= page, id)
      assert.ok(x >= 0 && x + width <= sheet.width && y >= 0 && y + height <= sheet.mark.y, `${name} ${id}`)
    }
  }
})
