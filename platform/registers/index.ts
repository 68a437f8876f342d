/** Registers: declared by regulations, effective-dated, written by acts, read by needs, imported and exported. */
export type { Sheet, SheetCell } from './cells.ts'
export { register, valueFaults } from './definition.ts'
export type {
  ColumnType,
  EntryValues,
  Pattern,
  RegisterColumn,
  RegisterDefinition,
  ValueFault,
} from './definition.ts'
export { findEntry, inLockOrder, listEntries, verifyEntries, writeEntry } from './entries.ts'
export type { ChangedBy, Entry, EntryChange, EntryProblem, PastEntry, Written } from './entries.ts'
export { countEntries, countSeenEntries, entryHistory, listSeenEntries, listStanding } from './lists.ts'
export type { Seen } from './lists.ts'
export { findOwner } from './owner.ts'
export { scopeFor } from './rows.ts'
export type { RowScope, RowViewer } from './rows.ts'
export { applyEntries, registerPort } from './port.ts'
export { exportSheet, faultySheet } from './sheet-export.ts'
export type { ListSheet } from './sheet-export.ts'
export { carryOut, planImport } from './sheet-import.ts'
export { describeRegisterSheets, headingIsRead, registerShape, withRegisterHeadings } from './sheet-shape.ts'
export type { ChosenHeadings, RegisterShape, RegisterSheet } from './sheet-shape.ts'
export type { ImportOptions, ImportPlan, PlannedChange } from './sheet-import.ts'
export { FROM_LABEL, VERSION_LABEL } from './sheet-layout.ts'
export type { ImportFault } from './sheet-layout.ts'
export { compareEntries } from './replay.ts'
export type { EnteredOperation, EntryDifference } from './replay.ts'
