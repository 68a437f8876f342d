/** One public document checked with everything this house knows: the general rules, and of a budget workbook its own. */
import type { DocumentReport, Family, LintFinding, LintReport, PublicDocument } from '#lint'
import { inOrder, lintDocument } from '#lint'
import {
  type PublicLimits,
  fileKind,
  readPublicFile,
  readPublicText,
  readSpreadsheet,
  standardLimits,
} from '#readers'
import { type ForeignReport, checkForeign } from '#regulations/budget'
import { publishedCalendar } from './lint-calendar.ts'
import { withClauses } from './lint-clauses.ts'

export type CheckChoice = {
  /** Ids of the rules to run; all of them where it is left out. The budget's own rules run only without a choice. */
  readonly rules?: readonly string[]
  /** Of a budget workbook that does not say its year. */
  readonly year?: number
  /** What the readers take; their own limits where it is left out. */
  readonly limits?: PublicLimits
}

/** A document with its findings, or why it cannot be read. `budget` is set where the workbook is one of a unit's budget. */
export type PublicCheck =
  | {
      readonly ok: true
      readonly name: string
      readonly document: PublicDocument
      readonly report: LintReport
      readonly family: Family | null
      readonly budget?: Pick<ForeignReport, 'unit' | 'year'>
      readonly bytes?: Uint8Array
    }
  | { readonly ok: false; readonly name: string; readonly problems: readonly string[] }

/** Checks a file in memory; nothing is kept. */
export async function checkPublicFile(
  bytes: Uint8Array,
  name: string,
  choice: CheckChoice = {},
): Promise<PublicCheck> {
  const read = await readPublicFile(bytes, name, choice.limits)
  if (!read.ok) return { ok: false, name, problems: [read.message] }
  const { document } = read
  const general = lintDocument(document, optionsOf(choice))
  const budget = choice.rules === undefined ? await checkBudgetWorkbook(bytes, name, choice.year) : undefined
  if (budget === undefined) return { ok: true, name, document, bytes, ...placed(general) }
  const { unit, year } = budget
  const report = joined(budget, general, document)
  return {
    ok: true,
    name,
    document,
    bytes,
    family: 'budget',
    report: withClauses(report, 'budget'),
    budget: { unit, year },
  }
}

/** Checks text that somebody pasted. */
export function checkPastedText(text: string, name: string, choice: CheckChoice = {}): PublicCheck {
  const document = readPublicText(text, name)
  return { ok: true, name, document, ...placed(lintDocument(document, optionsOf(choice))) }
}

function optionsOf({ rules }: CheckChoice) {
  return { calendar: publishedCalendar(), ...(rules === undefined ? {} : { rules }) }
}

function placed({
  family,
  ...report
}: DocumentReport): Pick<Extract<PublicCheck, { ok: true }>, 'family' | 'report'> {
  return { family, report: withClauses(report, family) }
}

async function checkBudgetWorkbook(
  bytes: Uint8Array,
  name: string,
  year: number | undefined,
): Promise<ForeignReport | undefined> {
  const kind = fileKind(bytes, standardLimits)
  if (kind !== 'xlsx' && kind !== 'xls') return undefined
  const read = await readSpreadsheet(bytes, name)
  if (!read.ok) return undefined
  const checked = checkForeign(read.document, name, year)
  return checked.ok ? checked : undefined
}

/** The budget's findings with those of general rules that the budget has none like, at places it says nothing of. */
function joined(budget: ForeignReport, general: LintReport, document: PublicDocument): LintReport {
  const blocks = blocksOfCells(document)
  const own = budget.findings.map(({ blocks: _blocks, ...finding }) => withBlock(finding, blocks))
  const taken = new Set(own.map(({ where: { sheet, cell } }) => `${sheet} ${cell ?? ''}`))
  const more = general.findings.filter(
    ({ rule, where: { sheet, cell } }) => !(rule in budget.checks) && !taken.has(`${sheet} ${cell ?? ''}`),
  )
  return { findings: inOrder([...own, ...more]), checks: { ...general.checks, ...budget.checks } }
}

/** Which block holds a cell of a sheet: a sheet may be read as several tables. */
function blocksOfCells({ blocks }: PublicDocument): ReadonlyMap<string, number> {
  return new Map(
    blocks.flatMap((block, index) =>
      block.kind === 'table' && block.sheet !== undefined
        ? block.rows.flatMap((row) =>
            row.map(({ address }): [string, number] => [`${block.sheet} ${address}`, index + 1]),
          )
        : [],
    ),
  )
}

/** The budget's checks know a cell by its sheet and address. */
function withBlock(finding: LintFinding, blocks: ReadonlyMap<string, number>): LintFinding {
  const { where, related } = finding
  const placeIn = (place: LintFinding['where']) => {
    const block = blocks.get(`${place.sheet} ${place.cell ?? ''}`)
    return block === undefined ? place : { ...place, block }
  }
  return { ...finding, where: placeIn(where), related: related.map(placeIn) }
}
