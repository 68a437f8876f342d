import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fontFolders, woffToTtf } from './fonts.ts'

test('the one WOFF is unpacked once into a TrueType file with sound offsets', (t) => {
  const data = mkdtempSync(join(tmpdir(), '规程 字体-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  const folders = fontFolders({ GUICHENG_DATA: data })
  const kai = folders.find((folder) => folder.startsWith(data)) ?? ''
  assert.deepEqual(readdirSync(kai), ['LXGWWenKai-Regular.ttf'])
  const font = readFileSync(join(kai, 'LXGWWenKai-Regular.ttf'))
  assert.equal(font.readUInt32BE(0), 0x00010000)
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16
    assert.ok(font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12) <= font.length)
  }
  assert.deepEqual(fontFolders({ GUICHENG_DATA: data }), folders)
})

test('an office folder comes last in the list and must exist', (t) => {
  const office = mkdtempSync(join(tmpdir(), 'guicheng-office-'))
  t.after(() => rmSync(office, { recursive: true, force: true }))
  assert.equal(fontFolders({ GUICHENG_FONTS: office }).at(-1), office)
  assert.ok(fontFolders({}).every((folder) => existsSync(folder)))
  assert.throws(() => fontFolders({ GUICHENG_FONTS: join(office, 'missing') }), /字体文件夹不存在/u)
})

test('what is no WOFF is refused', () => {
  assert.throws(() => woffToTtf(Buffer.alloc(64)), /not a WOFF/u)
})
