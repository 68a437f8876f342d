/** What administrators and keepers do, in a real browser against a real demo: people, calendar, registers, batches. */
import { Secret, TOTP } from 'otpauth'
import { expect, type Page, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'office' })

// Looking at a screen twice with axe takes its time on a small machine.
test.describe.configure({ timeout: 180_000 })

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies()
}

/** Chooses from a list by typing; the list is the form's nth with this label. */
async function pick(page: Page, label: string, nth: number, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).nth(nth).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function makeAccount(page: Page, account: string, name: string, password: string): Promise<void> {
  await enterAs(page, '系统管理员', '/admin/accounts')
  await page.getByRole('button', { name: '新增帐号' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('帐号', { exact: true }).fill(account)
  await drawer.getByLabel('姓名').fill(name)
  await drawer.getByLabel('初始密码', { exact: true }).fill(password)
  await drawer.getByLabel('再次填写初始密码').fill(password)
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toHaveCount(0)
  await signOut(page)
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/admin/')
  await page.getByLabel('帐号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('one administrator makes a person, another gives him posts, he signs in with a password of his own', async ({
  page,
}) => {
  await makeAccount(page, 'lin-zhao', '林昭然', 'Chuangwai-2023')
  await enterAs(page, '安全管理员', '/admin/accounts')
  await expect(page.getByRole('button', { name: '新增帐号' })).toHaveCount(0)
  await page.getByRole('button', { name: '授予或收回 lin-zhao 的岗位' }).click()
  await page.getByRole('button', { name: '添加岗位' }).click()
  await pick(page, '岗位', 1, '监督人')
  await pick(page, '机构', 0, '财政局')
  await page.getByRole('button', { name: '添加岗位' }).click()
  await pick(page, '岗位', 2, '审计管理员')
  await pick(page, '机构', 1, '财政局')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByRole('alert')).toContainText('不能由同一人兼任')
  await lookAt(page, '授予岗位被拒')
  await page.getByRole('button', { name: '删除第2个岗位' }).click()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: 'lin-zhao' })).toContainText('监督人')
  await signOut(page)
  await signIn(page, 'lin-zhao', 'Chuangwai-2023')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请先修改密码')
  await lookAt(page, '请先修改密码')
  await page.getByLabel('原密码').fill('Chuangwai-2023')
  await page.getByLabel('新密码', { exact: true }).fill('lin-zhao')
  await page.getByLabel('再次填写新密码').fill('lin-zhao')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByLabel('新密码', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('新密码', { exact: true }).fill('Shanshui-2024-x')
  await page.getByLabel('再次填写新密码').fill('Shanshui-2024-x')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('待我办理')
})

test('a one-time code is set up from one’s own account and asked for at the next sign-in', async ({
  page,
}) => {
  await makeAccount(page, 'shen-qiu', '沈秋', 'Chuangwai-2023')
  await enterAs(page, '安全管理员', '/admin/accounts')
  await page.getByRole('button', { name: '授予或收回 shen-qiu 的岗位' }).click()
  await page.getByRole('button', { name: '添加岗位' }).click()
  await pick(page, '岗位', 1, '监督人')
  await pick(page, '机构', 0, '财政局')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await signOut(page)
  await signIn(page, 'shen-qiu', 'Chuangwai-2023')
  await page.getByLabel('原密码').fill('Chuangwai-2023')
  await page.getByLabel('新密码', { exact: true }).fill('Shanshui-2024-x')
  await page.getByLabel('再次填写新密码').fill('Shanshui-2024-x')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByRole('button', { name: /^监督人/ }).click()
  await page.getByRole('menuitem', { name: '我的帐号' }).click()
  await page.getByRole('button', { name: '启用动态口令' }).click()
  const secret = (await page.locator('.digest').innerText()).replaceAll(' ', '')
  await lookAt(page, '我的帐号')
  const code = new TOTP({ secret: Secret.fromBase32(secret), period: 30 }).generate()
  await page.getByLabel('填写验证器现在显示的 6 位数字').fill(code)
  await page.getByRole('button', { name: '确认启用' }).click()
  await expect(page.getByText('已启用', { exact: true })).toBeVisible()
  await signOut(page)
  await signIn(page, 'shen-qiu', 'Shanshui-2024-x')
  await expect(page.getByRole('alert')).toContainText('动态口令')
  await expect(page.getByLabel(/^动态口令/)).toBeFocused()
})

