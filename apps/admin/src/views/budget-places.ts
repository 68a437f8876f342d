/** Places of the budget by their paths: what they are called, what stands there, and how to get there. */
import { placeName } from '../../../../regulations/budget/labels.ts'
import type { Json, JsonObject } from '../api/types.ts'
import { type BudgetModel, cellAnchor, indicatorFields, type PlacedFinding } from './budget-model.ts'
import { readExplanation } from './budget-text-view.tsx'
import { type CellValue, figureText } from './sheet-text.ts'

export type Places = {
  /** Every path with the text that stands there, figures in 万元. */
  texts: ReadonlyMap<string, string>
  nameOf: (path: string) => string
}

export function placesOf(budget: BudgetModel, state: JsonObject): Places {
  const texts = new Map<string, string>()
  const labels = new Map<string, string>()
  for (const { key, rows } of budget.tables) {
    for (const row of rows) {
      for (const cell of row.cells) {
        if (cell.path === '') continue
        texts.set(cell.path, figureText(cell.value, '万元'))
        labels.set(cell.path.slice(0, cell.path.lastIndexOf('/')), nameIn(row.cells))
      }
    }
    texts.set(`${key}/note`, budget.tables.find((table) => table.key === key)?.notes.join('；') ?? '')
  }
  for (const { path, value } of budget.narrative) texts.set(path, figureText(value, '万元'))
  for (const fund of budget.funds) {
    for (const { path, text } of fund.texts) texts.set(path, text)
    texts.set(fund.budget.path, figureText(fund.budget.value, '万元'))
  }
  for (const [key, text] of Object.entries(textsIn(state['texts'])))
    if (typeof text === 'string') texts.set(`text/${key}`, text)
  readExplanation(state['explanation']).forEach(({ paragraphs }, part) =>
    paragraphs.forEach((text, index) => texts.set(`sentence/第${part + 1}部分第${index + 1}段`, text)),
  )
  const funds = new Map(budget.funds.map(({ key, name }) => [key, name]))
  return {
    texts,
    nameOf: (path) =>
      placeName(
        path,
        (table, row) => labels.get(`${table}/${row}`) ?? '',
        (key) => funds.get(key) ?? key,
      ),
  }
}

/** What stands where a table is to be made. */
export const noTable = '没有此表'

/**
 * What stands at each place that can be changed: figures, notes, rows and cells of target tables, texts of the unit's own.
 * Undefined where the budget has no such place.
 */
export function storedPlaces(
  { tables, funds }: BudgetModel,
  values: ReadonlyMap<string, CellValue>,
  texts: Places['texts'],
): (path: string) => CellValue | undefined {
  const rows = new Map<string, string>()
  for (const fund of funds)
    for (const { id, cells } of fund.indicators) {
      rows.set(`${fund.key}/${id}`, cells.filter((cell) => cell !== '').join(' '))
      for (const [index, cell] of cells.entries())
        rows.set(`${fund.key}/${id}/${indicatorFields[index] ?? ''}`, cell)
    }
  const hasIncomeTable = tables.some(({ key }) => key === 't8')
  return (path) => {
    const value = values.get(path)
    if (value !== undefined) return value
    if (path === 't8') return hasIncomeTable ? undefined : noTable
    return rows.get(path) ?? texts.get(path) ?? (path.startsWith('text/') ? '' : undefined)
  }
}

/** The second label of a row: a code has been named already. */
function nameIn(cells: BudgetModel['tables'][number]['rows'][number]['cells']): string {
  const labels = cells.filter(({ isLabel }) => isLabel).map(({ value }) => String(value ?? ''))
  return /^\d+$/.test(labels[0] ?? '') ? (labels[1] ?? '') : ''
}

export function textsIn(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** The part of the workbench that holds a place: a table, a target table, the explanation or its figures. */
export function partOf(path: string): { mode: 'tables' | 'explanation'; part: string } | undefined {
  const [head = ''] = path.split('/')
  if (head === 'text' || head === 'sentence') return { mode: 'explanation', part: '' }
  if (head.startsWith('n.')) return { mode: 'tables', part: 'narrative' }
  if (head.startsWith('p.') || /^t\d+$/.test(head)) return { mode: 'tables', part: head }
  return undefined
}

/** Scrolls to a place that is drawn and puts the focus there. */
export function focusPlace(path: string): void {
  const found =
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ??
    document.querySelector<HTMLElement>(`[data-path^="${CSS.escape(path)}/"]`)
  found?.scrollIntoView({ block: 'center', inline: 'nearest' })
  found?.focus({ preventScroll: true })
}

/** Puts the focus into the sheet, or on the first thing of a target table that opens for typing. */
export function focusSheet(): void {
  const bench = document.querySelector('[aria-label="预算工作台"]')
  const cell =
    bench?.querySelector<HTMLElement>('[role=grid] [data-spot][tabindex="0"]') ??
    // No sheet is open, or there are no figures yet: the first thing that can be done.
    bench?.querySelector<HTMLElement>('.budget-sheet .cell-button, .begin-ways :is(button, a)')
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' })
  cell?.focus({ preventScroll: true })
}

/** Scrolls to the marked cell and puts the focus there, so that the line over the table tells about it. */
export function focusFinding({ sheet, cell: address }: PlacedFinding): void {
  const cell = document.getElementById(cellAnchor(sheet, address))
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' })
  const inner = cell?.querySelector<HTMLElement>('[tabindex],button')
  const target = cell?.hasAttribute('tabindex') === true ? cell : inner
  target?.focus({ preventScroll: true })
}

/** After the part that was chosen is on the page. */
export function afterDrawing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
