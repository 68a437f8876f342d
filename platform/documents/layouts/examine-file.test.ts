import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packArchive, writeWorkbookSheets } from '#readers'
import { examineLayoutFile } from './examine-file.ts'
import type { LayoutField } from './fields.ts'
import { LAYOUT_BYTES_MAX, examineLayout } from './layout.ts'

const known: readonly LayoutField[] = [{ name: '标题', kind: 'text', origin: 'document', example: '某表' }]
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const word = (inside: string, before = ''): Uint8Array =>
  packArchive(
    new Map([['word/document.xml', utf8(`${before}<w:document><w:body>${inside}</w:body></w:document>`)]]),
  )
const paragraph = '<w:p><w:r><w:t>{{标题}}</w:t></w:r></w:p>'
const sheet = async (rows: number, columns: number): Promise<Uint8Array> =>
  await writeWorkbookSheets([
    {
      name: '表',
      rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => '{{标题}}')),
    },
  ])
const say = async (bytes: Uint8Array, name: string): Promise<string> => {
  const examined = await examineLayout(bytes, name, known)
  return examined.ok ? 'taken' : examined.findings.map((finding) => finding.say).join('\n')
}

describe('a layout that swells', () => {
  it('is refused one past what a form needs, and taken at it', async () => {
    assert.equal(await say(word(paragraph.repeat(20_000)), '版式.docx'), 'taken')
    assert.match(await say(word(paragraph.repeat(20_001)), '版式.docx'), /有20001段，作版式最多20000段/)
    assert.equal(await say(await sheet(500, 400), '版式.xlsx'), 'taken')
    assert.match(await say(await sheet(501, 400), '版式.xlsx'), /有200400个单元格，作版式最多200000个/)
    assert.match(await say(word(' '.repeat(33 * 1024 * 1024)), '版式.docx'), /展开后超过32兆字节/)
  })

  it('is refused when it defines entities', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
    assert.match(await say(word(paragraph, doctype), '版式.docx'), /实体定义（DOCTYPE）/)
  })
})

describe('examining in a thread of its own', () => {
  it('answers what the examination answers', async () => {
    const files: readonly (readonly [Uint8Array, string])[] = [
      [word(paragraph), '版式.docx'],
      [word(paragraph.replace('标题', '标提')), '版式.docx'],
      [await sheet(1, 1), '版式.xlsx'],
      [new Uint8Array(0), '版式.docx'],
      [new Uint8Array(LAYOUT_BYTES_MAX + 1), '版式.docx'],
    ]
    const own = await Promise.all(files.map(([bytes, name]) => examineLayout(bytes, name, known)))
    const examined = await Promise.all(files.map(([bytes, name]) => examineLayoutFile(bytes, name, known)))
    assert.deepEqual(examined, own)
    assert.deepEqual(
      own.map(({ ok }) => ok),
      [true, false, true, false, false],
    )
  })

  it('ends a file that takes too long with a sentence, and examines the next', async () => {
    const late = await examineLayoutFile(word(paragraph.repeat(20_000)), '慢.docx', known, 0.001)
    assert.deepEqual(
      late.findings.map((finding) => finding.say),
      ['文件“慢.docx”核对了0.001秒还没有完成，已停止。请删去多余的内容后重新上传。'],
    )
    assert.equal((await examineLayoutFile(word(paragraph), '快.docx', known)).ok, true)
  })
})
