/** Where the name under a running text is set, read back from the PDF. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { renderDocument, stopRendering } from '#platform/documents'
import { readPublicFile } from '#readers'

after(() => stopRendering())

const verification = { code: '2345-6789-ABCD-EFGH', url: 'https://example.cn/verify/2345-6789-ABCD-EFGH' }
const unit = '临江县图书馆'

/** Texts of the last page of a report of so many paragraphs. */
async function lastPageOf(paragraphs: number): Promise<{ pages: number; texts: string[] }> {
  const blocks = Array.from({ length: paragraphs }, (_, i) => ({
    kind: 'paragraph' as const,
    text: `第${i + 1}段到此为止。`,
  }))
  const { pdf, pages } = await renderDocument({
    template: 'report' as const,
    title: '试',
    verification,
    date: '2023-03-08',
    data: { title: '单位预算情况说明', blocks, signedBy: [unit] },
  })
  const read = await readPublicFile(pdf, '说明.pdf')
  assert.ok(read.ok)
  const texts = read.document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.page === pages ? [block.text] : [],
  )
  return { pages, texts }
}

test('a name that goes over to the next page takes the end of the text with it', async () => {
  const counts = [23, 24, 25, 26]
  const found = await Promise.all(counts.map(async (count) => ({ count, ...(await lastPageOf(count)) })))
  assert.ok(
    found.some(({ pages }) => pages === 2),
    'one of the reports goes over',
  )
  for (const { count, texts } of found) {
    const printed = texts.join('')
    assert.ok(printed.includes(unit), `${count}: the name is on the last page`)
    assert.ok(printed.includes(`第${count}段`), `${count}: and so is the last paragraph`)
  }
})
