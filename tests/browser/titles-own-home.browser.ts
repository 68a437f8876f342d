/** An applicant's own page: what she has to do and until when, her certificate, what she may begin; its states; who else gets it. */
import { axe, expect, type Page, screenshot, test } from '#tests/browser'

test.use({ story: 'titles-own-home', actionTimeout: 15_000 })

const widths = [1440, 375]

async function signIn(page: Page, origin: string, account: string): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { headers: { origin }, data: { account } })
  expect(answer.ok(), account).toBe(true)
}

/** Signs in and begins where everybody begins. */
async function begin(page: Page, origin: string, account: string): Promise<void> {
  await signIn(page, origin, account)
  await page.goto('/admin/')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByText('正在读取')).toHaveCount(0)
    expect(await axe(page), `${name} ${width}`).toEqual([])
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, `${name} ${width}`).toBe(0)
    await screenshot(page, `own-home-${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

const main = (page: Page) => page.locator('main')
const heading = (page: Page) => main(page).getByRole('heading', { level: 1 })

test('a deficiency list: what is missing, until when, what follows; one press leads there, the work list stays', async ({
  page,
  demo,
}) => {
  await begin(page, demo.url, 'mu-qing')
  await expect(heading(page)).toHaveText('我的申报')
  const asks = main(page).getByRole('region', { name: '要您做的事' })
  await expect(asks).toContainText('补齐 1 项材料，2023-03-10 17:30 前交。')
  await expect(asks).toContainText('2020年度考核没有盖单位人事章，请补盖后提交')
  await expect(asks).toContainText('还剩 14 个工作日')
  await expect(asks).toContainText('视为放弃申报')
  await expect(main(page).getByRole('link', { name: '补正材料一次性告知书' })).toBeVisible()
  await expect(main(page).getByRole('region', { name: '现在可以申报' })).toContainText(
    '2023年度您已有一件申报，一人一个年度只能申报一次',
  )
  await lookAt(page, 'correcting')
  await page.getByRole('link', { name: '待我办理' }).click()
  await expect(page.getByRole('link', { name: /牧青 工程\/机械中级/ })).toBeVisible()
  await page.getByRole('link', { name: '我的申报', exact: true }).click()
  await asks.getByRole('button', { name: '去补交' }).click()
  await expect(heading(page)).toHaveText('我的职称申报')
  await expect(page.getByRole('region', { name: '要您补正' })).toBeVisible()
})

test('a running notice: nothing to do, in whose hands it is, how its last day was counted', async ({
  page,
  demo,
}) => {
  await begin(page, demo.url, 'xi-wang')
  await expect(main(page)).toContainText('现在没有要您做的事')
  await expect(main(page)).toContainText('淮宁重型机械有限公司')
  const counted = main(page).getByRole('list', { name: '逐日计算' })
  await expect(counted).toBeHidden()
  await main(page).getByText('这个期限怎么数的').click()
  await expect(counted).toContainText('第5日')
  await expect(main(page).getByRole('link', { name: '看单位公示' })).toBeVisible()
  await lookAt(page, 'publicity')
})

test('a certificate, and what may be begun: the year chosen here is the one that the next page asks about', async ({
  page,
  demo,
}) => {
  await begin(page, demo.url, 'qu-he')
  await expect(main(page)).toContainText('已核准，您已取得这一职称。')
  await expect(main(page)).toContainText('证书编号')
  await expect(main(page).getByRole('link', { name: '职称证书' })).toHaveAttribute(
    'href',
    /documents\/certificate\.pdf$/,
  )
  const offers = main(page).getByRole('region', { name: '现在可以申报' })
  await expect(offers).toContainText('与您现岗位同系列（中小学教师）的评审年度还没有开放')
  const offer = offers.getByRole('listitem').filter({ hasText: '示例省机械电气工程高级职称评审委员会' })
  await expect(offer).toContainText('个人填报到 2023-03-31 24:00 截止，还有 40 天（含今天）。')
  await lookAt(page, 'certificate')
  const announcement = await offer.getByRole('link', { name: '看评审公告' }).getAttribute('href')
  expect((await page.request.get(announcement ?? '')).status()).toBe(200)
  await offer.getByRole('link', { name: '申报这个年度' }).click()
  await expect(heading(page)).toHaveText('申报职称')
  await expect(main(page)).toContainText('示例省机械电气工程高级职称评审委员会（2023年')
})

test('somebody without an application gets told so, and what else of hers is under way', async ({
  page,
  demo,
}) => {
  await begin(page, demo.url, 'fei-ming')
  await expect(main(page)).toContainText('您还没有在这里申报过职称')
  await expect(main(page).getByRole('region', { name: '我的其他事项' })).toContainText(
    '费明工程系列副高级委托评审',
  )
  await expect(main(page).getByText('与现岗位系列一致').first()).toBeVisible()
  await lookAt(page, 'none')
})

test('an answer that does not come is said and can be asked for again; long words stay on the page', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, 'mu-qing')
  await page.route('**/api/titles/own-applications', (route) => route.abort())
  await page.goto('/admin/')
  await expect(main(page).getByRole('alert').first()).toBeVisible()
  await lookAt(page, 'failed')
  await page.unroute('**/api/titles/own-applications')
  const long =
    '缺少任现职以来历年年度考核登记表原件及单位盖章复印件ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.repeat(6)
  await page.route('**/api/titles/application/*', async (route) => {
    const view = await (await route.fetch()).json()
    view.state.intake.correction.items[0].text = long
    view.state.cycle.committeeName = '很长的评审委员会名称'.repeat(12)
    await route.fulfill({ json: view })
  })
  await main(page)
    .getByRole('button', { name: /重\s?试/ })
    .first()
    .click()
  await expect(main(page)).toContainText(long)
  await lookAt(page, 'long')
})

type Listed = { account: string; posts: { organisation: string; role: string; from: string }[] }

test('who holds an office post too keeps the work list, and finds her own application in the menu', async ({
  page,
  demo,
}) => {
  const own = page.getByRole('link', { name: '我的申报', exact: true })
  await begin(page, demo.url, 'heavy-machinery-clerk')
  await expect(heading(page)).toHaveText('待我办理')
  await expect(own).toHaveCount(0)
  await signIn(page, demo.url, 'titles-security')
  const accounts = (await (await page.request.get('/api/accounts')).json()) as readonly Listed[]
  const held = (account: string) => accounts.find((one) => one.account === account)?.posts ?? []
  const office = held('heavy-machinery-clerk').map(({ organisation, role, from }) => ({
    organisation,
    role,
    from,
  }))
  const granted = await page.request.put('/api/accounts/mu-qing', {
    headers: { origin: demo.url },
    data: { posts: office },
  })
  expect(granted.ok(), await granted.text()).toBe(true)
  // Without any post of an applicant: the application is hers all the same.
  await begin(page, demo.url, 'mu-qing')
  await expect(heading(page)).toHaveText('待我办理')
  await own.click()
  await expect(heading(page)).toHaveText('我的申报')
  await expect(main(page).getByRole('region', { name: '要您做的事' })).toContainText('补齐 1 项材料')
  await expect(main(page).getByRole('region', { name: '现在可以申报' })).toHaveCount(0)
  await lookAt(page, 'office')
})
