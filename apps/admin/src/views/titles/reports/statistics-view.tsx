import { CheckCircleOutlined, DownloadOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { DataTable } from '../../../parts/data-table.tsx'
import { Failed, Loading } from '../../../parts/page.tsx'
import { PlainTabs } from '../../../parts/tabs.tsx'
import { Bars } from './bars.tsx'
import { overviewQuery, paperAddress, type Statistics, statisticsQuery } from './data.ts'

type CycleProps = {
  cycle: string
  tab: string | undefined
  page: number
  go: (more: { tab?: string; page?: number }) => void
}

/** What became of the applications of one cycle: F5 with its checks and the year before, F6, the draft of F24. */
export function StatisticsView({ cycle, tab, page, go }: CycleProps) {
  const { data, error, isPending, refetch } = useQuery(statisticsQuery(cycle))
  if (isPending) return <Loading what="评审结果" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const items = [
    { key: 'analysis', label: '结果分析表', children: <Analysis data={data} /> },
    ...(data.overview
      ? [
          {
            key: 'overview',
            label: '情况一览表',
            children: <Overview cycle={cycle} page={page} turn={(to) => go({ tab: 'overview', page: to })} />,
          },
        ]
      : []),
    { key: 'report', label: '综合报告初稿', children: <Draft cycle={cycle} text={data.draft} /> },
  ]
  return (
    <PlainTabs
      label="评审结果"
      current={tab ?? 'analysis'}
      items={items}
      onChange={(key) => go({ tab: key, page: 1 })}
    />
  )
}

function Papers({ cycle, files }: { cycle: string; files: readonly (readonly [string, string])[] }) {
  return (
    <span className="reports-exports">
      {files.map(([label, file]) => (
        <Button
          key={file}
          size="small"
          icon={<DownloadOutlined />}
          href={paperAddress(cycle, file)}
          {...(file.endsWith('.pdf') ? { target: '_blank', rel: 'noopener' } : {})}
        >
          {label}
        </Button>
      ))}
    </span>
  )
}

function Analysis({ data }: { data: Statistics }) {
  const [first] = data.steps
  const whole = first?.count ?? 0
  return (
    <>
      <div className="reports-pair">
        <section className="panel panel-pad">
          <Bars
            label="从申报到通过"
            unit="人"
            series={['人数']}
            stacked={false}
            bars={data.steps.map(({ label, count }) => ({ category: label, values: [count] }))}
            say={({ values: [count = 0] }) =>
              whole === 0 || count === whole
                ? String(count)
                : `${count}（${((count * 100) / whole).toFixed(1)}%）`
            }
          />
        </section>
        <Checks data={data} />
      </div>
      <section className="panel">
        <div className="reports-head">
          <h2>各专业情况</h2>
          <Papers
            cycle={data.cycle.id}
            files={[
              ['PDF', 'analysis.pdf'],
              ['Excel', 'analysis.xlsx'],
            ]}
          />
        </div>
        <FigureTable columns={data.flow.columns} rows={data.flow.rows} rowKey="specialty" />
        <p className="panel-pad soft">没有人退出的列不列出。{data.meetings.join('；')}</p>
      </section>
      <Compared data={data} />
      <div className="reports-grid">
        {data.breakdowns
          .filter(({ groups }) => groups.some(({ released }) => released > 0))
          .map(({ label, groups }) => (
            <section key={label} className="panel panel-pad">
              <Bars
                label={`按${label}`}
                unit="人"
                series={['通过', '送评未通过或未表决']}
                stacked
                bars={groups
                  .filter(({ released }) => released > 0)
                  .map((one) => ({ category: one.label, values: [one.passed, one.released - one.passed] }))}
                say={({ values: [passed = 0, rest = 0] }) => `送评${passed + rest}，通过${passed}`}
              />
            </section>
          ))}
      </div>
    </>
  )
}

/** The sums that must agree, each with its answer: figures nobody has checked are not sent up. */
function Checks({ data: { checks, faults } }: { data: Statistics }) {
  return (
    <section className="panel panel-pad">
      <h2>{faults.length === 0 ? '核对一致' : `核对不符 ${faults.length} 处`}</h2>
      <ul className="reports-checks">
        {checks.map(({ label, holds }) => (
          <li key={label} className={holds ? 'is-held' : 'is-broken'}>
            {holds ? <CheckCircleOutlined aria-label="一致" /> : <WarningOutlined aria-label="不符" />}
            {label}
          </li>
        ))}
      </ul>
      {faults.length === 0 ? null : (
        <ul className="reports-faults">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Compared({ data: { compared, yearBefore, cycle } }: { data: Statistics }) {
  return (
    <section className="panel">
      <div className="reports-head">
        <h2>{yearBefore === null ? '上年没有可比的评审' : `${cycle.year}年与${yearBefore}年对比`}</h2>
      </div>
      {yearBefore === null ? null : (
        <DataTable
          rowKey="label"
          dataSource={compared}
          columns={[
            { title: '项目', dataIndex: 'label' },
            { title: `${cycle.year}年`, dataIndex: 'now', align: 'right' },
            { title: `${yearBefore}年`, dataIndex: 'before', align: 'right' },
            { title: '增减', dataIndex: 'change', align: 'right' },
            { title: '增减幅度', dataIndex: 'share', align: 'right' },
          ]}
        />
      )}
    </section>
  )
}

function FigureTable({
  columns,
  rows,
  rowKey,
}: {
  columns: Statistics['flow']['columns']
  rows: Record<string, string>[]
  rowKey: string
}) {
  return (
    <DataTable
      rowKey={(row) => row[rowKey] ?? ''}
      dataSource={rows}
      pageSize={200}
      columns={columns.map(({ key, header, kind }) => ({
        title: header,
        dataIndex: key,
        align: kind === 'figure' ? ('right' as const) : ('left' as const),
      }))}
    />
  )
}

function Overview({ cycle, page, turn }: { cycle: string; page: number; turn: (page: number) => void }) {
  const { data, error, isPending, refetch } = useQuery(overviewQuery(cycle, page))
  if (isPending) return <Loading what="一览表" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className="panel">
      <div className="reports-head">
        <h2>评审情况一览表</h2>
        <Papers
          cycle={cycle}
          files={[
            ['PDF', 'overview.pdf'],
            ['Excel', 'overview.xlsx'],
          ]}
        />
      </div>
      <p className="panel-pad soft">含表决票数，只报职称管理部门，不得外传。</p>
      <FigureTable columns={data.columns} rows={data.rows} rowKey="no" />
      {page === 1 && !data.more ? null : (
        <p className="panel-pad reports-pages">
          <Button size="small" disabled={page === 1} onClick={() => turn(page - 1)}>
            上一页
          </Button>
          第 {page} 页
          <Button size="small" disabled={!data.more} onClick={() => turn(page + 1)}>
            下一页
          </Button>
        </p>
      )}
    </section>
  )
}

function Draft({ cycle, text }: { cycle: string; text: string }) {
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    void message.success('已复制，可粘贴到结果批次的综合报告里修改。')
  }
  return (
    <section className="panel">
      <div className="reports-head">
        <h2>综合报告初稿</h2>
        <span className="reports-exports">
          <Button size="small" onClick={() => void copy()}>
            复制文字
          </Button>
          <Papers cycle={cycle} files={[['PDF', 'report.pdf']]} />
        </span>
      </div>
      <div className="panel-pad reports-draft">
        {text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  )
}
