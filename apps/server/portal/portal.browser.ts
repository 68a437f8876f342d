/** Every route of the portal in a real browser: accessible, readable at phone width, printable, without scripts. */
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { axe, expect, freePort, type Page, plainTest as test, screenshot } from '#tests/browser'
import { portalRoutes, sendNotFound } from './index.ts'
import { memoryCodes, memorySources } from './memory-sources.fixture.ts'
import { memoryTitle } from './memory-titles.fixture.ts'
import type { PortalSources } from './sources.ts'

/** As strict as the server's own policy, so that what it would block is seen here. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"

interface Cases {
  readonly data: string
  readonly empty: string
  readonly error: string
}

const budget = '/yunxi/budgets/yunxi-center-2023'
const clause = '/regulations/shizhu-budget-2023/n.3.b'
const days = '/calculators/working-days'

/** Pages over all jurisdictions and over one: with data, with nothing to list, and failing. */
function overviewPages(): Readonly<Record<string, Cases>> {
  const asked: Readonly<Record<string, string>> = {
    items: '?q=费&from=1',
    compare: '?year=2023&by=total',
    funds: '?year=2023',
    rates: '',
    corrections: '',
    'open-data': '',
  }
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, query]) => [
      [`/${name}`, { data: `/${name}${query}`, empty: `/${name}`, error: `/${name}` }],
      [
        `/:tenant/${name}`,
        {
          data: `/yunxi/${name}${query}`,
          empty: name === 'items' ? '/yunxi/items?q=没有这样的词' : `/yunxi/${name}`,
          error: `/none/${name}`,
        },
      ],
    ]),
  )
}

/** The list of calculators and the guide to title review: answered, first visit, with faults where a form can have any. */
function guidePages(): Readonly<Record<string, Cases>> {
  const at = '/calculators'
  const route = `${at}/titles-route`
  const years = `${at}/years-in-post`
  const match = `${at}/specialty-match`
  const papers = `${at}/title-confirmation`
  return {
    [at]: { data: at, empty: at, error: `${at}/none` },
    [route]: {
      data: `${route}?level=副高级&affiliation=省直&department=没有主管部门`,
      empty: route,
      error: route,
    },
    [years]: {
      data: `${years}?obtained=2019-07-01&cutOff=2024-12-31&required=5&deducted=2021`,
      empty: years,
      error: `${years}?obtained=2019-02-30&required=0&appointments=x`,
    },
    [match]: {
      data: `${match}?degreeSpecialty=汉语言文学&specialty=土木工程&hours=199&days=89`,
      empty: match,
      error: `${match}?degreeSpecialty=汉语言文学&hours=x`,
    },
    [papers]: { data: `${papers}?level=副高级&coming=军转&examined=是`, empty: papers, error: papers },
  }
}

/** Title review: with data, empty, and failing or unknown. */
function titlesPages(): Readonly<Record<string, Cases>> {
  const at = '/yunxi/titles'
  const shown: Readonly<Record<string, string>> = {
    announcements: '2023-C1',
    results: '2023-C1-1',
    approvals: '2022-C1-1',
    lists: '2022-C1-0',
  }
  const columns = Object.entries(shown).flatMap(([segment, slug]): [string, Cases][] => [
    [
      `/:tenant/titles/${segment}`,
      { data: `${at}/${segment}`, empty: `${at}/${segment}`, error: `/none/titles/${segment}` },
    ],
    [
      `/:tenant/titles/${segment}/:slug`,
      {
        data: `${at}/${segment}/${slug}`,
        empty: `${at}/${segment}/${segment === 'results' ? '2022-C1-1' : slug}`,
        error: `${at}/${segment}/none`,
      },
    ],
  ])
  const parts = ['committees', 'fees', 'certificates', 'status', 'complaint']
  return {
    '/titles': { data: '/titles', empty: '/titles', error: '/titles' },
    '/:tenant/titles': { data: at, empty: at, error: '/none/titles' },
    ...Object.fromEntries(columns),
    ...Object.fromEntries(
      parts.map((part) => [
        `/:tenant/titles/${part}`,
        {
          data:
            part === 'certificates'
              ? `${at}/${part}?number=${memoryTitle.number}&code=${memoryTitle.code}`
              : part === 'complaint'
                ? `${at}/${part}?notice=results/2023-C1-1`
                : `${at}/${part}`,
          empty: `${at}/${part}`,
          error: part === 'certificates' ? `${at}/${part}?number=1&code=2` : `/none/titles/${part}`,
        },
      ]),
    ),
  }
}

