/** The rows of performance-target tables: which columns a header names, and each row's five fields under them. */
import type { Place } from '../finding.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { parsePrinted, toHalfWidth } from '../printed-figure.ts'
import type { GridCell } from '../public-document.ts'
import { isUnit } from '../text/units.ts'
import { totalLabel } from './grid.ts'

/** The five columns of an indicator; `relation` is ≥, ≤, =, >, < or 定性. */
export type IndicatorField = 'name' | 'weight' | 'unit' | 'relation' | 'value'

/** One field as printed, with its cell's place; of a cell that is missing the row's. */
export type FieldCell = { readonly text: string; readonly place: Place }

export type IndicatorRow = {
  readonly name: FieldCell
  readonly weight: FieldCell
  readonly unit: FieldCell
  /** Written as one of ≥ ≤ = > <, or as printed where it is another word. */
  readonly relation: FieldCell
  readonly value: FieldCell
  /** The value where it is a plain number, in 分 for an amount of money and in ten-thousandths otherwise. */
  readonly figure: PrintedFigure | null
}

/** The header's cell of each column that is there. */
export type Columns = Partial<Record<IndicatorField, GridCell>>
const columnNames: Readonly<Record<IndicatorField, RegExp>> = {
  name: /^(?:三级指标|指标名称|指标内容|指标)$/,
  weight: /^(?:指标)?(?:权重|分值)(?:[（(][%％分][）)])?$/,
  unit: /^(?:计量|度量|指标值?)?单位$/,
  relation: /^(?:指标)?(?:性质|方向|符号)$|^运算符/,
  value: /^(?:年度|全年|计划|目标)?指标值$|^目标值$/,
}
const fields = ['name', 'weight', 'unit', 'relation', 'value'] as const
/** A label without spaces, colons and marks, in half width. */
export const words = (text: string): string => toHalfWidth(text).replaceAll(/[\s*：:]/g, '')
export const isFilled = ({ text }: GridCell): boolean => text.trim() !== ''

/** The columns that a row names; null where it is no header of indicators. */
export function headerOf(cells: readonly GridCell[]): Columns | null {
  if (!cells.some(({ text }) => /指\s?标/.test(text))) return null
  const header: Columns = {}
  for (const field of fields) {
    const own = cells.filter(({ text }) => columnNames[field].test(words(text)))
    // of several weights that of the lowest level is the indicator's
    const isLowest = field === 'name' || field === 'weight'
    const cell = own.find(({ text }) => words(text) === '三级指标') ?? (isLowest ? own.at(-1) : own[0])
    if (cell !== undefined) header[field] = cell
  }
  const isWhole = header.name !== undefined && header.value !== undefined
  return isWhole && Object.keys(header).length >= 3 ? header : null
}

/** The names of the columns as printed, each with its place. */
export function printedColumns(
  header: Columns,
  places: ReadonlyMap<string, Place>,
): Readonly<Partial<Record<IndicatorField, FieldCell>>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = header[field]
      const place = cell === undefined ? undefined : places.get(cell.address)
      return cell === undefined || place === undefined
        ? []
        : [
            [
              field,
              { text: words(cell.text), place: { ...place, rowName: '表头', column: words(cell.text) } },
            ],
          ]
    }),
  )
}

/** Column of the row's cell under a header cell, where the row may have lost one merged cell at its left or kept one more. */
function under(
  cells: readonly GridCell[],
  header: GridCell | undefined,
  shift: number,
): GridCell | undefined {
  return header === undefined
    ? undefined
    : cells.find(({ column, columnSpan }) => {
        const at = header.column + shift
        return column <= at && at < column + columnSpan
      })
}

const shifts = [0, -1, 1] as const

