import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { publicLimits, readPublicFile } from './index.ts'
import { pdfFile } from './public/pdf.fixture.ts'

const text = new TextEncoder().encode('第一条 正文。')
const pdf = pdfFile([{ texts: [{ x: 90, y: 90, text: '版面文字' }] }])

describe('reading in a thread of its own', () => {
  it('answers with the document, several at once', async () => {
    const read = await Promise.all(
      Array.from({ length: 6 }, (_one, index) => readPublicFile(index % 2 === 0 ? text : pdf, `${index}`)),
    )
    assert.deepEqual(
      read.map((one) => one.ok && `${one.document.name} ${one.document.blocks.length}`),
      ['0 1', '1 1', '2 1', '3 1', '4 1', '5 1'],
    )
  })

  it('ends a file that takes too long with a sentence, and reads the next', async () => {
    const slow = pdfFile(Array.from({ length: 900 }, () => ({ texts: [{ x: 90, y: 90, text: '版面文字' }] })))
    const late = await readPublicFile(slow, '慢.pdf', { ...publicLimits, secondsMax: 0.001 })
    assert.deepEqual(late, {
      ok: false,
      message: '文件“慢.pdf”读了0.001秒还没有读完，已停止。请拆成几个文件，或另存后再检查。',
    })
    assert.equal((await readPublicFile(pdf, '快.pdf')).ok, true)
  })

  it('sends no thread more bytes than are read', async () => {
    const read = await readPublicFile(text, '大.txt', { ...publicLimits, bytesMax: 5 })
    assert.match(read.ok ? '' : read.message, /^文件“大\.txt”有19字节，最多读5字节/)
  })
})
