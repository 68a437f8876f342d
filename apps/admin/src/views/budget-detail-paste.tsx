import { Link } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { BudgetDetailPreview } from '../../../server/contract/index.ts'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { CaseView } from '../api/types.ts'
import { focusOnMount } from '../parts/boxes.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { DetailFound } from './budget-detail-found.tsx'

type PasteProps = { view: CaseView; onClose: () => void }

/** The detail of 预算管理一体化: pasted or chosen, read and compared, then the figures are replaced by one act. */
export function DetailPaste({ view, onClose }: PasteProps) {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const address = `/api/${view.procedure}/${encodeURIComponent(view.id)}/detail`
  const reading = useMutation({
    mutationFn: (sent: File) => {
      const body = new FormData()
      body.append('file', sent)
      return ask<BudgetDetailPreview>(address, { method: 'POST', body })
    },
  })
  const taking = useMutation({
    mutationFn: (token: string) =>
      ask(`/api/imports/${encodeURIComponent(token)}/commit`, {
        method: 'POST',
        body: { id: view.id, version: view.version },
      }),
    onSuccess: async () => {
      void message.success('已按明细替换数字')
      await refreshAll()
      onClose()
    },
  })
  const found = reading.data
  const readText = (block: string) =>
    reading.mutate(new File([block], '粘贴的明细.tsv', { type: 'text/plain' }))
  const error = reading.error ?? taking.error
  const isRead = found !== undefined && found.readable
  return (
    <Modal
      open
      title="预算管理一体化明细"
      width="min(1040px, 96vw)"
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          {isRead ? <Button onClick={() => reading.reset()}>重新粘贴或选择</Button> : null}
          {isRead ? (
            <Button
              type="primary"
              ref={focusOnMount}
              loading={taking.isPending}
              onClick={() => taking.mutate(found.token)}
            >
              用明细替换数字
            </Button>
          ) : (
            <ReadButtons
              isBusy={reading.isPending}
              isEmpty={text.trim() === ''}
              onRead={() => readText(text)}
              onFile={(chosen) => reading.mutate(chosen)}
            />
          )}
        </>
      }
    >
      {error === null ? null : <ProblemBox problem={problemOf(error)} />}
      {isRead ? (
        <DetailFound found={found} />
      ) : (
        <PasteField text={text} found={found} onText={setText} onRead={readText} />
      )}
    </Modal>
  )
}

type ReadButtonsProps = {
  isBusy: boolean
  isEmpty: boolean
  onRead: () => void
  onFile: (file: File) => void
}

function ReadButtons({ isBusy, isEmpty, onRead, onFile }: ReadButtonsProps) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="选择明细文件"
        accept=".xlsx,.xls,.csv"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) onFile(chosen)
          event.target.value = ''
        }}
      />
      <Button loading={isBusy} onClick={() => file.current?.click()}>
        选择文件
      </Button>
      <Button type="primary" disabled={isEmpty} loading={isBusy} onClick={onRead}>
        读取
      </Button>
    </>
  )
}

type FieldProps = {
  text: string
  found: BudgetDetailPreview | undefined
  onText: (text: string) => void
  onRead: (text: string) => void
}

function PasteField({ text, found, onText, onRead }: FieldProps) {
  return (
    <>
      <p className="soft">
        在一体化系统里导出本单位的明细（元，一行一个功能科目、经济科目、资金来源和项目），连同表头复制后粘贴到下面；或选择导出的文件。读取后先看差异，不会马上写入。
      </p>
      {found === undefined ? null : <Unreadable found={found} />}
      <Input.TextArea
        ref={focusOnMount}
        aria-label="粘贴的明细"
        className="detail-paste"
        rows={12}
        wrap="off"
        placeholder={'功能科目编码\t经济科目编码\t支出类型\t资金来源\t金额（元）'}
        value={text}
        onChange={(event) => onText(event.target.value)}
        // A pasted block is whole: it is read at once.
        onPaste={(event) => {
          const block = event.clipboardData.getData('text/plain')
          if (text.trim() === '' && block.includes('\t')) onRead(block)
        }}
      />
    </>
  )
}

function Unreadable({ found: { faults } }: { found: BudgetDetailPreview }) {
  const isHeader = faults.some(({ say }) => say.includes('表头'))
  return (
    <Alert
      type="error"
      showIcon
      className="failed"
      title={`有 ${faults.length} 处读不出来，没有写入任何内容`}
      description={
        <>
          <ul className="fault-list">
            {faults.map(({ sheet, cell, say }) => (
              <li key={`${sheet}-${cell}-${say}`}>
                {cell === '' ? '' : `${cell}：`}
                {say}
              </li>
            ))}
          </ul>
          {isHeader ? (
            <p>
              表头用的是别的叫法时，请在 <Link to="/import">导入</Link> 里指定各栏的对应关系，以后会记住。
            </p>
          ) : null}
        </>
      }
    />
  )
}
