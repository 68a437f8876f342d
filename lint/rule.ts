/** What a rule of the checker is: one file that holds its check, its page and its own examples. */
import type { WorkCalendar } from '#kernel/time'
import type { CheckResult, Grade } from './finding.ts'
import type { Reading } from './reading/reading.ts'

/** Families of documents that have rules of their own; a document of no known family gets the general rules. */
export type Family = 'budget' | 'disclosure-report' | 'plan' | 'regulation' | 'list'

/** A document in our own words and how many findings the rule makes of it; run by the test of the catalogue. */
export type RuleExample = {
  /** Plain text, headings and tables written as in a text file. */
  readonly text: string
  readonly finds: number
  /** What a repair proposes, where the rule proposes one: the first finding's. */
  readonly repair?: string
}

/** What a rule may know beyond the document; a rule that needs what is not given makes no check. */
export type RuleContext = {
  /** Public holidays and make-up days; what counts working days needs it. */
  readonly calendar?: WorkCalendar
}

export type DocumentRule = {
  /** kebab-case, stored in reports and never reused. */
  readonly id: string
  /** Name in Chinese, a proposition about a document that is right. */
  readonly name: string
  /** The gravest grade that it gives. */
  readonly grade: Grade
  readonly families: 'all' | readonly Family[]
  /** What it looks at and why, in Chinese, for the rule's page. */
  readonly says: string
  /** What it does not see, in Chinese. */
  readonly limits: readonly string[]
  /** At least one document it passes and two it finds something in. */
  readonly examples: readonly RuleExample[]
  /** One result per single check made, passed or not; nothing where there was nothing to check. */
  readonly check: (reading: Reading, context?: RuleContext) => readonly CheckResult[]
}

/** Declares a rule of the checker; only for its type. */
export function documentRule(rule: DocumentRule): DocumentRule {
  return rule
}
