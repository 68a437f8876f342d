/** Target tables in a real browser: the sheet, the reviewer's rows, results, and the public's pages. */
import { readFileSync } from 'node:fs'
import { axe, countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'targets' })

// Looking at a screen twice with axe takes its time on a small machine.
test.describe.configure({ timeout: 120_000 })

async function openFund(page: Page, role: string, title: string): Promise<void> {
  await enterAs(page, role)
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await expect(page.getByRole('region', { name: '绩效目标表' })).toBeVisible()
}

const sheet = (page: Page) => page.getByRole('region', { name: '绩效目标表' })

test('a table as printed shows its weights, its findings by row, and is accessible', async ({ page }) => {
  await openFund(page, '项目编制人', '石柱人才开发专项经费 2023年绩效目标')
  await expect(page.getByText('权重合计 90，应为 90')).toBeVisible()
  await expect(page.getByText(/指标行不完整，只有“4”/).first()).toBeVisible()
  await expect(page.getByText(/上限71%是否为7\.1%/).first()).toBeVisible()
  await lookAt(page, '绩效目标-按原样')
  await sheet(page).getByRole('button', { name: '填写目标和指标' }).click()
  await lookAt(page, '绩效目标-填写')
  await page.getByRole('button', { name: '从指标库选取' }).click()
  await expect(page.getByText('共 8 项')).toBeVisible()
  await page.getByRole('button', { name: /^培训结业率/ }).click()
  await expect(page.getByLabel('第10行 三级指标')).toHaveValue('培训结业率')
  await page.getByLabel('第10行 权重').fill('5')
  await expect(page.getByText('权重合计 95，应为 90，多出 5')).toBeVisible()
  await page.getByRole('button', { name: '撤销一步' }).click()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await expect(page.getByText('权重合计 90，应为 90')).toBeVisible()
})

test('two funds that name one indicator differently are told so', async ({ page }) => {
  await openFund(page, '项目编制人', '石柱老干部经费 2023年绩效目标')
  await expect(page.getByText(/同一指标两处目标不一致.*=86个.*≥71个/).first()).toBeVisible()
})

test('a printed table is mended, checked and sent', async ({ page }) => {
  await openFund(page, '项目编制人', '石柱信息化建设 2023年绩效目标')
  const counter = await countInputs(page)
  await sheet(page).getByRole('button', { name: '填写目标和指标' }).click()
  await page.getByLabel('第5行 计量单位').selectOption('%')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText(/其中 \d+ 项须改正后才能报送/)).toHaveCount(0)
  await page.getByRole('button', { name: '完成自检' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '完成自检' }).click()
  await page.getByRole('dialog').filter({ hasText: '已办理，请留意' }).getByRole('button').last().click()
  await page.getByRole('button', { name: '报送主管部门审核' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '报送主管部门审核' }).click()
  await expect(page.getByText('已办理：报送主管部门审核')).toBeVisible()
  await recordInputs('mend, check and send a printed target table', counter, {
    inputs: 12,
    pages: 0,
    fields: 1,
  })
})

test('indicators go out to Excel and come back through their differences', async ({ page }) => {
  await openFund(page, '项目编制人', '石柱驻乡驻村政策落实经费 2023年绩效目标')
  await sheet(page).getByRole('button', { name: '填写目标和指标' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel' }).click()
  const file = await (await download).path()
  await page.getByLabel('选择指标文件').setInputFiles({
    name: '指标.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: readFileSync(file),
  })
  await expect(page.getByText('与现有指标相同，没有可改的地方。')).toBeVisible()
  await page.getByRole('button', { name: '关闭', exact: true }).last().click()
  const text = '指标,指标权重,计量单位,指标性质,指标值\r\n驻村干部满意度,90,%,≥,95\r\n'
  await page
    .getByLabel('选择指标文件')
    .setInputFiles({ name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) })
  await expect(page.getByRole('cell', { name: '新增 驻村干部满意度' })).toBeVisible()
  await page.getByRole('button', { name: '采用到表上' }).click()
  await expect(page.getByLabel('第1行 指标值')).toHaveValue('95')
})

test('the reviewer writes an opinion on a row and returns it as an item of that row', async ({ page }) => {
  await openFund(page, '绩效审核人', '石柱组织工作经费 2023年绩效目标')
  await lookAt(page, '绩效目标-逐行审核')
  await page.getByLabel('第3行 修改意见').fill('请附档案卷数的依据')
  await page.getByRole('button', { name: /^按 3 条意见退回/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('请附档案卷数的依据')).toBeVisible()
  await dialog.getByRole('button', { name: '退回修改' }).click()
  await expect(page.getByText('已办理：退回修改')).toBeVisible()
})

test('last year’s miss stands beside this year’s target; the year is evaluated on the same rows', async ({
  page,
}) => {
  await openFund(page, '项目编制人', '石柱干部教育培训经费 2023年绩效目标')
  await expect(page.getByText('部分完成').first()).toBeVisible()
  await lookAt(page, '绩效目标-上年对照')
  await page.getByRole('button', { name: '填报年末自评' }).click()
  await lookAt(page, '绩效目标-自评')
  await page.getByLabel('执行数（万元）').fill('49.00')
  await page.getByRole('region', { name: '年末自评' }).getByRole('button', { name: '报送年末自评' }).click()
  await expect(page.getByText(/请补填完成值：培训天数/).first()).toBeVisible()
})

test('the public reads the funds, their targets and last year’s self-evaluation', async ({ page }) => {
  for (const address of ['/targets', '/shizhu/targets/2023-005-03', '/shizhu/targets/2022-005-03'])
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(address)
      expect(await axe(page), `${address} ${width}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${address} ${width}`).toBe(0)
    }
  await expect(page.getByText('96.15 分', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: '第 1 版' }).click()
  await expect(page.getByText('这是较早的版本')).toBeVisible()
})