/** Each page's route with an address that has data, one that has none and one that fails. */
const pages: Readonly<Record<string, Cases>> = {
  '/': { data: '/', empty: '/', error: '/' },
  '/search': { data: '/search?q=公示', empty: '/search?q=没有这样的词', error: '/search?q=公示' },
  '/budgets': { data: '/budgets', empty: '/budgets', error: '/budgets' },
  '/:tenant/budgets': {
    data: '/yunxi/budgets',
    empty: '/yunxi/budgets?year=1999',
    error: '/none/budgets',
  },
  '/:tenant/budgets/:slug': { data: budget, empty: '/yunxi/budgets/yunxi-library-2023', error: budget },
  '/:tenant/budgets/:slug/versions/:number': {
    data: `${budget}/versions/1`,
    empty: `${budget}/versions/7`,
    error: `${budget}/versions/1`,
  },
  '/regulations': { data: '/regulations', empty: '/regulations', error: '/regulations' },
  '/regulations/:instrument': {
    data: '/regulations/hunan-disclosure',
    empty: '/regulations/none',
    error: '/regulations/hunan-disclosure',
  },
  '/regulations/:instrument/:clause': {
    data: clause,
    empty: '/regulations/shizhu-budget-2023/none',
    error: clause,
  },
  '/calculators/working-days': {
    data: `${days}?anchor=2025-12-20&count=15`,
    empty: days,
    error: `${days}?anchor=2025-02-30&count=x&unit=y`,
  },
  ...guidePages(),
  ...titlesPages(),
  '/verify': { data: '/verify', empty: '/verify', error: '/verify?code=ABCD' },
  '/verify/:code': {
    data: `/verify/${memoryCodes.superseded}`,
    empty: `/verify/${memoryCodes.unknown}`,
    error: `/verify/${memoryCodes.valid}`,
  },
  '/ledger': { data: '/ledger', empty: '/ledger', error: '/ledger' },
  '/:tenant/ledger': { data: '/yunxi/ledger', empty: '/none/ledger', error: '/yunxi/ledger' },
  '/targets': { data: '/targets', empty: '/targets', error: '/targets' },
  '/:tenant/targets': { data: '/yunxi/targets', empty: '/yunxi/targets', error: '/none/targets' },
  ...overviewPages(),
  '/:tenant/units/:code': {
    data: '/yunxi/units/005002',
    empty: '/yunxi/units/005003',
    error: '/yunxi/units/none',
  },
  '/:tenant/budgets/:slug/versions/:number/correction': {
    data: `${budget}/versions/2/correction`,
    empty: `${budget}/versions/1/correction`,
    error: `${budget}/versions/2/correction`,
  },
  '/:tenant/budgets/:slug/differences': {
    data: `${budget}/differences?from=1&to=2`,
    empty: `${budget}/differences?from=2&to=2`,
    error: `${budget}/differences`,
  },
  '/check': { data: '/check', empty: '/check', error: '/check/none' },
  '/checks': { data: '/checks', empty: '/checks', error: '/checks/none' },
  '/lint': { data: '/lint', empty: '/lint', error: '/lint/none' },
  '/lint/rules': { data: '/lint/rules', empty: '/lint/rules', error: '/lint/rules/none' },
  '/lint/rules/:id': {
    data: '/lint/rules/column-total',
    empty: '/lint/rules/column-total',
    error: '/lint/rules/none',
  },
  '/accessibility': { data: '/accessibility', empty: '/accessibility', error: '/accessibility/none' },
}

