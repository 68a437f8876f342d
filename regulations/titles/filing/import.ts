/**
 * A list of applicants from a spreadsheet, row by row: what can be opened as a draft, and what is wrong with the others by
 * cell. Identity numbers are read, checked and turned into keys here; none goes on.
 */
import type { DocumentSheet, SheetDocument } from '#lint'
import { personKeyOf, readPaper } from '../identity/index.ts'
import type { IdentityKind, Level, Track } from '../vocabulary.ts'
import { identityKinds, isLevel, tracks } from '../vocabulary.ts'

/** Columns of the list; the heading is looked for in the first rows, columns may stand in any order. */
export const applicantColumns = {
  name: '姓名',
  kind: '证件种类',
  number: '证件号码',
  employer: '单位统一社会信用代码',
  specialty: '申报专业',
  level: '申报级别',
  track: '申报类型',
  territory: '属地区划代码',
} as const
type ColumnKey = keyof typeof applicantColumns
const required: readonly ColumnKey[] = ['name', 'number', 'employer', 'specialty', 'level']
const HEADING_ROWS_MAX = 10
const ROWS_MAX = 20_000

export type ApplicantInput = {
  readonly person: string
  readonly employer: string
  readonly specialty: string
  readonly level: Level
  readonly track: Track
  readonly territory: string
}
export type ApplicantRow = {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly name: string
  /** The row as it was sent, in the order of `headings`. */
  readonly cells: readonly string[]
  /** What to open; absent where something is wrong. */
  readonly input: ApplicantInput | null
  readonly problems: readonly string[]
}
export type ApplicantList =
  | {
      readonly ok: true
      readonly sheet: string
      readonly headings: readonly string[]
      readonly rows: readonly ApplicantRow[]
    }
  | { readonly ok: false; readonly say: string }

type Heading = { readonly row: number; readonly columns: ReadonlyMap<ColumnKey, number> }

function findHeading(sheet: DocumentSheet): Heading | undefined {
  for (const cells of sheet.rows.slice(0, HEADING_ROWS_MAX)) {
    const columns = new Map<ColumnKey, number>()
    for (const { text, column } of cells)
      for (const [key, title] of Object.entries(applicantColumns) as [ColumnKey, string][])
        if (text.replace(/\s/g, '') === title) columns.set(key, column)
    if (required.every((key) => columns.has(key))) return { row: cells[0]?.row ?? 1, columns }
  }
  return undefined
}

const isOneOf = <T extends string>(words: readonly T[], text: string): text is T =>
  (words as readonly string[]).includes(text)

type Texts = Readonly<Record<ColumnKey, string>>

/** Everything that is wrong with a row, and its input where nothing is. */
function judgeRow(texts: Texts): Pick<ApplicantRow, 'input' | 'problems'> {
  const kind: string = texts.kind === '' ? '居民身份证' : texts.kind
  const track: string = texts.track === '' ? '正常' : texts.track
  const empty = required.filter((key) => texts[key] === '').map((key) => `请填写${applicantColumns[key]}`)
  const knownKind = isOneOf<IdentityKind>(identityKinds, kind)
  const paper = knownKind && texts.number !== '' ? readPaper(kind, texts.number) : undefined
  const problems = [
    ...empty,
    ...(knownKind ? [] : [`证件种类应为${identityKinds.join('、')}之一，现为“${kind}”`]),
    ...(paper === undefined || paper.valid ? [] : [paper.say]),
    ...(texts.level === '' || isLevel(texts.level) ? [] : [`申报级别“${texts.level}”不存在`]),
    ...(isOneOf(tracks, track) ? [] : [`申报类型应为${tracks.join('、')}之一，现为“${track}”`]),
    ...(/^(\d{6})?$/.test(texts.territory) ? [] : ['属地区划代码应为6位数字']),
  ]
  if (problems.length > 0 || !knownKind || !isLevel(texts.level) || !isOneOf(tracks, track))
    return { input: null, problems }
  const { employer, specialty, level, territory } = texts
  const person = personKeyOf(kind, texts.number)
  return { input: { person, employer, specialty, level, track, territory }, problems }
}

function readRow(cells: DocumentSheet['rows'][number], { columns }: Heading): ApplicantRow {
  const textAt = (at: number | undefined): string =>
    cells.find(({ column }) => column === at)?.text.trim() ?? ''
  const keys = Object.keys(applicantColumns) as ColumnKey[]
  const texts = Object.fromEntries(keys.map((key) => [key, textAt(columns.get(key))])) as Texts
  return {
    row: cells[0]?.row ?? 0,
    name: texts.name,
    cells: keys.map((key) => texts[key]),
    ...judgeRow(texts),
  }
}

/** One person stands once in a list: the first row counts, later ones are told which it was. */
function withoutRepeats(rows: readonly ApplicantRow[]): readonly ApplicantRow[] {
  const first = new Map<string, number>()
  return rows.map((one) => {
    if (one.input === null) return one
    const before = first.get(one.input.person)
    if (before !== undefined)
      return { ...one, input: null, problems: [`与第${before}行是同一个人：一人一年限报一个系列（专业）`] }
    first.set(one.input.person, one.row)
    return one
  })
}

/** Reads a list of applicants. A file without the heading is answered as a whole. */
export function readApplicants(document: SheetDocument): ApplicantList {
  for (const sheet of document.sheets) {
    const heading = findHeading(sheet)
    if (heading === undefined) continue
    const body = sheet.rows.filter(
      (cells) => (cells[0]?.row ?? 0) > heading.row && cells.some(({ text }) => text.trim() !== ''),
    )
    if (body.length > ROWS_MAX)
      return { ok: false, say: `请分几次导入：名单有${body.length}行，一次最多${ROWS_MAX}行。` }
    return {
      ok: true,
      sheet: sheet.name,
      headings: Object.values(applicantColumns),
      rows: withoutRepeats(body.map((cells) => readRow(cells, heading))),
    }
  }
  const asked = required.map((key) => applicantColumns[key]).join('、')
  return { ok: false, say: `没有找到名单的表头：应有${asked}各栏。请下载模板，按模板填写后再导入。` }
}
