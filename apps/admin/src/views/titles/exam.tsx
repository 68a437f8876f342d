import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import { useState } from 'react'
import type { Exam } from '../../../../../regulations/titles/exam/state.ts'
import type { ScoreUploadView } from '../../../../server/contract/titles-exam.ts'
import { ask, problemOf } from '../../api/client.ts'
import { ProblemBox } from '../../parts/page.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import { GenericState, type StateViewProps } from '../state-view.tsx'
import './application.css'

/** One sitting: the score book as a table, a file that fills it, and the rest of the exam as it is. */
export function ExamView({ view }: StateViewProps) {
  const exam = view.state as unknown as Exam
  const mayEnter = view.acts.some(({ act, barred }) => act === 'EnterScores' && barred === undefined)
  return (
    <>
      <ScoreBook exam={exam} />
      {mayEnter ? <ScoreFile id={view.id} /> : null}
      <GenericState view={view} without={['candidates']} />
    </>
  )
}

const TENTHS = 10
const written = (tenths: number | null | undefined): string =>
  tenths === undefined ? '' : tenths === null ? '缺考' : (tenths / TENTHS).toFixed(1)

function ScoreBook({ exam: { candidates, parts } }: { exam: Exam }) {
  const columns = [
    { title: '准考证号', dataIndex: 'ticket', key: 'ticket' },
    { title: '姓名', dataIndex: 'name', key: 'name' },
    { title: '单位', dataIndex: 'employer', key: 'employer' },
    { title: '专业', dataIndex: 'specialty', key: 'specialty' },
    ...parts.map(({ form }, index) => ({
      title: form,
      key: `part-${index}`,
      align: 'right' as const,
      render: (_: unknown, { scores }: Exam['candidates'][number]) =>
        written(scores.find(({ part }) => part === index)?.tenths),
    })),
  ]
  return (
    <section className="panel" aria-label="成绩册">
      <h2>成绩册：{candidates.length} 人</h2>
      <Table
        size="small"
        rowKey="ticket"
        columns={columns}
        dataSource={[...candidates]}
        pagination={candidates.length > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 'max-content' }}
      />
    </section>
  )
}

/** The filled-in list: tried first, entered only when every row can be. */
function ScoreFile({ id }: { id: string }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const address = `/api/titles/exams/${encodeURIComponent(id)}/scores`
  const send = useMutation({
    mutationFn: (isTrial: boolean) => {
      const body = new FormData()
      body.append('trial', isTrial ? '1' : '')
      if (file !== undefined) body.append('file', file)
      return ask<ScoreUploadView>(address, { method: 'POST', body })
    },
    onSuccess: ({ entered }) =>
      entered > 0 ? client.invalidateQueries({ queryKey: ['case', 'titles/exam', id] }) : undefined,
  })
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    send.reset()
  }
  return (
    <section className="panel applicant-import" aria-label="导入成绩">
      <h2>导入成绩</h2>
      <p className="soft">
        <a href={`${address}.xlsx`}>下载空白成绩册</a>
        ，填好分数（缺考写“缺考”）后上传；先试读，有错的行逐行列出。
      </p>
      <SheetChoice label="选择成绩册文件" file={file} onChoose={choose} />
      {send.error === null ? null : <ProblemBox problem={problemOf(send.error)} />}
      {send.data === undefined ? (
        <span>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={send.isPending}
            onClick={() => send.mutate(true)}
          >
            试读
          </Button>
        </span>
      ) : (
        <Read read={send.data} isSending={send.isPending} onEnter={() => send.mutate(false)} />
      )}
    </section>
  )
}

function Read({
  read,
  isSending,
  onEnter,
}: {
  read: ScoreUploadView
  isSending: boolean
  onEnter: () => void
}) {
  const { rows, readable, entered, faults, absent } = read
  if (entered > 0) return <output>已登记 {entered} 项成绩。</output>
  return (
    <>
      <output>
        共 {rows} 行，可登记 {readable} 项成绩，{faults.length} 行有问题。
      </output>
      {faults.length === 0 ? null : (
        <ul className="check-list" aria-label="有问题的行">
          {faults.map(({ row, ticket, say }) => (
            <li key={row}>
              第 {row} 行 {ticket}：{say}
            </li>
          ))}
        </ul>
      )}
      {absent.length === 0 ? null : (
        <p className="soft">名单中没有：{absent.map(({ name }) => name).join('、')}。可以以后再登记。</p>
      )}
      <span>
        <Button
          type="primary"
          disabled={faults.length > 0 || readable === 0}
          loading={isSending}
          onClick={onEnter}
        >
          登记 {readable} 项成绩
        </Button>{' '}
        {faults.length > 0 ? (
          <span className="soft">请改正文件中的各行后重新选择：有错时一项也不登记。</span>
        ) : null}
      </span>
    </>
  )
}
