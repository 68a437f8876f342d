import { Button, Input } from 'antd'
import { memo, useCallback, useEffect, useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import {
  type Column,
  type Line,
  type Lines,
  columns,
  enterBlock,
  faultOf,
  rowsOf,
  whole,
} from './count-lines.ts'
import type { MeetingRoom, RoomItem } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'
import { VoidForm } from './meeting-void.tsx'

type Props = { room: MeetingRoom; item: RoomItem; view: CaseView }
const tellers = ['计票人甲', '计票人乙'] as const

/** Two tellers key the count sheet, neither seeing the other's; where they differ is shown, and agreed sheets are confirmed. */
export function CountSheets({ room, item, view }: Props) {
  const { ballot } = item
  const [again, setAgain] = useState<string>()
  if (ballot === null) return null
  const keyed = ballot.sheets.map(({ teller }) => teller)
  const teller = again ?? tellers.find((one) => !keyed.includes(one))
  return (
    <>
      <p className="soft">
        {ballot.openedAt} 开始投票。两名计票人分别录入，先录的一份不显示。
        {keyed.length === 0 ? '' : `已录入：${keyed.join('、')}。`}
      </p>
      {teller === undefined ? null : (
        <Sheet key={teller} item={item} teller={teller} view={view} onDone={() => setAgain(undefined)} />
      )}
      {keyed.length < 2 ? null : <Differences item={item} onAgain={setAgain} />}
      <Group label="确认计票" className="meeting-next">
        <StepButton
          view={view}
          type="primary"
          next
          disabled={keyed.length < 2 || ballot.differing.length > 0}
          sent={() => ({ act: 'ConfirmCount', input: { item: item.id, scan: [] } })}
        >
          确认计票结果
        </StepButton>
      </Group>
      <VoidForm
        item={item.id}
        presider={room.members.find((one) => one.presides && one.place === 'in')?.expert ?? ''}
        byMachine={room.mode !== 'paper'}
        view={view}
      />
    </>
  )
}

type SheetProps = { item: RoomItem; teller: string; view: CaseView; onDone: () => void }

function Sheet({ item, teller, view, onDone }: SheetProps) {
  const [lines, setLines] = useState<Lines>({})
  useEffect(() => document.querySelector<HTMLElement>('[data-cell="0-yes"]')?.focus(), [])
  const { candidates } = item
  // one and the same for all rows, so that a figure typed draws its own row only
  const change = useCallback(
    (row: number, column: Column, text: string) =>
      setLines((before) => enterBlock(before, candidates, row, column, text)),
    [candidates],
  )
  const faults = candidates.flatMap((one) => faultOf(one, lines[one.application]) ?? [])
  const open = candidates.filter(({ application }) => (lines[application]?.yes ?? '') === '').length
  return (
    <section className="meeting-sheet" aria-label={`${teller}的计票单`}>
      <h3>{teller}录入</h3>
      <Grid item={item} lines={lines} onChange={change} />
      <p className="soft">
        回车到下一行；可从 Excel 粘贴一列或一块。没有填的：收回等于发出，弃权、无效为 0，反对为其余。
        {open === 0 ? '' : `还有 ${open} 行未填赞成票。`}
      </p>
      {faults.length === 0 ? null : <p className="meeting-warn">{faults.join('；')}</p>}
      <StepButton
        view={view}
        disabled={open > 0 || faults.length > 0}
        onDone={onDone}
        sent={() => ({
          act: 'KeyCount',
          input: { item: item.id, teller, counts: rowsOf(candidates, lines) },
        })}
      >
        提交{teller}的计票单
      </StepButton>
    </section>
  )
}

/** Enter goes down a column, from its end to the top of the next one, and from the last cell to the button. */
function focusAfter(row: number, column: Column, rows: number) {
  const at = columns.findIndex(([key]) => key === column)
  const below = row + 1 < rows
  // what was returned is typed only where it differs from what was issued
  const beside = columns[at + 1]?.[0]
  const next = below ? `${row + 1}-${column}` : beside === 'returned' ? '' : `0-${beside ?? ''}`
  const cell = document.querySelector<HTMLElement>(`[data-cell="${next}"]`)
  ;(cell ?? document.querySelector<HTMLElement>('.meeting-sheet button'))?.focus()
}

type GridProps = {
  item: RoomItem
  lines: Lines
  onChange: (row: number, column: Column, text: string) => void
}

function Grid({ item, lines, onChange }: GridProps) {
  return (
    <ScrollBox label="计票单">
      <table className="meeting-count">
        <thead>
          <tr>
            <th scope="col">评审对象</th>
            <th scope="col">发出</th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.candidates.map((one, row) => (
            <Row
              key={one.application}
              candidate={one}
              line={lines[one.application]}
              row={row}
              rows={item.candidates.length}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type RowProps = {
  candidate: RoomItem['candidates'][number]
  line: Line | undefined
  row: number
  rows: number
  onChange: GridProps['onChange']
}

const Row = memo(function Row({ candidate, line, row, rows, onChange }: RowProps) {
  return (
    <tr>
      <th scope="row">{candidate.name}</th>
      <td className="number">{candidate.entitled}</td>
      {columns.map(([key, label]) => (
        <td key={key}>
          <Input
            aria-label={`${candidate.name} ${label}`}
            data-cell={`${row}-${key}`}
            inputMode="numeric"
            value={line?.[key] ?? ''}
            placeholder={whole(candidate, line, key)}
            onChange={(event) => onChange(row, key, event.target.value)}
            onPaste={(event) => {
              event.preventDefault()
              onChange(row, key, event.clipboardData.getData('text'))
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return
              event.preventDefault()
              focusAfter(row, key, rows)
            }}
          />
        </td>
      ))}
    </tr>
  )
})

function Differences({ item, onAgain }: { item: RoomItem; onAgain: (teller: string) => void }) {
  const { ballot } = item
  if (ballot === null) return null
  if (ballot.differing.length === 0) return <p className="green">两份计票单一致。</p>
  const words = (counts: (typeof ballot.sheets)[number]['counts'], application: string) => {
    const count = counts[application]
    return count === undefined
      ? '—'
      : `赞成 ${count.yes}、反对 ${count.no}、弃权 ${count.abstain}、无效 ${count.invalid}`
  }
  return (
    <section aria-label="两份计票单的不同" className="meeting-warn">
      <h3>两份计票单有 {ballot.differing.length} 处不同，请核对原票</h3>
      <ul>
        {ballot.differing.map((application) => (
          <li key={application}>
            {item.candidates.find((one) => one.application === application)?.name}：
            {ballot.sheets.map(({ teller, counts }) => `${teller} ${words(counts, application)}`).join('；')}
          </li>
        ))}
      </ul>
      {ballot.sheets.map(({ teller }) => (
        <Button key={teller} onClick={() => onAgain(teller)}>
          {teller}重新录入
        </Button>
      ))}
    </section>
  )
}
