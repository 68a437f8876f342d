/**
 * Files by content: uploads streamed to disk under their SHA-256, their type checked by content, theirs to a
 * draft until an act cites them.
 */
export { expireFiles, listHolders, openFile, saveFile } from './files.ts'
export type {
  FileHolder,
  FileRefusalReason,
  FileSaving,
  FilesDatabase,
  FileUpload,
  OpenedFile,
  Queryable,
  SavedFile,
} from './files.ts'
export { appendUpload, beginUpload, expireUploads, findUpload, finishUpload } from './uploads.ts'
export type { Appended, Upload, UploadKey, UploadStart } from './uploads.ts'
export { filesFolder } from './content-store.ts'
export type { ByteStream } from './content-store.ts'
export type { FileKind } from './media-type.ts'