/** How well a row fits its header when moved: weights are numbers, units are words, relations are signs. */
function fitOf(cells: readonly GridCell[], header: Columns, shift: number): number {
  const textOf = (field: IndicatorField): string => under(cells, header[field], shift)?.text.trim() ?? ''
  return (
    (/^\d+(?:\.\d+)?[%％分]?$/.test(textOf('weight')) ? 2 : 0) +
    (isRelation(relationOf(textOf('relation'))) ? 2 : 0) +
    (/^[\p{Script=Han}%‰/*]{1,8}$/u.test(textOf('unit')) ? 1 : 0) +
    (textOf('value') === '' ? 0 : 1)
  )
}

function shiftOf(cells: readonly GridCell[], header: Columns): number {
  return shifts.reduce<number>(
    (best, shift) => (fitOf(cells, header, shift) > fitOf(cells, header, best) ? shift : best),
    0,
  )
}

const scoreLabel = /^(?:总分|总得分|得分合计|总评)/

/** Whether a row below the header holds an indicator, or what is left of one; a weight alone is a group's subtotal. */
export function isIndicator(cells: readonly GridCell[], header: Columns): boolean {
  const first = words(cells.find(isFilled)?.text ?? '')
  if (first === '' || totalLabel.test(first) || scoreLabel.test(first)) return false
  const shift = shiftOf(cells, header)
  if (fitOf(cells, header, shift) === 0) return false
  const others: readonly IndicatorField[] = ['name', 'unit', 'relation', 'value']
  return others.some((field) => (under(cells, header[field], shift)?.text.trim() ?? '') !== '')
}

const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '⩾': '≥',
  '≧': '≥',
  大于等于: '≥',
  不低于: '≥',
  '<=': '≤',
  '⩽': '≤',
  '≦': '≤',
  小于等于: '≤',
  不高于: '≤',
  等于: '=',
  大于: '>',
  小于: '<',
}

/** A relation as one sign; any other word as printed. */
export function relationOf(text: string): string {
  const plain = text.replaceAll('＞', '>').replaceAll('＜', '<').replaceAll('＝', '=').replaceAll(/\s/g, '')
  return signs[plain] ?? plain
}

/** Whether a relation is one of those that a target table may use. */
export function isRelation(text: string): boolean {
  return ['≥', '≤', '=', '>', '<', '定性'].includes(text)
}

/** A row's five fields, put back under their columns where it lost a merged cell. */
export function readRow(
  cells: readonly GridCell[],
  header: Columns,
  places: ReadonlyMap<string, Place>,
): IndicatorRow {
  const shift = shiftOf(cells, header)
  const filled = cells.find(isFilled)
  const name = under(cells, header.name, shift)?.text.trim() ?? ''
  const field = (key: IndicatorField): FieldCell => {
    const cell = under(cells, header[key], shift)
    const place = places.get((cell ?? filled)?.address ?? '') ?? { sheet: '' }
    return {
      text: cell?.text.trim() ?? '',
      place: { ...place, rowName: name, column: words(header[key]?.text ?? '') },
    }
  }
  const [unit, relation, value] = [field('unit'), field('relation'), field('value')]
  const sign = { ...relation, text: relationOf(relation.text) }
  return {
    name: field('name'),
    weight: field('weight'),
    ...(header.relation === undefined || header.unit === undefined
      ? unpacked(header, unit, sign, value)
      : { unit, relation: sign, value, figure: figureOf(value.text, unit.text) }),
  }
}

/**
 * Where a table has no column for the sign or the unit, they stand with the value: ≥95%, 100人以上. What is no number with
 * a unit (12月底前完成) is judged like a grade.
 */
function unpacked(
  header: Columns,
  unit: FieldCell,
  relation: FieldCell,
  value: FieldCell,
): Pick<IndicatorRow, 'unit' | 'relation' | 'value' | 'figure'> {
  const [, sign = '', number = '', ending = ''] =
    /^(>=|<=|[≥≤⩾⩽≧≦=<>＝＜＞])?\s*(\d[\d,.]*)?\s*(.*)$/.exec(value.text) ?? []
  const bound = /(?:及?以(?:上|下|内))$/.exec(ending)?.[0] ?? ''
  const rest = ending.slice(0, ending.length - bound.length)
  const isPlain =
    number !== '' && (rest === '' || rest === unit.text || (header.unit === undefined && isUnit(rest)))
  const said = sign === '' && bound !== '' ? (bound.endsWith('上') ? '≥' : '≤') : relationOf(sign)
  const own = {
    unit: header.unit === undefined ? { ...unit, text: isPlain ? rest : '' } : unit,
    relation: header.relation === undefined ? { ...relation, text: isPlain ? said : '定性' } : relation,
  }
  return { ...own, value, figure: isPlain ? figureOf(number, own.unit.text) : null }
}

/** A plain number in its unit; 元 and 万元 make an amount, also before a stroke (元/年). */
export function figureOf(text: string, unit: string): PrintedFigure | null {
  if (!/\d/.test(text)) return null
  const money = /^(?:亿|万)?元/.exec(unit)?.[0]
  const parsed = parsePrinted(text, money ?? unit)
  return parsed.ok ? parsed.figure : null
}
