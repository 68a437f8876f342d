/** The workbench's tables out to Excel and back, a pasted detail, and the ways into the sheets, in a real browser. */
import { readFileSync } from 'node:fs'
import { readSpreadsheet, writeWorkbookSheets } from '#readers'
import { countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'budget-files' })

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const unit = '县关心下一代服务中心（虚构示例） 2023年单位预算'

test.describe.configure({ timeout: 180_000 })

async function openBudget(page: Page): Promise<void> {
  await page.goto('/admin/')
  await page.evaluate(async () => {
    const send = (address: string, method: string, body: object) =>
      fetch(address, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    await send('/api/demo/session', 'POST', { account: 'accountant' })
    await send('/api/session/post', 'PUT', { post: 'demo-accountant-budget-compiler-005917' })
  })
  await page.goto(`/admin/worklist?text=${encodeURIComponent(unit.split(' ')[0] ?? '')}`)
  await page.getByRole('link', { name: unit, exact: true }).first().click()
  await expect(page.getByRole('region', { name: '预算工作台' })).toBeVisible()
}

async function openTable(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape')
    await page.getByLabel('选择预算表').click()
    await page.locator('.ant-select-item-option', { hasText: name }).first().click({ timeout: 2_000 })
    await expect(page.locator('.budget-pick')).toContainText(name, { timeout: 1_000 })
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

async function download(page: Page, button = '下载为 Excel'): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await file.path())
}

type Worked = { code: string; column: number; text: string; sheet?: number }

/** The file as somebody leaves it who typed into some cells; the hidden sheet stays as it is. */
async function worked(
  bytes: Uint8Array,
  typed: readonly Worked[],
  added: (string | null)[][] = [],
): Promise<Buffer> {
  const read = await readSpreadsheet(bytes, '表.xlsx')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const number = (text: string) => ({ decimal: text, decimals: text.split('.')[1]?.length ?? 0 })
  const content = (text: string) => (text === '' ? null : /^\d+\.\d+$/.test(text) ? number(text) : text)
  const sheets = read.document.sheets.map(({ name, rows }, i) => ({
    name,
    hidden: i === read.document.sheets.length - 1,
    rows: [
      ...rows.map((cells) =>
        cells.map(({ text, column }) => {
          const own = typed.find(
            (one) => i === (one.sheet ?? 0) && one.code === cells[0]?.text && one.column === column,
          )
          return content(own?.text ?? text)
        }),
      ),
      ...(i > 0 ? [] : added.map((cells) => cells.map((text) => content(text ?? '')))),
    ],
  }))
  return Buffer.from(await writeWorkbookSheets(sheets))
}

const upload = (page: Page, buffer: Buffer, name = '表3.xlsx') =>
  page.getByLabel('选择改好的 Excel').setInputFiles({ name, mimeType: excel, buffer })
const place = (page: Page, path: string) => page.locator(`[data-path="${path}"]`).first()

