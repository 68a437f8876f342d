import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { Act, CaseView } from '../api/types.ts'
import { ProblemBox } from '../parts/page.tsx'
import { focusOnMount } from '../parts/boxes.tsx'
import type { Change, Changes } from './sheet-history.ts'
import { type CellValue, figureText } from './sheet-text.ts'
import { useDirectAct } from './use-direct-act.ts'

type SubmitProps = {
  view: CaseView
  act: Act
  changes: Changes
  nameOf: (path: string) => string
  /** What follows from the changes, in one line. */
  effect: string
  /** The changes are on their way, or came back refused. */
  onSent: (isSent: boolean) => void
  onClose: () => void
}

/** Everything that was changed, old beside new, before it is sent; a reason may be given to each place. */
export function SubmitChanges({ view, act, changes, nameOf, effect, onSent, onClose }: SubmitProps) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const sending = useDirectAct(view, act.act)
  const list = Array.from(changes.values())
  const send = () => {
    onSent(true)
    sending.mutate(
      {
        changes: list.map(({ path, to }) => {
          const reason = reasons[path]?.trim() ?? ''
          return { path, to: to === '' ? null : to, ...(reason === '' ? {} : { reason }) }
        }),
      },
      { onSuccess: onClose, onError: () => onSent(false) },
    )
  }
  const problem = sending.error === null ? undefined : problemOf(sending.error)
  return (
    <Modal
      open
      title={`提交 ${list.length} 处修改`}
      width="min(860px, 96vw)"
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>返回继续改</Button>
          <Button type="primary" ref={focusOnMount} loading={sending.isPending} onClick={send}>
            确认提交
          </Button>
        </>
      }
    >
      {problem === undefined ? null : problem.why === 'conflict' ? (
        <Moved onRead={() => void refreshAll().then(sending.reset)} />
      ) : (
        <ProblemBox problem={problem} />
      )}
      <p className="soft">{effect}</p>
      <ChangeList
        list={list}
        nameOf={nameOf}
        reasons={reasons}
        onReason={(path, reason) => setReasons({ ...reasons, [path]: reason })}
      />
    </Modal>
  )
}

type ChangeListProps = {
  list: readonly Change[]
  nameOf: (path: string) => string
  reasons: Readonly<Record<string, string>>
  onReason: (path: string, reason: string) => void
}

/** Old beside new, place by place. */
function ChangeList({ list, nameOf, reasons, onReason }: ChangeListProps) {
  return (
    <div className="submit-list">
      <table className="figure-table">
        <thead>
          <tr>
            <th>位置</th>
            <th>原为</th>
            <th>改为</th>
            <th>理由（可不填）</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ path, before, to }) => (
            <tr key={path}>
              <td>{nameOf(path)}</td>
              <td>{valueText(before)}</td>
              <td>
                <ins>{isRow(path) && valueText(to) === '（空）' ? '删去' : valueText(to)}</ins>
              </td>
              <td>
                <Input
                  aria-label={`${nameOf(path)} 修改理由`}
                  maxLength={500}
                  value={reasons[path] ?? ''}
                  onChange={(event) => onReason(path, event.target.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Somebody, or the same person in another window, changed the case: what was typed here is not lost by it. */
function Moved({ onRead }: { onRead: () => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="failed"
      title="没有提交：您打开之后，本件已有新的变化。"
      description="读取最新数字后，请核对下面的“原为”再提交；您的修改会保留。"
      action={
        <Button size="small" onClick={onRead}>
          读取最新数字
        </Button>
      }
    />
  )
}

/** 分 in the last printed digit of 万元. */
const FEN_PRINTED = 10_000

/** A whole indicator row. */
const isRow = (path: string): boolean => /^p\.[^/]+\/[^/]+\.r\d+$/.test(path)

/** A value as a list of changes tells it: in 万元 as it is printed; an amount that two decimals do not tell whole in 元. */
export function valueText(value: CellValue): string {
  const isWhole = typeof value !== 'number' || value % FEN_PRINTED === 0
  const text = isWhole ? figureText(value, '万元') : `${figureText(value, '元')} 元`
  if (text === '') return '（空）'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
