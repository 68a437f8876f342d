import type { LintDocumentView } from '../../../server/contract/lint.ts'
import { ask, askFile } from '../api/client.ts'

export type LintDocument = LintDocumentView
export type LintFinding = LintDocument['findings'][number]
export type LintBlock = LintDocument['blocks'][number]
export type LintTable = Extract<LintBlock, { kind: 'table' }>
export type LintRun = Extract<LintBlock, { kind: 'paragraph' }>['runs'][number]
export type Grade = LintFinding['grade']

/** What is checked: a file, or text that was pasted. */
export type LintInput = { readonly file: File } | { readonly text: string }

const bodyOf = (input: LintInput): FormData | { text: string } => {
  if ('text' in input) return { text: input.text }
  const data = new FormData()
  data.append('file', input.file, input.file.name)
  return data
}

/** Checked and forgotten by the server. */
export const checkDocument = (input: LintInput, signal: AbortSignal): Promise<LintDocument> =>
  ask<LintDocument>('/api/lint/document', { method: 'POST', body: bodyOf(input), signal })

/** Offers the annotated copy as a download. */
export const downloadAnnotated = (input: LintInput, format: 'html' | 'xlsx' | 'sarif'): Promise<void> =>
  askFile(`/api/lint/copy?format=${format}`, { method: 'POST', body: bodyOf(input) })
