/** What the checks know beside the figures. All of it is optional: a foreign workbook comes without a case. */
import type { BudgetReference } from '../reference/vocabulary.ts'

/** The unit as the register has it; `nature` decides what counts as 机关运行经费 and which codes fit. */
export type CheckedUnit = {
  readonly code: string
  readonly name: string
  readonly level: '一级' | '二级'
  readonly nature: string
  readonly department: { readonly code: string; readonly name: string } | null
  /** Region whose tables, sentences and habits hold; the common ones where it is absent. */
  readonly region?: string
  /** Whether the register has units below this one; undefined where nobody looked. */
  readonly hasSubordinates?: boolean
}

/** Texts of the explanation that people wrote, by key. */
export type CheckedTexts = Readonly<Record<string, string>>

/** The budget year and whatever is known of the case. */
export type CheckContext = {
  readonly year: number
  readonly unit?: CheckedUnit
  readonly texts?: CheckedTexts
  /** Title of an imported cover, as printed. */
  readonly coverTitle?: string
  /** Codes of the register of budget units, where somebody looked them up. */
  readonly knownUnits?: readonly string[]
  /** What the office's registers say; our own lists where it is absent. */
  readonly reference?: BudgetReference
}
