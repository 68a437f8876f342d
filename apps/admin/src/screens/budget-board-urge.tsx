import { CopyOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import type { BulkRow, BulkRun } from '../api/types.ts'
import { Nothing, ProblemBox } from '../parts/page.tsx'
import type { Board } from './budget-board-data.ts'

/** Urging: recorded for all that are not done, or as a text for the office's chat group, which needs no gateway. */
export function BoardUrge({ board }: { board: Board }) {
  const { message } = App.useApp()
  if (board.urge === '') return <Nothing say="各单位都没有待办的步骤，无须催办。" />
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(board.urge)
      void message.success('已复制，可以粘贴到工作群')
    } catch {
      // Plain-HTTP office networks have no clipboard: the text is selected for Ctrl-C instead.
      document.querySelector<HTMLTextAreaElement>('#urge-text')?.select()
      void message.info('请按 Ctrl-C 复制已选中的文字')
    }
  }
  return (
    <section className="panel panel-pad">
      <UrgeAll board={board} />
      <h2 className="board-sub">催办文本</h2>
      <div className="board-urge-head">
        <p className="soft">按单位逐行写明该办的一件事和期限；复制后粘贴到工作群，不需要短信网关。</p>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          复制文本
        </Button>
      </div>
      <Input.TextArea
        id="urge-text"
        aria-label="催办文本"
        readOnly
        value={board.urge}
        rows={Math.min(board.urge.split('\n').length + 1, 24)}
      />
      <Late board={board} />
    </section>
  )
}

/** One click for all; each is an act of its own, and a row that was refused says why. */
function UrgeAll({ board: { notDone, units } }: { board: Board }) {
  const [note, setNote] = useState('请按期办理')
  const run = useMutation({
    mutationFn: () =>
      ask<BulkRun>('/api/bulk', {
        method: 'POST',
        body: {
          procedure: 'budget/unit-budget',
          act: 'Urge',
          items: notDone.map((id) => ({ id })),
          input: { note },
        },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['budget-board'] }),
  })
  const without = units.filter(({ caseId }) => caseId === null).length
  const nameOf = (id: string): string => units.find(({ caseId }) => caseId === id)?.name ?? id
  return (
    <>
      <h2 className="board-sub">催办全部未办单位</h2>
      <p className="soft">
        每个单位记一次催办并发出消息；到期前 5 日和 1 日系统另外自动提醒，记在各件的办理记录里。
        {without === 0 ? '' : `另有 ${without} 个单位还没有建立预算，只写在下面的文本里。`}
      </p>
      {run.error === null ? null : <ProblemBox problem={problemOf(run.error)} />}
      <div className="board-urge-all">
        <label htmlFor="urge-note">催办内容</label>
        <Input id="urge-note" value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
        <Button
          type="primary"
          loading={run.isPending}
          disabled={notDone.length === 0 || note.trim() === ''}
          onClick={() => run.mutate()}
        >
          催办 {notDone.length} 个单位
        </Button>
      </div>
      {run.data === undefined ? null : <Outcome rows={run.data.rows} nameOf={nameOf} />}
    </>
  )
}

function Outcome({ rows, nameOf }: { rows: readonly BulkRow[]; nameOf: (id: string) => string }) {
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  return (
    <output className="board-urged">
      <p>
        已催办 {rows.length - refused.length} 个单位
        {refused.length === 0 ? '。' : `，${refused.length} 个没有办成：`}
      </p>
      <ul className="board-late">
        {refused.map(({ id, say }) => (
          <li key={id}>
            <strong>{nameOf(id)}</strong>
            <span className="board-error">{say}</span>
          </li>
        ))}
      </ul>
    </output>
  )
}

function Late({ board }: { board: Board }) {
  const late = board.reminders.filter(({ kind }) => kind === 'late')
  if (late.length === 0) return null
  return (
    <>
      <h2 className="board-sub">逾期名单</h2>
      <ul className="board-late">
        {late.map((one) => (
          <li key={`${one.unit}-${one.step}`}>
            <strong>{one.name}</strong>
            <span className="board-code">{one.unit}</span>
            <span className="board-error">
              {one.step}逾期 {one.days} 日（应于 {one.due} 办理）
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
