/** Paper in a real browser: a pile of scans dropped, a page assigned by hand, the case's paper, and the overprint desk. */
import { stopRendering } from '#platform/documents'
import { countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'
import { scanOf } from '../server/paper-office.ts'

test.use({ story: 'paper' })

test.afterAll(() => stopRendering())

type Item = { id: string; procedure: string; title: string; stage: string }

/** The demo's budget that is still being compiled, and the PDF of one of its papers. */
async function compiling(page: Page): Promise<Item> {
  const answer = await page.request.get('/api/worklist?procedure=budget%2Funit-budget&mine=yes&limit=200')
  const { items } = (await answer.json()) as { items: Item[] }
  const found = items.find(({ stage }) => stage === 'compiling')
  if (found === undefined) throw new Error('the demo has no budget that is being compiled')
  return found
}

async function printed(page: Page, { procedure, id }: Item, form: string): Promise<Uint8Array> {
  const answer = await page.request.get(`/api/${procedure}/${encodeURIComponent(id)}/documents/${form}.pdf`)
  expect(answer.status(), form).toBe(200)
  return new Uint8Array(await answer.body())
}

test('a pile is dropped once: pages are filed by their codes, one is assigned by hand, and the case shows them', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await enterAs(page, '制表人')
  const item = await compiling(page)
  const [cover, tables] = [await printed(page, item, 'cover'), await printed(page, item, 'tables')]
  const pile = await scanOf([
    { pdf: tables, page: 2, angle: 180.7 },
    { pdf: cover, page: 1, angle: 89 },
    undefined,
    { pdf: tables, page: 1, covered: true },
  ])
  await page.goto('/admin/scans')
  await lookAt(page, '扫描归档')
  const counter = await countInputs(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '盖章件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pile) })
  await expect(page.getByRole('heading', { name: '归档清单' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('正在读第')).toHaveCount(0, { timeout: 90_000 })
  const counted = page.locator('.pile-counts')
  await expect(counted).toContainText('已归档2')
  await expect(counted).toContainText('未认出1')
  await expect(counted).toContainText('空白1')
  await recordInputs('扫描归档一摞盖章件', counter, { inputs: 2, pages: 0 })
  await lookAt(page, '归档清单')
  await page.getByRole('button', { name: '指定或搁置' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('img', { name: '这一页的扫描图' })).toBeVisible()
  await lookAt(page, '人工指定')
  await counter.reset()
  await drawer.getByLabel('从缺页里选').click()
  await page.getByTitle(/预算公开表 第 1 页/).click()
  await drawer.getByRole('button', { name: '归档这一页' }).click()
  await expect(drawer).toHaveCount(0)
  await expect(counted).toContainText('已归档3')
  await recordInputs('人工指定一页扫描件', counter, { inputs: 3, pages: 0 })
  await page.getByRole('link', { name: item.title }).first().click()
  const paper = page.locator('.paper-forms')
  await expect(paper.getByRole('link', { name: '1 盖章扫描件' })).toHaveCount(2)
  await expect(paper.getByRole('link', { name: '2 盖章扫描件' })).toHaveCount(1)
  await lookAt(page, '纸件与终稿')
  const [final] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: '全件终稿' }).click(),
  ])
  await final.close()
  await page.getByRole('button', { name: '登记用印' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用印登记号').fill('2023-018')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('登记用印 2023-018')).toBeVisible()
})

test('the overprint desk reads a pile, remembers a printer and says why a sheet takes nothing', async ({
  page,
}) => {
  await enterAs(page, '制表人')
  const item = await compiling(page)
  await printed(page, item, 'cover')
  const paper = (await (await page.request.get(`/api/paper/cases/${item.id}`)).json()) as {
    forms: { form: string; code: string }[]
  }
  const code = paper.forms.find(({ form }) => form === 'cover')?.code ?? ''
  await page.goto('/admin/overprint')
  await page.getByText('按扫码枪或核验码').click()
  await page.getByLabel('二维码或核验码').fill(`${code}\n${code} 1`)
  await page.getByRole('button', { name: '读取' }).click()
  await expect(page.getByRole('row').filter({ hasText: '封面' })).toHaveCount(2)
  await expect(page.getByRole('checkbox', { name: /单位负责人/ })).toBeDisabled()
  await page.getByLabel('打印机').fill('一楼打印室')
  await page.getByLabel('竖线距左边（毫米）').fill('20.6')
  await page.getByLabel('横线距上边（毫米）').fill('19.5')
  await page.getByRole('button', { name: '记住' }).click()
  await expect(page.getByText('右移 -0.60 毫米，下移 0.50 毫米')).toBeVisible()
  await lookAt(page, '套打')
  await page.getByRole('button', { name: '取出' }).first().click()
  await expect(page.getByRole('row').filter({ hasText: '封面' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: '生成打印文件（1 张）' })).toBeDisabled()
})
