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

/** The matches of a document, paragraph by paragraph. */
export function narrativeMatches({ paragraphs, tables }: Reading): readonly Match[] {
  const items = tables.map(namedItems)
  return paragraphs.flatMap((paragraph) => matchesIn(paragraph, tables, items.flat()))
}

function matchesIn(
  text: ReadText,
  tables: readonly ReadTable[],
  items: readonly NamedItem[],
): readonly Match[] {
  const statements = statementsIn(text)
  const agreeing = statements.flatMap((statement): readonly Match[] => {
    const item = agreeingItem(statement, items) ?? sumItem(statement, tables, items)
    return item === undefined ? [] : [{ kind: 'agrees', statement, item }]
  })
  const told = statements.filter((statement) => !agreeing.some((match) => match.statement === statement))
  const differing = told.flatMap((statement) => differingMatch(statement, items, agreeing) ?? [])
  return [...agreeing, ...differing]
}

const isNamed = ({ stem }: Statement, { stems }: NamedItem): boolean => stems.includes(stem)
const isAlike = ({ stem }: Statement, { stems }: NamedItem, least: number): boolean =>
  stems.some((one) => Math.min(one.length, stem.length) >= 3 && likeness(one, stem) >= least)

/** A cell of the statement's name, or one whose name is much alike, that has its figure. */
function agreeingItem(statement: Statement, items: readonly NamedItem[]): NamedItem | undefined {
  const able = items.filter((item) => canBe(statement, item) && says(statement, item))
  return able.find((item) => isNamed(statement, item)) ?? able.find((item) => isAlike(statement, item, ALIKE))
}

/** Two columns of one total row that make up the figure, one of them much alike in name: a whole that the table divides. */
function sumItem(
  statement: Statement,
  tables: readonly ReadTable[],
  items: readonly NamedItem[],
): NamedItem | undefined {
  return tables.flatMap((table) => {
    const totals = items.filter(
      ({ item }) => item.table === table && item.isTotal && item.cell.figure.value > 0,
    )
    const [whole] = totals.filter((one) => canBe(statement, one) && isAlike(statement, one, ALIKE))
    if (whole === undefined) return []
    const isSum = totals.some((a) =>
      totals.some(
        (b) =>
          a.item.column < b.item.column &&
          (isAlike(statement, a, ALIKE) || isAlike(statement, b, ALIKE)) &&
          a.item.cell.figure.value + b.item.cell.figure.value === statement.figure.figure.value,
      ),
    )
    return isSum ? [whole] : []
  })[0]
}

/** A statement that no cell agrees with, in a paragraph that otherwise tells the figures of a table. */
function differingMatch(
  statement: Statement,
  items: readonly NamedItem[],
  agreeing: readonly Match[],
): Match | undefined {
  if (statement.isOfPart) return undefined
  const tables = new Set(
    items
      .map(({ item }) => item.table)
      .filter(
        (table) =>
          agreeing.filter(({ item }) => item.item.table === table && item.item.cell.figure.value !== 0)
            .length >= STATEMENTS_THAT_AGREE,
      ),
  )
  const able = items.filter((one) => canBe(statement, one))
  const named = able.filter((one) => isNamed(statement, one))
  const values = new Set(named.map(({ item }) => item.cell.figure.value))
  const [only] = named
  const isTold = named.some(({ item }) => tables.has(item.table)) || agreeing.length > STATEMENTS_THAT_AGREE
  if (only !== undefined)
    return values.size === 1 && isTold ? { kind: 'differs', statement, item: only, copied: null } : undefined
  return copiedMatch(
    statement,
    able.filter(({ item }) => item.isTotal && tables.has(item.table)),
    agreeing,
  )
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
