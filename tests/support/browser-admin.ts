/** Steps that the admin app's browser tests share. */
import { writeSheet } from '#readers'
import { axe, expect, type Page, screenshot } from './browser.ts'

/** Where several of the demo's people hold a role: the one whose case the tests know. */
const persons: Readonly<Record<string, string>> = { 制表人: '向晓岚' }

/** Signs in as one of the demo's people by the card of his role. */
export async function enterAs(page: Page, role: string, path = '/admin/'): Promise<void> {
  await page.goto(path)
  await page
    .getByRole('button', { name: new RegExp(`^${role}`) })
    .filter({ hasText: persons[role] ?? '' })
    .first()
    .click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

const widths = [1440, 375]

/** Looks at the page as it stands, wide and narrow: clean under axe, nothing beyond its edge, a picture of it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByText('正在读取')).toHaveCount(0)
    expect(await axe(page), `${name} ${width}`).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${name} ${width}`).toBe(0)
    await screenshot(page, `admin-${width}-${name}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await settled(page)
}

/** Waits until the page has found its place after a change of size: same height and position for ten frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const place = () => `${document.documentElement.scrollHeight} ${window.scrollY}`
    let [last, frames] = [place(), 0]
    while (frames < 10) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      frames = place() === last ? frames + 1 : 0
      last = place()
    }
  })
}

/** A workbook of one sheet with these headings. */
export async function workbookOf(titles: readonly string[], rows: (string | null)[][]): Promise<Buffer> {
  return Buffer.from(await writeSheet([{ name: '表1', columns: titles.map((title) => ({ title })), rows }]))
}
