import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Select } from 'antd'
import { useState } from 'react'
import { ask, problemOf, queryText } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import { ProblemBox } from '../parts/page.tsx'
import { FileDrop } from '../screens/file-drop.tsx'
import { PutInForce } from './layout-decision.tsx'
import { LayoutFindings } from './layout-findings.tsx'
import { layoutAddress } from './queries.ts'
import type { LayoutDetail, LayoutUpload } from './queries.ts'

/** Steps two to four: send the changed file in, read what is said about it, see it filled, choose its first day. */
export function LayoutUploadPanel({ detail }: { detail: LayoutDetail }) {
  const { summary, organisations } = detail
  const [organisation, setOrganisation] = useState(organisations[0]?.id ?? '')
  const [sent, setSent] = useState<LayoutUpload>()
  const upload = useMutation({
    mutationFn: (file: File) => sendLayout(summary.document, organisation, file),
    onSuccess: async (answer) => {
      setSent(answer)
      await refreshAll()
    },
  })
  return (
    <>
      <li className="panel">
        <h2>2　上传改好的版式</h2>
        <div className="layout-scope">
          <span>用于</span>
          <Select
            aria-label="用于哪个单位"
            value={organisation}
            options={organisations.map(({ id, name }) => ({ value: id, label: `${name}及其下级` }))}
            popupMatchSelectWidth={false}
            onChange={(id) => {
              setOrganisation(id)
              setSent(undefined)
            }}
          />
        </div>
        {upload.error === null ? null : <ProblemBox problem={problemOf(upload.error)} />}
        <FileDrop
          accept=".docx,.xlsx"
          note="上传后逐处核对字段；写错的会指出位置和正确写法，不合格的不会保存。"
          isBusy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        />
        {sent === undefined ? null : <Judged sent={sent} />}
      </li>
      {sent?.accepted === true && sent.number !== null ? (
        <Accepted
          detail={detail}
          organisation={organisation}
          number={sent.number}
          warnings={sent.findings.length}
          onDone={() => setSent(undefined)}
        />
      ) : null}
    </>
  )
}

function sendLayout(document: string, organisation: string, file: File): Promise<LayoutUpload> {
  const body = new FormData()
  body.append('file', file)
  return ask<LayoutUpload>(`${layoutAddress(document)}/versions${queryText({ organisation })}`, {
    method: 'POST',
    body,
  })
}

function Judged({ sent }: { sent: LayoutUpload }) {
  const refused = sent.findings.filter(({ grade }) => grade === 'refuse').length
  const warned = sent.findings.length - refused
  return (
    <div className="layout-judged">
      {sent.accepted ? (
        <Alert
          type={warned === 0 ? 'success' : 'warning'}
          showIcon
          title={`“${sent.fileName}”可以使用，已存为第 ${sent.number} 版，尚未启用。`}
          description={
            warned === 0
              ? `用到 ${sent.used.length} 个字段，全部相符。`
              : `用到 ${sent.used.length} 个字段，全部相符；另有 ${warned} 处提示，请看过再启用。`
          }
        />
      ) : (
        <Alert
          type="error"
          showIcon
          title={`“${sent.fileName}”有 ${refused} 处要改，没有保存。`}
          description="请在 Word、Excel 或 WPS 中按下表改正，再上传一次。"
        />
      )}
      {sent.findings.length === 0 ? null : <LayoutFindings findings={sent.findings} />}
    </div>
  )
}

type AcceptedProps = {
  detail: LayoutDetail
  organisation: string
  number: number
  warnings: number
  onDone: () => void
}

function Accepted({ detail, organisation, number, warnings, onDone }: AcceptedProps) {
  const { message } = App.useApp()
  const place = `${layoutAddress(detail.summary.document)}/versions/${number}`
  const discard = useMutation({
    mutationFn: () => ask<{ ok: boolean }>(`${place}${queryText({ organisation })}`, { method: 'DELETE' }),
    onSuccess: async () => {
      void message.success(`第 ${number} 版已删去`)
      onDone()
      await refreshAll()
    },
  })
  return (
    <>
      <li className="panel">
        <h2>3　试填一份</h2>
        <p className="soft">用虚构的单位和数字填好，打开看看折行、分页和字体，再决定是否启用。</p>
        <div className="layout-files">
          <Button href={`${place}/trial${queryText({ organisation })}`}>下载试填件</Button>
          <Button danger type="text" loading={discard.isPending} onClick={() => discard.mutate()}>
            不满意，删去这一版
          </Button>
        </div>
        {discard.error === null ? null : <ProblemBox problem={problemOf(discard.error)} />}
      </li>
      <li className="panel">
        <h2>4　定启用日期</h2>
        <PutInForce
          document={detail.summary.document}
          organisation={organisation}
          number={number}
          today={detail.today}
          warnings={warnings}
          onDone={onDone}
        />
      </li>
    </>
  )
}
