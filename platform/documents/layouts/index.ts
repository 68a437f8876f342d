/** Layouts that an office may replace: the file we bring, its fields, what an office sent instead, and filling either. */
export { fieldsOf } from './fields.ts'
export type { LayoutField, LayoutFinding } from './fields.ts'
export { fieldListWorkbook } from './excel-template.ts'
export { fillingOf, fieldName, mergeFillings, withoutNames } from './filling.ts'
export type { FilledTable, Filling } from './filling.ts'
export { LAYOUT_BYTES_MAX, fillLayout, layoutFormats, layoutMediaTypes, layoutTemplate } from './layout.ts'
export { examineLayoutFile } from './examine-file.ts'
export type { Examined, LayoutFormat } from './layout.ts'
export { withOfficeCode } from './office-code.ts'
export type { OfficeCode } from './office-code.ts'
export {
  countTriedLayouts,
  discardLayout,
  endLayout,
  findLayoutInForce,
  layoutsInForce,
  listLayouts,
  putInForce,
  readLayout,
  storeLayout,
} from './store.ts'
export type { LayoutKind, LayoutVersion } from './store.ts'
