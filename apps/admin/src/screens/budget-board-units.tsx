import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import type { BulkRow, BulkRun, WorkItem } from '../api/types.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { type Board, type BoardUnit, isLate, shownStep, wan } from './budget-board-data.ts'
import { BulkBar } from './bulk.tsx'

const procedure = 'budget/unit-budget'

const tones: Readonly<Record<string, string>> = {
  未编: 'tag',
  退回: 'tag tag-warning',
  已公开: 'tag tag-success',
  已批复: 'tag tag-accent',
  公开准备: 'tag tag-accent',
  已撤下: 'tag tag-danger',
}

/** The units as a list that can be ticked and acted upon; refused rows stay ticked with their reason. */
export function BoardUnits({ board, standing }: { board: Board; standing: string | undefined }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [results, setResults] = useState<Readonly<Record<string, BulkRow>>>({})
  const units = board.units.filter((unit) =>
    standing === undefined ? true : standing === 'late' ? isLate(unit) : unit.standing === standing,
  )
  const open = units.filter(({ caseId }) => caseId !== null)
  const selected = open.filter(({ caseId }) => ticked.has(caseId ?? ''))
  const take = (rows: BulkRow[]) => {
    setTicked(new Set(rows.filter(({ outcome }) => outcome === 'refused').map(({ id }) => id)))
    setResults(Object.fromEntries(rows.map((row) => [row.id, row])))
    void queries.invalidateQueries({ queryKey: ['budget-board'] })
  }
  const toggle = (unit: BoardUnit, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(unit.caseId ?? '')
    else next.delete(unit.caseId ?? '')
    setTicked(next)
  }
  const all = open.length > 0 && open.every(({ caseId }) => ticked.has(caseId ?? ''))
  return (
    <div className="table-box">
      {selected.length === 0 ? null : (
        <>
          <BulkBar
            items={selected.map((unit) => workItem(unit))}
            onResults={take}
            onClear={() => setTicked(new Set())}
          />
          <Companions units={selected} onResults={take} />
        </>
      )}
      <ScrollBox label="预算单位">
        <table className="work-table board-table">
          <Head
            all={all}
            onAll={(on) => setTicked(new Set(on ? open.map(({ caseId }) => caseId ?? '') : []))}
          />
          <tbody>
            {units.map((unit) => (
              <UnitRow
                key={unit.code}
                unit={unit}
                ticked={ticked.has(unit.caseId ?? '')}
                onTick={toggle}
                result={results[unit.caseId ?? '']}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {units.length === 0 ? <p className="panel-pad soft">没有处于这种状态的单位。</p> : null}
    </div>
  )
}

function Head({ all, onAll }: { all: boolean; onAll: (on: boolean) => void }) {
  return (
    <thead>
      <tr>
        <th className="tick">
          <Checkbox aria-label="全选" checked={all} onChange={({ target }) => onAll(target.checked)} />
        </th>
        <th>单位</th>
        <th>状态</th>
        <th>当前期限</th>
        <th className="number">支出合计（万元）</th>
        <th className="number">错误</th>
        <th className="number">提示</th>
        <th className="number">退回</th>
        <th className="number">催办</th>
      </tr>
    </thead>
  )
}

/** What the bulk bar asks of a row: which case it is. */
function workItem({ caseId, name, stage }: BoardUnit): WorkItem {
  return {
    procedure,
    id: caseId ?? '',
    title: name,
    stage: stage ?? '',
    stageLabel: '',
    version: '',
    updatedAt: '',
    mine: true,
    returned: false,
    urged: 0,
    columns: {},
  }
}

function UnitRow({
  unit,
  ticked,
  onTick,
  result,
}: {
  unit: BoardUnit
  ticked: boolean
  onTick: (unit: BoardUnit, on: boolean) => void
  result: BulkRow | undefined
}) {
  const count = (value: number) => (value === 0 ? '' : value)
  return (
    <tr className={ticked ? 'is-ticked' : undefined}>
      <td className="tick">
        {unit.caseId === null ? null : (
          <Checkbox
            aria-label={`选中 ${unit.name}`}
            checked={ticked}
            onChange={({ target }) => onTick(unit, target.checked)}
          />
        )}
      </td>
      <td>
        {unit.caseId === null ? (
          <span>{unit.name}</span>
        ) : (
          <Link
            to="/case/$module/$procedure/$id"
            params={{ module: 'budget', procedure: 'unit-budget', id: unit.caseId }}
            search={{}}
          >
            {unit.name}
          </Link>
        )}
        <span className="board-code">{unit.code}</span>
        {result === undefined || result.outcome === 'done' ? null : (
          <span className="board-refusal">{result.say}</span>
        )}
      </td>
      <td data-label="状态">
        <span className={tones[unit.standing] ?? 'tag'}>{unit.standing}</span>
      </td>
      <td data-label="当前期限">
        <StepText unit={unit} />
      </td>
      <td className="number" data-label="支出合计（万元）">
        {unit.total === null ? '' : wan(unit.total)}
      </td>
      <td className="number" data-label="错误">
        {unit.errors === 0 ? '' : <strong className="board-error">{unit.errors}</strong>}
      </td>
      <td className="number" data-label="提示">
        {count(unit.hints)}
      </td>
      <td className="number" data-label="退回">
        {count(unit.returned)}
      </td>
      <td className="number" data-label="催办">
        {count(unit.urged)}
      </td>
    </tr>
  )
}

function StepText({ unit }: { unit: BoardUnit }) {
  const step = shownStep(unit)
  if (step === undefined) return null
  const { done, daysLate, daysLeft, due } = step
  const tone = daysLate > 0 ? 'overdue' : daysLeft !== null && daysLeft <= 5 ? 'soon' : 'later'
  const words =
    done === null
      ? daysLate > 0
        ? `${step.step}逾期 ${daysLate} 日`
        : `${step.step}还剩 ${daysLeft ?? 0} 日`
      : daysLate > 0
        ? `${step.step}逾期 ${daysLate} 日办结`
        : `${step.step}按时`
  return (
    <span className={`due due-${done !== null && daysLate === 0 ? 'later' : tone}`}>
      <strong>{words}</strong>
      <span className="due-date">{done ?? `${due} 前`}</span>
    </span>
  )
}

type CompanionsProps = { units: BoardUnit[]; onResults: (rows: BulkRow[]) => void }

/** Returning many with one reason, and urging many: each row is decided by itself. */
function Companions({ units, onResults }: CompanionsProps) {
  const [act, setAct] = useState<'Return' | 'Urge'>()
  const [note, setNote] = useState('')
  const run = useMutation({
    mutationFn: (name: 'Return' | 'Urge') =>
      ask<BulkRun>('/api/bulk', {
        method: 'POST',
        body: {
          procedure,
          act: name,
          items: units.map(({ caseId }) => ({ id: caseId })),
          input: name === 'Return' ? { items: [{ path: '', text: note }] } : { note },
        },
      }),
    onSuccess: ({ rows }) => {
      setAct(undefined)
      setNote('')
      onResults(rows)
    },
  })
  const title = act === 'Return' ? '批量退回修改' : '批量催办'
  return (
    <div className="board-companions">
      <Space wrap>
        <Button onClick={() => setAct('Return')}>批量退回修改</Button>
        <Button onClick={() => setAct('Urge')}>批量催办</Button>
      </Space>
      <Modal
        open={act !== undefined}
        title={`${title}：${units.length} 个单位`}
        okText={`办理 ${units.length} 件`}
        okButtonProps={{ loading: run.isPending, disabled: note.trim() === '' }}
        onOk={() => act !== undefined && run.mutate(act)}
        onCancel={() => setAct(undefined)}
      >
        <p className="soft">每件单独办理；不在您岗位上的不会退回，并写明原因。</p>
        {run.error === null ? null : <ProblemBox problem={problemOf(run.error)} />}
        <label htmlFor="companion-note">{act === 'Return' ? '共同的退回理由' : '催办内容'}</label>
        <Input.TextArea
          id="companion-note"
          rows={4}
          maxLength={act === 'Return' ? 1000 : 500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Modal>
    </div>
  )
}
