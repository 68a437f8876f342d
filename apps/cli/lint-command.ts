/** `guicheng lint`: any public document, one by one or a whole folder, as text, JSON, SARIF or an annotated copy. */
import { writeFile } from 'node:fs/promises'
import { type CheckedFile, summaryWorkbook } from '../server/check-summary.ts'
import { clauseLabelsOf } from '../server/lint-clauses.ts'
import { PROGRAM_VERSION } from '../server/version.ts'
import {
  annotatedHtml,
  countReport,
  countsText,
  documentRules,
  gradeOrder,
  jsonReport,
  reportText,
  sarifLog,
  statusOfReport,
} from '#lint'
import { annotatedWorkbook } from '#readers'
import { UsageRefused, readArguments } from './arguments.ts'
import { type LintedFile, filesAt, lintFile } from './lint-files.ts'
import { say, warn } from './say.ts'

/** What `guicheng lint` takes. */
export const lintUsage =
  '用法：guicheng lint [--json | --sarif | --html 标注稿.html | --xlsx 批注稿.xlsx] [--rule 规则编号[,规则编号]] [--year 年度] [--summary 汇总.xlsx] 文件或文件夹…\n' +
  '　　　能读 .xlsx .xls .csv .docx .pdf .html .txt .md；写 - 则从标准输入读文字。'

/** Exit status 0 without errors, 1 when there is one, 2 when a file cannot be read. */
export async function lintCommand(args: readonly string[]): Promise<number> {
  const { positional, flags, options } = readArguments(
    args,
    ['json', 'sarif'],
    ['year', 'summary', 'html', 'xlsx', 'rule'],
  )
  if (positional.length === 0) throw new UsageRefused()
  const year = readYear(options.get('year'))
  const rules = readRules(options.get('rule'))
  const found = await Promise.all(positional.map(filesAt))
  const paths = found.flatMap(({ files }) => files)
  const isFolder = found.some(({ folder }) => folder)
  if (paths.length === 0) {
    warn(`${positional.join('、')} 里没有能读的文件（.xlsx .xls .csv .docx .pdf .html .txt .md）。`)
    return 2
  }
  const copies = [options.get('html'), options.get('xlsx')].filter((one) => one !== undefined)
  if (copies.length > 0 && paths.length > 1)
    throw new UsageRefused('--html 和 --xlsx 一次只标注一份文件，请逐份执行。')
  const choice = { ...(rules === undefined ? {} : { rules }), ...(year === undefined ? {} : { year }) }
  const linted: LintedFile[] = []
  for (const path of paths) linted.push(withoutBytes(await lintFile(path, choice), copies.length > 0))
  const summary = options.get('summary')
  if (summary !== undefined) await writeFile(summary, await summaryWorkbook(linted.map(toChecked)))
  await writeCopies(linted[0], options.get('html'), options.get('xlsx'))
  if (flags.has('sarif')) say(JSON.stringify(sarifLog(linted.map(toSarif), PROGRAM_VERSION)))
  else if (flags.has('json'))
    say(JSON.stringify(linted.length === 1 && !isFolder ? jsonOf(linted[0]) : linted.map(jsonOf)))
  else if (isFolder || summary !== undefined) printSummary(linted, summary)
  else linted.forEach(print)
  return statusOf(linted)
}

/** 2 where a file was not read, else 1 with an error, else 0. */
export function statusOf(linted: readonly LintedFile[]): 0 | 1 | 2 {
  if (linted.some(({ check }) => !check.ok)) return 2
  return linted.some(({ check }) => check.ok && statusOfReport(check.report) === 1) ? 1 : 0
}

/** Of many files only the findings stay in memory. */
function withoutBytes({ file, check }: LintedFile, keeps: boolean): LintedFile {
  if (keeps || !check.ok) return { file, check }
  const { bytes: _bytes, ...rest } = check
  return { file, check: { ...rest, document: { ...check.document, blocks: [] } } }
}

function readYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^20\d\d$/.test(typed))
    throw new UsageRefused(`--year 应是四位数的年度，例如 2023；写的是“${typed}”。`)
  return Number(typed)
}

function readRules(typed: string | undefined): readonly string[] | undefined {
  if (typed === undefined) return undefined
  const ids = typed.split(/[,，]/).map((id) => id.trim())
  const unknown = ids.filter((id) => documentRules.every((rule) => rule.id !== id))
  if (unknown.length > 0)
    throw new UsageRefused(
      `没有规则“${unknown.join('、')}”。规则编号见 docs/rules 或本系统公开页 /lint/rules。`,
    )
  return ids
}

async function writeCopies(
  one: LintedFile | undefined,
  html: string | undefined,
  xlsx: string | undefined,
): Promise<void> {
  if (one?.check.ok !== true || (html === undefined && xlsx === undefined)) return
  const labels = clauseLabelsOf(one.check.report)
  if (html !== undefined) await writeFile(html, annotatedHtml(one.check.document, one.check.report, labels))
  if (xlsx !== undefined) await writeFile(xlsx, await annotatedWorkbook(one.check, labels))
}

/** The stable form: findings and, by rule, how many single checks passed. */
function jsonOf(one: LintedFile | undefined) {
  if (one === undefined) return { findings: [], checks: {} }
  if (!one.check.ok) return { file: one.file, unreadable: one.check.problems }
  const { budget = {}, document, family, report } = one.check
  const { remarks = [] } = document
  return {
    file: one.file,
    ...budget,
    family,
    ...(remarks.length === 0 ? {} : { remarks }),
    ...jsonReport(report),
  }
}

const toSarif = ({ file, check }: LintedFile) =>
  check.ok ? { file, report: check.report } : { file, unreadable: check.problems }

/** As the summary workbook takes it; the year of a document that is no budget is 0 and not printed. */
function toChecked({ file, check }: LintedFile): CheckedFile {
  if (!check.ok) return { file, unreadable: check.problems }
  const { unit = '', year = 0 } = check.budget ?? {}
  const findings = check.report.findings.map((finding) => ({ ...finding, blocks: null }))
  return { file, report: { ok: true, unit, year, findings, checks: check.report.checks } }
}

function print({ file, check }: LintedFile): void {
  if (check.ok) say(reportText(file, check.report, check.document.remarks))
  else printUnread(file, check.problems)
}

function printUnread(file: string, problems: readonly string[]): void {
  warn(`${file} 不能读取：`)
  for (const reason of problems) warn(`  ${reason}`)
}

function printSummary(linted: readonly LintedFile[], summary: string | undefined): void {
  const total = { error: 0, inconsistency: 0, doubt: 0, note: 0, passed: 0 }
  for (const { file, check } of linted) {
    if (!check.ok) {
      printUnread(file, check.problems)
      continue
    }
    const counts = countReport(check.report)
    for (const key of [...gradeOrder, 'passed'] as const) total[key] += counts[key]
    const subject =
      check.budget === undefined || check.budget.unit === '' ? file : `${check.budget.unit}　${file}`
    say(`${countsText(counts)}　${subject}`)
  }
  const unread = linted.filter(({ check }) => !check.ok).length
  const missing = unread === 0 ? '' : `，其中 ${unread} 份不能读取、没有检查`
  say(`共 ${linted.length} 份${missing}：${countsText(total)}。`)
  say(
    summary === undefined
      ? '各条结果可用 --summary 汇总.xlsx 写成工作簿，或加 --json、--sarif。'
      : `各条结果已写入 ${summary}（各单位、错误排行、全部结果、不能读取的文件）。`,
  )
}