/** Routes that answer with a file; their errors are the pages of the routes above. */
const files = [
  '/portal.css',
  '/feed.xml',
  '/feeds/:file',
  '/:tenant/feed.xml',
  '/:tenant/feeds/:file',
  '/budgets/:slug',
  '/budgets/:slug/*',
  '/sitemap.xml',
  '/robots.txt',
  '/:tenant/open-data/:year/:file',
  '/:tenant/titles/complaint/status',
  ...['results', 'approvals', 'lists'].flatMap((segment) =>
    ['list.csv', 'list.json', 'official.html'].map((file) => `/:tenant/titles/${segment}/:slug/${file}`),
  ),
  '/targets/:slug',
  // a fund's own page is shown with the targets of a real case, in tests/e2e
  ...['', '/indicators.csv'].flatMap((file) =>
    ['/:tenant/targets/:slug', '/:tenant/targets/:slug/versions/:number'].map((base) => `${base}${file}`),
  ),
  ...['/:tenant/budgets/:slug', '/:tenant/budgets/:slug/versions/:number'].flatMap((base) =>
    ['tables/:file', 'datapackage.json', 'budget.xlsx', 'budget.pdf'].map((file) => `${base}/${file}`),
  ),
]

interface Served {
  readonly app: FastifyInstance
  readonly origin: string
  readonly routes: ReadonlySet<string>
}

async function serve(sources: (origin: string) => PortalSources): Promise<Served> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const given = sources(origin)
  const routes = new Set<string>()
  const app = fastify()
  await app.register(multipart)
  app.addHook('onRoute', (route) => void routes.add(route.url))
  app.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', policy))
  app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, given))
  portalRoutes(app, given)
  await app.listen({ port, host: '127.0.0.1' })
  return { app, origin, routes }
}

const fail = async () => Promise.reject(new Error('the database is away'))

function brokenSources(origin: string): PortalSources {
  const whole = memorySources({ origin })
  return {
    ...whole,
    get corpus(): PortalSources['corpus'] {
      throw new Error('the corpus is away')
    },
    publishedBudgets: fail,
    findPublishedBudget: fail,
    versions: fail,
    findDocument: fail,
    checkpoints: fail,
    findAttachedText: fail,
    publishedTargets: fail,
    targetEditions: fail,
    publishedContents: fail,
    corrections: fail,
    publicationRates: fail,
    titleNotices: fail,
    titleCommittees: fail,
    titleFees: fail,
    titleInterpretations: fail,
    findCertificate: fail,
    findApplicationStatus: fail,
  }
}

let full: Served
let empty: Served
let broken: Served

test.beforeAll(async () => {
  full = await serve((origin) => memorySources({ origin }))
  empty = await serve((origin) => memorySources({ origin, empty: true }))
  broken = await serve(brokenSources)
})

test.afterAll(async () => {
  await Promise.all([full.app.close(), empty.app.close(), broken.app.close()])
})

const served = (kind: keyof Cases): Served => ({ data: full, empty, error: broken })[kind]
/** An empty page of one thing needs the others to be there. */
const addressOf = (route: string, kind: keyof Cases): string => {
  const server = kind === 'empty' && route.includes(':') ? full : served(kind)
  return `${server.origin}${pages[route]?.[kind] ?? ''}`
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

test('every route is a page or a file of these lists', () => {
  expect([...full.routes].toSorted()).toEqual([...Object.keys(pages), ...files].toSorted())
})

for (const kind of ['data', 'empty', 'error'] as const) {
  test(`every page is accessible, fits a phone and keeps the policy: ${kind}`, async ({ page }) => {
    test.setTimeout(180_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/.test(message.text())) complaints.push(message.text())
    })
    let checked = 0
    for (const route of Object.keys(pages)) {
      const answer = await page.goto(addressOf(route, kind))
      const status = answer?.status() ?? 0
      if (kind === 'error') expect(status, route).toBeGreaterThanOrEqual(400)
      if (kind === 'data') expect(status, route).toBe(200)
      expect(await page.locator('script').count(), route).toBe(0)
      expect(await page.locator('h1').count(), route).toBe(1)
      expect(await axe(page), `${route} ${kind}`).toEqual([])
      for (const width of [375, 320]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await overflow(page), `${route} ${kind} at ${width}`).toBe(0)
      }
      await page.setViewportSize({ width: 375, height: 800 })
      expect(await axe(page), `${route} ${kind} narrow`).toEqual([])
      await page.setViewportSize({ width: 1280, height: 800 })
      checked += 1
    }
    expect(checked).toBe(full.routes.size - files.length)
    expect(complaints).toEqual([])
  })
}

