/**
 * Documents and paper: PDF by Typst with a verification code on every page, Excel workbooks, and the register of what was
 * issued. Regulations supply data; the layouts are general and lie in `templates/`.
 */
export { assemble, releaseSources, renderDocument, stopRendering } from './render.ts'
export type { Rendered, RenderRequest } from './render.ts'
export type { Assembly, AssemblyFile, AssemblyIndex, AssemblyItem, AssemblyPage } from './assembly.ts'
export type { BlockPlace, Places } from './messages.ts'
export { digestOf } from './digest.ts'
export { contentOf } from './blocks.ts'
export type { PaperBlock, PaperContent } from './blocks.ts'
export { CONTENT_DIGITS, pageMarkText, parsePageMark } from './page-mark.ts'
export type { PageMark, ParsedMark } from './page-mark.ts'
export { contentCurrency, currencyOf } from './currency.ts'
export type { Currency, SealedSheet } from './currency.ts'
export { contentDigits, findPlaces, findPrint, listPrints } from './print-store.ts'
export type { Print } from './print-store.ts'
export { measuredOffset, overprintAssembly, planOverprint, testSheet } from './overprint.ts'
export type { BlockClip, NewestPrint, OverprintPage, OverprintPlan } from './overprint.ts'
export { OFFSET_MAX, listPrinters, printerOffset, removePrinter, setPrinter } from './printers.ts'
export type { Printer, PrinterOffset } from './printers.ts'
export {
  addOverprint,
  findOverprint,
  listOverprints,
  blocksAsOf,
  overprintedBlocks,
  voidOverprint,
} from './overprint-store.ts'
export type { NewOverprint, Overprint, OverprintedBlock } from './overprint-store.ts'
export { addSeal, listSeals } from './seals.ts'
export { checkSignatures, signatureLabels } from './signature.ts'
export type { SignatureCheck, SignatureState } from './signature.ts'
export type { NewSeal, PaperSeal } from './seals.ts'
export { parseCode, verificationCode } from './code.ts'
export type { CodeSubject, ParsedCode } from './code.ts'
export {
  findDocument,
  findInTenant,
  findSamePrint,
  issueDocument,
  issueRendered,
  listDocuments,
  revokeDocument,
  supersedeDocument,
  templateVersion,
} from './document-store.ts'
export type { DocumentOrder, IssuedDocument, KeepPdf, Queryable, RenderedOrder } from './document-store.ts'
export { KEYS_SHEET, withoutFormula, writeTableWorkbook } from './excel.ts'
export type { WorkbookOptions } from './excel.ts'
export type {
  Block,
  CertificateData,
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
