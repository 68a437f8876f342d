/** The admin app in a real browser against a real demo: every screen, and the jobs of the unit's compiler. */
import { countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'admin' })

const printedCase = '石柱土家族自治县老干部活动中心 2023年单位预算'

async function openPrintedCase(page: Page): Promise<void> {
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByRole('link', { name: printedCase, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(printedCase)
}

const screens: { name: string; role: string; path: string }[] = [
  { name: '待我办理', role: '制表人', path: '/admin/worklist?mine=yes' },
  { name: '没有结果的清单', role: '制表人', path: '/admin/worklist?text=没有这样的单位' },
  { name: '新建', role: '制表人', path: '/admin/open/budget/unit-budget' },
  { name: '没有的事项', role: '制表人', path: '/admin/case/budget/unit-budget/missing' },
  { name: '导入', role: '制表人', path: '/admin/import' },
  { name: '名册', role: '字典管理员', path: '/admin/registers' },
  { name: '条款', role: '制表人', path: '/admin/clauses' },
  { name: '一部文件的条款', role: '制表人', path: '/admin/clauses/shizhu-budget-2023?text=三公' },
  { name: '审阅', role: '财政部门审核人', path: '/admin/review' },
  { name: '机构', role: '系统管理员', path: '/admin/organisations' },
  { name: '人员与岗位', role: '安全管理员', path: '/admin/accounts' },
  { name: '访问日志', role: '审计管理员', path: '/admin/access-log' },
  { name: '工作日历', role: '制表人', path: '/admin/calendar?year=2023' },
  { name: '登记放假通知', role: '系统管理员', path: '/admin/calendar?year=2027' },
  { name: '一本名册', role: '字典管理员', path: '/admin/registers/function-codes' },
]

test('the sign-in is accessible and fits', async ({ page }) => {
  await page.goto('/admin/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('办理端登录')
  await lookAt(page, '登录')
})

for (const { name, role, path } of screens) {
  test(`${name} is accessible and fits`, async ({ page }) => {
    await enterAs(page, role)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('办理端登录')
    await lookAt(page, name)
  })
}

test('every part of a case is accessible and fits', async ({ page }) => {
  await enterAs(page, '制表人')
  await openPrintedCase(page)
  for (const tab of ['当前事项', '期限', '检查结果', '退回意见', '材料', '公告', '文书', '办理记录']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await lookAt(page, `事项-${tab}`)
  }
})

test('a wrong password is answered in Chinese and keeps what was typed', async ({ page }) => {
  await page.goto('/admin/')
  await page.getByLabel('帐号', { exact: true }).fill('compiler')
  await page.getByLabel('密码', { exact: true }).fill('不是这个密码')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('帐号', { exact: true })).toHaveValue('compiler')
})

test('filters live in the address and survive a reload', async ({ page }) => {
  await enterAs(page, '制表人')
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByLabel('按名称、编号查找').fill('更正样本')
  await expect(page).toHaveURL(/text=/)
  await expect(page.getByText('共 1 件')).toBeVisible()
  await page.reload()
  await expect(page.getByText('共 1 件')).toBeVisible()
  await expect(page.getByLabel('按名称、编号查找')).toHaveValue('更正样本')
})

test('a finding leads to its cell, and a mistake is mended on the table', async ({ page }) => {
  await enterAs(page, '制表人')
  await openPrintedCase(page)
  const list = page.getByRole('complementary', { name: '检查结果' })
  const wrong = list.getByRole('listitem').filter({ hasText: '68.54' }).filter({ hasText: '应为 190.98' })
  await expect(wrong).toHaveCount(1)
  const counter = await countInputs(page)
  await wrong.getByRole('button').first().click()
  await expect(page.getByRole('button', { name: '修改 说明 基本支出：68.54', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('190.98')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '提交修改…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认提交' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(wrong).toHaveCount(0)
  await recordInputs('mend one printed figure on the table', counter, { inputs: 15, pages: 0, fields: 1 })
})

test('a refused act names what is wrong under its own field, in a nested row', async ({ page }) => {
  await enterAs(page, '制表人')
  await openPrintedCase(page)
  await page.getByRole('button', { name: '填写单位间往来' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '添加一行' }).click()
  await dialog.getByLabel('列支科目（项）').fill('2013201')
  await dialog.getByRole('button', { name: '填写单位间往来' }).click()
  await expect(dialog.getByLabel('对方单位代码')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('列支科目（项）')).not.toHaveAttribute('aria-invalid', 'true')
})

test('what is typed is kept as a draft and comes back', async ({ page }) => {
  await enterAs(page, '制表人')
  await openPrintedCase(page)
  await page.getByRole('button', { name: '作废本件' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('尚在斟酌')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('dialog').getByLabel('理由')).toHaveValue('尚在斟酌')
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await expect(page.getByRole('dialog').getByLabel('理由')).toHaveValue('')
})

test('review goes by keys and remembers where one stopped', async ({ page }) => {
  await enterAs(page, '财政部门审核人')
  await page.goto('/admin/review')
  await expect(page.getByText(/第 1 件，共/)).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByText(/第 2 件，共/)).toBeVisible()
  await page.keyboard.press('p')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/第 2 件，共/)).toBeVisible()
  await page.goto('/admin/review')
  await expect(page.getByText(/第 2 件，共/)).toBeVisible()
})

test('one key masks names on a projected screen', async ({ page }) => {
  await enterAs(page, '制表人')
  const colourOf = (): Promise<string> =>
    page.locator('.post-place .personal').evaluate((name) => getComputedStyle(name).color)
  expect(await colourOf()).not.toBe('rgba(0, 0, 0, 0)')
  await page.keyboard.press('F9')
  expect(await colourOf()).toBe('rgba(0, 0, 0, 0)')
})

test('a citation opens its clause', async ({ page }) => {
  await enterAs(page, '制表人')
  await openPrintedCase(page)
  await page
    .getByRole('complementary', { name: '检查结果' })
    .getByRole('button', { name: /^〔/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('系统如何处理')).toBeVisible()
  await expect(drawer.getByText('shizhu-budget-2023/')).toBeVisible()
})

test('who asked the system for less motion finds popups where they belong', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await enterAs(page, '制表人')
  await page.getByRole('button', { name: '拨钟（演示时钟）' }).click()
  await expect(page.getByRole('button', { name: '后 1 天' })).toBeInViewport()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^制表人/ }).click()
  await expect(page.getByRole('menuitem', { name: '我的帐号' })).toBeInViewport()
})
