import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/**
 * `error`: must be found as error or inconsistency. `odd`: as doubt or note. `rounding`: must pass.
 * Lists of other people may say `ok-but-odd` and `seed` with a file name; they are read as `odd` and `document`.
 */
export type Verdict = 'error' | 'odd' | 'rounding'

/** One thing that the checker must say of a document, or (rounding) must not. */
export type Expectation = {
  /** How the document's file name begins. */
  readonly document: string
  readonly lines: readonly number[]
  readonly rule: string
  readonly verdict: Verdict
  /** Figures as printed at the place. */
  readonly figures: readonly string[]
  /** Rules of ours that say it too, under another name. */
  readonly by: readonly string[]
  /** Why no rule finds it; an odd place only. */
  readonly unfound?: string
}

/** Findings expected, how many checks pass per rule, and true errors found beyond the list. */
export type ExpectedList = {
  readonly findings: readonly Expectation[]
  readonly rules: readonly { readonly rule: string; readonly passes: number; readonly why?: string }[]
  readonly further: readonly Further[]
}

/** An error that the list does not have and a reader has confirmed. */
export type Further = {
  readonly document: string
  readonly line: number
  readonly rule: string
  readonly why: string
}

const verdict = z
  .enum(['error', 'odd', 'ok-but-odd', 'rounding'])
  .transform((one): Verdict => (one === 'ok-but-odd' ? 'odd' : one))
const lines = z.union([z.int(), z.array(z.int())]).transform((one) => (typeof one === 'number' ? [one] : one))
const finding = z
  .object({
    document: z.string().optional(),
    seed: z.string().optional(),
    lines: lines.optional(),
    line: lines.optional(),
    rule: z.string(),
    verdict,
    figures: z.array(z.string()).default([]),
    by: z.array(z.string()).default([]),
    unfound: z.string().optional(),
  })
  .transform((one): Expectation => {
    const { rule, by, figures } = one
    const [document, places] = [one.document ?? one.seed ?? '', one.lines ?? one.line ?? []]
    const known = one.unfound === undefined ? {} : { unfound: one.unfound }
    return { document, lines: places, rule, verdict: one.verdict, figures, by, ...known }
  })
const list = z.object({
  findings: z.array(finding),
  rules: z.array(z.object({ rule: z.string(), passes: z.int(), why: z.string().optional() })).default([]),
  further: z
    .array(z.object({ document: z.string(), line: z.int(), rule: z.string(), why: z.string() }))
    .default([]),
})

/** Reads a list of expected findings; throws with the path of what is missing in it. */
export function readExpected(path: string): ExpectedList {
  const { findings, rules, further } = list.parse(parse(readFileSync(path, 'utf8')))
  return {
    findings,
    further,
    rules: rules.map(({ rule, passes, why }) => ({ rule, passes, ...(why === undefined ? {} : { why }) })),
  }
}
