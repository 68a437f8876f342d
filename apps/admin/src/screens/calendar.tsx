import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { calendarYearQuery } from '../api/queries.ts'
import type { CalendarYear } from '../api/types.ts'
import { marksOf } from '../lib/calendar-year.ts'
import { formatInstant } from '../lib/format.ts'
import { confidenceLabels, labelOf } from '../lib/labels.ts'
import { useSession } from '../lib/session.ts'
import { Personal } from '../parts/facts.tsx'
import { Failed, Loading, PageTitle } from '../parts/page.tsx'
import { CalendarEditor } from './calendar-editor.tsx'
import { YearGrid } from './calendar-grid.tsx'

const route = getRouteApi('/shell/calendar')
const firstYear = 2018
/** A demo's date may stand years back; notices of the real year can still be entered. */
const realYear = new Date().getFullYear()

/** The working calendar by years: which days are off or worked, by which notice; the system administrator adds one. */
export function CalendarScreen() {
  const { today, administrator } = useSession()
  const { year = Number(today.slice(0, 4)) } = route.useSearch()
  const { data, error, isPending, refetch } = useQuery(calendarYearQuery(year))
  const [isDirty, setDirty] = useState(false)
  return (
    <>
      <PageTitle
        title="工作日历"
        note="以工作日计算的期限都按它推算。没有通知的年份按周一至周五推算，期限标为暂定。"
        actions={<YearSwitch year={year} today={today} isDirty={isDirty} onLeave={() => setDirty(false)} />}
      />
      {isPending ? <Loading what="工作日历" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : administrator === 'system' ? (
        <CalendarEditor
          key={`${year}-${data.editions.length}`}
          standing={data}
          today={today}
          onDirty={setDirty}
        />
      ) : (
        <section className="panel">
          <YearGrid year={year} marks={marksOf(data)} changed={new Set()} today={today} />
        </section>
      )}
      {data === undefined ? null : <Editions year={data} />}
    </>
  )
}

type YearSwitchProps = { year: number; today: string; isDirty: boolean; onLeave: () => void }

function YearSwitch({ year, today, isDirty, onLeave }: YearSwitchProps) {
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const last = Math.max(Number(today.slice(0, 4)), realYear) + 2
  const leave = (to: number) => {
    onLeave()
    void navigate({ to: '/calendar', search: { year: to } })
  }
  const go = (to: number) => {
    if (!isDirty) return leave(to)
    void modal.confirm({
      title: `放弃 ${year} 年未登记的改动？`,
      content: '改动只在本页，尚未登记。',
      okText: '放弃改动',
      cancelText: '留在本页',
      onOk: () => leave(to),
    })
  }
  return (
    <span className="year-switch">
      <Button
        aria-label="上一年"
        icon={<LeftOutlined />}
        disabled={year <= firstYear}
        onClick={() => go(year - 1)}
      />
      <Select
        aria-label="年度"
        value={year}
        options={Array.from({ length: last - firstYear + 1 }, (_, back) => ({
          value: last - back,
          label: `${last - back}年`,
        }))}
        onChange={go}
      />
      <Button
        aria-label="下一年"
        icon={<RightOutlined />}
        disabled={year >= last}
        onClick={() => go(year + 1)}
      />
    </span>
  )
}

/** By which notices the year stands: none is overwritten, each adds an edition. */
function Editions({ year }: { year: CalendarYear }) {
  return (
    <section className="panel" aria-labelledby="editions-title">
      <h2 id="editions-title">{year.year}年的通知</h2>
      {year.editions.length === 0 ? (
        <p>还没有登记这一年的放假通知：计入这一年的期限都是暂定的。</p>
      ) : (
        <ol className="edition-list">
          {year.editions.map(({ edition, notice, source, confidence, by, at }, index) => (
            <li key={edition}>
              <strong>第 {edition} 版</strong> {notice}{' '}
              {index === 0 ? (
                <span className="tag tag-success">现行</span>
              ) : (
                <span className="tag">已被取代</span>
              )}
              <span className="soft">
                来源：{source}（{labelOf(confidenceLabels, confidence)}）；{formatInstant(at)}{' '}
                {by === null ? '随系统安装' : <Personal>{by}</Personal>}
                {by === null ? '' : ' 登记'}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
