import type { CheckResult } from '#lint'
import { checkEmptyTableNote, checkRequiredTables } from '#lint'
import type { BudgetFigures, StatedTable } from '../figures.ts'
import type { PublishedTable } from '../publication-sets.ts'
import { publicationSetOf } from '../publication-sets.ts'
import { clauseOf, getTableDefinition, tableDefinitions } from '../tables.ts'
import type { CheckContext } from './context.ts'

/** The common set of tables to publish (t8); a region and year may bring their own. */
export const standardPublicationSet: readonly PublishedTable[] = publicationSetOf(undefined, 2023)

/** The set that a budget is published with: the office's own, else ours for its region. */
export function publicationSetFor({ reference, unit, year }: CheckContext): readonly PublishedTable[] {
  return reference?.publicationSet ?? publicationSetOf(unit?.region, year)
}

/** t8, t9, t10: which tables of the set are not there. A link stands for a table that the department publishes. */
export function checkPublicationSet(
  figures: BudgetFigures,
  required: readonly PublishedTable[],
  texts: CheckContext['texts'] = {},
): CheckResult[] {
  const present = tableDefinitions
    .filter(({ key }) => figures.tables[key] !== undefined)
    .map(({ title }) => title)
  const linked = required
    .filter(({ linkText }) => linkText !== undefined && (texts[linkText] ?? '').trim() !== '')
    .map(({ title }) => title)
  return checkRequiredTables([...present, ...linked], required, '公开表')
}

/** The checklist before 公开: every table of the set, whether it is there, and what stands in for it. */
export function publicationChecklist(
  figures: BudgetFigures,
  context: CheckContext,
): readonly {
  readonly title: string
  readonly state: 'present' | 'empty' | 'linked' | 'missing'
}[] {
  const { texts } = context
  return publicationSetFor(context).map(({ title, key, linkText }) => {
    const table = key === undefined ? undefined : figures.tables[key]
    if (table !== undefined) return { title, state: hasFigures(table) ? 'present' : 'empty' }
    const isLinked = linkText !== undefined && (texts?.[linkText] ?? '').trim() !== ''
    return { title, state: isLinked ? 'linked' : 'missing' }
  })
}

/** t.blank, t4, t5.note: an empty table carries a note, a table with figures does not say that it is empty. */
export function checkEmptyTables(figures: BudgetFigures): CheckResult[] {
  return tableDefinitions.flatMap(({ key }) => {
    const table = figures.tables[key]
    if (table === undefined) return []
    const clause = clauseOf(key === 't5' ? 't5.note' : key === 't4' ? 't4' : 't.blank')
    const place = {
      sheet: table.sheet,
      table: key,
      cell: 'A1',
      rowName: getTableDefinition(key).title,
      clause,
    }
    return [checkEmptyTableNote({ place, hasFigures: hasFigures(table), notes: table.notes })]
  })
}

function hasFigures(table: StatedTable): boolean {
  return table.rows.some((row) => Object.values(row.figures).some(({ value }) => (value ?? 0) !== 0))
}
