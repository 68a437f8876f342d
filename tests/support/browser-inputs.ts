import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

/** What a person had to do: the unit of the click budgets. */
export type InputCounts = {
  /** Keys pressed; text that a script fills in counts one key a character. */
  keys: number
  /** Mouse clicks; a list or file chosen by script counts two (open, choose). */
  clicks: number
  taps: number
  /** Documents loaded, the first one included; a change of view inside a page is none. */
  pages: number
  /** Fields typed into, counted each time a field is entered and changed. */
  fields: number
}

export type InputCounter = {
  counts: () => Promise<InputCounts>
  /** Keys, clicks and taps together. */
  inputs: () => Promise<number>
  /** Starts again from zero, for instance after signing in. */
  reset: () => Promise<void>
}

/** Upper bounds of one job; what is left out is not bounded. */
export type InputBudget = { inputs?: number; pages?: number; fields?: number }

const none: InputCounts = { keys: 0, clicks: 0, taps: 0, pages: 0, fields: 0 }

/**
 * Counts keys, clicks, taps, loaded pages and typed fields of `page` and of every window it opens, from now on.
 * Needs scripts in the page: a context with `javaScriptEnabled: false` counts pages only.
 */
export async function countInputs(page: Page): Promise<InputCounter> {
  let counted = { ...none }
  const context = page.context()
  await context.exposeBinding('guichengCountInput', (_source, kind: keyof InputCounts, count: number) => {
    counted[kind] += count
  })
  await context.addInitScript(listen)
  await page.evaluate(listen)
  const countLoads = (opened: Page) => {
    opened.on('domcontentloaded', () => {
      counted.pages += 1
    })
  }
  countLoads(page)
  context.on('page', countLoads)
  // What the pages have reported arrives before their answer to a question asked later.
  const settled = async () => {
    for (const open of context.pages()) await open.evaluate(() => undefined)
  }
  return {
    counts: async () => {
      await settled()
      return { ...counted }
    },
    inputs: async () => {
      await settled()
      return counted.keys + counted.clicks + counted.taps
    },
    reset: async () => {
      await settled()
      counted = { ...none }
    },
  }
}

/**
 * Compares a job with its budget and keeps the row for the table that `npm test browser` prints. `job` is a short
 * Chinese or English name, unique among all specs.
 */
export async function recordInputs(
  job: string,
  counter: Pick<InputCounter, 'counts' | 'inputs'>,
  budget: InputBudget,
): Promise<void> {
  const row = { job, ...(await counter.counts()), inputs: await counter.inputs(), budget }
  const folder = join(import.meta.dirname, '..', '..', 'test-results', 'inputs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${job.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.json`), JSON.stringify(row))
  expect(row.inputs, `${job}: keys, clicks and taps`).toBeLessThanOrEqual(budget.inputs ?? Infinity)
  expect(row.pages, `${job}: pages loaded`).toBeLessThanOrEqual(budget.pages ?? Infinity)
  expect(row.fields, `${job}: fields typed`).toBeLessThanOrEqual(budget.fields ?? Infinity)
}

/** Runs inside the page, once per document. */
function listen(): void {
  type Reporter = (kind: string, count: number) => unknown
  const scope = window as Window & { guichengCountInput?: Reporter; guichengCounts?: boolean }
  if (scope.guichengCounts === true) return
  scope.guichengCounts = true
  const report = (kind: string, count: number) => void scope.guichengCountInput?.(kind, count)
  let keyPending = false
  let actedOn: EventTarget | null = null
  let typedInto: EventTarget | null = null
  const on = (type: string, handler: (event: Event) => void) =>
    window.addEventListener(type, handler, { capture: true, passive: true })
  on('keydown', (event) => {
    // A key held down repeats; a person pressed it once.
    if (event instanceof KeyboardEvent && !event.repeat) report('keys', 1)
    keyPending = true
    actedOn = event.target
  })
  on('pointerup', (event) => {
    report(event instanceof PointerEvent && event.pointerType === 'touch' ? 'taps' : 'clicks', 1)
    actedOn = event.target
  })
  on('focusin', () => {
    keyPending = false
    typedInto = null
  })
  on('input', (event) => {
    const isText = event instanceof InputEvent
    if (isText && !keyPending) report('keys', Math.max(1, Array.from(event.data ?? '').length))
    keyPending = false
    if (isText && typedInto !== event.target) report('fields', 1)
    typedInto = event.target
  })
  on('change', (event) => {
    const { target } = event
    const chosen =
      target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'file')
    if (chosen && actedOn !== target) report('clicks', 2)
    actedOn = null
  })
}
