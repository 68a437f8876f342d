import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, Input, Modal, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { filtersQuery, queries, type WorkQuery } from '../api/queries.ts'
import type { Procedure, SavedFilter } from '../api/types.ts'
import { focusOnMount } from '../parts/boxes.tsx'
import { workSearch } from '../lib/search.ts'

const searchDelayMs = 350

/** Filters live in the address: what is on the screen can be sent, kept and gone back to. */
export function WorkFilters({ query, procedures }: { query: WorkQuery; procedures: Procedure[] }) {
  const navigate = useNavigate()
  const change = (part: { [K in keyof WorkQuery]?: WorkQuery[K] | undefined }, replace = false) =>
    void navigate({ to: '/worklist', search: workSearch({ ...query, ...part }), replace })
  const stages = stagesOf(procedures, query.procedure)
  const years = yearsAround()
  return (
    <search className="filters" aria-label="筛选事项">
      <Segmented
        aria-label="范围"
        value={query.mine === 'yes' ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: '待我办理' },
          { value: 'no', label: '全部' },
        ]}
        onChange={(value) => change({ mine: value === 'yes' ? 'yes' : undefined })}
      />
      {procedures.length > 1 ? (
        <Select
          aria-label="业务"
          placeholder="全部业务"
          allowClear
          popupMatchSelectWidth={false}
          className="filter-select"
          value={query.procedure}
          options={procedures.map(({ id, label }) => ({ value: id, label }))}
          onChange={(procedure?: string) => change({ procedure, stage: undefined })}
        />
      ) : null}
      <Select
        aria-label="环节"
        placeholder="全部环节"
        allowClear
        popupMatchSelectWidth={false}
        className="filter-select"
        value={query.stage}
        options={stages}
        onChange={(stage?: string) => change({ stage })}
      />
      <Select
        aria-label="年度"
        placeholder="全部年度"
        allowClear
        className="filter-year"
        value={query.year}
        options={years}
        onChange={(year?: number) => change({ year })}
      />
      <Select
        aria-label="期限"
        placeholder="期限不限"
        allowClear
        className="filter-year"
        value={query.overdue}
        options={[
          { value: 'yes', label: '已逾期' },
          { value: 'no', label: '未逾期' },
        ]}
        onChange={(overdue?: 'yes' | 'no') => change({ overdue })}
      />
      <TextFilter
        text={query.text ?? ''}
        onChange={(text) => change({ text: text === '' ? undefined : text }, true)}
      />
      <SavedFilters query={query} />
    </search>
  )
}

function stagesOf(procedures: Procedure[], only: string | undefined): { value: string; label: string }[] {
  const chosen = procedures.filter(({ id }) => only === undefined || id === only)
  const stages = new Map(
    chosen.flatMap(({ stages }) => stages.map(({ stage, label }) => [stage, label] as const)),
  )
  return Array.from(stages, ([value, label]) => ({ value, label }))
}

function yearsAround(): { value: number; label: string }[] {
  const year = new Date().getFullYear()
  return Array.from({ length: 8 }, (_, back) => ({ value: year + 1 - back, label: `${year + 1 - back}年` }))
}

function TextFilter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed.trim() === text) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), searchDelayMs)
    return () => clearTimeout(timer)
    // The handler is made anew by every rendering; only the typed text starts the clock.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, text])
  return (
    <Input
      className="grow"
      aria-label="按名称、编号查找"
      placeholder="按名称、编号查找"
      allowClear
      maxLength={100}
      value={typed}
      {...(text === '' ? {} : { ref: focusOnMount })}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

function SavedFilters({ query }: { query: WorkQuery }) {
  const { data = [] } = useQuery(filtersQuery)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [isNaming, setNaming] = useState(false)
  const current = data.find((filter) => sameQuery(workSearch(filter.query), query))
  const remove = useMutation({
    mutationFn: (name: string) => ask(`/api/filters/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['filters'] }),
    onError: (error) => message.error(problemOf(error).detail),
  })
  const open = (filter: SavedFilter) => void navigate({ to: '/worklist', search: workSearch(filter.query) })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: current === undefined ? [] : [`open:${current.name}`],
          items: [
            ...data.map(({ name }) => ({ key: `open:${name}`, label: name })),
            ...(data.length === 0 ? [] : [{ type: 'divider' as const }]),
            { key: 'save', label: '保存当前筛选…' },
            ...(data.length === 0
              ? []
              : [
                  {
                    key: 'remove',
                    label: '删除筛选',
                    children: data.map(({ name }) => ({ key: `remove:${name}`, label: name, danger: true })),
                  },
                ]),
          ],
          onClick: ({ key }) => {
            if (key === 'save') setNaming(true)
            const filter = data.find(({ name }) => key === `open:${name}` || key === `remove:${name}`)
            if (filter !== undefined && key.startsWith('open:')) open(filter)
            if (filter !== undefined && key.startsWith('remove:')) remove.mutate(filter.name)
          },
        }}
      >
        <Button>
          {current === undefined
            ? `已存筛选${data.length === 0 ? '' : `（${data.length}）`}`
            : `筛选：${current.name}`}
        </Button>
      </Dropdown>
      <SaveFilter query={query} open={isNaming} onClose={() => setNaming(false)} />
    </>
  )
}

/** Whether two filters ask for the same, in whatever order. */
function sameQuery(a: WorkQuery, b: WorkQuery): boolean {
  const text = (query: WorkQuery) =>
    JSON.stringify(Object.entries(query).toSorted(([x], [y]) => x.localeCompare(y)))
  return text(a) === text(b)
}

function SaveFilter({ query, open, onClose }: { query: WorkQuery; open: boolean; onClose: () => void }) {
  const [name, setName] = useState('')
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: () =>
      ask(`/api/filters/${encodeURIComponent(name.trim())}`, {
        method: 'PUT',
        body: {
          query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['filters'] })
      setName('')
      onClose()
    },
    onError: (error) => message.error(problemOf(error).detail),
  })
  return (
    <Modal
      title="保存当前筛选"
      open={open}
      okText="保存"
      onOk={() => save.mutate()}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
      onCancel={onClose}
      destroyOnHidden
    >
      <label htmlFor="filter-name">名称</label>
      <Input
        id="filter-name"
        value={name}
        maxLength={30}
        ref={focusOnMount}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() !== '' && save.mutate()}
        placeholder="如：财政审核本周到期"
      />
    </Modal>
  )
}
