/** Commands that need no database: checking a workbook, looking up clauses. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { projectFolder } from '#apps/server'
import { describePlace } from '#lint'
import { type Clause, loadCorpus } from '#platform/corpus'
import { readSpreadsheet } from '#readers'
import { type BudgetReport, checkBudget, readBudgetWorkbook } from '#regulations/budget'
import { UsageRefused, readArguments } from './arguments.ts'
import { say, warn } from './say.ts'

const GRADES: Readonly<Record<BudgetReport['findings'][number]['grade'], string>> = {
  error: '错误',
  inconsistency: '不一致',
  doubt: '存疑',
  note: '提示',
}

interface Linted {
  readonly file: string
  readonly findings: BudgetReport['findings']
  readonly checks: BudgetReport['checks']
}

/** `guicheng lint`: budget workbooks for now. Exit status 1 when there is an error, 2 when a file cannot be read. */
export async function lintCommand(args: readonly string[]): Promise<number> {
  const { positional, flags, options } = readArguments(args, ['json'], ['year'])
  if (positional.length === 0)
    throw new UsageRefused(
      '用法：guicheng lint [--json] [--year 年度] 文件.xlsx …（目前检查单位预算工作簿；一般公文的检查在后续版本）',
    )
  const reports: Linted[] = []
  for (const path of positional) {
    const report = await lintFile(path, options.get('year'))
    if (report === undefined) return 2
    reports.push(report)
  }
  if (flags.has('json')) say(JSON.stringify(reports.length === 1 ? jsonOf(reports[0]) : reports.map(jsonOf)))
  else reports.forEach(print)
  return reports.some(({ findings }) => findings.some(({ grade }) => grade === 'error')) ? 1 : 0
}

async function lintFile(path: string, year: string | undefined): Promise<Linted | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    warn(`打不开 ${path}：${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
  const read = await readSpreadsheet(bytes, basename(path))
  if (!read.ok) return unreadable(path, read.problems)
  const reading = readBudgetWorkbook(read.document)
  if (!reading.ok) return unreadable(path, reading.problems)
  const stated = read.document.sheets.flatMap(({ rows }) =>
    rows
      .slice(0, 3)
      .flat()
      .map(({ text }) => text),
  )
  const found = [year ?? '', ...stated, path]
    .map((text) => /(20\d\d)/.exec(text)?.[1])
    .find((text) => text !== undefined)
  if (found === undefined) {
    warn(`${path}：没有读到年度，请用 --year 指明。`)
    return undefined
  }
  return { file: path, ...checkBudget(reading.figures, { year: Number(found) }) }
}

function unreadable(path: string, problems: readonly { readonly message: string }[]): undefined {
  warn(`${path} 不能读取：`)
  for (const { message } of problems) warn(`  ${message}`)
}

/** The stable form: findings and, by rule, how many single checks passed. */
function jsonOf(report: Linted | undefined) {
  const findings = (report?.findings ?? []).map(
    ({ rule, grade, where, stated, expected, message, repair }) => ({
      rule,
      grade,
      where,
      stated,
      expected,
      message,
      ...(repair === undefined ? {} : { repair }),
    }),
  )
  return { file: report?.file, findings, checks: report?.checks ?? {} }
}

function print({ file, findings, checks }: Linted): void {
  const passed = Object.values(checks).reduce((sum, count) => sum + count, 0)
  say(`${file}：${findings.length} 条结果，${passed} 项检查通过。`)
  for (const { grade, where, message, repair } of findings) {
    say(`  ${GRADES[grade]}  ${describePlace(where)}`)
    say(`        ${message}`)
    if (repair !== undefined) say(`        改法：${repair}`)
  }
}

/** `guicheng clause ID`: one clause, or those whose id begins or whose label contains the text. */
export function clauseCommand(args: readonly string[]): Promise<number> {
  const { positional, flags } = readArguments(args, ['json'])
  const [asked] = positional
  if (asked === undefined)
    throw new UsageRefused('用法：guicheng clause 条款编号（如 shizhu-budget-2023/n.3.b）')
  const corpus = loadCorpus(projectFolder)
  const exact = corpus.clauses.get(asked)
  const found =
    exact === undefined ? [...corpus.clauses.values()].filter((clause) => fits(clause, asked)) : [exact]
  if (found.length === 0) {
    warn(`没有条款“${asked}”。`)
    return Promise.resolve(1)
  }
  if (flags.has('json')) say(JSON.stringify(found.length === 1 ? found[0] : found))
  else found.slice(0, 40).forEach(printClause)
  if (found.length > 40) say(`另有 ${found.length - 40} 条，请写得更具体。`)
  return Promise.resolve(0)
}

const fits = (clause: Clause, asked: string): boolean =>
  clause.id.includes(asked) || clause.label.includes(asked) || clause.rowId === asked

function printClause({
  id,
  label,
  kind,
  disposition,
  summary,
  reading,
  conflict,
  test,
  file,
  line,
}: Clause): void {
  say(`${id}  ${label}  （${kind}，${disposition}）`)
  say(`  ${summary}`)
  if (reading !== undefined) say(`  读法：${reading}`)
  if (conflict !== undefined) say(`  原文矛盾：${conflict}`)
  say(`  边界：${test}`)
  say(`  ${file}:${line}`)
}
