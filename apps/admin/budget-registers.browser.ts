/** Registers of wording in a real browser: what the keeper edits, the unit's explanation says; lists come in under other names. */
import { expect, test } from '#tests/browser'
import { enterAs, lookAt, workbookOf } from '#tests/browser-admin'

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const printed = '石柱土家族自治县老干部活动中心 2023年单位预算'

// What it edits shows in every budget of its demo.
test.use({ story: 'budget-registers' })
// Looking at a screen twice with axe takes its time on a small machine.
test.describe.configure({ timeout: 180_000 })

test('an edited term is explained in its new words once the unit renews its budget', async ({ page }) => {
  await enterAs(page, '字典管理员', '/admin/registers/glossary-terms')
  await lookAt(page, '名册-名词解释')
  await page.getByRole('button', { name: '变更 基本支出' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('解释').fill('保障单位正常运转的人员和公用经费（本县口径）。')
  await drawer.getByLabel('自哪一天起').fill('2023-02-01')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toHaveCount(0)

  await page.context().clearCookies()
  await enterAs(page, '制表人', `/admin/worklist?text=${encodeURIComponent('老干部活动中心')}`)
  await page.getByRole('link', { name: printed, exact: true }).first().click()
  await expect(page.getByRole('region', { name: '预算工作台' })).toBeVisible()
  const explanation = page
    .getByRole('navigation', { name: '预算工作台各部分' })
    .getByRole('button', { name: /^情况说明/ })
  await explanation.click()
  await expect(page.getByText('本县口径')).toHaveCount(0)
  await page.getByRole('button', { name: '按现行名册更新' }).click()
  const dialog = page.getByRole('dialog')
  if ((await dialog.count()) > 0)
    await dialog.getByRole('button', { name: /按现行名册更新|办理|确定/ }).click()
  await explanation.click()
  await expect(page.getByText('保障单位正常运转的人员和公用经费（本县口径）').first()).toBeVisible()
  await lookAt(page, '说明-按名册更新后')
})

test('a catalogue under other names is placed by hand and remembered', async ({ page }) => {
  await enterAs(page, '字典管理员', '/admin/registers/procurement-items')
  await lookAt(page, '名册-政府采购品目')
  await page.getByRole('button', { name: '从 Excel 导入' }).click()
  const drawer = page.getByRole('dialog')
  await page.locator('input[type=file]').setInputFiles({
    name: '采购目录.xlsx',
    mimeType: excel,
    buffer: await workbookOf(
      ['品目代码', '品目', '类别', '备注'],
      [['A02010105', '台式计算机', '货物', '通用设备']],
    ),
  })
  await expect(drawer.getByText('这个文件的表名或列名与表样不同')).toBeVisible()
  await lookAt(page, '名册导入-对应')
  await drawer.getByRole('button', { name: '按此读取' }).click()
  await expect(drawer.getByRole('row').filter({ hasText: 'A02010105' })).toContainText('台式计算机')
  await lookAt(page, '名册导入-对应之后')
  await drawer.getByRole('button', { name: '写入 1 条变更' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'A02010105' })).toBeVisible()
})

for (const [id, name] of [
  ['sentence-patterns', '说明句式'],
  ['publication-tables', '公开表式'],
  ['income-sources', '收入来源'],
  ['budget-phrases', '说明用语'],
  ['vehicles', '公务用车'],
] as const)
  test(`the register ${id} can be looked at`, async ({ page }) => {
    await enterAs(page, '字典管理员', `/admin/registers/${id}`)
    await expect(page.getByRole('button', { name: /^变更 / }).first()).toBeVisible()
    await lookAt(page, `名册-${name}`)
  })