test('a table goes out to Excel and comes back with its differences; one confirmation takes them in', async ({
  page,
}) => {
  await openBudget(page)
  await openTable(page, '表3')
  const counter = await countInputs(page)
  const bytes = await download(page)
  await upload(page, await worked(bytes, [{ code: '30201', column: 5, text: '4.10' }]))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('“表3.xlsx”中有 1 处不同')
  await expect(dialog.getByRole('row').filter({ hasText: '30201' })).toContainText('4.10')
  await dialog.getByRole('button', { name: '写入 1 处' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(place(page, 't3/30201/public')).toHaveText('4.10')
  await recordInputs('table of the workbench to Excel and back', counter, { inputs: 4, pages: 0, fields: 0 })

  // The same file again is an older one: it tells what was changed since, and what cannot be written.
  await upload(
    page,
    await worked(
      bytes,
      [
        { code: '30201', column: 5, text: '4.20' },
        { code: '30211', column: 5, text: '四万' },
        { code: '301', column: 3, text: '999.00' },
      ],
      [['30299', '', null, null, '0.50']],
    ),
  )
  await expect(dialog).toContainText('这个文件是改动之前下载的')
  await expect(dialog).toContainText('后来已改')
  await expect(dialog.getByRole('table', { name: '不能写入的单元格' })).toContainText(
    '应填数字，实际为“四万”',
  )
  await expect(dialog.getByRole('table', { name: '不能写入的单元格' })).toContainText('相加得出')
  await expect(dialog.getByText('新增行').first()).toBeVisible()
  await expect(dialog.getByText(/写入后新增检查结果 \d+ 项/)).toBeVisible()
  await lookAt(page, '工作台-Excel差异')
  await dialog.getByRole('button', { name: '先放到表上' }).click()
  await expect(page.getByRole('region', { name: '修改数字' })).toContainText('已改 3 处')
  await page.getByRole('button', { name: '全部还原' }).click()
  await upload(page, Buffer.from('not a workbook'), '表3.xlsx')
  await expect(dialog).toContainText('读不出来')
  await lookAt(page, '工作台-Excel读不出来')
})

test('all tables go out in one file and come back sheet by sheet with one confirmation', async ({ page }) => {
  await openBudget(page)
  const counter = await countInputs(page)
  const bytes = await download(page, '下载全部表')
  const read = await readSpreadsheet(bytes, '全部表.xlsx')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const names = read.document.sheets.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(6)
  const [economic, functions] = ['表3', '表2'].map((start) =>
    names.findIndex((name) => name.startsWith(start)),
  )
  if (economic === undefined || functions === undefined) throw new Error(names.join())
  const typed = [
    { code: '30201', column: 5, text: '4.30', sheet: economic },
    { code: '30211', column: 5, text: '3.90', sheet: economic },
    { code: '2013201', column: 4, text: '30.00', sheet: functions },
  ]
  await upload(page, await worked(bytes, typed), '全部表.xlsx')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('“全部表.xlsx”的 2 张表中有 3 处不同')
  await expect(dialog.getByRole('columnheader', { name: /^表3.*：2 处$/ })).toBeVisible()
  await lookAt(page, '工作台-全部表差异')
  await dialog.getByRole('button', { name: '写入 3 处' }).click()
  await expect(dialog).toHaveCount(0)
  await openTable(page, '表3')
  await expect(place(page, 't3/30211/public')).toHaveText('3.90')
  await recordInputs('all tables to Excel and back', counter, { pages: 0, fields: 0 })
})

test('a detail pasted from the system is read, compared and shown with the codes nobody knows', async ({
  page,
}) => {
  await openBudget(page)
  await page.getByRole('button', { name: '粘贴一体化明细' }).click()
  const dialog = page.getByRole('dialog')
  await lookAt(page, '工作台-粘贴明细')
  await dialog.getByLabel('粘贴的明细').fill('功能科目编码\t经济科目编码\t金额（元）\n201\t30101\t六十')
  await dialog.getByRole('button', { name: '读取' }).click()
  await expect(dialog).toContainText('有 2 处读不出来')
  await lookAt(page, '工作台-明细读不出来')
  const head = '功能科目编码\t经济科目编码\t支出类型\t资金来源\t金额（元）'
  const own = '2013201\t30101\t人员类\t一般公共预算资金\t400000.01'
  const unknown = '2013298 新事务\t39801\t公用经费\t一般公共预算资金\t45000'
  await dialog.getByLabel('粘贴的明细').fill([head, own, unknown].join('\n'))
  await dialog.getByRole('button', { name: '读取' }).click()
  await expect(dialog).toContainText('读到 2 行，合计 445,000.01 元')
  await expect(dialog.getByRole('row').filter({ hasText: '表3 基本支出表' })).toContainText('44.50')
  await lookAt(page, '工作台-明细合计')
  await dialog.getByRole('tab', { name: '不认识的科目 2' }).click()
  await expect(dialog.getByText('按明细的名称“新事务”列入')).toBeVisible()
  await lookAt(page, '工作台-明细不认识的科目')
  await dialog.getByRole('tab', { name: /^与现有数字的不同/ }).click()
  await expect(dialog.getByText('表3 30101 基本工资 人员经费')).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(dialog).toHaveCount(0)
})

test('the buttons of acts lead into the sheets, not to a form beside them', async ({ page }) => {
  await openBudget(page)
  await page.getByRole('button', { name: '基本信息' }).click()
  await page.getByRole('button', { name: '修改数字或文字' }).click()
  await expect(page.locator('[role=grid] [data-spot]:focus')).toHaveCount(1)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.context().clearCookies()
  await enterAs(page, '项目编制人', '/admin/worklist?text=石柱老干部经费')
  await page.getByRole('link', { name: '石柱老干部经费 2023年绩效目标', exact: true }).first().click()
  const head = page.locator('.case-head')
  await head.getByRole('button', { name: '填写目标和指标' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '放弃修改' })).toBeVisible()
  await expect(page.locator('[aria-label="绩效目标表"] tbody :is(input, select):focus')).toHaveCount(1)
})

test('findings name their place, a budget without figures says how to begin, a fault says what to do', async ({
  page,
}) => {
  await enterAs(page, '制表人')
  const id = await page.evaluate(async () => {
    const list = (await (await fetch('/api/worklist?limit=200&text=老干部活动中心')).json()) as {
      items: { id: string; title: string; procedure: string }[]
    }
    return list.items.find(({ title }) => title.endsWith('2023年单位预算'))?.id ?? ''
  })
  const address = `/admin/case/budget/unit-budget/${id}`
  await page.goto(address)
  const findings = page.getByRole('complementary', { name: '检查结果' })
  await expect(findings.getByRole('listitem').first()).toBeVisible()
  expect(await findings.innerText()).not.toMatch(/\b[tp]\w*\.(r\d+|total)\b/)
  await page.route('**/api/budget/unit-budget/**', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.goto(address)
  await expect(page.getByText('服务暂时不能办理')).toBeVisible()
  await lookAt(page, '工作台-打不开')
  await page.unroute('**/api/budget/unit-budget/**')
  const made = await page.evaluate(async () => {
    const answer = await fetch('/api/budget/unit-budget', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'workbench-without-figures-1' },
      body: JSON.stringify({ act: 'OpenBudget', input: { unit: '005002', year: 2027, basis: 'working' } }),
    })
    return ((await answer.json()) as { id: string }).id
  })
  await page.goto(`/admin/case/budget/unit-budget/${made}`)
  await expect(page.getByText('还没有数字。')).toBeVisible()
  await expect(page.getByRole('link', { name: '导入工作簿' })).toBeVisible()
  await lookAt(page, '工作台-没有数字')
  await page.getByRole('button', { name: '粘贴一体化明细' }).click()
  const lines = ['功能科目编码\t经济科目编码\t金额（元）', '2013201\t30101\t400000.01', '2013201\t30201\t5']
  await page.getByLabel('粘贴的明细').fill(lines.join('\n'))
  await page.getByRole('button', { name: '读取' }).click()
  await page.getByRole('button', { name: '用明细替换数字' }).click()
  await expect(page.getByText('已按明细替换数字')).toBeVisible()
  await openTable(page, '表3')
  await page.locator('.ant-segmented-item', { hasText: /^元$/ }).click()
  await expect(place(page, 't3/30101/personnel')).toHaveText('400,000.01')
})
