/**
 * What an earlier application of the same person offers to a new one: rows and papers that do not stand in it yet. Photo and
 * vacancy opinion are of their year and are never taken over.
 */
import type { Application, Material } from '../application/state.ts'
import type { AchievementRow, FiledContent, WorkPieceRow, WorkRow } from './content.ts'
import { standingMaterials } from './digest.ts'
import { slotsOf } from './slots.ts'

export type Reusable = {
  readonly workHistory: readonly WorkRow[]
  readonly achievements: readonly AchievementRow[]
  readonly works: readonly WorkPieceRow[]
  readonly materials: readonly Material[]
}

/** Papers that are asked for anew every year. */
const ofTheirYear: readonly string[] = ['photo', 'vacancy-opinion']
const key = (...parts: readonly (string | number | null)[]): string => parts.join('\u001f')
const achievementKey = ({ kind, name, on }: AchievementRow): string => key(kind, name, on)
const workKey = ({ kind, title, on }: WorkPieceRow): string => key(kind, title, on)
const stretchKey = ({ from, employer }: WorkRow): string => key(from, employer)
const paperKey = ({ slot, name, year, files }: Material): string => key(slot, name, year, ...files)

function missing<R>(earlier: readonly R[], own: readonly R[], keyOf: (row: R) => string): readonly R[] {
  const known = new Set(own.map(keyOf))
  return earlier.filter((row) => !known.has(keyOf(row)))
}

type Pair = { readonly earlier: Application; readonly own: Application }

/** What can be taken over; papers that prove a row are offered with it, and so are those that prove none. */
export function reusableOf({ earlier, own }: Pair): Reusable {
  const slots = new Set(
    slotsOf(own.cycle, own.target)
      .filter(({ generated }) => !generated)
      .map(({ key: slot }) => slot),
  )
  const papers = standingMaterials(earlier).filter(
    ({ slot }) => slots.has(slot) && !ofTheirYear.includes(slot),
  )
  return {
    workHistory: missing(earlier.content.workHistory, own.content.workHistory, stretchKey),
    achievements: missing(earlier.content.achievements, own.content.achievements, achievementKey),
    works: missing(earlier.content.works, own.content.works, workKey),
    materials: missing(papers, own.materials, paperKey),
  }
}

/** What is chosen of it, by ids; the stretches of work all or none. */
export type Chosen = {
  readonly history: boolean
  readonly achievements: readonly string[]
  readonly works: readonly string[]
  readonly materials: readonly string[]
}

/** One past the highest number in use. */
export const nextNumber = (ids: readonly string[]): number =>
  Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1

/** Rows under new ids behind those that stand, and which old id became which. */
function renamed<R extends { readonly id: string }>(
  rows: readonly R[],
  own: readonly R[],
  letter: string,
): { readonly rows: readonly R[]; readonly names: ReadonlyMap<string, string> } {
  const first = nextNumber(own.map(({ id }) => id))
  const names = new Map(rows.map(({ id }, index) => [id, `${letter}${first + index}`]))
  return { rows: rows.map((row) => ({ ...row, id: names.get(row.id) ?? row.id })), names }
}

/** What the applicant said of herself; taken over where nothing stands yet. */
const personal = ['qualification', 'degree', 'politics', 'health', 'office'] as const
function personalOf({ earlier, own }: Pair): Partial<FiledContent> {
  return Object.fromEntries(
    personal.filter((part) => own.content[part] === null).map((part) => [part, earlier.content[part]]),
  )
}

const provesRows: readonly string[] = ['achievement', 'works']

/** The content and the papers after taking over what was chosen; a paper that proves a row comes only with its row. */
export function takenOver(
  pair: Pair,
  chosen: Chosen,
  firstId: number,
): { readonly content: Partial<FiledContent>; readonly materials: readonly Material[] } {
  const { content } = pair.own
  const offered = reusableOf(pair)
  const of = <R extends { readonly id: string }>(rows: readonly R[], ids: readonly string[]): readonly R[] =>
    rows.filter(({ id }) => ids.includes(id))
  const achievements = renamed(of(offered.achievements, chosen.achievements), content.achievements, 'a')
  const works = renamed(of(offered.works, chosen.works), content.works, 'w')
  const rowOf = ({ slot, row }: Material): string | null =>
    row === null ? null : ((slot === 'works' ? works : achievements).names.get(row) ?? null)
  const papers = of(offered.materials, chosen.materials).filter(
    (one) => !provesRows.includes(one.slot) || rowOf(one) !== null,
  )
  return {
    content: {
      ...(chosen.history
        ? { workHistory: [...content.workHistory, ...offered.workHistory], ...personalOf(pair) }
        : {}),
      achievements: [...content.achievements, ...achievements.rows],
      works: [...content.works, ...works.rows],
    },
    materials: papers.map((one, index) => ({
      ...one,
      id: `m${firstId + index}`,
      row: rowOf(one),
      removed: null,
    })),
  }
}
