import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll, registerQuery } from '../api/queries.ts'
import type { Entry, Json, Register } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { useSession } from '../lib/session.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { factText } from '../parts/findings.tsx'
import { Failed, Loading, PageTitle } from '../parts/page.tsx'
import { EntryEditor } from './register-entry.tsx'
import { EntryHistory } from './register-history.tsx'
import { RegisterImport } from './register-import.tsx'
import { DataTable } from '../parts/data-table.tsx'

const route = getRouteApi('/shell/registers/$id')

export type RegisterColumn = Register['columns'][number]

/** A value as the register shows it: options by their label. */
export function columnText(column: RegisterColumn, value: Json | undefined): string {
  const option = column.options?.find((item) => item.value === value)
  if (value === null || value === undefined) return ''
  return option?.label ?? factText(value)
}

export function RegisterScreen() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(registerQuery(id, search.on, false))
  const [editing, setEditing] = useState<Entry | 'new'>()
  const [historyOf, setHistoryOf] = useState<string>()
  const [isImporting, setImporting] = useState(false)
  const change = (part: RegisterSearch) => {
    const next = { ...search, ...part }
    void navigate({
      to: '/registers/$id',
      params: { id },
      search: { ...(next.on ? { on: next.on } : {}), ...(next.text ? { text: next.text } : {}) },
      replace: true,
    })
  }
  if (data === undefined)
    return (
      <>
        <PageTitle title="名册" />
        {isPending ? <Loading what="名册" /> : <Failed error={error} retry={() => void refetch()} />}
      </>
    )
  const { register } = data
  return (
    <>
      <PageTitle
        title={register.label}
        note={
          <>
            {search.on === undefined ? '现行条目' : `${search.on} 当天的条目`}，共 {data.entries.length} 条
            {register.clause === null ? null : <ClauseLink clause={register.clause} label="依据" />}
          </>
        }
        actions={
          <RegisterActions
            register={register}
            onImport={() => setImporting(true)}
            onNew={() => setEditing('new')}
          />
        }
      />
      <div className="table-box">
        <RegisterFilters search={search} onChange={change} />
        <EntryTable
          register={register}
          entries={data.entries}
          begin={register.mayEdit && register.seeds > 0 && search.on === undefined}
          text={search.text ?? ''}
          onEdit={setEditing}
          onHistory={setHistoryOf}
        />
      </div>
      {editing === undefined ? null : (
        <EntryEditor
          register={register}
          {...(editing === 'new' ? {} : { entry: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
      <EntryHistory register={register} entryKey={historyOf} onClose={() => setHistoryOf(undefined)} />
      {isImporting ? <RegisterImport register={register} onClose={() => setImporting(false)} /> : null}
    </>
  )
}

type RegisterSearch = { on?: string | undefined; text?: string | undefined }

function RegisterFilters({
  search,
  onChange,
}: {
  search: RegisterSearch
  onChange: (part: RegisterSearch) => void
}) {
  return (
    <div className="filters">
      <Input
        className="grow"
        aria-label="查找条目"
        placeholder="查找条目"
        allowClear
        value={search.text ?? ''}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <DayPicker
        aria-label="查看某一天"
        placeholder="查看某一天的样子"
        className="filter-day"
        value={search.on}
        onChange={(on) => onChange({ on })}
      />
    </div>
  )
}

type RegisterActionsProps = { register: Register; onImport: () => void; onNew: () => void }

function RegisterActions({ register, onImport, onNew }: RegisterActionsProps) {
  return (
    <>
      <Button icon={<DownloadOutlined />} href={`/api/registers/${encodeURIComponent(register.id)}.xlsx`}>
        导出 Excel
      </Button>
      {register.mayEdit ? (
        <>
          <Button icon={<UploadOutlined />} onClick={onImport}>
            从 Excel 导入
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={onNew}>
            新增条目
          </Button>
        </>
      ) : null}
    </>
  )
}

const LONG = 24

/** Numbers stand to the right; a column with long texts breaks its lines. */
function classOf(column: RegisterColumn, entries: readonly Entry[]): string {
  if (column.type === 'integer') return 'number'
  const isLong = entries.some(({ values }) => columnText(column, values[column.column]).length > LONG)
  return isLong ? 'long-text' : ''
}

/** An empty register of which the program has a beginning: until it is written, that beginning holds. */
function Begin({ register }: { register: Register }) {
  const { message } = App.useApp()
  const { today } = useSession()
  const begin = useMutation({
    mutationFn: () =>
      ask<{ written: number }>(`/api/registers/${encodeURIComponent(register.id)}/begin`, {
        method: 'POST',
        body: { from: today },
      }),
    onSuccess: async ({ written }) => {
      void message.success(`已写入 ${written} 条，可以逐条变更`)
      await refreshAll()
    },
    onError: (error) => void message.error(problemOf(error).detail),
  })
  return (
    <div className="empty-register">
      <p>
        本名册还没有条目，现在按系统自带的 {register.seeds} 条办理。写入后由本单位逐条维护，自写入之日起生效。
      </p>
      <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
        写入初始内容
      </Button>
    </div>
  )
}

type EntryTableProps = {
  register: Register
  entries: Entry[]
  /** Whether an empty register can be filled with what it begins with. */
  begin: boolean
  text: string
  onEdit: (entry: Entry) => void
  onHistory: (key: string) => void
}

function EntryTable({ register, entries, begin, text, onEdit, onHistory }: EntryTableProps) {
  const shown = useMemo(() => {
    if (text === '') return entries
    return entries.filter((entry) =>
      [entry.key, ...register.columns.map((column) => columnText(column, entry.values[column.column]))]
        .join(' ')
        .toLowerCase()
        .includes(text.toLowerCase()),
    )
  }, [entries, text, register])
  if (entries.length === 0 && begin) return <Begin register={register} />
  return (
    <DataTable<Entry>
      rowKey={(entry) => `${entry.key}@${entry.from}`}
      dataSource={shown}
      empty={text === '' ? '还没有条目' : '没有符合的条目'}
      columns={[
        { key: 'key', title: register.keyLabel, dataIndex: 'key' },
        ...register.columns.map((column) => ({
          key: column.column,
          title: column.label,
          className: classOf(column, entries),
          render: (_value: unknown, entry: Entry) => columnText(column, entry.values[column.column]),
        })),
        { key: 'from', title: '生效', width: 110, render: (_value: unknown, entry: Entry) => entry.from },
        {
          key: 'until',
          title: '终止',
          width: 110,
          render: (_value: unknown, entry: Entry) => entry.until ?? '—',
        },
        {
          key: 'do',
          title: '操作',
          width: 130,
          fixed: 'right' as const,
          render: (_value: unknown, entry: Entry) => (
            <span className="row-acts">
              {register.mayEdit ? (
                <Button
                  type="link"
                  size="small"
                  onClick={() => onEdit(entry)}
                  aria-label={`变更 ${entry.key}`}
                >
                  变更
                </Button>
              ) : null}
              <Button
                type="link"
                size="small"
                onClick={() => onHistory(entry.key)}
                aria-label={`${entry.key} 的历史`}
              >
                历史
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
