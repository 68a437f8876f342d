/** Running text for `guicheng lint`: general rules on .txt and .md files. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gradeWords } from '#apps/server'
import { type LintReport, describePlace, documentRules, readDocument, toReport } from '#lint'
import { decodeText, readPublicText } from '#readers'
import { say, warn } from './say.ts'

/** A text file with its report, or why it cannot be read. */
export type CheckedText =
  | { readonly file: string; readonly report: LintReport }
  | { readonly file: string; readonly unreadable: string }

/** Whether a path names running text. */
export const isTextPath = (path: string): boolean => /\.(?:txt|md)$/i.test(path)

/** Applies every general rule to a text file in UTF-8 or GB18030. */
export async function checkText(path: string): Promise<CheckedText> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { file: path, unreadable: `打不开：${error instanceof Error ? error.message : String(error)}` }
  }
  const text = decodeText(bytes)
  if (text === null) return { file: path, unreadable: '不是 UTF-8 或 GB18030 编码的文本。' }
  const reading = readDocument(readPublicText(text, basename(path)))
  return { file: path, report: toReport(documentRules.flatMap((rule) => rule.check(reading))) }
}

/** Exit status of one text: 2 unreadable, 1 with an error, 0 otherwise. */
export function statusOf(one: CheckedText): 0 | 1 | 2 {
  if ('unreadable' in one) return 2
  return one.report.findings.some(({ grade }) => grade === 'error') ? 1 : 0
}

/** Findings for people, a place and a message each. */
export function printText(one: CheckedText): void {
  if ('unreadable' in one) {
    warn(`${one.file} 不能读取：${one.unreadable}`)
    return
  }
  const { findings, checks } = one.report
  const passed = Object.values(checks).reduce((sum, count) => sum + count, 0)
  say(`${one.file}：${findings.length} 条结果，${passed} 项检查通过。`)
  for (const { grade, where, message, repair } of findings) {
    say(`  ${gradeWords[grade]}  ${describePlace(where)}`)
    say(`        ${message}`)
    if (repair !== undefined) say(`        改法：${repair}`)
  }
}
