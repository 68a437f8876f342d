/** 公文校核 in a real browser: a document dropped, its findings beside it, copies taken; on the portal without scripts. */
import { buildDemoWorkbook } from '#apps/demo'
import { axe, countInputs, expect, recordInputs, screenshot, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'lint' })

test.describe.configure({ timeout: 180_000 })

const long = '为切实做好本年度相关工作，'.repeat(30)
const draft = [
  '一、总体安排',
  `全年受理总数为2260件，办结1105件，退回98件，在办57件。${long}会议定于2023年2月29日召开。`,
  '场地不低于500平方米以上。',
  '单位：万元',
  '项目\t预算数',
  '办公费\t12.30',
  '差旅费\t7.70',
  '合计\t21.00',
].join('\n')
const letter = { name: '通知.txt', mimeType: 'text/plain', buffer: Buffer.from(draft) }

test('one document is checked in three inputs; a press on a finding goes to its cell and back', async ({
  page,
}) => {
  await enterAs(page, '制表人', '/admin/lint')
  await expect(page.getByText('还没有校核的公文。')).toBeVisible()
  await lookAt(page, '公文校核-空')
  const counter = await countInputs(page)
  await counter.reset()
  await page.locator('input[type=file]').setInputFiles(letter)
  const results = page.getByRole('region', { name: '校核结果' })
  const text = page.getByRole('region', { name: '原文' })
  await results.getByRole('button', { name: /合计，预算数/ }).click()
  await recordInputs('check one document', counter, { inputs: 3, pages: 0, fields: 0 })
  const marked = text.locator('mark.is-selected')
  await expect(marked).toContainText('21.00')
  await expect(marked).toBeInViewport()
  await text.getByRole('button', { name: '结果 1', exact: true }).click()
  await expect(results.locator('li.is-selected')).toContainText('2260件')
  await expect(text.locator('mark.lint-error', { hasText: '2023年2月29日' })).toBeVisible()
  await lookAt(page, '公文校核-结果')
})

test('findings are listed by grade, and copies taken', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/lint')
  await page.locator('input[type=file]').setInputFiles(letter)
  const results = page.getByRole('region', { name: '校核结果' })
  await expect(results.getByRole('listitem').first()).toBeVisible()
  const all = await results.getByRole('listitem').count()
  await results.getByRole('checkbox', { name: /错误/ }).uncheck()
  await expect.poll(() => results.getByRole('listitem').count()).toBeLessThan(all)
  for (const grade of [/不一致/, /存疑/, /提示/])
    await results.getByRole('checkbox', { name: grade }).uncheck()
  await expect(results).toContainText('所选级别没有结果。')
  await page.getByRole('button', { name: '下载标注稿' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /批注稿/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('通知-校核.xlsx')
  await page.getByRole('button', { name: '换一份' }).click()
  await page.getByRole('tab', { name: '粘贴文字' }).click()
  await page.getByLabel('要校核的文字').fill('会议定于2024年2月29日召开。')
  await page.getByRole('button', { name: '校核', exact: true }).click()
  await expect(results).toContainText('没有发现问题')
})

test('a file that cannot be read is answered in words, and another can be tried', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/lint')
  await page.locator('input[type=file]').setInputFiles({
    name: '坏.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\u0003\u0004坏'),
  })
  await expect(page.getByRole('alert')).toContainText('坏.docx')
  await lookAt(page, '公文校核-不能读取')
  await page.locator('input[type=file]').setInputFiles(letter)
  await expect(page.getByRole('region', { name: '原文' })).toContainText('办公费')
})

test('a workbook is shown with its sheets, the clause of a finding one press away', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/lint')
  await page.locator('input[type=file]').setInputFiles({
    name: '预算2023.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await buildDemoWorkbook('printed')),
  })
  const wrong = page.getByRole('listitem').filter({ hasText: '改为190.98万元' })
  await expect(wrong).toBeVisible()
  await lookAt(page, '公文校核-工作簿')
  await wrong.getByRole('button').last().click()
  await expect(page.getByRole('dialog', { name: '条款' })).toBeVisible()
})

test.describe('on the portal, without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('text is pasted, findings link to their places and back', async ({ page }) => {
    await page.goto('/lint')
    await page.getByRole('textbox', { name: '或粘贴文字' }).fill(draft)
    await page.getByRole('button', { name: '校核' }).click()
    const link = page.getByRole('link', { name: /合计，预算数/ })
    await link.click()
    const place = page.locator('mark', { hasText: '21.00' })
    await expect(place).toBeInViewport()
    await place.getByRole('link').click()
    await expect(link).toBeInViewport()
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 900 })
      await screenshot(page, `portal-${width}-lint`)
    }
  })
})

test('the portal page of a checked document can be used by everybody, wide and narrow', async ({ page }) => {
  await page.goto('/lint')
  await page.locator('#file').setInputFiles(letter)
  await page.getByRole('button', { name: '校核' }).click()
  await expect(page.getByRole('heading', { name: '校核结果' })).toBeVisible()
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axe(page), `${width}`).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${width}`).toBe(0)
  }
})
