import { App } from 'antd'
import { useContext, useState } from 'react'
import { CellInput, DeskContext, EditingContext } from './budget-edit.tsx'
import { type CellValue, editText, figureText, readCell } from './sheet-text.ts'

type EditableMoneyProps = {
  path: string
  value: CellValue
  label: string
  /** Unit of a figure that is no money: 人, 辆. It is kept as it is typed. */
  count?: string
}

/** An amount outside the sheets that opens for typing; in the unit that the switch says. */
export function EditableMoney({ path, value, label, count = '' }: EditableMoneyProps) {
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const unit = count === '' ? desk.unit : '万元'
  const own = editing?.changes.get(path)
  const now = own === undefined ? value : own.to
  const shown = figureText(now, unit)
  if (editing === undefined || path === '') return <span data-path={path}>{shown === '' ? '—' : shown}</span>
  const close = (text: string) => {
    setOpen(false)
    if (text.trim() === editText(now, unit)) return
    const read = readCell(text, unit)
    if ('fault' in read) void message.error(`“${text}”没有填进去：${read.fault}`)
    else editing.change([{ path, before: desk.stored.get(path) ?? null, to: read.value }])
  }
  if (isOpen) return <CellInput value={editText(now, unit)} label={label} multiline={false} onClose={close} />
  const fault = desk.faults.get(path)
  return (
    <>
      <button
        type="button"
        className={`cell-button ${own === undefined ? '' : 'is-changed'}`}
        data-path={path}
        aria-label={`修改 ${label}：${shown === '' ? '空' : shown}`}
        onClick={() => setOpen(true)}
      >
        {own === undefined || own.before === null ? null : <del>{figureText(own.before, unit)}</del>}
        {shown === '' ? <span className="soft">（未填）</span> : shown}
      </button>
      {fault === undefined ? null : <span className="cell-fault">{fault}</span>}
    </>
  )
}
