/** What the public sees of a budget: plain data for the page, the downloads and the printed text. */
import { describePlace, printFigure } from '#lint'
import { dataRows, findTable } from './checks/lookup.ts'
import { amount, explanationOf, money } from './explanation.ts'
import { findNarrative } from './explanation-figures.ts'
import type { BudgetFigures, StatedFund, StatedTable } from './figures.ts'
import { printedText, toPrintedFigure } from './figures.ts'
import { toWorking } from './figures-working.ts'
import { getTableDefinition, tableDefinitions } from './tables.ts'
import type { Examined } from './procedure/facts.ts'
import { examine } from './procedure/facts.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { remainderLabel } from './procedure/working.ts'
import { type PublicChange, changesOf } from './published/changes.ts'
import type { Contact, Difference, Place, UnitBudget } from './procedure/vocabulary.ts'

/** The shapes the portal prints. Amounts are texts in 万元 as printed. */
export type PublicColumn = {
  readonly key: string
  readonly path: readonly string[]
  readonly kind: 'code' | 'label' | 'figure'
}
export type PublicRow = {
  readonly id: string
  readonly total: boolean
  readonly level: number
  readonly cells: Readonly<Record<string, string>>
}
export type PublicTable = {
  readonly key: string
  readonly title: string
  readonly moneyUnit: string
  readonly columns: readonly PublicColumn[]
  readonly rows: readonly PublicRow[]
  readonly notes: readonly string[]
}
export type PublicFund = {
  readonly key: string
  readonly title: string
  readonly name: string
  readonly compiler: string
  readonly department: string
  readonly budget: string
  readonly overview: string
  readonly basis: string
  readonly goal: string
  readonly indicators: readonly {
    readonly name: string
    readonly weight: string
    readonly unit: string
    readonly relation: string
    readonly value: string
  }[]
}
export type PublicFinding = {
  readonly grade: 'error' | 'inconsistency' | 'doubt' | 'note'
  readonly place: string
  readonly message: string
  readonly stated: string
  readonly expected: string
  readonly clause: string
}
export type PublicContent = {
  readonly keyFigures: readonly { readonly label: string; readonly amount: string }[]
  readonly composition: readonly { readonly label: string; readonly amount: string }[]
  readonly yearOnYear: readonly {
    readonly label: string
    readonly last: string | null
    readonly current: string
  }[]
  /** This year against last, item by item, with the reasons that the unit gave. */
  readonly changes: readonly PublicChange[]
  /** Head count as printed, null where none is; and what kind of unit it is. */
  readonly staff: string | null
  readonly nature: string
  readonly explanation: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
  readonly tables: readonly PublicTable[]
  readonly funds: readonly PublicFund[]
  readonly contact: Contact
  readonly rounding: readonly { readonly place: string; readonly total: string; readonly partsSum: string }[]
  readonly findings: readonly PublicFinding[]
}
export type PublicBudget = {
  readonly slug: string
  readonly title: string
  readonly year: number
  readonly unit: { readonly name: string; readonly code: string }
  readonly department: { readonly name: string; readonly code: string }
  readonly version: {
    readonly number: number
    readonly on: string
    readonly hash: string
    readonly sealed: boolean
    readonly correction: {
      readonly noticeOn: string
      readonly reason: string
      readonly places: readonly { readonly place: string; readonly before: string; readonly after: string }[]
    } | null
  }
  readonly places: readonly Place[]
  readonly showFindings: boolean
  readonly content: PublicContent
}

type Publishable = Extract<UnitBudget, { preparation: unknown }>

export function publicTitle({ unit, year }: Pick<UnitBudget, 'unit' | 'year'>): string {
  return `${unit.name}${year}年单位预算`
}

/** Stable address inside the column: year and unit code. */
export function budgetSlug({ unit, year }: Pick<UnitBudget, 'unit' | 'year'>): string {
  return `${year}-${unit.code}`
}

/** The public view of the newest version. Findings are in it only where the unit switched them on. */
export function publicBudget(state: Publishable): PublicBudget {
  const { unit, year, preparation } = state
  const department = unit.department ?? unit
  const version = state.versions.at(-1)
  const isCorrection = version !== undefined && version.changes.length > 0
  return {
    slug: budgetSlug(state),
    title: publicTitle(state),
    year,
    unit: { name: unit.name, code: unit.code },
    department: { name: department.name, code: department.code },
    version: {
      number: version?.number ?? 0,
      on: version?.on ?? '',
      hash: state.facts.digest,
      sealed: preparation.sealed,
      correction: isCorrection
        ? { noticeOn: version.on, reason: version.reason, places: version.changes.map(correctedPlace) }
        : null,
    },
    places: preparation.places,
    showFindings: preparation.showFindings,
    content: publicContent(state, preparation.contact, preparation.showFindings),
  }
}

