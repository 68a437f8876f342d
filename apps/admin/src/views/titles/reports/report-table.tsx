import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { procedureParams } from '../../../lib/search.ts'
import { DataTable } from '../../../parts/data-table.tsx'
import { Failed, Loading } from '../../../parts/page.tsx'
import { Bars } from './bars.tsx'
import { barsOf, type Report, reportQuery } from './data.ts'

/** Bars drawn at most; the table below has all of them. */
const BARS_MAX = 15

/** One report: what is drawn of it, then the whole table, with its exports. */
export function ReportView({ name, year }: { name: string; year: number }) {
  const { data, error, isPending, refetch } = useQuery(reportQuery(name, year))
  if (isPending) return <Loading what="统计表" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const bars = barsOf(data)
    .filter(({ values }) => values.some((value) => value > 0))
    .toSorted((a, b) => Math.max(...b.values) - Math.max(...a.values))
  return (
    <>
      {data.chart === null || bars.length < 2 ? null : (
        <section className="panel panel-pad">
          <Bars
            label={data.chart.label}
            unit={data.chart.unit}
            series={data.chart.series.map(({ label }) => label)}
            bars={bars.slice(0, BARS_MAX)}
            stacked={data.chart.stacked}
          />
          {bars.length > BARS_MAX ? <p className="soft">只画前 {BARS_MAX} 个，其余见下表。</p> : null}
        </section>
      )}
      <section className="panel">
        <div className="reports-head">
          <h2>{data.title}</h2>
          <Exports name={name} year={year} />
        </div>
        <ReportTable report={data} />
        {data.note === '' ? null : <p className="panel-pad soft">{data.note}</p>}
      </section>
    </>
  )
}

function Exports({ name, year }: { name: string; year: number }) {
  const base = `/api/titles/reports/${name}`
  return (
    <span className="reports-exports">
      <Button size="small" icon={<DownloadOutlined />} href={`${base}/workbook.xlsx?year=${year}`}>
        Excel
      </Button>
      <Button size="small" icon={<DownloadOutlined />} href={`${base}/table.csv?year=${year}`}>
        CSV
      </Button>
    </span>
  )
}

type Row = Report['rows'][number]

/** What is longer is a text and wraps; a shorter one is a name or a figure and stays on its line. */
const LINE_LENGTH_MAX = 40

function Cell({ text }: { text: string }) {
  return text.length > LINE_LENGTH_MAX ? <span className="reports-long">{text}</span> : text
}

function ReportTable({ report: { columns, rows } }: { report: Report }) {
  const named = columns.find(({ key }) => key === 'title' || key === 'name')?.key
  return (
    <DataTable<Row>
      rowKey={({ cells, open }) => `${open?.id ?? ''}|${Object.values(cells).join('|')}`}
      dataSource={rows}
      empty="这一年没有可以统计的内容"
      columns={columns.map(({ key, header, kind }) => ({
        title: header,
        key,
        align: kind === 'figure' ? ('right' as const) : ('left' as const),
        render: (_: unknown, row: Row) =>
          key === named ? <Opened row={row} text={row.cells[key]} /> : <Cell text={row.cells[key] ?? ''} />,
      }))}
    />
  )
}

function Opened({ row, text }: { row: Row; text: string | undefined }) {
  if (row.open === null) return <>{text}</>
  return (
    <Link
      to="/case/$module/$procedure/$id"
      params={{ ...procedureParams(row.open.procedure), id: row.open.id }}
    >
      {text}
    </Link>
  )
}
