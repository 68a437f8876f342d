/** Money tables and target tables of a published budget, as printed. */
import { type Html, fragment, h } from '../h.ts'
import { facts, scrollFrame } from '../parts.ts'
import type {
  PublishedColumn,
  PublishedFund,
  PublishedIndicator,
  PublishedRow,
  PublishedTable,
} from '../sources.ts'

interface HeaderCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly figure: boolean
}

/** Header rows of columns whose paths share their beginnings: `支出-合计, 支出-基本` gets one 支出 over both. */
export function headerRows(columns: readonly PublishedColumn[]): readonly (readonly HeaderCell[])[] {
  const depth = Math.max(1, ...columns.map((column) => column.path.length))
  return Array.from({ length: depth }, (_, level) => headerRow(columns, level, depth))
}

function headerRow(columns: readonly PublishedColumn[], level: number, depth: number): HeaderCell[] {
  const cells: HeaderCell[] = []
  for (let index = 0; index < columns.length;) {
    const column = columns[index]
    if (column === undefined) break
    const text = column.path[level]
    const last = level === column.path.length - 1
    const width = last || text === undefined ? 1 : groupWidth(columns, index, level)
    if (text !== undefined) {
      cells.push({ text, columns: width, rows: last ? depth - level : 1, figure: column.kind === 'figure' })
    }
    index += width
  }
  return cells
}

function groupWidth(columns: readonly PublishedColumn[], from: number, level: number): number {
  const group = columns[from]?.path.slice(0, level + 1).join('\n')
  let end = from + 1
  while (end < columns.length) {
    const column = columns[end]
    if (column === undefined || column.path.length <= level + 1) break
    if (column.path.slice(0, level + 1).join('\n') !== group) break
    end += 1
  }
  return end - from
}

/** `表1` of `表1 财政拨款收支总表`; the whole title of a table that has no number. */
export function tableNumber({ title }: PublishedTable): string {
  return /^表\d+/.exec(title)?.[0] ?? title
}

/** A money table with its notes. An empty one says so in the words its unit gave, never as a bare grid. */
export function moneyTable(table: PublishedTable, csvHref: string): Html {
  const id = `table-${table.key}`
  const filled = table.rows.length > 0
  return h(
    'section',
    { id, class: 'money', 'aria-labelledby': `${id}-title` },
    h(
      'div',
      { class: 'money-head' },
      h('h3', { id: `${id}-title` }, table.title),
      h(
        'p',
        { class: 'money-unit' },
        `单位：${table.moneyUnit}`,
        '　',
        h('a', { href: csvHref, class: 'no-print', 'aria-label': `下载${tableNumber(table)} CSV` }, 'CSV'),
      ),
    ),
    filled && scrollFrame(`${id}-title`, grid(table)),
    !filled && table.notes.length === 0 && h('p', { class: 'empty' }, '此表没有数据行。'),
    table.notes.map((note) => h('p', { class: filled ? 'table-note' : 'empty' }, note)),
  )
}

function grid(table: PublishedTable): Html {
  return h(
    'table',
    { class: `figures columns-${table.columns.length}` },
    h('caption', { class: 'unseen' }, table.title),
    h(
      'thead',
      null,
      headerRows(table.columns).map((row) =>
        h(
          'tr',
          null,
          row.map((cell) =>
            h(
              'th',
              {
                scope: cell.columns > 1 ? 'colgroup' : 'col',
                colspan: cell.columns > 1 ? cell.columns : undefined,
                rowspan: cell.rows > 1 ? cell.rows : undefined,
                class: cell.figure ? 'number' : undefined,
              },
              cell.text,
            ),
          ),
        ),
      ),
    ),
    h(
      'tbody',
      null,
      table.rows.map((row) => tableRow(table, row)),
    ),
  )
}

/** The first label that is filled heads the row. */
function tableRow(table: PublishedTable, row: PublishedRow): Html {
  const text = (column: PublishedColumn) => row.cells[column.key] ?? ''
  const heading = table.columns.find((column) => column.kind !== 'figure' && text(column) !== '')
  return h(
    'tr',
    { class: rowClass(table, row) },
    table.columns.map((column) => {
      if (column.kind === 'figure') return h('td', { class: 'number' }, text(column))
      if (column === heading) return h('th', { scope: 'row', class: column.kind }, text(column))
      return h('td', { class: column.kind }, text(column))
    }),
  )
}

/** Depth shows where there are codes; elsewhere only a section (一、二、) stands out. */
function rowClass(table: PublishedTable, row: PublishedRow): string {
  if (row.total) return 'total'
  if (table.columns.some((column) => column.kind === 'code')) return `level-${row.level}`
  return Object.values(row.cells).some((text) => /^[一二三四]、/.test(text)) ? 'level-0' : 'plain'
}

/** A fund's target table: head fields, then its indicators. */
export function fundTable(fund: PublishedFund): Html {
  const id = `fund-${fund.key.replaceAll(/[^a-z0-9]+/gi, '-')}`
  return h(
    'section',
    { id, class: 'fund', 'aria-labelledby': `${id}-title` },
    h('h3', { id: `${id}-title` }, fund.name, h('span', { class: 'fund-kind' }, fund.title)),
    facts([
      ['编制单位', fund.compiler],
      ['业务主管部门', fund.department],
      ['当年预算', fund.budget === '' ? '' : `${fund.budget} 万元`],
      ['项目概况', fund.overview],
      ['立项依据', fund.basis],
      ['当年绩效目标', fund.goal],
    ]),
    fund.indicators.length === 0
      ? h('p', { class: 'empty' }, '此表没有填写指标。')
      : scrollFrame(`${id}-title`, indicatorTable(fund)),
  )
}

const INDICATOR_HEADS = ['指标', '权重', '计量单位', '性质', '指标值']

function indicatorTable(fund: PublishedFund): Html {
  return h(
    'table',
    { class: 'figures indicators' },
    h('caption', { class: 'unseen' }, `${fund.name}的绩效指标`),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        INDICATOR_HEADS.map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h('tbody', null, fund.indicators.map(indicatorRow)),
  )
}

function indicatorRow(indicator: PublishedIndicator): Html {
  const name =
    indicator.name === ''
      ? h('td', { class: 'blank' }, '（未填）')
      : h('th', { scope: 'row', class: 'label' }, indicator.name)
  const rest = [indicator.weight, indicator.unit, indicator.relation, indicator.value]
  return h(
    'tr',
    null,
    name,
    rest.map((text, index) => h('td', { class: index === 0 || index === 3 ? 'number' : undefined }, text)),
  )
}

/** All money tables in print order. */
export function moneyTables(tables: readonly PublishedTable[], csvHref: (key: string) => string): Html {
  return fragment(tables.map((table) => moneyTable(table, csvHref(table.key))))
}
