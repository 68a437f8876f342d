/** The checker on long and on many documents, on one core: figures are ratios to reading the same without rules. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type PublicDocument, documentRules, lintDocument, readDocument } from '#lint'
import { readPublicFile, readPublicText } from '#readers'
import { type Line, type Timed, median, timed } from './measure.ts'

const PAGES = 200
const TABLES = 100
const ROWS = 20
const PARAGRAPHS = 4
const ROUNDS = 5
const TARGET_SECONDS = 2
const DOCUMENTS = 1_000
const SMALL_PAGES = 4
/** Documents after which memory is taken for settled. */
const SETTLED = 200

/** One long document, then many small ones through the reading thread. */
export async function measureLint(): Promise<Line[]> {
  return [...measureLong(), ...(await measureMany())]
}

function measureLong(): Line[] {
  const text = textOf(PAGES, PAGES / TABLES)
  const rounds: { read: number; checked: number }[] = []
  let checks = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    const read = worked(() => readDocument(readPublicText(text, 'long.txt')))
    const checked = worked(() => lintDocument(readPublicText(text, 'long.txt')))
    checks = Object.values(checked.value.checks).reduce((sum, count) => sum + count, 0)
    if (round > 0) rounds.push({ read: read.milliseconds, checked: checked.milliseconds })
  }
  const whole = median(rounds.map(({ checked }) => checked))
  const ratio = median(rounds.map(({ read, checked }) => checked / read))
  return [
    {
      what: `${PAGES} pages of text (${text.length.toLocaleString('en')} characters) with ${TABLES} tables, ${documentRules.length} rules, ${checks.toLocaleString('en')} checks passed`,
      figure: `${(whole / 1000).toFixed(2)} s (target ${TARGET_SECONDS})`,
      compared: `${ratio.toFixed(1)} times reading it without rules`,
      short: whole > TARGET_SECONDS * 1000,
    },
  ]
}

/** Time that a processor worked, which other work on the machine does not lengthen. */
function worked<Value>(work: () => Value): Timed<Value> {
  const begun = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(begun)
  return { milliseconds: (user + system) / 1000, value }
}

async function measureMany(): Promise<Line[]> {
  let settled = 0
  let characters = 0
  const { milliseconds } = await timed(async () => {
    for (let number = 1; number <= DOCUMENTS; number += 1) {
      const text = textOf(SMALL_PAGES, 2, number)
      characters += text.length
      lintDocument(await documentOf(text, `${number}.txt`))
      if (number === SETTLED) settled = heldBytes()
    }
  })
  const grown = (heldBytes() - settled) / 1024 / 1024
  return [
    {
      what: `${DOCUMENTS.toLocaleString('en')} documents one after another (${(characters / 1e6).toFixed(1)} million characters)`,
      figure: `${Math.round((DOCUMENTS / milliseconds) * 1000)}/s`,
      compared: `memory held after document ${SETTLED}: ${(settled / 1024 / 1024).toFixed(1)} MiB, after the last: ${grown >= 0 ? '+' : ''}${grown.toFixed(1)}; resident: ${Math.round(process.memoryUsage().rss / 1024 / 1024)}`,
    },
  ]
}

/** What is still held once everything that nobody needs is let go. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

async function documentOf(text: string, name: string): Promise<PublicDocument> {
  const read = await readPublicFile(new TextEncoder().encode(text), name)
  if (!read.ok) throw new Error(read.message)
  return read.document
}

const numerals = '一二三四五六七八九十'

/** Pages of paragraphs with figures that agree, and a table with its total on every so many of them. */
function textOf(pages: number, pagesPerTable: number, seed = 0): string {
  const lines: string[] = []
  for (let page = 0; page < pages; page += 1) {
    lines.push(`${numerals[page % 10] ?? ''}、第${page + 1}部分情况`)
    for (let at = 0; at < PARAGRAPHS; at += 1) lines.push(paragraph(seed + page * PARAGRAPHS + at), '')
    if (page % pagesPerTable === 0) lines.push(...tableLines(page + seed), '')
  }
  return lines.join('\n')
}

function paragraph(number: number): string {
  const before = 117_015 + number * 100
  const [now, grown] = [before + 3_020, Math.round((3_020 / before) * 1_000)]
  const [basic, project] = [now - 40_025, 40_025]
  return (
    `2023年度第${number}类支出总计${money(now)}万元，比上年增加${money(3_020)}万元，增长${(grown / 10).toFixed(1)}%，` +
    `主要是按照《示例办法》（示发〔2022〕${number + 1}号）调整人员经费。其中，基本支出${money(basic)}万元，项目支出${money(project)}万元。` +
    `各单位应当自收到通知之日起15个工作日内报送第${number}项材料，逾期不报的，由主管部门于2023年${1 + (number % 12)}月${1 + (number % 28)}日前通报。`
  )
}

function tableLines(seed: number): readonly string[] {
  const rows = Array.from({ length: ROWS }, (_one, row) => [
    10_000 + ((seed * 7 + row * 13) % 50) * 100,
    2_000 + ((seed * 3 + row) % 9) * 100,
  ])
  const [basic, project] = [0, 1].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  return [
    `表${seed + 1} 第${seed + 1}类支出情况表`,
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...rows.map(
      ([a = 0, b = 0], row) =>
        `${2_010_101 + row}\t第${row + 1}项事务支出\t${money(a + b)}\t${money(a)}\t${money(b)}`,
    ),
    `合计\t\t${money((basic ?? 0) + (project ?? 0))}\t${money(basic ?? 0)}\t${money(project ?? 0)}`,
  ]
}

/** Hundredths as decimals. */
function money(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}
