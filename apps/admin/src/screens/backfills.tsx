import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Descriptions, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { backfillsQuery, refreshAll } from '../api/queries.ts'
import type { Backfill, Problem } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { procedureParams } from '../lib/search.ts'
import { FactTree, Personal } from '../parts/facts.tsx'
import { Failed, Loading, Nothing, PageTitle, ProblemBox } from '../parts/page.tsx'

/** What colleagues typed from paper, beside its scan: confirmed here by a second person, or given back. */
export function BackfillsScreen() {
  const query = useQuery(backfillsQuery)
  return (
    <>
      <PageTitle
        title="待核对补录"
        note="纸面已经办理、同事补录的步骤。请对照扫描件逐项核对；确认后才生效，期限自发生时间起算。"
      />
      {query.error === null ? null : <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isPending ? <Loading what="待核对的补录" /> : null}
      {query.data?.length === 0 ? <Nothing say="没有待核对的补录。" /> : null}
      <ul className="backfills">
        {(query.data ?? []).map((entry) => (
          <li key={entry.id} className="table-box backfill-entry">
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Entry({ entry }: { entry: Backfill }) {
  const [problem, setProblem] = useState<Problem>()
  const [isEnding, setEnding] = useState(false)
  const { message } = App.useApp()
  const confirm = useMutation({
    mutationFn: () => ask(`/api/backfills/${entry.id}/confirm`, { method: 'POST' }),
    onSuccess: async () => {
      void message.success(`已确认：${entry.actLabel}`)
      await refreshAll()
    },
    onError: (error) => setProblem(problemOf(error)),
  })
  return (
    <article aria-label={`${entry.actLabel}，${entry.title ?? entry.procedureLabel}`}>
      <header className="backfill-head">
        <h2>{entry.actLabel}</h2>
        {entry.caseId === null ? (
          <span>{entry.procedureLabel}（新件）</span>
        ) : (
          <Link
            to="/case/$module/$procedure/$id"
            params={{ ...procedureParams(entry.procedure), id: entry.caseId }}
            search={{}}
          >
            {entry.title ?? entry.procedureLabel}
          </Link>
        )}
      </header>
      {problem === undefined ? null : <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />}
      <div className="backfill-body">
        <Typed entry={entry} />
        <Scan hash={entry.scan} />
      </div>
      <footer className="act-foot">
        <Button onClick={() => setEnding(true)}>{entry.own ? '撤回' : '退回'}</Button>
        {entry.own ? (
          <span className="soft">请另一位同事核对。</span>
        ) : (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            核对无误，确认
          </Button>
        )}
      </footer>
      {isEnding ? <Ending entry={entry} onClose={() => setEnding(false)} /> : null}
    </article>
  )
}

function Typed({ entry }: { entry: Backfill }) {
  const { input, reasons } = entry
  const isEmpty = typeof input === 'object' && input !== null && Object.keys(input).length === 0
  return (
    <div>
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'happened', label: '发生时间', children: formatInstant(entry.happenedAt) },
          {
            key: 'typed',
            label: '录入',
            children: (
              <>
                <Personal>{entry.typedBy}</Personal> {formatInstant(entry.typedAt)}
              </>
            ),
          },
          ...(entry.note === null ? [] : [{ key: 'note', label: '说明', children: entry.note }]),
        ]}
      />
      {isEmpty ? (
        <p className="soft">这一步没有需要填写的内容。</p>
      ) : (
        <FactTree value={input} labels={entry.labels} />
      )}
      {Object.keys(reasons).length === 0 ? null : <FactTree value={reasons} />}
    </div>
  )
}

/** The scan as the browser shows it: a picture, or a PDF in its own frame. */
function Scan({ hash }: { hash: string }) {
  const address = `/api/files/${hash}`
  return (
    <figure className="backfill-scan">
      <object data={address} aria-label="扫描件">
        <img src={address} alt="扫描件" />
      </object>
      <figcaption>
        <a href={address} target="_blank" rel="noreferrer">
          在新窗口打开扫描件
        </a>
      </figcaption>
    </figure>
  )
}

function Ending({ entry, onClose }: { entry: Backfill; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const { message } = App.useApp()
  const end = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      ask(`/api/backfills/${entry.id}/decline`, { method: 'POST', body: { reason } }),
    onSuccess: async () => {
      onClose()
      void message.success(entry.own ? '已撤回' : '已退回')
      await refreshAll()
    },
    onError: (error) => void message.error(problemOf(error).detail),
  })
  return (
    <Modal
      open
      title={entry.own ? '撤回补录' : '退回补录'}
      okText={entry.own ? '撤回' : '退回'}
      cancelText="取消"
      confirmLoading={end.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => end.mutate(values)}>
        <Form.Item
          name="reason"
          label="理由"
          rules={[{ required: true, whitespace: true, message: '请填写理由' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
