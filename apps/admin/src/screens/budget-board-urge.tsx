import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { Nothing } from '../parts/page.tsx'
import type { Board } from './budget-board-data.ts'

/** Text for the office's chat group: no gateway is needed, one click copies it. */
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
  const late = board.reminders.filter(({ kind }) => kind === 'late')
  return (
    <section className="panel panel-pad">
      <div className="board-urge-head">
        <p className="soft">按单位逐行写明该办的一件事和期限；复制后粘贴到工作群，不需要短信网关。</p>
        <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
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
      {late.length === 0 ? null : (
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
      )}
    </section>
  )
}
