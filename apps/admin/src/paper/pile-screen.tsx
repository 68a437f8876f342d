import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Progress, type TableColumnType } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../lib/format.ts'
import { procedureParams } from '../lib/search.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Failed, Loading, PageTitle } from '../parts/page.tsx'
import { AssignDrawer } from './assign-drawer.tsx'
import { type ScanPile, type ScanSheet, pileQuery } from './queries.ts'
import './paper.css'

const route = getRouteApi('/shell/scans/$pile')

/** The list that a pile is answered with; pages that were not recognised are assigned here. */
export function PileScreen() {
  const { pile: id } = route.useParams()
  const { data, error, isPending, refetch } = useQuery(pileQuery(id))
  const [chosen, setChosen] = useState<string>()
  if (isPending) return <Loading what="扫描件" />
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />
  const sheet = data.sheets.find((one) => one.id === chosen)
  return (
    <>
      <PageTitle
        title="归档清单"
        note={`${formatInstant(data.uploadedAt)} ${data.uploadedBy ?? ''} 交来：${data.files.map(({ name }) => name).join('、')}`}
        actions={
          <>
            <Link to="/scans">再交一摞</Link>
            {data.counts.filed > 0 ? (
              <Link to="/overprint" search={{ pile: data.id }}>
                按这一摞套打
              </Link>
            ) : null}
          </>
        }
      />
      <PileState pile={data} />
      <OpenSheets pile={data} onAssign={setChosen} />
      <MissingPages pile={data} />
      <section className="panel">
        <h2>全部页面（按扫描次序）</h2>
        <DataTable
          rowKey="id"
          columns={sheetColumns}
          dataSource={data.sheets}
          empty={data.state === 'done' ? '没有读到页面。' : '正在读第一页…'}
        />
      </section>
      {sheet === undefined ? null : (
        <AssignDrawer pile={data} sheet={sheet} onClose={() => setChosen(undefined)} />
      )}
    </>
  )
}

/** Progress while pages are read, then what came of them. */
function PileState({ pile }: { pile: ScanPile }) {
  const faults = pile.files.filter(({ fault }) => fault !== null)
  const { filed, missing, stale, unreadable, refused, blank, setAside } = pile.counts
  const counts: [string, number, string][] = [
    ['已归档', filed, 'good'],
    ['缺页', missing, missing > 0 ? 'bad' : ''],
    ['旧版', stale, stale > 0 ? 'warn' : ''],
    ['未认出', unreadable, unreadable > 0 ? 'bad' : ''],
    ['不能归档', refused, refused > 0 ? 'bad' : ''],
    ['空白', blank, ''],
    ['已搁置', setAside, ''],
  ]
  return (
    <section className="panel">
      {pile.state === 'done' ? null : (
        <output className="pile-progress">
          <span>
            正在读第 {pile.read + 1} 页{pile.pages === null ? '' : `，共 ${pile.pages} 页`}
            ；可以离开本页，读完仍在这里。
          </span>
          <Progress
            percent={pile.pages === null || pile.pages === 0 ? 0 : Math.floor((pile.read / pile.pages) * 100)}
            aria-label="读取进度"
          />
        </output>
      )}
      <dl className="pile-counts">
        {counts.map(([label, count, tone]) => (
          <div key={label} className={tone === '' ? '' : `is-${tone}`}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {faults.map(({ number, name, fault }) => (
        <Alert key={number} className="failed" type="error" showIcon title={`${name}：${fault}`} />
      ))}
    </section>
  )
}

function OpenSheets({ pile, onAssign }: { pile: ScanPile; onAssign: (id: string) => void }) {
  const open = pile.sheets.filter(({ outcome }) => ['unreadable', 'refused', 'foreign'].includes(outcome))
  if (open.length === 0) return null
  return (
    <section className="panel">
      <h2>需要处理的页面</h2>
      <ul className="sheet-cards">
        {open.map((sheet) => (
          <li key={sheet.id}>
            {sheet.picture === null ? (
              <div className="sheet-thumb" />
            ) : (
              <button
                type="button"
                className="sheet-thumb"
                aria-label={`查看第 ${sheet.filePage} 页`}
                onClick={() => onAssign(sheet.id)}
              >
                <img src={sheet.picture} alt={`扫描件第 ${sheet.filePage} 页`} loading="lazy" />
              </button>
            )}
            <div>
              <strong>
                {sheet.file} 第 {sheet.filePage} 页
              </strong>
              <p>{sheet.say}</p>
              <Button type="primary" size="small" onClick={() => onAssign(sheet.id)}>
                指定或搁置
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MissingPages({ pile }: { pile: ScanPile }) {
  if (pile.missing.length === 0) return null
  const groups = Map.groupBy(pile.missing, ({ code }) => code)
  return (
    <section className="panel">
      <h2>缺页</h2>
      <ul className="paper-list">
        {[...groups].map(([code, pages]) => (
          <li key={code}>
            <span className="grow">
              <CaseName of={pages[0]} /> {pages[0]?.formLabel}
            </span>
            <span className="verdict-bad">
              缺第 {pages.map(({ page }) => page).join('、')} 页（共 {pages[0]?.pages} 页）
            </span>
            <span className="soft">核验码 {code}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Named = { procedure: string | null; caseId: string | null; caseTitle: string | null }

function CaseName({ of }: { of: Named | undefined }) {
  if (of === undefined || of.procedure === null || of.caseId === null || of.caseTitle === null) return null
  return (
    <Link
      to="/case/$module/$procedure/$id"
      params={{ ...procedureParams(of.procedure), id: of.caseId }}
      search={{ tab: 'documents' }}
    >
      {of.caseTitle}
    </Link>
  )
}

const outcomeLabels: Record<ScanSheet['outcome'], [string, string]> = {
  filed: ['已归档', 'tag-success'],
  stale: ['旧版', 'tag-warning'],
  unreadable: ['未认出', 'tag-danger'],
  foreign: ['非本辖区', 'tag-danger'],
  refused: ['不能归档', 'tag-danger'],
  blank: ['空白', ''],
  'set-aside': ['已搁置', ''],
}

const turnWords: Record<number, string> = { 90: '横放', 180: '倒放', 270: '横放' }

const sheetColumns: TableColumnType<ScanSheet>[] = [
  { title: '序', align: 'right', render: (_, __, index) => index + 1 },
  {
    title: '结果',
    dataIndex: 'outcome',
    render: (outcome: ScanSheet['outcome'], { byHand }) => (
      <>
        <span className={`tag ${outcomeLabels[outcome][1]}`}>{outcomeLabels[outcome][0]}</span>
        {byHand ? <span className="soft"> 人工</span> : null}
      </>
    ),
  },
  { title: '事项', render: (_, sheet) => <CaseName of={sheet} /> },
  { title: '文书', dataIndex: 'formLabel' },
  {
    title: '页',
    render: (_, { page, pages }) => (page === null ? '' : `${page} / ${pages ?? '?'}`),
  },
  {
    title: '原件位置',
    render: (_, { filePage, turn }) =>
      `第 ${filePage} 页${turnWords[turn] === undefined ? '' : `（${turnWords[turn]}）`}`,
  },
  { title: '说明', dataIndex: 'say', className: 'wide-cell' },
]
