/** Proves the ground that every other browser test stands on, with a page of its own instead of the product. */
import { createServer, type Server } from 'node:http'
import {
  axe,
  countInputs,
  expect,
  freePort,
  plainTest as test,
  recordInputs,
  screenshot,
} from '#tests/browser'

const goodPage = `<!doctype html><html lang="zh-CN"><head><title>规程 · 浏览器</title><style>
body{font-family:sans-serif;margin:2rem;color:#222;background:#fff} .song{font-family:serif} h1{font-weight:700}</style></head>
<body><main><h1>规程：公共规章在此运行</h1><p class="song">宋体：受理、补正、公示、核准；生僻字 喆垚赟龑〇㐂龘</p>
<form><label>姓名 <input name="name"></label> <label>类别 <select name="kind"><option>甲类</option><option>乙类</option></select></label>
<button type="button">提交</button></form><p><a href="/second">下一页</a></p></main></body></html>`
const badPage =
  '<!doctype html><html><body><img src="data:," /><input><p style="color:#ccc;background:#fff">浅字</p></body></html>'

let server: Server
let origin = ''

test.beforeAll(async () => {
  const port = await freePort()
  server = createServer((request, response) => {
    // A strict policy, so that axe and the counter are seen to work under it.
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/bad' ? badPage : goodPage)
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  origin = `http://127.0.0.1:${port}`
})

test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('every Chinese character has a glyph of its own', async ({ page }) => {
  await page.goto(origin)
  const shapes = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 64
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    return ['sans-serif', 'serif'].flatMap((family) =>
      Array.from('规程喆垚赟龑〇㐂龘', (character) => {
        pen.clearRect(0, 0, 64, 64)
        pen.font = `48px ${family}`
        pen.fillText(character, 4, 50)
        return canvas.toDataURL()
      }),
    )
  })
  // A missing glyph is the same empty box for every character; sans and serif differ as well.
  expect(new Set(shapes).size).toBe(18)
  await screenshot(page, 'setup')
})

test('axe finds what is wrong and nothing else', async ({ page }) => {
  await page.goto(origin)
  expect(await axe(page)).toEqual([])
  await page.goto(`${origin}/bad`)
  const found = await axe(page)
  expect(found.map((violation) => violation.id).toSorted()).toEqual([
    'color-contrast',
    'document-title',
    'html-has-lang',
    'image-alt',
    'label',
  ])
})

test('inputs are counted, whether a hand or a script gives them', async ({ page }) => {
  await page.goto(origin)
  const counter = await countInputs(page)
  await page.getByLabel('姓名').click()
  await page.keyboard.type('ab')
  expect(await counter.counts()).toEqual({ keys: 2, clicks: 1, taps: 0, pages: 0, fields: 1 })
  await page.getByLabel('类别').selectOption('乙类')
  await page.getByLabel('姓名').fill('张三丰')
  await page.getByRole('button', { name: '提交' }).click()
  expect(await counter.counts()).toEqual({ keys: 5, clicks: 4, taps: 0, pages: 0, fields: 2 })
  await page.getByRole('link', { name: '下一页' }).click()
  await expect(page).toHaveURL(`${origin}/second`)
  await page.getByRole('button', { name: '提交' }).press('Enter')
  expect(await counter.counts()).toEqual({ keys: 6, clicks: 5, taps: 0, pages: 1, fields: 2 })
  await recordInputs('self test of the counter', counter, { inputs: 11, pages: 1, fields: 2 })
  await counter.reset()
  expect(await counter.inputs()).toBe(0)
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 700 } })
  test('taps are counted as taps', async ({ page }) => {
    await page.goto(origin)
    const counter = await countInputs(page)
    await page.getByRole('button', { name: '提交' }).tap()
    expect(await counter.counts()).toEqual({ keys: 0, clicks: 0, taps: 1, pages: 0, fields: 0 })
  })
})
