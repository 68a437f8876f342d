import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { readSpreadsheet } from '#readers'
import { checkForeign } from '#regulations/budget'
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

describe('a file of no case', () => {
  it('says its unit and year itself; without any year somebody must', async () => {
    const read = await readSpreadsheet(await buildDemoWorkbook('printed'), 'x.xlsx')
    assert.ok(read.ok)
    const rewritten = (change: (text: string) => string) => ({
      ...read.document,
      sheets: read.document.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, i) =>
          row.map((cell) => (i < 3 ? { ...cell, text: change(cell.text) } : cell)),
        ),
      })),
    })
    const named = rewritten((text) => text.replace(/^单位：万元$/, '编制单位：005-云溪县图书馆 单位：万元'))
    const checked = checkForeign(named, '2021年.xlsx')
    assert.ok(checked.ok)
    assert.equal(checked.unit, '云溪县图书馆')
    assert.equal(checked.year, 2023, 'the heading goes before the name of the file')
    const timeless = rewritten((text) => text.replaceAll(/20\d\d年?/g, ''))
    const unknown = checkForeign(timeless, 'x.xlsx')
    assert.ok(!unknown.ok && unknown.why === 'no-year')
    assert.ok(checkForeign(timeless, 'x.xlsx', 2023).ok)
    const named2022 = checkForeign(timeless, '公开表2022.xlsx')
    assert.ok(named2022.ok && named2022.year === 2022)
    const early = checkForeign(timeless, 'x.xlsx', 2014)
    assert.ok(!early.ok && early.why === 'unreadable')
    assert.match(early.problems[0]?.message ?? '', /2015年及以后/)
  })
})

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
    assert.equal(units.length, 4, 'the head, two workbooks and a text; the lock file is none')
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
