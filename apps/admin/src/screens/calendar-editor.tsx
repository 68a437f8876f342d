import { useMutation } from '@tanstack/react-query'
import { App, AutoComplete, Button, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { CalendarAmendment, CalendarYear } from '../api/types.ts'
import { changedDays, daysOf, type Mark, type Marks, marksOf, withMark } from '../lib/calendar-year.ts'
import { ProblemBox } from '../parts/page.tsx'
import { CalendarChanges, CalendarEffects } from './calendar-effects.tsx'
import { YearGrid } from './calendar-grid.tsx'
import { PasteDays } from './calendar-paste.tsx'

type Notice = { notice: string; number: string }
type Pen = { kind: Mark['kind'] | 'clear'; name: string }

const holidays = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节']

type EditorProps = {
  standing: CalendarYear
  today: string
  onDirty: (isDirty: boolean) => void
}

/** Days are marked on the grid or pasted; then what they would move is counted, and only then they are entered. */
export function CalendarEditor({ standing, today, onDirty }: EditorProps) {
  const { year } = standing
  const before = marksOf(standing)
  const [marks, setMarks] = useState<Marks>(before)
  const [pen, setPen] = useState<Pen>({ kind: 'off', name: '元旦' })
  const [form] = Form.useForm<Notice>()
  const { preview, save } = useAmendment(year, onDirty)
  const changed = changedDays(before, marks)
  const edit = (next: Marks) => {
    setMarks(next)
    preview.reset()
    save.reset()
    onDirty(changedDays(before, next).length > 0)
  }
  const mark = (day: string) =>
    edit(
      withMark(
        marks,
        day,
        pen.kind === 'clear' ? undefined : { kind: pen.kind, name: pen.name.trim() || '放假' },
      ),
    )
  const error = preview.error ?? save.error
  const body = (notice: Notice) => ({ ...trimmed(notice), ...daysOf(marks) })
  return (
    <div className="calendar-editor">
      <section className="panel" aria-label={`${year}年的日历`}>
        <PenBar pen={pen} onPen={setPen} />
        <YearGrid year={year} marks={marks} changed={new Set(changed)} today={today} onMark={mark} />
        <Legend />
      </section>
      <section className="panel" aria-labelledby="notice-title">
        <h2 id="notice-title">{standing.editions.length === 0 ? '登记放假通知' : '登记新的通知'}</h2>
        {error === null ? null : <ProblemBox problem={problemOf(error)} />}
        <Form<Notice>
          form={form}
          layout="vertical"
          initialValues={{
            notice: standing.editions.length === 0 ? `国务院办公厅关于${year}年部分节假日安排的通知` : '',
            number: '',
          }}
          onValuesChange={() => preview.reset()}
          onFinish={(notice) => preview.mutate(body(notice))}
        >
          <NoticeFields />
          <PasteDays year={year} onTake={(days, replace) => edit(replace ? days : { ...marks, ...days })} />
          <CalendarChanges before={before} marks={marks} changed={changed} onUndo={() => edit(before)} />
          <Button
            htmlType="submit"
            block
            type={preview.data === undefined ? 'primary' : 'default'}
            loading={preview.isPending}
          >
            试算影响
          </Button>
        </Form>
        {preview.data === undefined ? (
          <p className="soft below">试算不写入任何内容；看过影响之后再登记。</p>
        ) : (
          <CalendarEffects
            effects={preview.data}
            isBusy={save.isPending}
            onSave={() => save.mutate(body(form.getFieldsValue()))}
          />
        )}
      </section>
    </div>
  )
}

const trimmed = ({ notice, number }: Notice) => ({ notice: notice.trim(), number: number.trim() })

type Body = Notice & ReturnType<typeof daysOf>

function useAmendment(year: number, onDirty: (isDirty: boolean) => void) {
  const { message } = App.useApp()
  const preview = useMutation({
    mutationFn: (body: Body) =>
      ask<CalendarAmendment>(`/api/calendar/years/${year}/preview`, { method: 'POST', body }),
  })
  const save = useMutation({
    mutationFn: (body: Body) =>
      ask<CalendarAmendment>(`/api/calendar/years/${year}`, { method: 'PUT', body }),
    onSuccess: async ({ moved }) => {
      onDirty(false)
      void message.success(
        moved.length === 0 ? '已登记，没有期限变动' : `已登记，${moved.length} 个期限已按新日历推算`,
      )
      await refreshAll()
    },
  })
  return { preview, save }
}

function NoticeFields() {
  return (
    <>
      <Form.Item
        name="notice"
        label="通知标题"
        rules={[{ required: true, whitespace: true, message: '请填写通知的标题' }]}
      >
        <Input.TextArea rows={2} className="growing" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="number"
        label="文号"
        rules={[{ required: true, whitespace: true, message: '请填写通知的文号' }]}
      >
        <Input maxLength={100} placeholder="如：国办发明电〔2026〕7号" />
      </Form.Item>
    </>
  )
}

function PenBar({ pen, onPen }: { pen: Pen; onPen: (pen: Pen) => void }) {
  return (
    <div className="pen-bar">
      <Segmented<Pen['kind']>
        aria-label="点选日期时"
        value={pen.kind}
        options={[
          { value: 'off', label: '标为放假' },
          { value: 'work', label: '标为调休上班' },
          { value: 'clear', label: '清除' },
        ]}
        onChange={(kind) => onPen({ ...pen, kind })}
      />
      {pen.kind === 'clear' ? null : (
        <AutoComplete
          aria-label="节日"
          className="pen-name"
          value={pen.name}
          options={holidays.map((name) => ({ value: name, label: name }))}
          maxLength={20}
          onChange={(name: string) => onPen({ ...pen, name })}
        />
      )}
      <span className="soft">点选或拖过日期；键盘用方向键移动、空格标记。调休上班只用于周六、周日。</span>
    </div>
  )
}

function Legend() {
  return (
    <ul className="day-legend">
      <li>
        <span className="day day-off">休</span> 放假
      </li>
      <li>
        <span className="day day-work">班</span> 调休上班
      </li>
      <li>
        <span className="day day-weekend" /> 周末
      </li>
      <li>
        <span className="day day-plain is-changed" /> 与现行日历不同
      </li>
    </ul>
  )
}
