/** What running text says of a table's figures: which statement is of which cell, and which of them disagree. */
import type { ReadTable } from './grid.ts'
import type { Reading, ReadText } from './reading.ts'
import type { Statement } from './narrative.ts'
import { statementsIn } from './narrative.ts'
import type { NamedItem } from './table-names.ts'
import { canBe, likeness, namedItems, says } from './table-names.ts'

/** A statement with the cell it is of. `copied` is the other cell whose figure it has taken over. */
export type Match =
  | { readonly kind: 'agrees'; readonly statement: Statement; readonly item: NamedItem }
  | {
      readonly kind: 'differs'
      readonly statement: Statement
      readonly item: NamedItem
      readonly copied: NamedItem | null
    }

/** A paragraph tells a table's figures when so many of its statements agree with it. */
const STATEMENTS_THAT_AGREE = 2
/** Hundredths of the shorter name that two names of one item share at least. */
const ALIKE = 70
const NEARLY_ALIKE = 60

/** The items of all tables by what a statement can be found by. */
type Index = {
  readonly byStem: ReadonlyMap<string, readonly NamedItem[]>
  /** One item for each name and value. */
  readonly byValue: ReadonlyMap<number, readonly NamedItem[]>
  /** The filled columns of the total rows, table by table. */
  readonly totals: readonly (readonly NamedItem[])[]
}

/** The matches of a document, paragraph by paragraph. */
export function narrativeMatches({ paragraphs, tables }: Reading): readonly Match[] {
  const index = indexOf(tables)
  return paragraphs.flatMap((paragraph) => matchesIn(paragraph, index))
}

function indexOf(tables: readonly ReadTable[]): Index {
  const [byStem, byValue] = [new Map<string, NamedItem[]>(), new Map<number, NamedItem[]>()]
  const known = new Set<string>()
  for (const item of tables.flatMap(namedItems)) {
    const { value } = item.item.cell.figure
    const key = `${value} ${item.stems.join(' ')}`
    for (const stem of item.stems) addTo(byStem, stem, item)
    if (!known.has(key)) addTo(byValue, value, item)
    known.add(key)
  }
  const totals = tables.map((table) =>
    namedItems(table).filter(({ item }) => item.isTotal && item.cell.figure.value > 0),
  )
  return { byStem, byValue, totals }
}

function addTo<K>(map: Map<K, NamedItem[]>, key: K, item: NamedItem): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}

function matchesIn(text: ReadText, index: Index): readonly Match[] {
  const statements = statementsIn(text)
  const direct = statements.flatMap((statement) => agree(statement, agreeingItem(statement, index)))
  const known = toldIn(direct, 1)
  const left = (matches: readonly Match[]): readonly Statement[] => {
    const done = new Set(matches.map(({ statement }) => statement))
    return statements.filter((statement) => !done.has(statement))
  }
  const summed = left(direct).flatMap((statement) => agree(statement, sumItem(statement, index, known)))
  const agreeing = [...direct, ...summed]
  const told = toldIn(agreeing, STATEMENTS_THAT_AGREE)
  return [...agreeing, ...left(agreeing).flatMap((one) => differingMatch(one, index, agreeing, told) ?? [])]
}

const agree = (statement: Statement, item: NamedItem | undefined): readonly Match[] =>
  item === undefined ? [] : [{ kind: 'agrees', statement, item }]

/** The tables that a paragraph tells the figures of: so many figures or more agree with them. */
function toldIn(agreeing: readonly Match[], least: number): ReadonlySet<ReadTable> {
  const counts = new Map<ReadTable, number>()
  for (const { item } of agreeing)
    if (item.item.cell.figure.value !== 0) counts.set(item.item.table, (counts.get(item.item.table) ?? 0) + 1)
  return new Set([...counts].flatMap(([table, count]) => (count >= least ? [table] : [])))
}

const isAlike = ({ stem }: Statement, { stems }: NamedItem, least: number): boolean =>
  stems.some((one) => Math.min(one.length, stem.length) >= 3 && likeness(one, stem) >= least)

/** A cell of the statement's name, or one whose name is much alike, that has its figure. */
function agreeingItem(statement: Statement, { byStem, byValue }: Index): NamedItem | undefined {
  const named = byStem.get(statement.stem)?.find((item) => canBe(statement, item) && says(statement, item))
  const same = byValue.get(statement.figure.figure.value)
  return named ?? same?.find((item) => canBe(statement, item) && isAlike(statement, item, ALIKE))
}

/** Two columns of one total row that make up the figure, one of them much alike in name: a whole that the table divides. */
function sumItem(
  statement: Statement,
  { totals }: Index,
  told: ReadonlySet<ReadTable>,
): NamedItem | undefined {
  for (const row of totals) {
    if (!row.some(({ item }) => told.has(item.table))) continue
    const alike = row.filter((one) => canBe(statement, one) && isAlike(statement, one, ALIKE))
    const whole = alike.find((a) =>
      row.some(
        (b) =>
          a.item.column !== b.item.column &&
          a.item.cell.figure.value + b.item.cell.figure.value === statement.figure.figure.value,
      ),
    )
    if (whole !== undefined) return whole
  }
  return undefined
}

/** A statement that no cell agrees with, in a paragraph that otherwise tells the figures of a table. */
function differingMatch(
  statement: Statement,
  { byStem, totals }: Index,
  agreeing: readonly Match[],
  told: ReadonlySet<ReadTable>,
): Match | undefined {
  if (statement.isOfPart) return undefined
  const isWell = agreeing.length > STATEMENTS_THAT_AGREE
  if (told.size === 0 && !isWell) return undefined
  const named = (byStem.get(statement.stem) ?? []).filter((one) => canBe(statement, one))
  const values = new Set(named.map(({ item }) => item.cell.figure.value))
  const [only] = named
  const isTold = isWell || named.some(({ item }) => told.has(item.table))
  if (only !== undefined)
    return values.size === 1 && isTold ? { kind: 'differs', statement, item: only, copied: null } : undefined
  const columns = totals.flat().filter((one) => told.has(one.item.table) && canBe(statement, one))
  return copiedMatch(statement, columns, agreeing)
}

/** The figure of another column, in place of the one whose name is nearly the statement's. */
function copiedMatch(
  statement: Statement,
  totals: readonly NamedItem[],
  agreeing: readonly Match[],
): Match | undefined {
  const free = totals.filter((one) => !agreeing.some(({ item }) => item.item.column === one.item.column))
  const [own, second] = free
    .filter((one) => isAlike(statement, one, NEARLY_ALIKE))
    .toSorted((a, b) => best(statement, b) - best(statement, a))
  if (own === undefined || (second !== undefined && best(statement, second) === best(statement, own)))
    return undefined
  const copied = totals.find(
    (one) =>
      one.item.table === own.item.table && says(statement, one) && !isAlike(statement, one, NEARLY_ALIKE),
  )
  return copied === undefined ? undefined : { kind: 'differs', statement, item: own, copied }
}

const best = ({ stem }: Statement, { stems }: NamedItem): number =>
  Math.max(...stems.map((one) => likeness(one, stem)))
