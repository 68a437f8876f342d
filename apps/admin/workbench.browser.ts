/** The compiler's workbench in a real browser against a real demo: sheets, returns, signatures, publication, inputs. */
import { countInputs, expect, type Page, recordInputs, test } from '#tests/browser'
import { lookAt } from '#tests/browser-admin'

// It counts on the printed budget as the demo tells it, which other files change.
test.use({ story: 'workbench' })

const printed = '石柱土家族自治县老干部活动中心 2023年单位预算'

/** Signs in as one of the demo's people, at one of his posts. */
async function enterPost(page: Page, account: string, post?: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/admin/')
  await page.evaluate(
    async ({ account: name, post: place }) => {
      const send = (address: string, method: string, body: object) =>
        fetch(address, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      await send('/api/demo/session', 'POST', { account: name })
      if (place !== undefined) await send('/api/session/post', 'PUT', { post: place })
    },
    { account, post },
  )
}

const postOf = (account: string, role: string, unit: string) => `demo-${account}-${role}-${unit}`

async function openCase(page: Page, title: string): Promise<void> {
  await page.goto(`/admin/worklist?text=${encodeURIComponent(title.split(' ')[0] ?? '')}`)
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByRole('region', { name: '预算工作台' })).toBeVisible()
}

async function openTable(page: Page, name: string): Promise<void> {
  // a list that is still opening takes no choice: it is asked again until the table is the chosen one
  await expect(async () => {
    await page.keyboard.press('Escape')
    await page.getByLabel('选择预算表').click()
    await page.locator('.ant-select-item-option', { hasText: name }).first().click({ timeout: 2_000 })
    await expect(page.locator('.budget-pick')).toContainText(name, { timeout: 1_000 })
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

const modeButton = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: '预算工作台各部分' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
const place = (page: Page, path: string) => page.locator(`[data-path="${path}"]`).first()
const said = (page: Page) => page.getByRole('region', { name: '修改数字' })

async function putOnClipboard(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((block) => navigator.clipboard.writeText(block), text)
}

test('a sheet is filled by keys; totals, findings and the explanation follow; every step can be undone', async ({
  page,
}) => {
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005917'))
  await openCase(page, '县关心下一代服务中心（虚构示例） 2023年单位预算')
  await openTable(page, '表3')
  const cell = place(page, 't3/30201/public')
  const before = await cell.innerText()
  await cell.click()
  await page.keyboard.type('9.99')
  await page.keyboard.press('Enter')
  await expect(place(page, 't3/30211/public')).toBeFocused()
  await expect(cell).toHaveText('9.99')
  await expect(said(page)).toContainText(/已改 1 处.*牵动 [1-9]/)
  await expect(place(page, 't3/30201/total')).toHaveText(/^9\.99/)
  await expect(place(page, 't3/30201/total')).toHaveAttribute('aria-readonly', 'true')
  await modeButton(page, '情况说明').click()
  await expect(page.getByText(/牵动说明 [1-9]/)).toBeVisible()
  await expect(page.locator('.explanation-paper ins').first()).toBeVisible()
  await modeButton(page, '表格').click()
  await cell.click()
  await page.keyboard.press('Control+z')
  await expect(cell).toHaveText(before)
  await expect(said(page)).toContainText('表格可直接填写')
  await page.keyboard.press('Control+y')
  await expect(cell).toHaveText('9.99')
  await page.keyboard.press('Delete')
  await expect(cell).toHaveText('')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText('9.99')
  await page.getByRole('button', { name: '全部还原' }).click()
  await expect(cell).toHaveText(before)
})

test('what was typed comes back after a reload, and a computed cell takes nothing', async ({ page }) => {
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005917'))
  await openCase(page, '县关心下一代服务中心（虚构示例） 2023年单位预算')
  await openTable(page, '表3')
  await place(page, 't3/total/public').click()
  await page.keyboard.type('5')
  await expect(page.getByRole('textbox', { name: /^填写/ })).toHaveCount(0)
  await expect(page.getByText('由其他数字算出')).toBeVisible()
  await place(page, 't3/30211/public').click()
  await page.keyboard.type('7.77')
  await page.keyboard.press('Tab')
  await expect(said(page)).toContainText('已改 1 处')
  await page.waitForResponse(
    (answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'PUT',
  )
  await page.reload()
  await openTable(page, '表3')
  await expect(place(page, 't3/30211/public')).toHaveText('7.77')
  await page.getByRole('button', { name: '全部还原' }).click()
  await expect(said(page)).toContainText('表格可直接填写')
})

test('a block from a worksheet is pasted in 元 with separators and full-width digits, and copied back', async ({
  page,
}) => {
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005917'))
  await openCase(page, '县关心下一代服务中心（虚构示例） 2023年单位预算')
  await openTable(page, '表3')
  await page.locator('.ant-segmented-item', { hasText: /^元$/ }).click()
  await place(page, 't3/30201/public').click()
  await putOnClipboard(page, '１２，３４５.67\n"23,456.00"\n')
  await page.keyboard.press('Control+v')
  await expect(page.getByText('已粘贴 2 格')).toBeVisible()
  await expect(place(page, 't3/30201/public')).toHaveText('12,345.67')
  await expect(place(page, 't3/30211/public')).toHaveText('23,456')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('12345.67\n23456')
  await expect(page.getByText('选中 2 个数，合计 3.580167 万元')).toBeVisible()
  await page.locator('.ant-segmented-item', { hasText: /^万元$/ }).click()
  await expect(place(page, 't3/30201/public')).toHaveText('1.23')
  await place(page, 't3/30201/public').click()
  await putOnClipboard(page, '办公费')
  await page.keyboard.press('Control+v')
  await expect(page.getByText('“办公费”不是金额，没有写入')).toBeVisible()
  await page.getByRole('button', { name: '全部还原' }).click()
})

test('the printed workbook becomes ready to be sent with a few typed cells', async ({ page }) => {
  await enterPost(page, 'compiler')
  await openCase(page, printed)
  const counter = await countInputs(page)
  await modeButton(page, '还缺什么').click()
  const mend = (text: string) =>
    page.getByRole('listitem').filter({ hasText: text }).getByRole('button', { name: '去改' })
  const goMend = async (text: string) => {
    await modeButton(page, '还缺什么').click()
    await mend(text).first().click()
  }
  const fill = async (label: RegExp, text: string) => {
    await page.getByRole('button', { name: label }).click()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await mend('基本支出误填为增减额').click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('190.98')
  await page.keyboard.press('Enter')
  await goMend('只有指标值“4”')
  await page.getByRole('button', { name: '删去第16行' }).click()
  await goMend('只有指标性质“≥”，指标值“296”')
  await page.getByRole('button', { name: '删去第17行' }).click()
  await goMend('同一指标两处目标不一致')
  await fill(/^修改 性质 第18行/, '≥')
  await fill(/^修改 指标值 第18行/, '71')
  await goMend('站点网络通畅率')
  await fill(/^修改 计量单位 第14行/, '%')
  await modeButton(page, '还缺什么').click()
  for (const [label, text] of [
    ['运行经费增减原因', '压减一般性支出'],
    ['没有项目支出的原因', '项目由主管部门统一编列'],
  ] as const) {
    await page.getByRole('button', { name: `修改 ${label}：空` }).click()
    await page.keyboard.insertText(text)
    await page.keyboard.press('Tab')
  }
  await expect(page.getByText('报送所需的都有了，也没有影响报送的错误。')).toBeVisible()
  await lookAt(page, '工作台-还缺什么')
  // Six typed places, two of them reasons: the budget of clicks allows twelve besides reasons.
  await recordInputs('printed workbook to ready for sending', counter, { pages: 0, fields: 6, inputs: 53 })
  await page.getByRole('button', { name: '提交修改…' }).click()
  await expect(page.getByRole('dialog')).toContainText('提交 8 处修改')
  await lookAt(page, '工作台-提交修改')
  await page.getByRole('button', { name: '确认提交' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('报送所需的都有了，也没有影响报送的错误。')).toBeVisible()
})

test('five items are tied to their places, sent back, and answered', async ({ page }) => {
  const title = '县干休服务站（虚构示例） 2023年单位预算'
  await enterPost(page, 'department')
  await openCase(page, title)
  await openTable(page, '表3')
  for (const path of ['t3/30101/personnel', 't3/30108/personnel', 't3/30109/personnel', 't3/30201/public']) {
    await place(page, path).click()
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(`请核对${path.split('/')[1] ?? ''}`)
  }
  await modeButton(page, '情况说明').click()
  await place(page, 'sentence/第2部分第1段').getByRole('button', { name: '提意见' }).click()
  await page.keyboard.insertText('请写明增加的原因')
  await lookAt(page, '工作台-收集退回意见')
  await page.getByRole('button', { name: '退回修改（5 条）…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('可以办理')).toBeVisible()
  await dialog.getByRole('button', { name: '退回修改' }).click()
  await expect(dialog).toHaveCount(0)

  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005915'))
  await openCase(page, title)
  const items = page.getByRole('complementary', { name: '退回意见' })
  await expect(items).toContainText('第 1 次退回：5 条待答复')
  await expect(place(page, 't3/30101/personnel')).toBeFocused()
  await putOnClipboard(page, '41.00\n6.60\n3.30\n')
  const counter = await countInputs(page)
  await page.keyboard.press('Control+v')
  await page.getByRole('button', { name: '提交修改…' }).click()
  await page.getByRole('button', { name: '确认提交' }).click()
  await expect(items.getByText('退回时').first()).toBeVisible()
  for (const number of [1, 2, 3]) {
    await items.getByRole('button', { name: `答复第${number}条` }).click()
    await expect(items.getByRole('button', { name: `答复第${number}条` })).toHaveCount(0)
  }
  for (const number of [4, 5]) {
    await items.getByRole('button', { name: '已核实，数字无误。' }).first().click()
    await items.getByRole('button', { name: `答复第${number}条` }).click()
    await expect(items.getByRole('button', { name: `答复第${number}条` })).toHaveCount(0)
  }
  await expect(items).toContainText('第 1 次退回：已逐条答复')
  await expect(items).toContainText(/已由[\d.]+改为41\.00/)
  await recordInputs('return with five items answered', counter, { inputs: 15, pages: 0 })
  await lookAt(page, '工作台-退回答复')
})

test('the head signs on a phone: what changed, two figures, one confirmation', async ({ page }) => {
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005917'))
  const title = '县关心下一代服务中心（虚构示例） 2023年单位预算'
  await page.setViewportSize({ width: 390, height: 844 })
  await openCase(page, title)
  const counter = await countInputs(page)
  await page.getByRole('button', { name: '以制表人签章' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '以制表人签章' }).click()
  await expect(dialog).toHaveCount(0)
  await recordInputs('sign as compiler', counter, { inputs: 3, pages: 0, fields: 0 })
  await enterPost(page, 'accountant-head', postOf('accountant-head', 'budget-finance-head', '005917'))
  await openCase(page, title)
  await expect(page.getByRole('region', { name: '以财务负责人签章' })).toContainText(/收入预算\d+\.\d+ 万元/)
  await lookAt(page, '工作台-签章')
  await page.setViewportSize({ width: 390, height: 844 })
  await counter.reset()
  await page.getByRole('button', { name: '以财务负责人签章' }).last().click()
  await page.getByRole('tooltip').getByRole('button', { name: '签章', exact: true }).click()
  await expect(page.getByRole('list', { name: '签章顺序' }).getByText('已签')).toHaveCount(2)
  await recordInputs('sign on a phone', counter, { inputs: 2, pages: 0, fields: 0 })
})

test('a prepared budget is published and taken down, its files are one press away', async ({ page }) => {
  const title = '县干部教育中心（虚构示例） 2023年单位预算'
  const unit = '005912'
  await enterPost(page, 'units-head', postOf('units-head', 'secrecy-reviewer', unit))
  await openCase(page, title)
  await modeButton(page, '公开').click()
  const secrecy = page
    .getByRole('region', { name: '本平台公开页' })
    .getByRole('button', { name: /^保密审查/ })
  if ((await secrecy.count()) > 0) {
    await secrecy.click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel(/同意公开/)
      .first()
      .check()
    await dialog.getByLabel(/意见/).fill('不含涉密内容和个人信息，同意公开')
    await dialog.getByRole('button', { name: '保密审查' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await enterPost(page, 'accountant', postOf('accountant', 'public-contact', unit))
  await openCase(page, title)
  const counter = await countInputs(page)
  await modeButton(page, '公开').click()
  await page.getByRole('button', { name: '公开预算…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公开预算' }).click()
  await expect(page.getByRole('region', { name: '本平台公开页' })).toContainText('在公开中')
  await recordInputs('budget published', counter, { inputs: 5, pages: 0, fields: 0 })
  await counter.reset()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制' }).click()
  await expect(page.getByText('已复制公开稿')).toBeVisible()
  await recordInputs('publication copied for another site', counter, { inputs: 1, pages: 0 })
  // a link half under the head of the page is no small target
  await page.evaluate(() => window.scrollTo(0, 0))
  await lookAt(page, '工作台-公开')
  await counter.reset()
  const paper = page.waitForEvent('popup')
  await page.getByRole('region', { name: '公开文件' }).getByRole('link', { name: 'PDF' }).first().click()
  await (await paper).close()
  await recordInputs('budget paper to print preview', counter, { inputs: 1 })

  await enterPost(page, 'units-head', postOf('units-head', 'secrecy-reviewer', unit))
  await openCase(page, title)
  await modeButton(page, '公开').click()
  await counter.reset()
  await page.getByRole('button', { name: '撤下公开内容' }).last().click()
  await page.getByRole('menuitem', { name: /个人身份信息/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤下公开内容' }).click()
  await expect(page.getByText('内容已撤下')).toBeVisible()
  await recordInputs('budget taken down', counter, { inputs: 3, pages: 0, fields: 0 })
  await lookAt(page, '工作台-已撤下')
})

test('a correction is begun on the tables when it is asked for, and left again', async ({ page }) => {
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005911'))
  await openCase(page, '县人才服务中心（虚构示例） 2023年单位预算')
  await openTable(page, '表3')
  await place(page, 't3/30201/public').click()
  await page.keyboard.type('5')
  await expect(page.getByRole('textbox', { name: /^填写/ })).toHaveCount(0)
  await page.getByRole('button', { name: '在表上申请更正…' }).click()
  await place(page, 't3/30201/public').click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('已改 1 处')
  await page.getByRole('button', { name: '提交修改…' }).click()
  await expect(page.getByRole('dialog').getByLabel(/理由/).first()).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()
  await page.getByRole('button', { name: '退出修改' }).click()
  await expect(page.getByRole('button', { name: '在表上申请更正…' })).toBeVisible()
})

test('every part of the workbench is accessible and fits while it is worked on', async ({ page }) => {
  await enterPost(page, 'compiler')
  await openCase(page, printed)
  await openTable(page, '表3')
  await place(page, 't3/30211/public').click()
  await page.keyboard.type('15.50')
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText(/新增检查结果 \d/)
  for (const [mode, name] of [
    ['表格', '工作台-表格'],
    ['情况说明', '工作台-情况说明'],
    ['上下年对比', '工作台-上下年对比'],
    ['基本信息', '工作台-基本信息'],
  ] as const) {
    await modeButton(page, mode).click()
    await lookAt(page, name)
  }
  await page.getByRole('button', { name: '全部还原' }).click()
})

test('two windows on one budget: each keeps what was typed in it over a reload, and a place that both changed is offered', async ({
  page,
}) => {
  const title = '县关心下一代服务中心（虚构示例） 2023年单位预算'
  const [shared, alone] = ['t3/30201/public', 't3/30211/public']
  const type = async (at: Page, path: string, text: string) => {
    await place(at, path).click()
    await at.keyboard.type(text)
    await at.keyboard.press('Tab')
    await expect(place(at, path)).toHaveText(text)
  }
  await enterPost(page, 'accountant', postOf('accountant', 'budget-compiler', '005917'))
  const second = await page.context().newPage()
  for (const at of [page, second]) {
    await openCase(at, title)
    await openTable(at, '表3')
  }
  await type(second, shared, '3.33')
  await type(second, alone, '4.44')
  await type(page, shared, '2.22')
  await page.getByRole('button', { name: '提交修改…' }).click()
  await page.getByRole('button', { name: '确认提交' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(said(page)).toContainText('表格可直接填写')

  const both = second.getByRole('region', { name: '两边都改过的数', exact: true }).first()
  for (const _time of ['once', 'and again while it is undecided']) {
    await second.reload()
    await expect(both).toContainText('有 1 处您改了还没有提交')
    await expect(both.getByRole('row').last()).toContainText(/4\.05.*2\.22.*3\.33/)
    await expect(said(second)).toContainText('已改 2 处')
    await expect(second.getByRole('button', { name: '提交修改…' })).toBeDisabled()
  }
  await openTable(second, '表3')
  await expect(place(second, alone)).toHaveText('4.44')
  await lookAt(second, '工作台-两边都改过')
  await both.getByRole('button', { name: /用现在的/ }).click()
  await expect(both).toHaveCount(0)
  await expect(place(second, shared)).toHaveText('2.22')
  await expect(place(second, alone)).toHaveText('4.44')
  await expect(said(second)).toContainText('已改 1 处')
  await second.getByRole('button', { name: '全部还原' }).click()
  await expect(said(second)).toContainText('表格可直接填写')
  await second.reload()
  await expect(said(second)).toContainText('表格可直接填写')
  await second.close()
})
