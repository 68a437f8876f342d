import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, Select } from 'antd'
import { queryText } from '../api/client.ts'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'
import { PlainTabs } from '../parts/tabs.tsx'
import { useSession } from '../lib/session.ts'
import { type Board, type BoardQuery, boardQuery } from './budget-board-data.ts'
import { RoundActions } from './budget-board-round.tsx'
import { BoardUnits } from './budget-board-units.tsx'
import { BoardUrge } from './budget-board-urge.tsx'
import { BoardReport, BoardRollUp } from './budget-board-sums.tsx'
import './budget-board.css'

const route = getRouteApi('/shell/budget-board')

const reports = [
  ['board', '单位总览'],
  ['telephones', '催办电话单'],
  ['publication', '公开情况统计表'],
  ['rates', '公开率与及时率'],
  ['errors', '检查错误排行'],
  ['lateness', '逾期记录'],
  ['funds', '专项资金清单'],
  ['targets', '绩效目标情况'],
  ['function-classes', '按功能分类汇总'],
  ['economic-classes', '按经济分类汇总（类）'],
  ['economic-items', '按经济分类汇总（款）'],
  ['year-on-year', '上下年对比'],
  ['per-capita', '人均经费比较'],
  ['roll-up', '部门汇总表'],
] as const

/** All units of a department, or of the county: where each stands, what is late, their sum, and what to say to them. */
export function BudgetBoardScreen() {
  const { today } = useSession()
  // An address without a year, as somebody keeps it, means the year of the legal date.
  const search: Partial<BoardQuery> = route.useSearch()
  const query: BoardQuery = { ...search, year: search.year ?? Number(today.slice(0, 4)) }
  const navigate = useNavigate()
  const board = useQuery(boardQuery(query))
  const go = (more: Partial<BoardQuery>) =>
    void navigate({ to: '/budget-board', search: { ...query, ...more } })
  return (
    <>
      <PageTitle
        title="预算单位总览"
        note={board.data === undefined ? `${query.year}年` : noteOf(board.data)}
        actions={<BoardActions query={query} board={board.data} />}
      />
      <div className="board-filters">
        <label htmlFor="board-year">年度</label>
        <Select
          id="board-year"
          aria-label="年度"
          value={query.year}
          options={yearsAround(query.year)}
          onChange={(year) => go({ year })}
        />
        {board.data === undefined || board.data.office.kind === 'department' ? null : (
          <>
            <label htmlFor="board-department">部门</label>
            <Select
              id="board-department"
              aria-label="部门"
              className="board-department"
              value={query.department ?? ''}
              options={[
                { value: '', label: '全部部门' },
                ...board.data.departments.map(({ code, name }) => ({
                  value: code,
                  label: `${code} ${name}`,
                })),
              ]}
              onChange={(department) => go({ department: department === '' ? undefined : department })}
            />
          </>
        )}
      </div>
      {board.isPending ? <Loading what="单位" /> : null}
      {board.error === null ? null : <Failed error={board.error} retry={() => void board.refetch()} />}
      {board.data === undefined ? null : <BoardTabs board={board.data} query={query} go={go} />}
    </>
  )
}

function BoardTabs({
  board,
  query,
  go,
}: {
  board: Board
  query: BoardQuery
  go: (more: Partial<BoardQuery>) => void
}) {
  if (board.units.length === 0)
    return (
      <Nothing say="名册里还没有归本部门管理的预算单位。">
        <Link to="/registers/$id" params={{ id: 'budget-units' }} search={{}}>
          到预算单位名册登记
        </Link>
      </Nothing>
    )
  return (
    <>
      <Progress board={board} query={query} go={go} />
      <PlainTabs
        label="总览内容"
        current={query.tab ?? 'units'}
        onChange={(tab) => go({ tab })}
        items={[
          { key: 'units', label: '单位', children: <BoardUnits board={board} standing={query.standing} /> },
          { key: 'sum', label: '汇总与控制数', children: <BoardRollUp query={query} /> },
          { key: 'urge', label: '催办', children: <BoardUrge board={board} /> },
          ...reports
            .filter(
              ([name]) =>
                name === 'publication' ||
                name === 'errors' ||
                name === 'per-capita' ||
                name === 'year-on-year',
            )
            .map(([name, label]) => ({
              key: name,
              label,
              children: <BoardReport name={name} query={query} />,
            })),
        ]}
      />
    </>
  )
}

/** Counts by standing, each a filter of the list. */
function Progress({
  board,
  query,
  go,
}: {
  board: Board
  query: BoardQuery
  go: (more: Partial<BoardQuery>) => void
}) {
  const late = board.reminders.filter(({ kind }) => kind === 'late').length
  const chip = (key: string | undefined, label: string, count: number, tone = '') => (
    <button
      key={label}
      type="button"
      className={`board-chip ${tone}`}
      aria-pressed={query.standing === key}
      onClick={() => go({ standing: query.standing === key ? undefined : key, tab: 'units' })}
    >
      <strong>{count}</strong>
      <span>{label}</span>
    </button>
  )
  return (
    <fieldset className="board-progress" aria-label="按状态筛选">
      {chip(undefined, '全部', board.units.length)}
      {board.progress.map(({ standing, units }) => chip(standing, standing, units))}
      {late === 0 ? null : chip('late', '逾期', late, 'is-late')}
    </fieldset>
  )
}

function BoardActions({ query, board }: { query: BoardQuery; board: Board | undefined }) {
  const asked = queryText({ year: query.year, department: query.department })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: reports.map(([name, label]) => ({
            key: name,
            label: <a href={`/api/budget/reports/${name}/workbook.xlsx${asked}`}>{label}</a>,
          })),
        }}
      >
        <Button icon={<DownloadOutlined />}>导出 Excel</Button>
      </Dropdown>
      {board === undefined ? null : <RoundActions board={board} />}
    </>
  )
}

function noteOf({ year, office, units, reminders }: Board): string {
  const late = reminders.filter(({ kind }) => kind === 'late').length
  const soon = reminders.length - late
  return `${office.name}，${year}年，共 ${units.length} 个单位；逾期 ${late} 项，五日内或明日到期 ${soon} 项。`
}

function yearsAround(year: number) {
  const now = new Date().getFullYear() + 1
  const last = Math.max(year + 1, now)
  return Array.from({ length: last - 2019 }, (_, i) => ({ value: last - i, label: `${last - i}年` }))
}
