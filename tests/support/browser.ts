/**
 * What a browser test imports: `import { axe, expect, screenshot, test } from '#tests/browser'`. `test` has a demo
 * server of its own per worker, and `page.goto('/…')` goes there; `plainTest` has none.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { type Demo, startDemo } from './browser-demo.ts'

export { expect, type Locator, type Page } from '@playwright/test'
export { type Demo, freePort, startDemo } from './browser-demo.ts'
export {
  countInputs,
  type InputBudget,
  type InputCounter,
  type InputCounts,
  recordInputs,
} from './browser-inputs.ts'

/** A Playwright test without a server. */
export const plainTest = base

/** A Playwright test with `demo` (one running demo per worker) as `baseURL`; its log is kept when a test fails. */
export const test = base.extend<{ demoLog: void }, { demo: Demo; story: string }>({
  // Every file names a story of its own: no other file then gets its worker, and with it its demo, in whatever order files run.
  story: ['', { scope: 'worker', option: true }],
  demo: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const demo = await startDemo()
      await use(demo)
      await demo.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
  demoLog: [
    async ({ demo, story }, use, info) => {
      const name = basename(info.file, '.browser.ts')
      if (story !== name) throw new Error(`write test.use({ story: '${name}' }) into ${info.file}`)
      await use()
      if (info.status !== info.expectedStatus) await info.attach('demo.log', { body: demo.log() })
    },
    { auto: true },
  ],
})

/** One broken accessibility rule and where it is broken. */
export type Violation = { id: string; impact: string; help: string; where: string[] }

/** WCAG 2.2 level A and AA, with everything they take over from 2.0 and 2.1. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResults = {
  violations: {
    id: string
    impact: string | null
    help: string
    nodes: { target: string[]; html: string }[]
  }[]
  passes: unknown[]
}

/** What lies under an open dialog cannot be pressed: there the dialog alone is looked at. */
const modal = '[role="dialog"][aria-modal="true"]'

/**
 * Runs axe-core over the whole page with the WCAG 2.2 AA rules and returns the violations: `[]` is a clean page.
 * Throws when no rule applied at all, because then nothing was looked at.
 */
export async function axe(page: Page): Promise<Violation[]> {
  await stilled(page)
  await page.evaluate(axeSource)
  const isModal = await page.locator(modal).first().isVisible()
  const context = { include: [['html']], ...(isModal ? { exclude: [['#root']] } : {}) }
  const results = await page.evaluate(
    async ({ tags, where }) => {
      const { axe: engine } = window as unknown as {
        axe: { run: (context: object, options: object) => Promise<AxeResults> }
      }
      return engine.run(where, { runOnly: { type: 'tag', values: tags } })
    },
    { tags: wcag, where: context },
  )
  if (results.passes.length + results.violations.length === 0)
    throw new Error(`axe examined nothing on ${page.url()}`)
  return results.violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact: impact ?? 'unknown',
    help,
    where: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  }))
}

/** Waits for what fades or slides in to be there: half faded in, any text is too pale. */
async function stilled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}

/** Stores a picture of the whole page as `test-results/screens/NAME.png` and returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  if (!/^[\p{L}\p{N}._-]+$/u.test(name)) throw new Error(`a screenshot's name is one file name: "${name}"`)
  const path = join(import.meta.dirname, '..', '..', 'test-results', 'screens', `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}
