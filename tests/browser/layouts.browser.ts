/** Layouts and imports called otherwise, in a real browser: what a clerk does without a programmer. */
import { readFileSync } from 'node:fs'
import { openXlsx, saveXlsx } from 'hucre'
import { buildDemoWorkbook } from '#apps/demo'
import { openWordFile, packArchive } from '#readers'
import { countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'layouts' })

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const cover = '/admin/layouts/budget/unit-budget/cover'

/** The file that a click downloads. */
async function downloaded(page: Page, name: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ])
  return readFileSync(await download.path())
}

/** What an office does to a layout in Word: some text changed. */
async function changed(
  layout: Uint8Array,
  ...changes: readonly (readonly [string, string])[]
): Promise<Buffer> {
  const file = await openWordFile(layout)
  if (file === undefined) throw new Error('the layout is no Word file')
  const xml = changes.reduce(
    (text, [from, to]) => text.replace(from, to),
    new TextDecoder().decode(file.parts.get('word/document.xml')),
  )
  const parts = new Map([...file.parts, ['word/document.xml', new TextEncoder().encode(xml)] as const])
  return Buffer.from(packArchive(parts))
}

test('an office replaces the cover: wrong fields are named, a right one is tried out and put in force', async ({
  page,
}) => {
  await enterAs(page, '字典管理员', '/admin/layouts')
  await expect(page.getByRole('row', { name: /^封面 / })).toContainText('参考样式')
  await lookAt(page, '版式')
  await page.goto(cover)
  const layout = await downloaded(page, 'Word 版式')
  const counter = await countInputs(page)
  const offer = async (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: word, buffer })
  await offer('有错.docx', await changed(layout, ['{{标题}}', '{{标提}}']))
  await expect(page.getByRole('alert').filter({ hasText: '有 1 处要改，没有保存' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '{{标提}}' })).toContainText('{{标题}}')
  await lookAt(page, '版式有错')
  await counter.reset()
  await offer('封面.docx', await changed(layout, ['{{标题}}', '本县样式 {{标题}}'], ['{{单位编码}}', '']))
  await expect(page.getByText('可以使用，已存为第 1 版')).toBeVisible()
  await lookAt(page, '版式试用')
  const trial = await openWordFile(await downloaded(page, '下载试填件'))
  expect(trial?.paragraphs.map(({ text }) => text).join('\n')).toMatch(/本县样式 \d{4}年/)
  await page.getByRole('checkbox', { name: '1 处提示已看过' }).check()
  await page.getByRole('button', { name: '启用第 1 版' }).click()
  await expect(page.getByText('石柱土家族自治县第 1 版（Word）')).toBeVisible()
  await recordInputs('换一份文书的版式', counter, { inputs: 8, pages: 0 })
  await page.getByRole('tab', { name: /^历史/ }).click()
  await expect(page.getByRole('row').filter({ hasText: '封面.docx' })).toContainText('已启用')
  await lookAt(page, '版式历史')
  await page.getByRole('button', { name: '恢复内置或上级版式' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('内置版式', { exact: false }).first()).toBeVisible()
})

/** The demo's workbook as another source writes it. */
async function foreignWorkbook(): Promise<Buffer> {
  const workbook = await openXlsx(await buildDemoWorkbook('printed'), { readStyles: true })
  const sheet = workbook.sheets.find(({ name }) => name.startsWith('表2'))
  if (sheet === undefined) throw new Error('the demo has no 表2')
  sheet.name = '功能科目支出明细'
  for (const [r, c, value] of [
    [0, 0, '功能科目支出明细'],
    [2, 1, '功能科目名称'],
  ] as const) {
    const row = sheet.rows[r]
    if (row !== undefined) row[c] = value
    const detail = sheet.cells?.get(`${r},${c}`)
    if (detail !== undefined) sheet.cells?.set(`${r},${c}`, { ...detail, value })
  }
  return Buffer.from(await saveXlsx(workbook))
}

test('a workbook called otherwise is proposed, agreed to once, and known the next time', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/import')
  const file = { name: '2023年一体化导出.xlsx', mimeType: excel, buffer: await foreignWorkbook() }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('确认后才会读取')).toBeVisible()
  await expect(page.getByText('相近，请核对')).toHaveCount(2)
  await lookAt(page, '导入对应')
  await page.getByRole('button', { name: '按此读取' }).click()
  await expect(page.getByText('已按您选定的对应关系读取')).toBeVisible()
  await expect(page.getByRole('button', { name: '写入并打开' })).toBeEnabled()
  await page.goto('/admin/import')
  await expect(page.getByText('“功能科目名称”读作', { exact: false })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('记住的对应关系读取')).toBeVisible()
  await lookAt(page, '导入记住')
  await page.getByRole('button', { name: '忘记' }).click()
  await expect(page.getByRole('button', { name: '忘记' })).toHaveCount(0)
})
