import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import type { Act, CaseView } from '../api/types.ts'
import { ProblemBox } from '../parts/page.tsx'
import { focusOnMount } from '../parts/boxes.tsx'
import type { Changes } from './sheet-history.ts'
import { type CellValue, figureText } from './sheet-text.ts'
import { useDirectAct } from './use-direct-act.ts'

type SubmitProps = {
  view: CaseView
  act: Act
  changes: Changes
  nameOf: (path: string) => string
  /** What follows from the changes, in one line. */
  effect: string
  onClose: () => void
}

/** Everything that was changed, old beside new, before it is sent; a reason may be given to each place. */
export function SubmitChanges({ view, act, changes, nameOf, effect, onClose }: SubmitProps) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const sending = useDirectAct(view, act.act)
  const list = Array.from(changes.values())
  const send = () =>
    sending.mutate(
      {
        changes: list.map(({ path, to }) => {
          const reason = reasons[path]?.trim() ?? ''
          return { path, to: to === '' ? null : to, ...(reason === '' ? {} : { reason }) }
        }),
      },
      { onSuccess: onClose },
    )
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
      {sending.error === null ? null : <ProblemBox problem={problemOf(sending.error)} />}
      <p className="soft">{effect}</p>
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
                <td>{shown(before)}</td>
                <td>
                  <ins>{isRow(path) && shown(to) === '（空）' ? '删去' : shown(to)}</ins>
                </td>
                <td>
                  <Input
                    aria-label={`${nameOf(path)} 修改理由`}
                    maxLength={500}
                    value={reasons[path] ?? ''}
                    onChange={(event) => setReasons({ ...reasons, [path]: event.target.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}

/** A whole indicator row. */
const isRow = (path: string): boolean => /^p\.[^/]+\/[^/]+\.r\d+$/.test(path)

function shown(value: CellValue): string {
  const text = typeof value === 'number' ? `${figureText(value, '元')} 元` : figureText(value, '万元')
  if (text === '') return '（空）'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
