import { Button, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView, JsonObject } from '../../api/types.ts'
import { useDraft } from '../../form/use-draft.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { useBeforeLeaving, useSoleRun } from './before-leaving.ts'
import { faultsUnder, type FieldFaults } from './filing-faults.ts'
import { FieldInput } from './filing-fields.tsx'
import { MaterialForm } from './filing-material-form.tsx'
import { MaterialRows } from './filing-materials.tsx'
import { inSlot, slotsOfStep } from './filing-steps.ts'
import { missingIn, nextRowId, rowTables, type RowTable } from './filing-tables.ts'

type RowsProps = { view: CaseView; state: Application; step: keyof typeof rowTables }
type Editing = { index: number; row: JsonObject }

/** The row under the pen: kept as a draft while it is typed, stored when it is saved or the step is left. */
function useRowsUnderPen(view: CaseView, table: RowTable, rows: readonly JsonObject[]) {
  const revise = useDirectAct(view, 'ReviseContent')
  const [editing, setEditing] = useState<Editing>()
  const draft = useDraft(`${view.procedure}/${view.id}/ReviseContent/${table.part}`, (body) => {
    const { index, row } = body
    if (typeof index === 'number' && typeof row === 'object' && row !== null && !Array.isArray(row))
      setEditing({ index, row })
  })
  const edit = (next: Editing) => {
    setEditing(next)
    draft.save(next)
  }
  const close = async () => {
    setEditing(undefined)
    revise.reset()
    await draft.discard()
  }
  const run = useSoleRun()
  const revised = async (next: JsonObject[]) => {
    const sent = await revise.mutateAsync({ [table.part]: next }).catch(() => undefined)
    if (sent === undefined) return false
    await close()
    return true
  }
  const send = (next: JsonObject[]) => run(() => revised(next))
  // A row that is not complete stays a draft and is taken up again here.
  useBeforeLeaving(async () => {
    if (editing === undefined || missingIn(table, editing.row).length > 0) return true
    if (JSON.stringify(rows[editing.index]) === JSON.stringify(editing.row)) return true
    return send(rows.toSpliced(editing.index, 1, editing.row))
  })
  const refusal = revise.error === null ? undefined : problemOf(revise.error)
  const { state } = draft
  return {
    editing,
    edit,
    close,
    send,
    isSending: revise.isPending,
    saved: state.kind === 'saved' ? '已随写随存' : state.kind === 'failed' ? state.say : '',
    ...faultsUnder(refusal, `${table.part}.${editing?.index ?? ''}.`),
  }
}

/** Rows of one kind: what stands, and one row at a time under the pen. What is typed is kept before it is saved. */
export function RowsStep({ view, state, step }: RowsProps) {
  const table = rowTables[step]
  const rows = state.content[table.part] as unknown as JsonObject[]
  const { editing, edit, close, send, isSending, saved, faults, rest } = useRowsUnderPen(view, table, rows)
  return (
    <section>
      <p className="soft">
        {table.help} <ClauseLink clause={table.clause} label={table.clauseLabel} />
      </p>
      <ul className="rows">
        {rows.map((row, index) => (
          <RowCard
            key={`${table.title(row)}-${index}`}
            table={table}
            row={row}
            onEdit={() => edit({ index, row })}
            onRemove={() => void send(rows.toSpliced(index, 1))}
          >
            {table.slot === undefined ? null : <Proof view={view} state={state} table={table} row={row} />}
          </RowCard>
        ))}
      </ul>
      {editing === undefined ? (
        <Button
          type={rows.length === 0 ? 'primary' : 'default'}
          onClick={() => edit({ index: rows.length, row: { ...table.blank, ...nextRowId(table, rows) } })}
        >
          {table.add}
        </Button>
      ) : (
        <RowForm
          table={table}
          row={editing.row}
          faults={faults}
          onChange={(row) => edit({ ...editing, row })}
          onSave={() => void send(rows.toSpliced(editing.index, 1, editing.row))}
          onCancel={() => void close()}
          isSending={isSending}
          saved={saved}
        />
      )}
      {rest === undefined ? null : <ProblemBox problem={rest} />}
    </section>
  )
}

type RowCardProps = {
  table: RowTable
  row: JsonObject
  onEdit: () => void
  onRemove: () => void
  children: ReactNode
}

function RowCard({ table, row, onEdit, onRemove, children }: RowCardProps) {
  return (
    <li className="row-card">
      <strong>{table.title(row)}</strong>
      <span className="soft">{table.note(row)}</span>
      {children}
      <span className="row-tools">
        <Button size="small" onClick={onEdit}>
          修改
        </Button>
        <Popconfirm title="删去这一行？" okText="删去" cancelText="保留" onConfirm={onRemove}>
          <Button size="small" danger aria-label={`删去${table.title(row)}`}>
            删去
          </Button>
        </Popconfirm>
      </span>
    </li>
  )
}

type ProofProps = { view: CaseView; state: Application; table: RowTable; row: JsonObject }

/** The proof of a row lies with it. */
function Proof({ view, state, table, row }: ProofProps) {
  const [isAdding, setAdding] = useState(false)
  const id = typeof row['id'] === 'string' ? row['id'] : ''
  const slot = slotsOfStep(state, table.slot === 'works' ? 'works' : 'achievements').at(0)
  const held = inSlot(state, table.slot ?? '').filter((one) => one.row === id)
  if (slot === undefined) return null
  return (
    <div className="proof">
      <MaterialRows view={view} held={held} />
      {isAdding ? (
        <MaterialForm
          view={view}
          slot={slot}
          row={id}
          name={table.title(row)}
          onDone={() => setAdding(false)}
        />
      ) : (
        <Button
          size="small"
          type={held.length === 0 ? 'primary' : 'default'}
          aria-label={`上传证明：${table.title(row)}`}
          onClick={() => setAdding(true)}
        >
          {held.length === 0 ? '上传证明' : '再加证明'}
        </Button>
      )}
    </div>
  )
}

type RowFormProps = {
  table: RowTable
  row: JsonObject
  faults: FieldFaults
  onChange: (row: JsonObject) => void
  onSave: () => void
  onCancel: () => void
  isSending: boolean
  saved: string
}

function RowForm({ table, row, faults, onChange, onSave, onCancel, isSending, saved }: RowFormProps) {
  const missing = missingIn(table, row)
  return (
    <div className="slot-form">
      {table.fields
        .filter(({ when }) => when?.(row) ?? true)
        .map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={row[field.key]}
            fault={faults.get(field.key)}
            onChange={(value) => onChange({ ...row, [field.key]: value })}
          />
        ))}
      <p className="slot-form-foot">
        <Button type="primary" disabled={missing.length > 0} loading={isSending} onClick={onSave}>
          保存
        </Button>
        <Button onClick={onCancel}>取消</Button>
        <span className="soft">{missing.length > 0 ? `还没填：${missing.join('、')}` : saved}</span>
      </p>
    </div>
  )
}
