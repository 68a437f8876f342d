import { useQuery } from '@tanstack/react-query'
import { DataTable } from '../parts/data-table.tsx'
import { Failed, Loading } from '../parts/page.tsx'
import { type BoardQuery, type RollUp, reportQuery, rollUpQuery, wan } from './budget-board-data.ts'

const money = wan
const kinds: Readonly<Record<string, string>> = { subsidy: '上级补助', contribution: '附属单位上缴' }

/** Sum of the units less what passes between them, and the 控制数 beside what was budgeted. */
export function BoardRollUp({ query }: { query: BoardQuery }) {
  const { data, error, isPending, refetch } = useQuery(rollUpQuery(query))
  if (isPending) return <Loading what="汇总" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const unitOf = unitNames(data)
  const itemNames = new Map(
    data.lines.map((line) => {
      const row = line.path.split('/')[1] ?? ''
      return [row, nameOf(line, row)] as const
    }),
  )
  return (
    <div className="board-sums">
      <p className="soft">
        已编制的 {data.units.length} 个单位相加，抵销内部往来 {data.eliminated.length} 笔；单位：万元。
      </p>
      {data.findings.length === 0 ? null : (
        <section className="panel panel-pad" aria-label="往来问题">
          <h2>往来没有对上 {data.findings.length} 处</h2>
          <ul className="board-late">
            {data.findings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <Controls data={data} />
      {tablesOf(data.lines).map((table, i) => (
        <section key={table.key} className="panel">
          <details open={i === 0}>
            <summary>{table.title}</summary>
            <SumTable table={table} />
          </details>
        </section>
      ))}
      {data.eliminated.length === 0 ? null : (
        <section className="panel">
          <h2>抵销的往来</h2>
          <DataTable
            rowKey={(one) => `${one.payer}-${one.receiver}-${one.kind}-${one.code}`}
            dataSource={data.eliminated}
            columns={[
              { title: '类别', dataIndex: 'kind', render: (kind: string) => kinds[kind] ?? kind },
              { title: '支出单位', dataIndex: 'payer', render: unitOf },
              { title: '收入单位', dataIndex: 'receiver', render: unitOf },
              { title: '列支科目', dataIndex: 'code', render: (code: string) => itemNames.get(code) ?? code },
              { title: '金额', dataIndex: 'amount', align: 'right', render: money },
            ]}
          />
        </section>
      )}
    </div>
  )
}

/** A unit by its code: its name, with the code where names may be alike. */
function unitNames({ units }: RollUp): (code: string) => string {
  const names = new Map(units.map(({ code, name }) => [code, name]))
  return (code) => (names.has(code) ? `${names.get(code)}（${code}）` : code)
}

type Line = RollUp['lines'][number]
type SummedTable = {
  key: string
  title: string
  columns: string[]
  rows: { name: string; cells: Map<string, Line> }[]
}

const titles: Readonly<Record<string, string>> = {
  t7: '部门支出总表',
  t6: '部门收支总表（收入）',
  t3: '基本支出表（经济分类）',
  t2: '一般公共预算支出表',
  t4: '“三公”经费表',
  t5: '政府性基金支出表',
}

/** Lines as the tables they come from: a row per code, a column per figure. */
function tablesOf(lines: Line[]): SummedTable[] {
  return Object.entries(titles).flatMap(([key, title]) => {
    const own = lines.filter(({ path }) => path.startsWith(`${key}/`))
    if (own.length === 0) return []
    const columns = [...new Set(own.map((line) => columnOf(line)))]
    const rows = Map.groupBy(own, ({ path }) => path.split('/')[1] ?? '')
    return [
      {
        key,
        title,
        columns,
        rows: [...rows].map(([row, cells]) => ({
          name: row === 'total' ? '合计' : nameOf(cells[0], row),
          cells: new Map(cells.map((line) => [columnOf(line), line])),
        })),
      },
    ]
  })
}

/** The label is 表 行 栏; the last part names the column, what stands between names the row. */
const columnOf = ({ label }: Line): string => label.split(' ').at(-1) ?? ''
const nameOf = (line: Line | undefined, row: string): string =>
  line?.label.split(' ').slice(1, -1).join(' ') ?? row

function SumTable({ table }: { table: SummedTable }) {
  return (
    <DataTable
      rowKey="name"
      pageSize={300}
      dataSource={table.rows}
      columns={[
        { title: '项目', dataIndex: 'name' },
        ...table.columns.map((column) => ({
          title: column,
          key: column,
          align: 'right' as const,
          render: (_: unknown, { cells }: SummedTable['rows'][number]) => <Sum line={cells.get(column)} />,
        })),
      ]}
    />
  )
}

function Sum({ line }: { line: Line | undefined }) {
  if (line === undefined) return null
  return (
    <>
      {money(line.amount)}
      {line.eliminated === 0 ? null : (
        <span className="board-taken">
          合计 {money(line.sum)}，抵销 {money(line.eliminated)}
        </span>
      )}
    </>
  )
}

function Controls({ data }: { data: RollUp }) {
  if (data.controls.length === 0) return null
  const unitOf = unitNames(data)
  return (
    <section className="panel">
      <h2>控制数与预算数</h2>
      <p className="soft">只比较已下达控制数的单位，所以预算数可能小于下面的合计。</p>
      <DataTable
        rowKey="path"
        dataSource={data.controls}
        columns={[
          { title: '项目', dataIndex: 'label' },
          { title: '控制数', dataIndex: 'limit', align: 'right', render: money },
          { title: '预算数', dataIndex: 'amount', align: 'right', render: money },
          {
            title: '余额',
            key: 'rest',
            align: 'right',
            render: (_, { limit, amount }) => money(limit - amount),
          },
          {
            title: '超过的单位',
            key: 'above',
            render: (_, { above }) =>
              above.length === 0
                ? '没有'
                : above
                    .map(
                      ({ code, amount, limit }) =>
                        `${unitOf(code)}预算${money(amount)}，控制数${money(limit)}`,
                    )
                    .join('；'),
          },
        ]}
      />
    </section>
  )
}

/** A report as the server writes it: columns and rows are its own. */
export function BoardReport({ name, query }: { name: string; query: BoardQuery }) {
  const { data, error, isPending, refetch } = useQuery(reportQuery(name, query))
  if (isPending) return <Loading what="统计表" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className="panel">
      <h2>{data.title}</h2>
      <DataTable
        rowKey={(row) => Object.values(row).join('|')}
        dataSource={data.rows}
        empty="没有可以统计的内容"
        columns={data.columns.map(({ key, header, kind }) => ({
          title: header,
          dataIndex: key,
          align: kind === 'figure' ? ('right' as const) : ('left' as const),
          // Sentences are broken over lines, so that they are read without moving the table.
          ...(data.rows.some((row) => (row[key]?.length ?? 0) > 30) ? { className: 'wide-cell' } : {}),
        }))}
      />
      {data.note === '' ? null : <p className="panel-pad soft">{data.note}</p>}
    </section>
  )
}
