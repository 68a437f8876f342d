/** The second application of a person, on a phone and over a broken line; what is refused stands under its field; 代填; the import. */
import { writeSheet } from '#readers'
import { readImportFile } from '#platform/imports'
import { countInputs, expect, type Page, recordInputs, screenshot, test } from '#tests/browser'
import { careers, inventedNumber } from '../../apps/demo/titles/careers.ts'
import { employerKey } from '../../apps/demo/titles/organisations.ts'
import { applicantColumns } from '../../regulations/titles/filing/import.ts'

test.use({ story: 'titles-applying', actionTimeout: 15_000 })

const phone = { width: 375, height: 760 }
const desktop = { width: 1440, height: 900 }

async function enter(page: Page, account: string): Promise<void> {
  await page.goto('/admin/')
  const status = await page.evaluate(async (name) => {
    const answer = await fetch('/api/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: name }),
    })
    return answer.status
  }, account)
  expect(status).toBeLessThan(300)
}

async function hasNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBe(0)
}

/** A picture as a phone takes it: coloured, and noisy so that it does not pack small. */
async function picture(page: Page, name: string, width: number, height: number, noise = 0) {
  const address = await page.evaluate(
    ({ wide, high, grain }) => {
      const canvas = document.createElement('canvas')
      canvas.width = wide
      canvas.height = high
      const context = canvas.getContext('2d')
      if (context === null) return ''
      context.fillStyle = '#7fb2e5'
      context.fillRect(0, 0, wide, high)
      const dots = context.getImageData(0, 0, wide, Math.max(1, Math.floor(high * grain)))
      const last = grain > 0 ? dots.data.length : 0
      for (let i = 0; i < last; i += 1) if (i % 4 !== 3) dots.data[i] = Math.random() * 256
      context.putImageData(dots, 0, 0)
      return canvas.toDataURL('image/png')
    },
    { wide: width, high: height, grain: noise },
  )
  return { name, mimeType: 'image/png', buffer: Buffer.from(address.split(',')[1] ?? '', 'base64') }
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

/** Presses the button of a step, whatever its number. */
const goTo = (page: Page, title: string) =>
  page
    .getByRole('navigation', { name: '填报步骤' })
    .getByRole('button', { name: new RegExp(`\\d+ ${title}`) })
    .click()

/** Signs with the finger: a stroke from left to right. */
async function signByFinger(page: Page): Promise<void> {
  const pad = page.locator('.signature canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('there is no place to sign')
  await page.mouse.move(box.x + 30, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 40, { steps: 6 })
  await page.mouse.move(box.x + 220, box.y + 120, { steps: 6 })
  await page.mouse.up()
}

test('applicant, second year: chooses, takes over last year, adds what is new over a broken line, signs by finger, files', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize(phone)
  await enter(page, 'tang-siyuan')
  await page.goto('/admin/titles-apply')
  const counter = await countInputs(page)
  await choose(page, '报哪个评委会', /机械电气工程高级.*2023年/)
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-申报职称')
  await page.getByRole('button', { name: '开始填写' }).click()
  await expect(page).toHaveURL(/\/admin\/my-application\//)
  const reuse = page.getByRole('region', { name: '沿用2022年的申报' })
  await expect(reuse).toContainText('机械工艺改进项目（1）')
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-沿用')
  await reuse.getByRole('button', { name: '沿用所选' }).click()
  await expect(reuse).toBeHidden()
  await choose(page, '政治面貌', '群众')
  await choose(page, '健康状况', '健康')
  await page.getByRole('button', { name: '保存本人情况' }).click()
  await expect(page.getByRole('button', { name: '保存本人情况' })).toBeDisabled()

  await goTo(page, '年度考核')
  await page.getByRole('button', { name: '再加一份' }).click()
  await expect(page.getByLabel('考核年度')).toHaveValue('2022')
  let parts = 0
  let isDown = true
  await page.route('**/api/uploads/*/parts*', async (route) => {
    parts += 1
    // The line breaks after the first part and comes back once the page has said so.
    if (parts > 1 && isDown) await route.abort('internetdisconnected')
    else await route.continue()
  })
  await page
    .getByLabel('选择文件：年度考核登记表')
    .setInputFiles([
      await picture(page, '正面.png', 700, 700, 0.6),
      await picture(page, '反面.png', 420, 594, 0.1),
    ])
  await expect(page.getByText('网络断了，连上后自动接着传')).toBeVisible()
  isDown = false
  await expect(page.getByRole('button', { name: '第2页右转' })).toBeVisible({ timeout: 30_000 })
  expect(parts).toBeGreaterThan(4)
  await page.getByRole('button', { name: '第2页右转' }).click()
  await expect(page.getByText('存入时把 2 张照片按顺序合成一个 PDF')).toBeVisible()
  await screenshot(page, 'titles-375-合成PDF')
  await page.getByRole('button', { name: '存入材料' }).click()
  await expect(page.getByRole('button', { name: '再加一份' })).toBeVisible({ timeout: 30_000 })

  await goTo(page, '照片和其他材料')
  await page.getByRole('button', { name: '上传', exact: true }).first().click()
  await page.getByLabel(/^选择文件：二寸/).setInputFiles([await picture(page, '照片.png', 600, 842, 0.5)])
  await page.getByRole('button', { name: '存入材料' }).click()
  await expect(page.getByRole('button', { name: '换一张照片' })).toBeVisible({ timeout: 30_000 })
  await goTo(page, '送出前检查')
  await expect(page.getByText('没有要改的')).toBeVisible()
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-第二次送出前检查')
  await goTo(page, '承诺并报送')
  await page.getByRole('checkbox', { name: '我已逐条阅读' }).check()
  await signByFinger(page)
  await screenshot(page, 'titles-375-手写签名')
  await page.getByRole('button', { name: '签署承诺书' }).click()
  await expect(page.getByRole('img', { name: '手写签名' })).toBeVisible()
  await page.getByRole('button', { name: '报送单位' }).click()
  await expect(page.getByRole('region', { name: '办到哪里了' })).toContainText('单位核验')
  await recordInputs('同一人第二年申报', counter, { inputs: 40, pages: 1, fields: 15 })

  const id = page.url().split('/').at(-1) ?? ''
  type Filed = {
    state: {
      materials: { slot: string; year: number | null; pages: number; files: string[] }[]
      pledge: { signature?: string }
      content: { politics: string; works: unknown[] }
    }
  }
  const answer = await page.request.get(`/api/titles/application/${id}`)
  const { state } = (await answer.json()) as Filed
  expect(state.content.politics).toBe('群众')
  expect(state.content.works).toHaveLength(2)
  const sheet = state.materials.find(({ slot, year }) => slot === 'assessment' && year === 2022)
  expect(sheet?.pages).toBe(2)
  expect(sheet?.files).toHaveLength(1)
  const pdf = await page.request.get(`/api/files/${sheet?.files[0] ?? ''}`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const drawn = await page.request.get(`/api/files/${state.pledge.signature ?? ''}`)
  expect(drawn.headers()['content-type']).toBe('image/png')
  // The employer reads what was taken over from last year, though it was uploaded to another case.
  await enter(page, 'heavy-machinery-clerk')
  const degree = state.materials.find(({ slot }) => slot === 'degree-certificate')
  expect((await page.request.get(`/api/files/${degree?.files[0] ?? ''}`)).status()).toBe(200)
  expect((await page.request.get(`/api/files/${sheet?.files[0] ?? ''}/pages/2`)).status()).toBe(200)
})

test('bad input: dates to come, ranks past the number of people, years to come, a change after signing', async ({
  page,
}) => {
  await page.setViewportSize(phone)
  await enter(page, 'du-ruo')
  const list = await page.request.get('/api/worklist?procedure=titles/application')
  const { items } = (await list.json()) as { items: { id: string }[] }
  await page.goto(`/admin/my-application/${items[0]?.id ?? ''}`)
  const fault = (label: string) =>
    page
      .locator('.ask')
      .filter({ has: page.getByLabel(label, { exact: true }) })
      .getByRole('alert')
  await goTo(page, '业绩成果和奖励')
  await page.getByRole('button', { name: '修改' }).first().click()
  await page.getByLabel('取得日期').fill('2031-01-01')
  await page.getByLabel('本人排名').fill('4')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(fault('取得日期')).toContainText('2031-01-01还没有到，今天是2023-02-20')
  await expect(fault('本人排名')).toContainText('共3人完成，排名不能是第4')
  await screenshot(page, 'titles-375-字段下的错误')
  await page.getByLabel('取得日期').fill('2019-05-10')
  await page.getByLabel('本人排名').fill('3')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('本人第3')).toBeVisible()

  await goTo(page, '论文、论著和专题报告')
  await page.getByRole('button', { name: '修改' }).first().click()
  await page.getByLabel('发表或完成日期').fill('2023-02-21')
  await page.getByLabel('共几位作者').fill('2')
  await page.getByLabel('本人排名').fill('3')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(fault('发表或完成日期')).toContainText('还没有到')
  await expect(fault('本人排名')).toContainText('共2位作者')
  await page.getByRole('button', { name: '取消' }).click()

  await goTo(page, '工作经历')
  await page.getByRole('button', { name: '修改' }).first().click()
  await page.getByLabel('到哪一天止').fill('2001-01-01')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(fault('到哪一天止')).toContainText('早于起')
  await page.getByRole('button', { name: '取消' }).click()

  await goTo(page, '年度考核')
  await page.getByRole('button', { name: '再加一份' }).click()
  await page.getByLabel('考核年度').fill('2024')
  await page.getByLabel('选择文件：年度考核登记表').setInputFiles([await picture(page, '考核.png', 300, 400)])
  await expect(page.getByRole('link', { name: '打开第1页' }).last()).toBeVisible()
  await page.getByRole('button', { name: '存入材料' }).click()
  await expect(fault('考核年度')).toContainText('2024年还没有到')
  await page.getByLabel('考核年度').fill('2022')
  await page.getByRole('button', { name: '存入材料' }).click()
  await expect(page.getByRole('button', { name: '再加一份' })).toBeVisible()

  await goTo(page, '承诺并报送')
  await page.getByRole('checkbox', { name: '我已逐条阅读' }).check()
  await page.getByRole('button', { name: '签署承诺书' }).click()
  await expect(page.getByRole('button', { name: '报送单位' })).toBeEnabled()
  await goTo(page, '核对申报信息')
  await page.getByLabel('行政职务').fill('班组长')
  await page.getByRole('button', { name: '保存本人情况' }).click()
  await expect(page.getByRole('button', { name: '保存本人情况' })).toBeDisabled()
  await goTo(page, '承诺并报送')
  await expect(page.getByText('签署以后内容或材料有改动，请重新签署')).toBeVisible()
  await expect(page.getByRole('button', { name: '报送单位' })).toBeHidden()
})

test('what was typed or chosen is stored when a step is left; files that are no page say what to do', async ({
  page,
}) => {
  await page.setViewportSize(phone)
  await enter(page, 'mi-lan')
  await page.goto('/admin/titles-apply')
  await choose(page, '报哪个评委会', /淮宁市工程系列中级.*2023年/)
  await page.getByRole('button', { name: '开始填写' }).click()
  await expect(page).toHaveURL(/\/admin\/my-application\//)
  await goTo(page, '送出前检查')
  await expect(page.getByText('政治面貌、健康状况还没填，评审表上会空着')).toBeVisible()
  await page.getByRole('button', { name: '去填写' }).click()
  await choose(page, '政治面貌', '群众')
  await choose(page, '健康状况', '健康')
  await page.getByRole('button', { name: '下一步：工作经历' }).click()
  await expect(page.getByRole('heading', { name: '2. 工作经历' })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  const answer = await page.request.get(`/api/titles/application/${id}`)
  const { state } = (await answer.json()) as { state: { content: { politics: string; health: string } } }
  expect([state.content.politics, state.content.health]).toEqual(['群众', '健康'])

  // A row that is not complete is a draft: it is still there when the step is opened again.
  await goTo(page, '论文、论著和专题报告')
  await page.getByRole('button', { name: '添加一篇' }).click()
  await page.getByLabel('题目').fill('还没写完的论文')
  await goTo(page, '证书和任职材料')
  await expect(page.getByRole('heading', { name: '5. 证书和任职材料' })).toBeVisible()
  await goTo(page, '论文、论著和专题报告')
  await expect(page.getByLabel('题目')).toHaveValue('还没写完的论文')
  await page.getByRole('button', { name: '取消' }).click()

  await goTo(page, '证书和任职材料')
  const slot = page.getByRole('region', { name: '学历（学位）证书' })
  await slot.getByRole('button', { name: '上传' }).click()
  const good = await picture(page, '毕业证书.png', 700, 900)
  await slot
    .getByLabel('选择文件：学历（学位）证书')
    .setInputFiles([
      { name: '坏的.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('没有存完整') },
      good,
      { name: '证明.docx', mimeType: '', buffer: Buffer.from('PK') },
      good,
    ])
  const faults = slot.getByRole('alert')
  await expect(faults).toContainText('坏的.jpg没有传上：这张照片打不开')
  await expect(faults).toContainText('证明.docx没有传上：请先另存为 PDF')
  await expect(faults).toContainText('毕业证书.png已经选过')
  expect(await faults.textContent()).not.toMatch(/[A-Za-z]{5}/)
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-不能上传的文件')
  await page.getByRole('button', { name: '下一步：年度考核' }).click()
  await expect(page.getByText(/还缺 .*2022年度，每个年度各传一份/)).toBeVisible()
  await goTo(page, '证书和任职材料')
  await expect(slot.getByRole('button', { name: '删去学历（学位）证书' })).toBeVisible()
})

test('代填: the employer’s clerk types with an entrustment; it counts once the applicant has confirmed it', async ({
  page,
}) => {
  await page.setViewportSize(desktop)
  await enter(page, 'private-machinery-clerk')
  await page.goto('/admin/titles-apply')
  await expect(page.getByRole('heading', { name: '代填职称申报' })).toBeVisible()
  await choose(page, '申报人', '崔闻博')
  await choose(page, '报哪个评委会', /淮宁市工程系列中级.*2023年/)
  await expect(page.getByRole('button', { name: '开始填写' })).toBeDisabled()
  await page.getByLabel('选择文件：书面委托').setInputFiles([await picture(page, '委托书.png', 300, 400)])
  await expect(page.getByRole('link', { name: '打开第1页' })).toBeVisible()
  await screenshot(page, 'titles-1440-代填')
  await page.getByRole('button', { name: '开始填写' }).click()
  await expect(page).toHaveURL(/\/case\/titles\/application\//)
  const id = /application\/([^/?]+)/.exec(page.url())?.[1] ?? ''
  await page.getByRole('button', { name: '沿用所选' }).click()
  await expect(page.getByRole('button', { name: '沿用所选' })).toBeHidden()
  await goTo(page, '承诺并报送')
  const confirm = page.getByRole('region', { name: '代填确认' })
  await expect(confirm).toContainText('请申报人登录确认；不便登录的，打印后由本人签名')
  await expect(page.getByText('申报人签名的承诺书（拍照或扫描）')).toBeVisible()
  await screenshot(page, 'titles-1440-代填待确认')

  await page.setViewportSize(phone)
  await enter(page, 'cui-wenbo')
  await page.goto(`/admin/my-application/${id}`)
  await goTo(page, '承诺并报送')
  await expect(confirm).toContainText('这份申报由')
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-代填确认')
  await confirm.getByRole('button', { name: '内容属实，确认' }).click()
  await expect(page.getByText('代填的内容已由本人确认')).toBeVisible()
  await goTo(page, '核对申报信息')
  await page.getByLabel('行政职务').fill('组长')
  await page.getByRole('button', { name: '保存本人情况' }).click()
  await expect(page.getByRole('button', { name: '保存本人情况' })).toBeDisabled()
  await goTo(page, '承诺并报送')
  await expect(confirm).toContainText('本人确认以后又有改动，须重新确认')
})

const headings = Object.values(applicantColumns)
const numberOf = (account: string): string => {
  const index = careers.findIndex((one) => one.account === account)
  const { born, sex } = careers[index] ?? { born: '', sex: '男' as const }
  return inventedNumber(born, index + 1, sex)
}

test('import: a trial, the returned rows as a workbook, drafts, and nothing twice', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize(desktop)
  await enter(page, 'heavy-machinery-clerk')
  const row = (name: string, number: string, level = '中级') => [
    name,
    '居民身份证',
    number,
    employerKey('heavy-machinery'),
    '机械',
    level,
    '正常',
    '',
  ]
  const good = numberOf('he-yingxue')
  const wrong = `${good.slice(0, 17)}${good.endsWith('1') ? '2' : '1'}`
  const rows = [
    row('何映雪', good),
    row('何映雪', wrong),
    row('席望', numberOf('xi-wang')),
    row('唐思源', numberOf('tang-siyuan'), '副教授'),
  ]
  const columns = headings.map((title) => ({ title }))
  const bytes = await writeSheet([{ name: '名单', columns, rows }])
  const file = {
    name: '申报名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  }
  await page.goto('/admin/titles-import')
  await choose(page, '报哪个评委会', /淮宁市工程系列中级.*2023年/)
  await page.getByLabel('选择文件：书面委托').setInputFiles([await picture(page, '委托书.png', 300, 400)])
  await expect(page.getByRole('link', { name: '打开第1页' })).toBeVisible()
  await page.getByLabel('选择名单文件').setInputFiles([file])
  await page.getByRole('button', { name: '先看结果' }).click()
  const trial = page.getByRole('region', { name: '试算结果' })
  await expect(trial).toContainText('可以开立1')
  await expect(trial).toContainText('本年度已有申报1')
  await expect(trial).toContainText('退回修改2')
  await expect(trial).toContainText('第 3 行 何映雪：请核对证件号码：末位校验码与前17位不符')
  await expect(trial).toContainText('“副教授”不存在')
  await screenshot(page, 'titles-1440-导入试算')
  await page.setViewportSize(phone)
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-导入试算')
  await page.setViewportSize(desktop)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    trial.getByRole('link', { name: /下载退回的 2 行/ }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const back = await readImportFile(Buffer.concat(chunks), '退回.xlsx')
  expect(back.ok).toBe(true)
  const cells = back.ok ? (back.document.sheets[0]?.rows.flat().map(({ text }) => text) ?? []) : []
  expect(cells).toContain('问题和办法')
  expect(cells.some((text) => text.includes('末位校验码'))).toBe(true)

  await trial.getByRole('button', { name: '开立 1 份草稿' }).click()
  const result = page.getByRole('region', { name: '导入结果' })
  await expect(result).toContainText('开立草稿1')
  await screenshot(page, 'titles-1440-导入结果')
  await page.getByRole('button', { name: '先看结果' }).click()
  await expect(trial).toContainText('可以开立0')
  await expect(trial).toContainText('本年度已有申报2')
  await expect(trial.getByRole('button', { name: '开立 0 份草稿' })).toBeDisabled()
})
