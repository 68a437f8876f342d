import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { Failed, Loading, Nothing, PageTitle } from '../../../parts/page.tsx'
import { reportsQuery } from './data.ts'
import { ReportView } from './report-table.tsx'
import { StatisticsView } from './statistics-view.tsx'
import './reports.css'

const route = getRouteApi('/shell/titles-reports')

/** Reports of title review that this post may open: results by cycle, then the tables of a year. */
export function TitlesReportsScreen() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(reportsQuery)
  if (isPending) return <Loading what="统计表" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const { reports, cycles, years } = data
  const [newest] = cycles
  const year = search.year ?? years[0] ?? 0
  const report = search.report ?? (newest === undefined ? reports[0]?.name : 'results')
  const cycle = cycles.find(({ id }) => id === search.cycle) ?? newest
  if (report === undefined) return <Nothing say="当前岗位没有职称统计表。" />
  const go = (more: Partial<typeof search>) =>
    void navigate({ to: '/titles-reports', search: { ...search, report, year, ...more } })
  return (
    <>
      <PageTitle title="职称统计" note="只统计当前岗位有权查看的事项" />
      <div className="reports-layout">
        <Rail
          reports={newest === undefined ? reports : [{ name: 'results', label: '评审结果' }, ...reports]}
          report={report}
          year={year}
        />
        <div className="reports-body">
          {report === 'results' && cycle !== undefined ? (
            <>
              <div className="reports-filter">
                <label htmlFor="reports-cycle">评审年度</label>
                <Select
                  id="reports-cycle"
                  className="reports-cycle"
                  value={cycle.id}
                  options={cycles.map((one) => ({
                    value: one.id,
                    label: `${one.year}年 ${one.committee}（${one.levels}）`,
                  }))}
                  onChange={(id) => go({ cycle: id, page: 1 })}
                />
              </div>
              <StatisticsView
                key={cycle.id}
                cycle={cycle.id}
                tab={search.tab}
                page={search.page ?? 1}
                go={(more) => go({ cycle: cycle.id, ...more })}
              />
            </>
          ) : (
            <>
              {reports.find(({ name }) => name === report)?.yearly === false ? null : (
                <div className="reports-filter">
                  <label htmlFor="reports-year">年度</label>
                  <Select
                    id="reports-year"
                    value={year}
                    options={years.map((value) => ({ value, label: `${value}年` }))}
                    onChange={(value) => go({ year: value })}
                  />
                </div>
              )}
              <ReportView name={report} year={year} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

type RailProps = { reports: { name: string; label: string }[]; report: string; year: number }

const intoSight = (chosen: HTMLAnchorElement | null): void =>
  chosen?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** The reports of this post, one below the other; beside each other on a narrow screen, the chosen one in sight. */
function Rail({ reports, report, year }: RailProps) {
  return (
    <nav aria-label="统计表">
      <ul className="reports-list">
        {reports.map(({ name, label }) => (
          <li key={name}>
            <Link
              to="/titles-reports"
              search={{ report: name, year }}
              ref={name === report ? intoSight : undefined}
              aria-current={name === report ? 'page' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
