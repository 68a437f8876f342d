import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons'
import { Button, Progress, Upload } from 'antd'
import { useRef, useState } from 'react'
import { askFile, problemOf } from '../api/client.ts'
import type { Problem } from '../api/types.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { PageTitle, ProblemBox } from '../parts/page.tsx'
import { type FileCheck, checkFile, summaryRequest } from './reckon-data.ts'
import './reckon.css'

type Checked = { key: string; file: File; check?: FileCheck; problem?: Problem }

/** 检查文件: workbooks from anywhere, one or a folder of them. Nothing is kept; leaving the page forgets it all. */
export function CheckFilesScreen() {
  const [checked, setChecked] = useState<readonly Checked[]>([])
  const [waiting, setWaiting] = useState({ done: 0, of: 0 })
  const [year, setYear] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const queue = useRef(Promise.resolve())
  const count = useRef(0)

  const take = (file: File): void => {
    count.current += 1
    const key = `${count.current}`
    setWaiting(({ done, of }) => (done === of ? { done: 0, of: 1 } : { done, of: of + 1 }))
    queue.current = checkAfter(queue.current, key, file)
  }
  const checkAfter = async (before: Promise<void>, key: string, file: File): Promise<void> => {
    await before
    const one = await check(key, file, year)
    setChecked((all) => [...all, one])
    setWaiting(({ done, of }) => ({ done: done + 1, of }))
  }
  const isBusy = waiting.done < waiting.of
  const files = checked.map(({ file }) => file)
  return (
    <>
      <PageTitle
        title="检查预算文件"
        note="检查别处来的公开表工作簿：一份或整个文件夹。文件检查完即丢弃，不保存，也不记入任何案件。"
        actions={
          <Button
            icon={<DownloadOutlined />}
            disabled={isBusy || files.length === 0}
            onClick={() => {
              setProblem(undefined)
              void askFile(...summaryRequest(files, year)).catch((error: unknown) =>
                setProblem(problemOf(error)),
              )
            }}
          >
            导出汇总 Excel
          </Button>
        }
      />
      <div className="check-grid">
        <FileChoice year={year} onYear={setYear} onFile={take} />
        {isBusy ? (
          <Progress
            percent={Math.floor((100 * waiting.done) / waiting.of)}
            format={() => `${waiting.done}/${waiting.of}`}
            aria-label="检查进度"
          />
        ) : null}
        {problem === undefined ? null : (
          <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />
        )}
        {checked.length === 0 ? null : <Results checked={checked} onClear={() => setChecked([])} />}
      </div>
    </>
  )
}

async function check(key: string, file: File, year: string): Promise<Checked> {
  try {
    return { key, file, check: await checkFile(file, year) }
  } catch (error) {
    return { key, file, problem: problemOf(error) }
  }
}

type ChoiceProps = { year: string; onYear: (year: string) => void; onFile: (file: File) => void }

function FileChoice({ year, onYear, onFile }: ChoiceProps) {
  const take = (file: File) => {
    if (/\.xlsx$/i.test(file.name) && !file.name.startsWith('~$')) onFile(file)
    return Upload.LIST_IGNORE
  }
  return (
    <>
      <div className="check-bar">
        <label htmlFor="check-year">年度（可不填，从文件里读）</label>
        <input
          id="check-year"
          className="reckon-money"
          style={{ width: 90 }}
          inputMode="numeric"
          maxLength={4}
          value={year}
          onChange={(event) => onYear(event.target.value.replaceAll(/\D/g, ''))}
        />
        <Upload directory multiple showUploadList={false} beforeUpload={take}>
          <Button icon={<FolderOpenOutlined />}>选择文件夹</Button>
        </Upload>
      </div>
      <Upload.Dragger accept=".xlsx" multiple showUploadList={false} beforeUpload={take}>
        <p className="drop-title">把 .xlsx 文件拖到这里，或按此选择，可以多选</p>
        <p className="soft">.xls 和 .et 请先另存为 .xlsx</p>
      </Upload.Dragger>
    </>
  )
}

function Results({ checked, onClear }: { checked: readonly Checked[]; onClear: () => void }) {
  const total = (key: keyof FileCheck['counts']): number =>
    checked.reduce((sum, { check: one }) => sum + (one?.counts[key] ?? 0), 0)
  const number = (key: keyof FileCheck['counts'], title: string) => ({
    title,
    key,
    align: 'right' as const,
    sorter: (a: Checked, b: Checked) => (a.check?.counts[key] ?? 0) - (b.check?.counts[key] ?? 0),
    render: (_: unknown, { check: one }: Checked) => one?.counts[key] ?? '—',
  })
  return (
    <section className="panel" aria-label="检查结果">
      <div className="panel-pad check-bar">
        <span>
          {checked.length} 份：错误 {total('errors')}，不一致 {total('inconsistencies')}，存疑{' '}
          {total('doubts')}，提示 {total('notes')}
        </span>
        <Button size="small" onClick={onClear}>
          清空
        </Button>
      </div>
      <DataTable
        rowKey="key"
        pageSize={100}
        scroll={{}}
        dataSource={[...checked]}
        expandable={{ expandedRowRender: (one: Checked) => <Details one={one} /> }}
        columns={[
          {
            title: '单位或文件',
            key: 'subject',
            render: (_: unknown, one: Checked) => one.check?.subject ?? one.file.name,
          },
          { title: '年度', key: 'year', render: (_: unknown, one: Checked) => one.check?.year ?? '—' },
          number('errors', '错误'),
          number('inconsistencies', '不一致'),
          number('doubts', '存疑'),
          number('notes', '提示'),
          {
            title: '结果',
            key: 'state',
            render: (_: unknown, { check: one, problem }: Checked) =>
              problem !== undefined || (one?.unreadable.length ?? 0) > 0
                ? '不能读取'
                : (one?.counts.errors ?? 0) > 0
                  ? '有错误'
                  : '没有错误',
          },
        ]}
      />
    </section>
  )
}

function Details({ one: { check: found, problem } }: { one: Checked }) {
  if (problem !== undefined) return <ProblemBox problem={problem} />
  if (found === undefined) return null
  if (found.unreadable.length > 0)
    return (
      <ul>
        {found.unreadable.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )
  if (found.findings.length === 0) return <p>没有发现问题，通过 {found.counts.passed} 项检查。</p>
  return (
    <div>
      {found.findings.map(({ grade, place, message, repair, clause, clauseLabel }, i) => (
        <div key={`${place}-${i}`} className="check-finding">
          <p>
            <span className={grade === '错误' ? 'check-grade is-error' : 'check-grade'}>{grade}</span>
            <strong>{place}</strong>{' '}
            {clause === null ? null : <ClauseLink clause={clause} label={clauseLabel ?? clause} />}
          </p>
          <p>{message}</p>
          {repair === '' ? null : <p className="soft">改法：{repair}</p>}
        </div>
      ))}
    </div>
  )
}
