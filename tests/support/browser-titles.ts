/** Steps that the browser tests of title review share: entering by name, opening a case, its forms, the demo's clock. */
import type { APIRequestContext } from '@playwright/test'
import { expect, type Locator, type Page } from './browser.ts'

/** Enters by the card or chip of a name; chips of a role with many people stand folded. */
export async function enterByName(page: Page, name: string): Promise<void> {
  await page.goto('/admin/')
  const province = page.getByRole('region', { name: '示例省', exact: true })
  await expect(province).toBeVisible()
  const button = province.locator('button').filter({ hasText: name }).first()
  const folded = province.locator('details').filter({ has: page.locator('button', { hasText: name }) })
  if ((await folded.count()) > 0) await folded.first().locator('summary').click()
  await button.click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

interface Listed {
  readonly procedure: string
  readonly id: string
  readonly title: string
}

/** What the work list of the signed-in person holds; `words` are part of the title. */
export async function findCase(
  request: APIRequestContext,
  procedure: string,
  words: string,
): Promise<string | undefined> {
  const answer = await request.get(`/api/worklist?procedure=titles%2F${procedure}&limit=200`)
  const { items } = (await answer.json()) as { items: readonly Listed[] }
  return items.find((one) => one.procedure === `titles/${procedure}` && one.title.includes(words))?.id
}

/** Opens the case whose title has these words, from the work list as the signed-in person has it; answers its id. */
export async function openCase(page: Page, procedure: string, words: string): Promise<string> {
  const id = await findCase(page.request, procedure, words)
  expect(id, `${procedure} ${words} 在工作列表`).toBeDefined()
  await page.goto(`/admin/case/titles/${procedure}/${id ?? ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
  return id ?? ''
}

/** Opens the form of an act on the case page. */
export async function begin(page: Page, label: string): Promise<Locator> {
  await page
    .getByRole('group', { name: '可办理的步骤' })
    .getByRole('button', { name: label, exact: true })
    .click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('heading', { level: 2, name: label })).toBeVisible()
  return drawer
}

/** Presses the button of the open form; it closes when the act was accepted. */
export async function finish(drawer: Locator, label: string): Promise<void> {
  await drawer.getByRole('button', { name: label, exact: true }).click()
  await expect(drawer).toBeHidden({ timeout: 20_000 })
}

/** The stage that the case page shows. */
export const stage = (page: Page): Locator => page.locator('.tag-accent').first()

/** Moves the demo's day forward by the control in the head of the page. */
export async function moveClock(page: Page, days: 1 | 5): Promise<void> {
  await page.getByRole('button', { name: '拨钟（演示时钟）' }).click()
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/api/demo/clock') && response.request().method() === 'PUT',
  )
  await page.getByRole('button', { name: `后 ${days} 天` }).click()
  expect((await answered).ok()).toBe(true)
}

/** The demo's desks by API: routine steps between those that a test shows on a screen. */
export class Desks {
  readonly #request: APIRequestContext
  readonly #origin: string
  #account = ''

  constructor(request: APIRequestContext, origin: string) {
    this.#request = request
    this.#origin = origin
  }

  async as(account: string): Promise<APIRequestContext> {
    if (this.#account === account) return this.#request
    const headers = { origin: this.#origin }
    const answer = await this.#request.post('/api/demo/session', { headers, data: { account } })
    expect(answer.ok(), `${account} 登录`).toBe(true)
    this.#account = account
    return this.#request
  }

  /** What somebody reads; the answer has to be good. */
  async read<T>(account: string, url: string): Promise<T> {
    const answer = await (await this.as(account)).get(url)
    expect(answer.status(), `${account} ${url}`).toBe(200)
    return (await answer.json()) as T
  }

  /** An act as somebody, on the version that he sees; opens a case without `id`. Answers the case's id. */
  async act(account: string, procedure: string, act: string, input: object, id?: string): Promise<string> {
    const url = `/api/titles/${procedure}${id === undefined ? '' : `/${id}`}`
    const seen = id === undefined ? undefined : await this.read<{ version: string }>(account, url)
    const answer = await (
      await this.as(account)
    ).post(id === undefined ? url : `${url}/${act}`, {
      headers: { origin: this.#origin, ...(seen === undefined ? {} : { 'if-match': seen.version }) },
      data: id === undefined ? { act, input } : { input },
    })
    expect(answer.ok(), `${account} ${act}: ${await answer.text()}`).toBe(true)
    return ((await answer.json()) as { id: string }).id
  }
}
