/**
 * Scanned paper: a pile from the office scanner is read page by page, split by the QR codes of its pages, laid straight and
 * filed. What a code means, and where a page is kept, is told by whoever composes this with documents and files.
 */
export { readPile, PILE_PAGES_MAX } from './read-pile.ts'
export type { Judgement, ScanPorts } from './read-pile.ts'
export {
  addPile,
  assignSheet,
  filedPages,
  findPile,
  findSheet,
  listPiles,
  listSheets,
  sheetsOfCase,
  unfinishedPiles,
} from './pile-store.ts'
export type {
  NewPile,
  ScanFile,
  ScanKind,
  ScanPile,
  ScanSheet,
  SheetEntry,
  SheetOutcome,
} from './pile-store.ts'
export { drawPage, openScan } from './reader.ts'
export type { OpenedScan } from './reader.ts'
export { pictureSize, sheetSize } from './picture-size.ts'
export type { PictureSize } from './picture-size.ts'
export { lyingOf, straightened } from './geometry.ts'
export type { Lying, Straight } from './geometry.ts'
export { greyPng } from './png.ts'
export type { GreyPicture } from './png.ts'
export type { FoundCode, PageReading } from './messages.ts'