test('an organisation is entered where it belongs and renamed from a day on', async ({ page }) => {
  await enterAs(page, '系统管理员', '/admin/organisations')
  await page.getByRole('button', { name: '石柱土家族自治县 新增下级' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('类别').fill('行政机关')
  await drawer.getByLabel('全称').fill('石柱土家族自治县林业局')
  await drawer.getByLabel('行政区划代码').fill('50024')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('应为6位、9位或12位数字')).toBeVisible()
  await drawer.getByLabel('行政区划代码').fill('500240')
  await drawer.getByLabel('自哪一天起').fill('2023-01-01')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toHaveCount(0)
  await page.getByRole('button', { name: '变更 石柱土家族自治县林业局' }).click()
  await drawer.getByLabel('全称').fill('石柱土家族自治县林业和草原局')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('石柱土家族自治县林业和草原局')).toBeVisible()
  await expect(page.getByText('行政机关').first()).toBeVisible()
})

test('the access log names roles, people and organisations', async ({ page }) => {
  await enterAs(page, '审计管理员')
  await page.getByLabel('查找日志').fill('制表人')
  await expect(page.getByRole('cell', { name: '授予岗位：制表人' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: '向晓岚' }).first()).toBeVisible()
  await page.getByLabel('查找日志').fill('')
  await expect(page.getByText(/budget-compiler|veterans-centre|demo-compiler/)).toHaveCount(0)
})

test('a holiday notice is pasted, tried and entered; everybody reads it then', async ({ page }) => {
  await enterAs(page, '系统管理员', '/admin/calendar?year=2028')
  await page.getByRole('button', { name: '粘贴日期…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel(/^从 Excel 粘贴几行/)
    .fill('一、元旦：1月1日（周六）至3日（周一）放假，共3天。\n2028-02-30\t春节\t放假')
  await expect(dialog.getByText('第2行的 2028-02-30 不是日期')).toBeVisible()
  await lookAt(page, '粘贴放假安排')
  await dialog.getByRole('button', { name: '作为全年安排' }).click()
  await page.getByText('标为调休上班').click()
  await page.getByRole('button', { name: /^2028年1月8日/ }).click()
  await page.getByRole('button', { name: /^2028年1月10日/ }).click()
  await expect(page.getByRole('button', { name: /^2028年1月10日/ })).toHaveAccessibleName(/上班$/)
  await page.keyboard.press('ArrowUp')
  await page.getByText('标为放假').click()
  await page.getByRole('button', { name: '试算影响' }).click()
  await expect(page.getByText('请填写通知的文号')).toBeVisible()
  await page.getByLabel('文号').fill('国办发明电〔2027〕0号')
  await page.getByRole('button', { name: '试算影响' }).click()
  const effects = page.getByRole('region', { name: '试算结果' })
  await expect(effects).toContainText('1月3日休息')
  await expect(effects).toContainText('1月8日上班')
  await lookAt(page, '放假通知试算')
  await page.reload()
  await expect(page.getByText('还没有登记这一年的放假通知')).toBeVisible()
  await page.getByRole('button', { name: /^2028年1月3日/ }).click()
  await page.getByLabel('文号').fill('国办发明电〔2027〕0号')
  await page.getByRole('button', { name: '试算影响' }).click()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '登记' }).click()
  await expect(page.getByText('第 1 版')).toBeVisible()
  await signOut(page)
  await enterAs(page, '制表人', '/admin/calendar?year=2028')
  await expect(page.getByRole('button', { name: /^2028年1月3日/ })).toHaveAccessibleName(/放假（元旦）/)
  await expect(page.getByRole('button', { name: '试算影响' })).toHaveCount(0)
})

test('the deadlines that a notice would move are listed before it is entered', async ({ page }) => {
  await enterAs(page, '系统管理员', '/admin/calendar?year=2029')
  const moved = (caseId: string) => ({
    tenant: 'shizhu',
    procedure: 'a/b',
    procedureLabel: '职称评审',
    caseId,
    period: 'p',
    label: '公示期',
    from: '2029-01-05',
    to: '2029-01-08',
  })
  // No case of the demo runs on working days in that year: the server's answer is told.
  await page.route('**/api/calendar/years/2029/preview', (route) =>
    route.fulfill({
      json: {
        edition: '2029-1',
        days: [{ date: '2029-01-02', working: false, name: '元旦' }],
        moved: [moved('1'), moved('2')],
      },
    }),
  )
  await page.getByRole('button', { name: /^2029年1月2日/ }).click()
  await page.getByLabel('文号').fill('国办发明电〔2028〕0号')
  await page.getByRole('button', { name: '试算影响' }).click()
  const effects = page.getByRole('region', { name: '试算结果' })
  await expect(effects).toContainText('2 个计算中的期限变动')
  await expect(effects.getByRole('listitem')).toHaveText(/公示期 2029年1月5日 → 2029年1月8日.*职称评审，2 件/)
  await page.getByRole('button', { name: '上一年' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '留在本页' }).click()
  await expect(effects).toBeVisible()
})
