/** The tables out to Excel and back, and the detail of 预算管理一体化 into them. */
import { DownloadOutlined, SnippetsOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import type { BudgetTableFile } from '../../../server/contract/index.ts'
import { ask, askFile, problemOf, queryText } from '../api/client.ts'
import type { CaseView, JsonObject, Problem } from '../api/types.ts'
import { ProblemBox } from '../parts/page.tsx'
import { DetailPaste } from './budget-detail-paste.tsx'
import { FileDifferences } from './budget-file-differences.tsx'
import { actNamed } from './targets-send.tsx'
import type { Bench } from './use-workbench.ts'

type FileBarProps = {
  view: CaseView
  bench: Bench
  /** Absent where nothing can be done from here: tables still go out. */
  onAct: ((act: string, input: JsonObject) => void) | undefined
}

/** Buttons beside the choice of the table: this one or all of them out, back, and the detail where figures may be replaced. */
export function FileBar({ view, bench, onAct }: FileBarProps) {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState<{ name: string; found: BudgetTableFile }>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const address = `/api/${view.procedure}/${encodeURIComponent(view.id)}/tables`
  const part = bench.current?.value
  const failed = (error: unknown) => setProblem(problemOf(error))
  const send = (file: File) => {
    const body = new FormData()
    body.append('file', file)
    setProblem(undefined)
    setBusy(true)
    ask<BudgetTableFile>(address, { method: 'POST', body })
      .then((found) => setReading({ name: file.name, found }), failed)
      .finally(() => setBusy(false))
  }
  const download = (only: string | undefined) => {
    if (bench.editing.changes.size > 0)
      void message.info('下载的是已提交的数字，表上还没有提交的改动不在文件里')
    askFile(`${address}.xlsx${queryText({ part: only, unit: bench.unit })}`).catch(failed)
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => download(part)} title="改好后可以原样传回">
        下载为 Excel
      </Button>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => download(undefined)}
        title="所有表在一个文件里，每张一个工作表；改好后一次传回"
      >
        下载全部表
      </Button>
      {bench.act === undefined || onAct === undefined ? null : (
        <Button icon={<UploadOutlined />} loading={isBusy} onClick={() => input.current?.click()}>
          上传改好的 Excel
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择改好的 Excel"
        accept=".xlsx,.xls"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) send(file)
          event.target.value = ''
        }}
      />
      {onAct === undefined ? null : <DetailButton view={view} />}
      {problem === undefined ? null : <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />}
      {reading === undefined || bench.act === undefined ? null : (
        <FileDifferences
          view={view}
          bench={bench}
          act={bench.act}
          name={reading.name}
          found={reading.found}
          onClose={() => setReading(undefined)}
        />
      )}
    </>
  )
}

/** The way in for a detail, where this post may replace the figures now. */
export function DetailButton({ view }: { view: CaseView }) {
  const [isOpen, setOpen] = useState(false)
  if (actNamed(view, 'ReplaceFigures') === undefined) return null
  return (
    <>
      <Button icon={<SnippetsOutlined />} onClick={() => setOpen(true)}>
        粘贴一体化明细
      </Button>
      {isOpen ? <DetailPaste view={view} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