test('further states are accessible too: withdrawn, filtered, folded, found, revoked', async ({ page }) => {
  test.setTimeout(120_000)
  const addresses = [
    '/yunxi/budgets/yunxi-archive-2023',
    '/budgets?year=1999',
    `${days}?anchor=2025-01-10&count=1&unit=years`,
    `/verify/${memoryCodes.valid}`,
    `/verify/${memoryCodes.revoked}`,
    '/regulations/anhui-titles-2018?state=built',
    '/search',
    '/items?from=5&until=2',
    '/items',
    '/yunxi/budgets/yunxi-archive-2023/tables/t1.csv',
    '/nowhere',
  ]
  for (const address of addresses) {
    await page.goto(`${full.origin}${address}`)
    expect(await axe(page), address).toEqual([])
    expect(await overflow(page), address).toBe(0)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader finds, filters, calculates and checks', async ({ page }) => {
    await page.goto(full.origin)
    await page.getByLabel('查找公开的预算、规程和条款').fill('文化活动中心')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '云溪县文化活动中心2023年单位预算' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('云溪县文化活动中心2023年单位预算')
    await page.getByRole('link', { name: '第 1 版' }).click()
    await expect(page.getByText('这是已被更正的旧版本，仅供查阅')).toBeVisible()

    await page.getByRole('link', { name: '预算公开' }).first().click()
    await page.getByLabel('年度').selectOption('2022')
    await page.getByRole('button', { name: '筛选' }).click()
    await expect(page.getByText('符合条件的 1 份')).toBeVisible()

    await page.getByRole('link', { name: '计算与指引' }).click()
    await page.getByRole('link', { name: '工作日与期限计算' }).click()
    await page.getByLabel('起算日', { exact: true }).fill('2025年9月22日')
    await page.getByLabel('数多少').fill('15')
    await page.getByRole('button', { name: '计算' }).click()
    await expect(page.getByRole('status')).toContainText('2025年10月17日')

    await page.getByRole('link', { name: '文件核验' }).click()
    await page.getByLabel('核验码').fill(memoryCodes.valid.toLowerCase())
    await page.getByRole('button', { name: '核验' }).click()
    await expect(page.getByText('这份文件由本平台出具，现在有效')).toBeVisible()
  })
})

test('the keyboard reaches the text first and can move a wide table', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 })
  await page.goto(`${full.origin}${budget}`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  const frame = page
    .getByRole('region', { name: '表1　财政拨款收支总表', exact: true })
    .locator('.scroll')
    .or(page.locator('#table-t1 .scroll'))
  await frame.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
})

test('on paper: heads repeat, what only a screen needs is gone', async ({ page }) => {
  await page.goto(`${full.origin}${budget}`)
  await page.emulateMedia({ media: 'print' })
  const display = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).display)
  expect(await display('#table-t2 thead')).toBe('table-header-group')
  for (const selector of ['.navigation', '.search', '.crumbs', '.contents', '.downloads'])
    expect(await display(selector), selector).toBe('none')
  expect(await display('.colophon .print-only')).toBe('block')
  await page.goto(`${full.origin}${days}?anchor=2025-01-10&count=1&unit=years`)
  const folded = page.locator('details:not([open]) .day').first()
  expect((await folded.boundingBox())?.height ?? 0, 'a folded month is printed whole').toBeGreaterThan(0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('pictures of every page, wide and narrow', async ({ page }) => {
  test.setTimeout(120_000)
  for (const [place, width] of [
    ['wide', 1280],
    ['narrow', 375],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    for (const [index, route] of Object.keys(pages).entries()) {
      await page.goto(addressOf(route, 'data'))
      await screenshot(
        page,
        `portal-${place}-${index + 1}${route.replaceAll(/[/:]+/g, '-').replace(/-$/, '')}`,
      )
    }
  }
})
