/**
 * `guicheng/lint`: the checker as a library, without server or database. Bytes or text in, findings out; nothing is stored and
 * nothing leaves the process. `docs/guides/lint.md` shows how it is used.
 */
import type { DocumentReport, LintOptions, PublicDocument } from '#lint'
import { lintDocument } from '#lint'
import { readPublicText } from './public-text.ts'
import { readPublicFile } from './public-file.ts'

export {
  type ClauseLabels,
  type DocumentReport,
  type DocumentRule,
  type Grade,
  type LintFinding,
  type LintOptions,
  type LintReport,
  type Place,
  type PublicDocument,
  annotatedHtml,
  describePlace,
  documentRules,
  jsonReport,
  lintDocument,
  markDocument,
  reportText,
  sarifLog,
  statusOfReport,
} from '#lint'
export { type CheckedDocument, annotatedWorkbook } from './annotated-workbook.ts'
export { readPublicText } from './public-text.ts'

// Older Nodes lack more than this, and would fail half way with a message that helps nobody.
if (!('Temporal' in globalThis))
  throw new Error('guicheng/lint 需要 Node 26 或更高版本，请升级 Node 后重试。')

/** A file with its document and report, or the sentences that say why it cannot be read and what to do. */
export type FileCheck =
  | { readonly ok: true; readonly document: PublicDocument; readonly report: DocumentReport }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Reads and checks a file of any kind that the readers know.
 *
 * @param name the file's name with its ending, which is shown and compared with the content
 */
export async function checkFile(
  bytes: Uint8Array,
  name: string,
  options: LintOptions = {},
): Promise<FileCheck> {
  const read = await readPublicFile(bytes, name)
  if (!read.ok) return { ok: false, problems: [read.message] }
  return { ok: true, document: read.document, report: lintDocument(read.document, options) }
}

/** Checks text, such as a draft in an editor. */
export function checkText(text: string, name: string, options: LintOptions = {}): DocumentReport {
  return lintDocument(readPublicText(text, name), options)
}
