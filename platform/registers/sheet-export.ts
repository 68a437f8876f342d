/** A register as a list to write: what `planImport` reads back, and the faulty rows of a file with what is wrong. */
import { cellText, shownValue } from './cells.ts'
import type { Sheet } from './cells.ts'
import type { RegisterDefinition } from './definition.ts'
import type { Entry } from './entries.ts'
import type { ImportPlan } from './sheet-import.ts'
import { FROM_LABEL, PROBLEM_LABEL, VERSION_LABEL, cellOf, findLayout } from './sheet-layout.ts'

/** A list as `writeSheet` of the readers takes it. */
export interface ListSheet {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly hidden?: boolean }[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Entries as a list; the hidden last column names the state of each row. No entries: an empty template. */
export function exportSheet(definition: RegisterDefinition, entries: readonly Entry[]): ListSheet {
  const titles = [definition.keyLabel, ...definition.columns.map(({ label }) => label), FROM_LABEL]
  return {
    name: definition.label,
    columns: [
      ...titles.map((title) => ({ title, width: Math.max(12, [...title].length * 2 + 4) })),
      { title: VERSION_LABEL, hidden: true },
    ],
    rows: entries.map((entry) => [
      entry.key,
      ...definition.columns.map((column) => shownValue(column, entry.values[column.key]) || null),
      entry.from,
      `${entry.number}:${entry.key}`,
    ]),
  }
}

/** The rows of a file that were not accepted, as they were, with a last column that says why; to be mended and sent again. */
export function faultySheet(
  definition: RegisterDefinition,
  sheets: readonly Sheet[],
  plan: ImportPlan,
): ListSheet {
  const found = findLayout(definition, sheets)
  const layout = found.ok ? found.layout : undefined
  const places =
    layout === undefined
      ? []
      : [layout.key, ...layout.columns.map(({ place }) => place), layout.from, layout.version]
  const labels = [
    definition.keyLabel,
    ...definition.columns.map(({ label }) => label),
    FROM_LABEL,
    VERSION_LABEL,
  ]
  const byRow = Map.groupBy(plan.faults, ({ row }) => row)
  return {
    name: '待更正',
    columns: [
      ...labels.map((title) => ({ title, hidden: title === VERSION_LABEL })),
      { title: PROBLEM_LABEL, width: 60 },
    ],
    rows: (layout?.body ?? []).flatMap((cells) => {
      const faults = byRow.get(cells[0]?.row ?? null)
      if (faults === undefined) return []
      const texts = places.map((place) =>
        place === undefined ? null : cellText(cellOf(cells, place)) || null,
      )
      return [[...texts, faults.map(({ say }) => say).join('\n')]]
    }),
  }
}
