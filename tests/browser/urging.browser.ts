/** Urging all units that are not done, and two versions of a published budget against each other, in a real browser. */
import { countInputs, expect, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'urging' })

test('a department urges all that are not done with one press, and each unit counts it', async ({ page }) => {
  test.setTimeout(120_000)
  await enterAs(page, '主管部门预算审核人', '/admin/budget-board?year=2023&tab=urge')
  await lookAt(page, '催办')
  const counter = await countInputs(page)
  const press = page.getByRole('button', { name: /催办 \d+ 个单位/ })
  const units = Number(/\d+/.exec((await press.textContent()) ?? '')?.[0])
  expect(units).toBeGreaterThan(1)
  await press.click()
  await expect(page.getByText(`已催办 ${units} 个单位。`)).toBeVisible({ timeout: 30_000 })
  await recordInputs('催办全部未办单位', counter, { inputs: 1, pages: 0 })
  const answer = await page.request.get('/api/budget/board?year=2023')
  const board = (await answer.json()) as {
    units: { caseId: string | null; urged: number }[]
    notDone: string[]
  }
  const urged = board.units.filter(({ caseId }) => caseId !== null && board.notDone.includes(caseId))
  expect(urged.map((unit) => unit.urged)).toEqual(urged.map(() => 1))
})

test('anybody chooses two versions of a budget and reads the red line, on a desk and on a phone', async ({
  page,
}) => {
  await page.goto('/shizhu/budgets/2022-005911#history')
  await page.getByRole('link', { name: '任选两版逐处对照' }).click()
  await expect(page.getByRole('columnheader', { name: '第 1 版' })).toBeVisible()
  await expect(page.locator('ins', { hasText: '24.10' }).first()).toBeVisible()
  await page.getByLabel('原版本').selectOption('2')
  await page.getByLabel('对照版本').selectOption('1')
  await page.getByRole('button', { name: '对照' }).click()
  await expect(page).toHaveURL(/from=2&to=1/)
  await expect(page.locator('del', { hasText: '24.10' }).first()).toBeVisible()
  await page.setViewportSize({ width: 375, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
})
