/** Registers and batches in a real browser: out as Excel and back, entries dated, many cases at once. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '#tests/browser'
import { enterAs, lookAt, workbookOf } from '#tests/browser-admin'

test.use({ story: 'register' })

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const titles = ['科目编码', '科目名称', '生效日期']
const register = '/admin/registers/function-codes'

// Looking at a screen twice with axe takes its time on a small machine.
test.describe.configure({ timeout: 180_000 })

async function offer(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: excel, buffer })
}

test('a register goes out as Excel and comes back unchanged', async ({ page }) => {
  await enterAs(page, '字典管理员', register)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ])
  const bytes = readFileSync(await download.path())
  await page.getByRole('button', { name: '从 Excel 导入' }).click()
  await offer(page, '原样.xlsx', bytes)
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('新增 0，修改 0，终止 0')
  await expect(drawer.getByRole('button', { name: '写入 0 条变更' })).toBeDisabled()
})

test('faulty rows are told by their cell and given back; a mended file is looked at, then written', async ({
  page,
}) => {
  await enterAs(page, '字典管理员', register)
  await page.getByRole('button', { name: '从 Excel 导入' }).click()
  const drawer = page.getByRole('dialog')
  await lookAt(page, '名册导入')
  await offer(
    page,
    '有错.xlsx',
    await workbookOf(titles, [
      ['21302', null, null],
      ['21303', '林业和草原', '昨天'],
    ]),
  )
  await expect(drawer.getByRole('cell', { name: /^B2$/ })).toBeVisible()
  await expect(drawer.getByRole('cell', { name: /^C3$/ })).toBeVisible()
  await lookAt(page, '名册导入有错')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: '下载待更正的行' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('支出功能分类科目-待更正.xlsx')
  await drawer.getByRole('button', { name: '换一个文件' }).click()
  await offer(page, '改好.xlsx', await workbookOf(titles, [['21302', '林业和草原', '2023-01-01']]))
  await expect(drawer.getByRole('row').filter({ hasText: '21302' })).toContainText('2023-01-01')
  await lookAt(page, '名册导入差异')
  await drawer.getByRole('button', { name: '写入 1 条变更' }).click()
  await expect(drawer).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: '21302' })).toContainText('林业和草原')
})

test('an entry is made, changed from a day on and ended; its history tells what stands', async ({ page }) => {
  await enterAs(page, '字典管理员', register)
  const drawer = page.getByRole('dialog')
  await page.getByRole('button', { name: '新增条目' }).click()
  await drawer.getByLabel('科目编码').fill('21399')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByLabel('科目名称')).toHaveAttribute('aria-invalid', 'true')
  await drawer.getByLabel('科目名称').fill('其他农林水支出')
  await drawer.getByLabel('自哪一天起').fill('2023-01-01')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '变更 21399' }).click()
  await drawer.getByLabel('科目名称').fill('其他农林水支出（修订）')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toHaveCount(0)
  await page.getByRole('button', { name: '21399 的历史' }).click()
  await expect(drawer.getByText('已被取代的登记 1 条')).toBeVisible()
  await lookAt(page, '名册条目历史')
  await expect(drawer.getByRole('listitem').first()).toContainText('其他农林水支出（修订）')
})

test('of many cases acted on at once the refused ones stay ticked with their reason', async ({ page }) => {
  await enterAs(page, '主管部门预算审核人', '/admin/worklist?text=老干部活动中心')
  await page.getByLabel('全选').check()
  await page.getByRole('button', { name: '批量调整报送期限' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /办理 \d+ 件/ }).click()
  await expect(dialog.getByLabel('新的报送期限')).toHaveAttribute('aria-invalid', 'true')
  await lookAt(page, '批量办理')
  await dialog.getByLabel('新的报送期限').fill('2023-12-20')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('理由').fill('人代会会期调整')
  await dialog.getByRole('button', { name: /办理 \d+ 件/ }).click()
  await expect(dialog).toHaveCount(0)
  const published = page.getByRole('row').filter({ hasText: '更正样本' })
  await expect(published).toContainText('未办理：请等本件到')
  await expect(published.getByRole('checkbox')).toBeChecked()
  const printed = page
    .getByRole('row')
    .filter({ hasText: '2023年单位预算' })
    .filter({ hasText: '编制' })
    .first()
  await expect(printed).toContainText('已办理')
  await expect(printed.getByRole('checkbox')).not.toBeChecked()
  await lookAt(page, '批量办理之后')
})

test('a filter is kept by its name and opened at once', async ({ page }) => {
  await enterAs(page, '财政部门审核人', '/admin/worklist?text=更正样本')
  await page.getByRole('button', { name: /^已存筛选/ }).click()
  await page.getByRole('menuitem', { name: '保存当前筛选…' }).click()
  await page.getByLabel('名称', { exact: true }).fill('更正的')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByRole('button', { name: /^已存筛选/ }).click()
  await page.getByRole('menuitem', { name: '更正的' }).first().click()
  await expect(page.getByText('共 1 件')).toBeVisible()
  await expect(page.getByRole('button', { name: '筛选：更正的' })).toBeVisible()
})

test('a file keeps its name in the draft of an act', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/worklist?mine=yes')
  await page.locator('.work-title a').first().click()
  await page.getByRole('button', { name: '登记已签章封面的扫描件', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '假的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('不是 PDF') })
  await expect(page.getByText(/假的\.pdf：/)).toBeVisible()
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '封面扫描.pdf', mimeType: 'application/pdf', buffer: pdf })
  await expect(dialog.getByText('封面扫描.pdf')).toBeVisible()
  await expect(dialog.getByText(/草稿已保存/)).toBeVisible()
  await page.reload()
  await expect(dialog.getByText('封面扫描.pdf')).toBeVisible()
})

test('a sign-in that has run out leads to the sign-in; a failed list is asked for again', async ({
  page,
}) => {
  await enterAs(page, '制表人', '/admin/worklist')
  await page.route('**/api/registers', (route) => route.abort())
  await page.getByRole('link', { name: '名册' }).click()
  await expect(page.getByText('连不上服务')).toBeVisible()
  await page.unroute('**/api/registers')
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('link', { name: '支出功能分类科目' })).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('link', { name: '支出功能分类科目' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('办理端登录')
  await expect(page.getByText('登录已过期，请重新登录。')).toBeVisible()
})

test('the demo clock moves the legal date forward', async ({ page }) => {
  await enterAs(page, '制表人')
  const date = page.locator('.legal-date strong')
  const before = await date.innerText()
  await page.getByRole('button', { name: '拨钟（演示时钟）' }).click()
  await page.getByRole('button', { name: '后 1 天' }).click()
  await expect(date).not.toHaveText(before)
})
