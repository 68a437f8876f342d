import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { ask, askFile, problemOf } from '../api/client.ts'
import type { CaseView, Problem } from '../api/types.ts'
import { ProblemBox } from '../parts/page.tsx'
import type { TargetRow } from './targets-model.ts'

type Reading = {
  readable: boolean
  faults: { sheet: string; cell: string; say: string }[]
  rows: TargetRow[]
  changes: { path: string; before: string; after: string }[]
  outdated: string[]
}

type FileProps = { view: CaseView; onTake: (rows: readonly TargetRow[]) => void }

/** Out to Excel, and back through a page of differences; what is taken over stands in the sheet until it is saved. */
export function IndicatorFile({ view, onTake }: FileProps) {
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState<Reading>()
  const [problem, setProblem] = useState<Problem>()
  const address = `/api/${view.procedure}/${encodeURIComponent(view.id)}/indicators`
  const failed = (error: unknown) => setProblem(problemOf(error))
  const send = (file: File) => {
    const body = new FormData()
    body.append('file', file)
    setProblem(undefined)
    ask<Reading>(address, { method: 'POST', body }).then(setReading, failed)
  }
  return (
    <>
      <Button onClick={() => void askFile(`${address}.xlsx`).catch(failed)}>导出 Excel</Button>
      <Button onClick={() => input.current?.click()}>导入 Excel</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择指标文件"
        accept=".xlsx,.xls,.csv"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) send(file)
          event.target.value = ''
        }}
      />
      {problem === undefined ? null : <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />}
      {reading === undefined ? null : (
        <Modal
          open
          width={720}
          title={reading.readable ? `文件中有 ${reading.changes.length} 处不同` : '文件读不出来'}
          okText="采用到表上"
          cancelText="关闭"
          okButtonProps={{ disabled: !reading.readable || reading.changes.length === 0 }}
          onOk={() => {
            onTake(reading.rows)
            setReading(undefined)
          }}
          onCancel={() => setReading(undefined)}
        >
          <Differences reading={reading} />
        </Modal>
      )}
    </>
  )
}

function Differences({ reading }: { reading: Reading }) {
  if (!reading.readable)
    return (
      <ul>
        {reading.faults.map(({ sheet, cell, say }) => (
          <li key={sheet + cell + say}>
            {sheet} {cell}：{say}
          </li>
        ))}
      </ul>
    )
  if (reading.changes.length === 0) return <p>与现有指标相同，没有可改的地方。</p>
  return (
    <>
      {reading.outdated.length === 0 ? null : (
        <p className="last-missed">
          导出之后这里又改动过：{reading.outdated.join('、')}。采用会覆盖这些改动。
        </p>
      )}
      <table className="figure-table">
        <thead>
          <tr>
            <th>位置</th>
            <th>现为</th>
            <th>文件中</th>
          </tr>
        </thead>
        <tbody>
          {reading.changes.map(({ path, before, after }) => (
            <tr key={path}>
              <td>{path}</td>
              <td>{before === '' ? '（空）' : before}</td>
              <td>{after === '' ? '（空）' : after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">采用后仍在表上，保存前不会写入。</p>
    </>
  )
}
