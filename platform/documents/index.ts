/**
 * Documents: PDF by Typst with a verification code on every page, Excel workbooks, and the register of what was
 * issued. Regulations supply data; the layouts are general and lie in `templates/`.
 */
export { renderDocument, stopRendering } from './render.ts'
export type { Rendered, RenderRequest } from './render.ts'
export { parseCode, verificationCode } from './code.ts'
export type { CodeSubject, ParsedCode } from './code.ts'
export {
  findDocument,
  issueDocument,
  listDocuments,
  revokeDocument,
  supersedeDocument,
  templateVersion,
} from './document-store.ts'
export type { DocumentOrder, IssuedDocument, KeepPdf, Queryable } from './document-store.ts'
export { KEYS_SHEET, withoutFormula, writeTableWorkbook } from './excel.ts'
export type { WorkbookOptions } from './excel.ts'
export type {
  Block,
  CompilationData,
  CoverData,
  FiguresData,
  FindingsData,
  FormCell,
  FormData,
  LabelledText,
  LetterData,
  PrintedFinding,
  ReportData,
  Signature,
  TemplateData,
  TemplateName,
} from './model.ts'
export type { Column, ColumnGroup, ColumnOrGroup, Row, Table } from './table.ts'
