import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import test from 'node:test'
import { writeXlsx } from 'hucre'
import { contentPath, keepContent, receiveContent } from './content-store.ts'
import { checkType } from './media-type.ts'

const folder = mkdtempSync(join(tmpdir(), '规程 文件-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))

async function typeOf(content: Uint8Array, name: string): Promise<string> {
  const path = join(folder, 'content')
  writeFileSync(path, content)
  const check = await checkType(path, name)
  return check.ok ? check.kind : check.message
}

function bytes(...parts: (string | number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? Buffer.from(part) : part)))
}

/** A ZIP directory with these names and claimed sizes; the contents themselves do not matter here. */
function zip(entries: readonly (readonly [name: string, expanded: number])[]): Buffer {
  const directory = Buffer.concat(
    entries.map(([name, expanded]) => {
      const head = Buffer.alloc(46)
      head.writeUInt32LE(0x02014b50, 0)
      head.writeUInt32LE(expanded, 24)
      head.writeUInt16LE(Buffer.byteLength(name), 28)
      return Buffer.concat([head, Buffer.from(name)])
    }),
  )
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(4, 16)
  return Buffer.concat([bytes([0x50, 0x4b, 3, 4]), directory, end])
}

function ole(...names: string[]): Buffer {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE((name.length + 1) * 2, 64)
    entry[66] = 2
    return entry
  })
  return Buffer.concat([
    bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], Array<number>(504).fill(0)),
    ...entries,
  ])
}

const types = ['[Content_Types].xml', 10] as const

test('every kind that is taken is known by its content', async () => {
  const workbook = await writeXlsx({ sheets: [{ name: '表', rows: [['一', 1]] }] })
  assert.equal(await typeOf(workbook, '预算.XLSX'), 'xlsx')
  assert.equal(await typeOf(bytes('%PDF-1.7\n'), 'a.pdf'), 'pdf')
  assert.equal(await typeOf(bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]), 'a.png'), 'png')
  assert.equal(await typeOf(bytes([0xff, 0xd8, 0xff, 0xe0]), 'a.jpeg'), 'jpg')
  assert.equal(await typeOf(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 '), 'a.webp'), 'webp')
  assert.equal(await typeOf(zip([types, ['word/document.xml', 9]]), 'a.docx'), 'docx')
  assert.equal(await typeOf(ole('SummaryInformation', 'Workbook'), 'a.xls'), 'xls')
  assert.equal(await typeOf(bytes('科目,金额\r\n201,1.00\r\n'), 'a.csv'), 'csv')
  assert.equal(await typeOf(bytes('\ufeff说明'), 'a.txt'), 'txt')
})

test('a name that promises something else is refused with both kinds', async () => {
  assert.match(await typeOf(bytes('%PDF-1.7\n'), '照片.png'), /“照片\.png”的扩展名是 png，但内容是PDF 文件/u)
  assert.match(await typeOf(zip([types, ['word/document.xml', 9]]), 'a.xlsx'), /内容是Word 文档/u)
  assert.match(await typeOf(ole('WordDocument'), 'a.xls'), /无法识别/u)
  assert.match(await typeOf(bytes('<html></html>'), 'a.pdf'), /内容是纯文本/u)
})

test('archives, programs, macros and swelling contents are refused', async () => {
  assert.match(await typeOf(zip([['a.txt', 3]]), 'a.zip'), /不是可以上传的文件类型/u)
  assert.match(await typeOf(zip([['a.txt', 3]]), 'a.xlsx'), /内容是压缩包/u)
  assert.match(await typeOf(bytes('MZ'), 'a.exe'), /不是可以上传的文件类型/u)
  assert.match(
    await typeOf(zip([types, ['xl/workbook.xml', 9], ['xl/vbaProject.bin', 9]]), 'a.xlsx'),
    /带有宏/u,
  )
  assert.match(await typeOf(ole('Workbook', '_VBA_PROJECT'), 'a.xls'), /带有宏/u)
  assert.match(await typeOf(zip([types, ['xl/workbook.xml', 600 * 1024 * 1024]]), 'a.xlsx'), /展开后过大/u)
})

test('text in another encoding is refused with what to do', async () => {
  const gbk = Buffer.from([0xbf, 0xc6, 0xc4, 0xbf, 0x2c, 0x31])
  assert.match(await typeOf(gbk, 'a.csv'), /不是 UTF-8 编码的文本。请在记事本或 WPS 里另存为 UTF-8/u)
  assert.match(await typeOf(bytes('a', [0], 'b'), 'a.txt'), /UTF-8/u)
  assert.match(
    await typeOf(bytes('好'.repeat(30_000), [0xe5]), 'a.txt'),
    /UTF-8/u,
    'cut in the middle of a character',
  )
})

test('a content is kept under its hash in two levels, and nothing is left of a refused one', async () => {
  const received = await receiveContent(Readable.from([Buffer.from('甲'), Buffer.from('乙')]), folder, 6)
  assert.ok(received.ok)
  await keepContent(received.path, folder, received.hash)
  const path = contentPath(folder, received.hash)
  assert.ok(path.endsWith(join(received.hash.slice(0, 2), received.hash.slice(2, 4), received.hash)))
  assert.equal(readFileSync(path, 'utf8'), '甲乙')
  const refusals = [
    await receiveContent(Readable.from([Buffer.from('甲乙丙')]), folder, 8),
    await receiveContent(Readable.from([]), folder, 8),
    await receiveContent(breakingOff(), folder, 8),
  ]
  assert.deepEqual(refusals, [
    { ok: false, reason: 'too-large' },
    { ok: false, reason: 'empty' },
    { ok: false, reason: 'interrupted' },
  ])
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
  assert.throws(() => contentPath(folder, '../../etc/passwd'), /not a SHA-256/u)
})

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('甲')
  throw new Error('aborted')
}
