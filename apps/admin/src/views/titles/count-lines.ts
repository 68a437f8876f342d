/** What a teller types of a count sheet, and the sheet it makes. Figures are ballots. */
import type { MeetingCount } from './meeting-data.ts'

export type Column = 'yes' | 'no' | 'abstain' | 'invalid' | 'returned'
export const columns: readonly (readonly [Column, string])[] = [
  ['yes', '赞成'],
  ['no', '反对'],
  ['abstain', '弃权'],
  ['invalid', '无效'],
  ['returned', '收回'],
]
export type Line = Partial<Record<Column, string>>
export type Lines = Readonly<Record<string, Line>>
type Candidate = { readonly application: string; readonly name: string; readonly entitled: number }

/** Only digits count; full-width ones too. */
const digits = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 3)

/** Types or pastes a block, one row per line and one column per tab, from a cell on. */
export function enterBlock(
  lines: Lines,
  candidates: readonly Candidate[],
  row: number,
  column: Column,
  text: string,
): Lines {
  const next: Record<string, Line> = { ...lines }
  const start = columns.findIndex(([key]) => key === column)
  for (const [down, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    const application = candidates[row + down]?.application
    if (application === undefined) break
    const typed = { ...next[application] }
    for (const [right, cell] of line.split('\t').entries()) {
      const key = columns[start + right]?.[0]
      if (key !== undefined) typed[key] = digits(cell)
    }
    next[application] = typed
  }
  return next
}

const figure = (text: string | undefined, otherwise: number): number =>
  text === undefined || text === '' ? otherwise : Number(text)

/** The whole line: returned as issued, abstentions and invalid 0, the rest against, unless typed. */
export function countOf({ entitled }: Candidate, line: Line = {}): MeetingCount {
  const returned = figure(line.returned, entitled)
  const [yes, abstain, invalid] = [figure(line.yes, 0), figure(line.abstain, 0), figure(line.invalid, 0)]
  const no = figure(line.no, Math.max(0, returned - yes - abstain - invalid))
  return { issued: entitled, returned, invalid, yes, no, abstain }
}

/** What stands in an empty cell: nothing before the yes votes are typed. */
export function whole(candidate: Candidate, line: Line | undefined, column: Column): string {
  if (column === 'yes' || (line?.yes ?? '') === '') return ''
  return String(countOf(candidate, line)[column])
}

/** Why the line does not add up; undefined where it does or is not begun. */
export function faultOf(candidate: Candidate, line: Line | undefined): string | undefined {
  if ((line?.yes ?? '') === '') return undefined
  const { issued, returned, invalid, yes, no, abstain } = countOf(candidate, line)
  if (returned > issued) return `${candidate.name}：收回 ${returned} 张，多于发出的 ${issued} 张`
  const total = yes + no + abstain + invalid
  return total === returned ? undefined : `${candidate.name}：各项合计 ${total}，应等于收回 ${returned}`
}

export const rowsOf = (candidates: readonly Candidate[], lines: Lines) =>
  candidates.map((one) => ({ application: one.application, ...countOf(one, lines[one.application]) }))
