import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { readSpreadsheet } from '#readers'
import { lintCommand } from '../../apps/cli/lint-command.ts'

let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guicheng-lint-'))
  await mkdir(join(folder, 'county'))
  const printed = await buildDemoWorkbook('printed')
  await writeFile(join(folder, 'county', 'a2023年.xlsx'), printed)
  await writeFile(join(folder, 'county', 'b2023年.xlsx'), await buildDemoWorkbook('corrected'))
  await writeFile(join(folder, 'county', '~$b2023年.xlsx'), 'lock')
  await writeFile(join(folder, 'county', 'notes.txt'), 'no workbook')
  await writeFile(join(folder, 'broken.xlsx'), 'not a workbook')
})
after(() => rm(folder, { recursive: true, force: true }))

async function sheetsOf(path: string) {
  const read = await readSpreadsheet(await readFile(path), path)
  assert.ok(read.ok)
  return new Map(
    read.document.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(({ text }) => text))]),
  )
}

describe('lint over a folder', () => {
  it('writes a line per unit, worst first, every finding, and what could not be read', async () => {
    const summary = join(folder, 'summary.xlsx')
    const status = await lintCommand([
      join(folder, 'county'),
      join(folder, 'broken.xlsx'),
      '--summary',
      summary,
    ])
    assert.equal(status, 2, 'one file could not be read')
    const sheets = await sheetsOf(summary)
    assert.deepEqual([...sheets.keys()], ['各单位', '错误排行', '全部结果', '不能读取的文件'])
    const units = sheets.get('各单位') ?? []
    assert.equal(units.length, 3, 'the head and two workbooks; the lock file is none')
    assert.ok(Number(units[1]?.[2]) > Number(units[2]?.[2]), 'the printed one has more errors')
    const findings = sheets.get('全部结果') ?? []
    assert.ok(findings.some((row) => row.join(' ').includes('68.54')))
    const unread = sheets.get('不能读取的文件') ?? []
    assert.match(unread[1]?.[0] ?? '', /broken\.xlsx$/)
    assert.notEqual(unread[1]?.[1], '')
  })

  it('answers 1 for errors, 2 for an empty folder, and refuses a year that is none', async () => {
    const county = join(folder, 'county')
    assert.equal(await lintCommand([join(county, 'a2023年.xlsx')]), 1)
    await mkdir(join(folder, 'empty'))
    assert.equal(await lintCommand([join(folder, 'empty')]), 2)
    await assert.rejects(lintCommand([county, '--year', '23']), /四位数/)
  })
})
