import { Button } from 'antd'
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import type { Kept } from './budget-edit.tsx'
import type { Live } from './budget-live.ts'
import { noTable } from './budget-places.ts'

type EditBarProps = {
  editing: Kept
  live: Live
  /** Findings that the changes brought and did away with, and figures that moved with them. */
  added: number
  gone: number
  moved: number
  /** No table 8 yet: it can be made from table 6. */
  lacksIncomeTable: boolean
  label: string
  onSend: () => void
  /** Where the tables were opened for changing on purpose. */
  onLeave?: () => void
}

/** What has been changed so far and what follows from it; one press undoes, one sends. */
export function EditBar(props: EditBarProps) {
  const { editing, live, added, gone, moved, lacksIncomeTable, label, onSend, onLeave } = props
  const { changes } = editing
  return (
    <section className="edit-bar" aria-label="修改数字">
      <span className="edit-tools">
        <Button
          size="small"
          icon={<UndoOutlined />}
          aria-label="撤销"
          title="撤销（Ctrl+Z）"
          disabled={!editing.canUndo}
          onClick={editing.undo}
        />
        <Button
          size="small"
          icon={<RedoOutlined />}
          aria-label="重做"
          title="重做（Ctrl+Y）"
          disabled={!editing.canRedo}
          onClick={editing.redo}
        />
      </span>
      <output className="edit-say" aria-busy={live.isAsking}>
        {changes.size === 0 ? (
          <span className="soft">表格可直接填写；改完一并提交。</span>
        ) : (
          <>
            <strong>已改 {changes.size} 处</strong>
            {live.faults.size > 0 ? (
              <span className="cell-fault">{live.faults.size} 处不能这样改，已标红</span>
            ) : live.say !== '' ? (
              <span className="cell-fault">{live.say}</span>
            ) : live.after === undefined ? null : (
              <>
                <span>牵动 {moved} 个数</span>
                <span className={added > 0 ? 'cell-fault' : ''}>新增检查结果 {added} 项</span>
                <span>消除 {gone} 项</span>
              </>
            )}
            {live.isAsking ? <span className="soft">正在核算…</span> : null}
          </>
        )}
      </output>
      <span className="edit-tools">
        {lacksIncomeTable && !changes.has('t8') ? (
          <Button size="small" onClick={() => editing.change([{ path: 't8', before: noTable, to: null }])}>
            由表6生成部门收入总表
          </Button>
        ) : null}
        {changes.size === 0 ? null : (
          <Button size="small" onClick={editing.clear}>
            全部还原
          </Button>
        )}
        {onLeave === undefined ? null : (
          <Button size="small" onClick={onLeave}>
            退出修改
          </Button>
        )}
        <SendButton editing={editing} label={label} onSend={onSend} />
      </span>
    </section>
  )
}

/** Sends everything together, once it is decided what stays of the places that were changed elsewhere too. */
function SendButton({ editing, label, onSend }: Pick<EditBarProps, 'editing' | 'label' | 'onSend'>) {
  const { changes, conflicts } = editing
  const isOpen = conflicts.length > 0
  return (
    <Button
      size="small"
      type="primary"
      disabled={changes.size === 0 || isOpen}
      onClick={onSend}
      title={isOpen ? '请先选定下面两边都改过的数' : label}
    >
      提交修改…
    </Button>
  )
}
