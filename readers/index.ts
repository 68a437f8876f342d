/** File → document model, and lists → file. The only place that parses or writes spreadsheets. */
export * from './archive.ts'
export { type FileKind, fileKind } from './file-kind.ts'
export * from './limits.ts'
export * from './number-text.ts'
export * from './spreadsheet.ts'
export * from './write-sheet.ts'
export { type CellContent, type SheetContent, writeWorkbookSheets } from './xlsx-engine.ts'
