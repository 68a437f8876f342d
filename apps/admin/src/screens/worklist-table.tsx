import { Link } from '@tanstack/react-router'
import { type ChangeEvent, memo, useMemo } from 'react'
import type { BulkRow, Procedure, WorkItem } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { inYuan, yuanLabel } from '../lib/money.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { procedureParams } from '../lib/search.ts'
import { dueState, DueText } from '../parts/due.tsx'

const groups = [
  { key: 'overdue', title: '已逾期' },
  { key: 'today', title: '今日到期' },
  { key: 'soon', title: '三个工作日内到期' },
  { key: 'later', title: '以后到期' },
  { key: 'none', title: '没有计算中的期限' },
] as const

type GroupKey = (typeof groups)[number]['key']
type Extra = { column: string; label: string; type: string }

export type WorkTableProps = {
  items: WorkItem[]
  procedure: Procedure | undefined
  procedures: Procedure[]
  ticked: ReadonlySet<string>
  onTick: (ticked: ReadonlySet<string>) => void
  results: Readonly<Record<string, BulkRow>>
}

const keyOf = (item: WorkItem) => `${item.procedure}/${item.id}`

/** A plain table: two hundred rows draw at once and need no page of their own. */
export function WorkTable({ items, procedure, procedures, ticked, onTick, results }: WorkTableProps) {
  const grouped = useMemo(() => groupByClock(items), [items])
  const extras: Extra[] = procedure?.columns ?? []
  const names = useMemo(() => new Map(procedures.map(({ id, label }) => [id, label])), [procedures])
  const columns = 5 + (procedure === undefined ? 1 : extras.length)
  const toggle = (keys: string[], on: boolean) => {
    const next = new Set(ticked)
    for (const key of keys) {
      if (on) next.add(key)
      else next.delete(key)
    }
    onTick(next)
  }
  const all = items.map(keyOf)
  const allTicked = ticked.size > 0 && all.every((key) => ticked.has(key))
  return (
    <ScrollBox label="事项清单">
      <p className="narrow-all">
        <Tick label="全部选中" checked={allTicked} onChange={(on) => toggle(all, on)} /> 全选
      </p>
      <table className="work-table">
        <thead>
          <tr>
            <th className="tick">
              <Tick label="全选" checked={allTicked} onChange={(on) => toggle(all, on)} />
            </th>
            <th>事项</th>
            <th>环节</th>
            <th>期限</th>
            {procedure === undefined ? <th>业务</th> : null}
            {procedure === undefined
              ? null
              : extras.map((extra) => (
                  <th key={extra.column} className={extra.type === 'integer' ? 'number' : undefined}>
                    {yuanLabel(extra.label)}
                  </th>
                ))}
            <th>更新</th>
          </tr>
        </thead>
        {grouped.map(({ key, title, rows }) => (
          <tbody key={key}>
            <tr className="group-row">
              <th colSpan={columns} scope="rowgroup">
                {title}
                <span>{rows.length} 件</span>
              </th>
            </tr>
            {rows.map((item) => (
              <WorkRow
                key={keyOf(item)}
                item={item}
                extras={procedure === undefined ? undefined : extras}
                procedureLabel={names.get(item.procedure) ?? item.procedure}
                isTicked={ticked.has(keyOf(item))}
                onTick={toggle}
                result={results[keyOf(item)]}
              />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  )
}

function groupByClock(items: WorkItem[]): { key: GroupKey; title: string; rows: WorkItem[] }[] {
  const rows = new Map<GroupKey, WorkItem[]>()
  for (const item of items) {
    const key: GroupKey = item.due === undefined ? 'none' : dueState(item.due.workingDaysLeft)
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  return groups.flatMap(({ key, title }) => {
    const found = rows.get(key)
    if (found === undefined) return []
    return [
      { key, title, rows: found.toSorted((a, b) => (a.due?.due ?? '').localeCompare(b.due?.due ?? '')) },
    ]
  })
}

type RowProps = {
  item: WorkItem
  extras: Extra[] | undefined
  procedureLabel: string
  isTicked: boolean
  onTick: (keys: string[], on: boolean) => void
  result: BulkRow | undefined
}

const WorkRow = memo(
  function WorkRow({ item, extras, procedureLabel, isTicked, onTick, result }: RowProps) {
    return (
      <tr className={isTicked ? 'is-ticked' : undefined}>
        <td className="tick">
          <Tick
            label={`选中 ${item.title}`}
            checked={isTicked}
            onChange={(on) => onTick([keyOf(item)], on)}
          />
        </td>
        <td className="work-title">
          <Link
            to="/case/$module/$procedure/$id"
            params={{ ...procedureParams(item.procedure), id: item.id }}
            search={{}}
          >
            {item.title}
          </Link>
          <span className="work-tags">
            {item.mine ? <span className="tag tag-accent">待我办理</span> : null}
            {item.returned ? <span className="tag tag-warning">被退回</span> : null}
            {item.urged > 0 ? <span className="tag tag-danger">催办 {item.urged} 次</span> : null}
          </span>
          {result === undefined ? null : <BulkOutcome row={result} />}
        </td>
        <td data-label="环节">{item.stageLabel}</td>
        <td data-label="期限">
          {item.due === undefined ? <span className="soft">—</span> : <DueText due={item.due} />}
        </td>
        {extras === undefined ? <td data-label="业务">{procedureLabel}</td> : null}
        {extras?.map((extra) => (
          <td
            key={extra.column}
            data-label={yuanLabel(extra.label)}
            className={extra.type === 'integer' ? 'number' : undefined}
          >
            {inYuan(extra.label, item.columns[extra.column]).text ?? item.columns[extra.column] ?? ''}
          </td>
        ))}
        <td data-label="更新" className="work-updated">
          {formatInstant(item.updatedAt)}
        </td>
      </tr>
    )
  },
  (before, after) =>
    before.item === after.item &&
    before.isTicked === after.isTicked &&
    before.result === after.result &&
    before.extras === after.extras &&
    before.procedureLabel === after.procedureLabel &&
    before.onTick === after.onTick,
)

function BulkOutcome({ row }: { row: BulkRow }) {
  const isDone = row.outcome === 'done'
  return (
    <output className={isDone ? 'row-done' : 'row-refused'}>
      {isDone ? '已办理' : `未办理：${row.say}`}
      {row.clauseLabel === undefined || isDone ? '' : `〔${row.clauseLabel}〕`}
    </output>
  )
}

function Tick({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.checked)}
    />
  )
}
