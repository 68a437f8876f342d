/** `guicheng lint`: budget workbooks, one by one or a whole folder of them, with a summary by unit. */
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CheckedFile, gradeWords, subjectOf, summaryWorkbook } from '#apps/server'
import { describePlace } from '#lint'
import { readSpreadsheet } from '#readers'
import { type ForeignReport, checkForeign, countForeign } from '#regulations/budget'
import { UsageRefused, readArguments } from './arguments.ts'
import { type CheckedText, checkText, isTextPath, printText, statusOf } from './lint-text.ts'
import { say, warn } from './say.ts'

const USAGE =
  '用法：guicheng lint [--json] [--year 年度] [--summary 汇总.xlsx] 文件或文件夹…（单位预算工作簿按预算公开的规则检查；.txt、.md 公文按通用规则检查）'

/** Exit status 0 without errors, 1 when there is one, 2 when a file cannot be read. */
export async function lintCommand(args: readonly string[]): Promise<number> {
  const { positional, flags, options } = readArguments(args, ['json'], ['year', 'summary'])
  if (positional.length === 0) throw new UsageRefused(USAGE)
  const year = readYear(options.get('year'))
  const texts = positional.filter(isTextPath)
  if (texts.length > 0 && texts.length === positional.length) return lintTexts(texts, flags.has('json'))
  const found = await Promise.all(positional.map(workbooksAt))
  const paths = found.flatMap(({ files }) => files)
  const isFolder = found.some(({ folder }) => folder)
  if (paths.length === 0) {
    warn(`${positional.join('、')} 里没有 .xlsx 文件。`)
    return 2
  }
  const checked: CheckedFile[] = []
  for (const path of paths) checked.push(await checkFile(path, year))
  const summary = options.get('summary')
  if (summary !== undefined) await writeFile(summary, await summaryWorkbook(checked))
  if (flags.has('json'))
    say(JSON.stringify(checked.length === 1 && !isFolder ? jsonOf(checked[0]) : checked.map(jsonOf)))
  else if (isFolder || summary !== undefined) printSummary(checked, summary)
  else checked.forEach(print)
  if (checked.some((one) => 'unreadable' in one)) return 2
  return checked.some((one) => 'report' in one && countForeign(one.report).errors > 0) ? 1 : 0
}

/** Texts one after another; the gravest status of them all. */
async function lintTexts(paths: readonly string[], asJson: boolean): Promise<number> {
  const checked = []
  for (const path of paths) checked.push(await checkText(path))
  if (asJson)
    say(
      JSON.stringify(
        checked.length === 1
          ? stableText(checked[0])
          : checked.map((one) => ({ file: one.file, ...stableText(one) })),
      ),
    )
  else checked.forEach(printText)
  return Math.max(...checked.map(statusOf))
}

function stableText(one: CheckedText | undefined) {
  return one === undefined || 'unreadable' in one ? { unreadable: one?.unreadable } : one.report
}

function readYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^20\d\d$/.test(typed))
    throw new UsageRefused(`--year 应是四位数的年度，例如 2023；写的是“${typed}”。`)
  return Number(typed)
}

/** A file as it is; of a folder every workbook in it and below, without the lock files of open ones. */
async function workbooksAt(
  path: string,
): Promise<{ readonly folder: boolean; readonly files: readonly string[] }> {
  const about = await stat(path).catch(() => undefined)
  if (about?.isDirectory() !== true) return { folder: false, files: [path] }
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.xlsx$/i.test(entry.name) && !entry.name.startsWith('~$'))
    .map((entry) => join(entry.parentPath, entry.name))
  return { folder: true, files: files.toSorted() }
}

async function checkFile(path: string, year: number | undefined): Promise<CheckedFile> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { file: path, unreadable: [`打不开：${error instanceof Error ? error.message : String(error)}`] }
  }
  const read = await readSpreadsheet(bytes, basename(path))
  if (!read.ok) return { file: path, unreadable: read.problems.map(({ message }) => message) }
  const checked = checkForeign(read.document, basename(path), year)
  if (checked.ok) return { file: path, report: checked }
  return {
    file: path,
    unreadable:
      checked.why === 'no-year'
        ? ['没有读到年度，请用 --year 指明。']
        : checked.problems.map(({ message }) => message),
  }
}

/** The stable form: findings and, by rule, how many single checks passed. */
function jsonOf(one: CheckedFile | undefined) {
  if (one === undefined || 'unreadable' in one) return { file: one?.file, unreadable: one?.unreadable ?? [] }
  const { unit, year, checks } = one.report
  const findings = one.report.findings.map(({ rule, grade, where, stated, expected, message, repair }) => ({
    rule,
    grade,
    where,
    stated,
    expected,
    message,
    ...(repair === undefined ? {} : { repair }),
  }))
  return { file: one.file, unit, year, findings, checks }
}

function print(one: CheckedFile): void {
  if ('unreadable' in one) {
    warn(`${one.file} 不能读取：`)
    for (const reason of one.unreadable) warn(`  ${reason}`)
    return
  }
  const { findings } = one.report
  say(`${one.file}：${findings.length} 条结果，${countForeign(one.report).passed} 项检查通过。`)
  for (const { grade, where, message, repair } of findings) {
    say(`  ${gradeWords[grade]}  ${describePlace(where)}`)
    say(`        ${message}`)
    if (repair !== undefined) say(`        改法：${repair}`)
  }
}

function printSummary(checked: readonly CheckedFile[], summary: string | undefined): void {
  const total = { errors: 0, inconsistencies: 0, doubts: 0, notes: 0 }
  for (const one of checked) {
    if ('unreadable' in one) {
      warn(`不能读取  ${one.file}：${one.unreadable[0] ?? ''}`)
      continue
    }
    const counts = countForeign(one.report)
    for (const key of ['errors', 'inconsistencies', 'doubts', 'notes'] as const) total[key] += counts[key]
    say(lineOf(subjectOf(one), one.report, counts))
  }
  say(
    `共 ${checked.length} 份：错误 ${total.errors}，不一致 ${total.inconsistencies}，存疑 ${total.doubts}，提示 ${total.notes}。`,
  )
  say(
    summary === undefined
      ? '各条结果可用 --summary 汇总.xlsx 写成工作簿。'
      : `各条结果已写入 ${summary}（各单位、错误排行、全部结果、不能读取的文件）。`,
  )
}

function lineOf(subject: string, { year }: ForeignReport, counts: ReturnType<typeof countForeign>): string {
  const { errors, inconsistencies, doubts, notes } = counts
  return `错误 ${String(errors).padStart(3)}  不一致 ${String(inconsistencies).padStart(3)}  存疑 ${String(doubts).padStart(3)}  提示 ${String(notes).padStart(3)}  ${year}年  ${subject}`
}
