import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** The weights the templates use, and no others: every loaded file costs memory. */
const PLAIN_FONTS = [
  ['@expo-google-fonts/noto-serif-sc', '400Regular'],
  ['@expo-google-fonts/noto-serif-sc', '700Bold'],
  ['@expo-google-fonts/noto-sans-sc', '400Regular'],
  ['@expo-google-fonts/noto-sans-sc', '700Bold'],
] as const

/** The package calls its weights 500 and "latin", but the file is the whole Regular. */
const KAI_FONT = ['@fontsource/lxgw-wenkai', 'files', 'lxgw-wenkai-latin-500-normal.woff'] as const

/**
 * Folders the typesetter loads its fonts from: those of our packages, then the office's own licensed
 * fonts (`GUICHENG_FONTS`), which come first wherever a template names their typeface.
 */
export function fontFolders(environment: NodeJS.ProcessEnv = process.env): string[] {
  const plain = PLAIN_FONTS.map(([name, weight]) => join(packageFolder(name), weight))
  const office = environment['GUICHENG_FONTS']
  if (office !== undefined && office !== '' && !existsSync(office)) {
    throw new Error(`GUICHENG_FONTS 指向的字体文件夹不存在：${office}`)
  }
  const folders = [...plain, kaiFolder(environment)]
  return office === undefined || office === '' ? folders : [...folders, office]
}

/** Unpacks the one typeface that is only published as WOFF, once per data folder. */
function kaiFolder(environment: NodeJS.ProcessEnv): string {
  const [name, ...path] = KAI_FONT
  const source = join(packageFolder(name), ...path)
  const folder = join(cacheFolder(environment), `lxgw-wenkai-${statSync(source).size}`)
  const target = join(folder, 'LXGWWenKai-Regular.ttf')
  if (existsSync(target)) return folder
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${target}.${process.pid}.part`
  writeFileSync(unfinished, woffToTtf(readFileSync(source)))
  renameSync(unfinished, target)
  return folder
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const data = environment['GUICHENG_DATA']
  if (data !== undefined && data !== '') return join(data, 'cache', 'fonts')
  return join(tmpdir(), `guicheng-fonts-${userInfo().uid}`)
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`))
}

/** Rewrites a WOFF 1.0 file as the TrueType file inside it. */
export function woffToTtf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20))
  const header = Buffer.alloc(12 + count * 16)
  const reach = 2 ** Math.floor(Math.log2(count)) * 16
  header.writeUInt32BE(woff.readUInt32BE(4), 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(reach, 6)
  header.writeUInt16BE(Math.log2(reach / 16), 8)
  header.writeUInt16BE(count * 16 - reach, 10)
  let offset = header.length
  for (const [index, table] of tables.entries()) {
    const entry = 12 + index * 16
    table.head.copy(header, entry)
    header.writeUInt32BE(table.checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(table.bytes.length, entry + 12)
    offset += table.bytes.length + padding(table.bytes.length)
  }
  const parts = tables.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))])
  return Buffer.concat([header, ...parts])
}

function readTable(woff: Buffer, entry: number): { head: Buffer; checksum: number; bytes: Buffer } {
  const offset = woff.readUInt32BE(entry + 4)
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
  const length = woff.readUInt32BE(entry + 12)
  const bytes = packed.length < length ? inflateSync(packed) : packed
  if (bytes.length !== length) throw new Error('a table of the WOFF font is damaged')
  return { head: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), bytes }
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