/** What one version shows; also made before publication, for the preview of the page. */
function publicContent(
  state: Pick<UnitBudget, 'unit' | 'year' | 'figures' | 'texts'>,
  contact: Contact,
  showFindings: boolean,
): PublicContent {
  const stated = unpackFigures(state.figures)
  return {
    keyFigures: keyFiguresOf(stated),
    composition: compositionOf(stated),
    yearOnYear: yearOnYearOf(stated),
    changes: changesOf(stated, state.texts),
    staff: findNarrative(stated, '实有人数')?.text ?? null,
    nature: state.unit.nature,
    explanation: explanationOf(state).parts,
    tables: tablesOf(stated),
    funds: stated.funds.map(publicFund),
    contact,
    rounding: roundingOf(stated),
    findings: showFindings ? findingsOf(state) : [],
  }
}

function correctedPlace({ label, before, after }: Difference) {
  const shown = (value: string | number | null): string =>
    typeof value === 'number' ? money(value) : (value ?? '')
  return { place: label, before: shown(before), after: shown(after) }
}

function keyFiguresOf(stated: BudgetFigures) {
  const figures = [
    ['收入预算总额', amount(stated, 't6', 'total', 'incomeAmount')],
    ['支出预算总额', amount(stated, 't7', 'total', 'total')],
    ['基本支出', amount(stated, 't7', 'total', 'basic')],
    ['项目支出', amount(stated, 't7', 'total', 'project')],
    ['“三公”经费', amount(stated, 't4', 'total', 'total')],
    ['日常公用经费', amount(stated, 't3', 'total', 'public')],
  ] as const
  return figures.map(([label, fen]) => ({ label, amount: money(fen) }))
}

function compositionOf(stated: BudgetFigures) {
  const table = findTable(stated, 't7')
  if (table === undefined) return []
  return dataRows(table)
    .filter(({ labels }) => /^\d{3}$/.test(labels['code'] ?? ''))
    .map((row) => ({
      label: row.labels['name'] ?? '',
      amount: money(toPrintedFigure(row.figures['total']).value),
    }))
}

function yearOnYearOf(stated: BudgetFigures) {
  const compared = [
    ['支出预算总额', '上年收入预算总额', amount(stated, 't7', 'total', 'total')],
    ['“三公”经费', '上年“三公”经费预算', amount(stated, 't4', 'total', 'total')],
    ['机关运行经费', '上年机关运行经费', amount(stated, 't3', 'total', 'public')],
  ] as const
  return compared.map(([label, item, fen]) => ({
    label,
    last: findNarrative(stated, item)?.text ?? null,
    current: money(fen),
  }))
}

/** The tables in print order, every cell as printed. */
export function tablesOf(stated: BudgetFigures): readonly PublicTable[] {
  return tableDefinitions.flatMap(({ key }) => {
    const table = stated.tables[key]
    return table === undefined ? [] : [publicTable(table)]
  })
}

function publicTable(table: StatedTable): PublicTable {
  const { title, sheet, columns, tree } = getTableDefinition(table.key)
  const number = /^表\d+/.exec(sheet)?.[0]
  return {
    key: table.key,
    title: number === undefined ? title : `${number} ${title}`,
    moneyUnit: '万元',
    columns: columns.map(({ key, path, kind }) => ({
      key,
      path: path.split('-'),
      kind: kind === 'figure' ? ('figure' as const) : key === 'code' ? ('code' as const) : ('label' as const),
    })),
    rows: table.rows.map((row) => ({
      id: row.id,
      total: row.id.endsWith('.total'),
      level: Math.max(0, (tree?.lengths ?? []).indexOf((row.labels['code'] ?? '').length)),
      cells: Object.fromEntries(
        columns.map(({ key, kind }) => [
          key,
          kind === 'label' ? (row.labels[key] ?? '') : printedText(row.figures[key]),
        ]),
      ),
    })),
    notes: table.notes,
  }
}

function publicFund(fund: StatedFund): PublicFund {
  const { key, title, name, compiler, department, overview, basis, goal } = fund
  return {
    key,
    title,
    name,
    compiler,
    department,
    budget: printedText(fund.budget),
    overview,
    basis,
    goal,
    indicators: fund.indicators.map((one) => ({
      name: one.name,
      weight: one.weight,
      unit: one.unit,
      relation: one.relation,
      value: one.value,
    })),
  }
}

/** 尾差: printed totals that differ from their printed parts by rounding alone. */
export function roundingOf(stated: BudgetFigures): PublicContent['rounding'] {
  const { remainders } = toWorking(stated)
  return Object.entries(remainders)
    .filter(([, { fen }]) => fen !== 0)
    .map(([path, { fen }]) => {
      const [key = '', row = '', column = ''] = path.split('/')
      const total = amount(stated, key as keyof BudgetFigures['tables'], row, column)
      return {
        place: remainderLabel(path),
        total: printFigure(total, '万元'),
        partsSum: printFigure(total - fen, '万元'),
      }
    })
}

function findingsOf(state: Examined): readonly PublicFinding[] {
  return examine(state).findings.map(({ grade, where, message, stated: said, expected }): PublicFinding => ({
    grade,
    place: describePlace(where),
    message,
    stated: said,
    expected,
    clause: where.clause ?? '',
  }))
}
