/** A register as an import target, so that its files go through the same choice of sheet and columns as any other. */
import {
  type Entry,
  type ImportOptions,
  type ImportPlan,
  type RegisterDefinition,
  type Sheet,
  describeRegisterSheets,
  headingIsRead,
  planImport,
  registerShape,
  withRegisterHeadings,
} from '#platform/registers'
import type { ImportTarget } from './context.ts'

/** What reading a register's file gives: the plan, and the sheets it was made from. */
export interface PlannedFile {
  readonly plan: ImportPlan
  readonly sheets: readonly Sheet[]
}

/** @param standing all that stands in the register, which the plan is compared with */
export function registerTarget(
  definition: RegisterDefinition,
  standing: readonly Entry[],
  options: ImportOptions,
): ImportTarget {
  const shape = registerShape(definition)
  return {
    id: `register:${definition.id}`,
    label: `名册「${definition.label}」`,
    procedure: '',
    opens: '',
    replaces: '',
    tables: [shape],
    describe: (document) => [...describeRegisterSheets(definition, document.sheets)],
    read: (document, _year, mapping) => {
      const sheets = withRegisterHeadings(definition, document.sheets, mapping?.tables[shape.key])
      const plan = planImport(definition, sheets, standing, options)
      return headingIsRead(definition, sheets)
        ? { ok: true, figures: { plan, sheets } satisfies PlannedFile, findings: [] }
        : { ok: false, problems: plan.faults.map(({ sheet, cell, say }) => ({ sheet, cell, message: say })) }
    },
    summarize: () => [],
  }
}
