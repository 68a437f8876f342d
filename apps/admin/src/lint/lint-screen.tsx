import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Dropdown, Input, Tabs } from 'antd'
import { useRef, useState } from 'react'
import { problemOf } from '../api/client.ts'
import type { Problem } from '../api/types.ts'
import { Loading, Nothing, PageTitle, ProblemBox } from '../parts/page.tsx'
import { FileDrop } from '../screens/file-drop.tsx'
import { type LintDocument, type LintInput, checkDocument, downloadAnnotated } from './lint-data.ts'
import { LintResult } from './lint-result.tsx'
import './lint.css'

const accept = '.xlsx,.xls,.csv,.docx,.pdf,.html,.htm,.txt,.md'

/** 公文校核: one document in, its findings beside it. The server forgets it at once; leaving the page forgets it here. */
export function LintScreen() {
  const [input, setInput] = useState<LintInput>()
  const [result, setResult] = useState<LintDocument>()
  const [problem, setProblem] = useState<Problem>()
  const running = useRef<AbortController>(undefined)

  const check = async (next: LintInput): Promise<void> => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setInput(next)
    setResult(undefined)
    setProblem(undefined)
    try {
      setResult(await checkDocument(next, own.signal))
    } catch (error) {
      if (!own.signal.aborted) setProblem(problemOf(error))
    }
  }
  const clear = (): void => {
    running.current?.abort()
    setInput(undefined)
    setResult(undefined)
    setProblem(undefined)
  }
  const download = (format: 'html' | 'xlsx' | 'sarif'): void => {
    if (input === undefined) return
    setProblem(undefined)
    void downloadAnnotated(input, format).catch((error: unknown) => setProblem(problemOf(error)))
  }
  const isBusy = input !== undefined && result === undefined && problem === undefined
  return (
    <>
      <PageTitle
        title="公文校核"
        note="公开或印发之前先查一遍：合计、文字与表格、增减与比例、日期、文号、个人信息。文件校核完即丢弃，不保存，也不记入任何案件。"
        actions={result === undefined ? null : <ResultActions onDownload={download} onClear={clear} />}
      />
      {problem === undefined ? null : <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />}
      {result === undefined ? (
        <Choice isBusy={isBusy} onCheck={(next) => void check(next)} />
      ) : (
        <Checked result={result} />
      )}
      {isBusy ? <Loading what="并校核公文" /> : null}
      {input === undefined && problem === undefined ? (
        <Nothing say="还没有校核的公文。">
          <a href="/lint/rules" target="_blank" rel="noreferrer">
            看看查哪些内容
          </a>
        </Nothing>
      ) : null}
    </>
  )
}

type ActionsProps = { onDownload: (format: 'html' | 'xlsx' | 'sarif') => void; onClear: () => void }

function ResultActions({ onDownload, onClear }: ActionsProps) {
  const items = [
    { key: 'html', label: '标注稿（网页，可打印）' },
    { key: 'xlsx', label: '批注稿（Excel）' },
    { key: 'sarif', label: '机器可读结果（SARIF）' },
  ] as const
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [...items],
          onClick: ({ key }) => onDownload(items.find((one) => one.key === key)?.key ?? 'html'),
        }}
      >
        <Button icon={<DownloadOutlined />}>下载标注稿</Button>
      </Dropdown>
      <Button type="primary" onClick={onClear}>
        换一份
      </Button>
    </>
  )
}

function Choice({ isBusy, onCheck }: { isBusy: boolean; onCheck: (input: LintInput) => void }) {
  const [text, setText] = useState('')
  return (
    <Tabs
      items={[
        {
          key: 'file',
          label: '上传文件',
          children: (
            <FileDrop
              accept={accept}
              note=".docx .pdf .xlsx .xls .csv .html .txt .md，不超过 5 MB"
              isBusy={isBusy}
              onFile={(file) => onCheck({ file })}
            />
          ),
        },
        {
          key: 'text',
          label: '粘贴文字',
          children: (
            <div className="lint-paste">
              <Input.TextArea
                aria-label="要校核的文字"
                rows={10}
                maxLength={300_000}
                value={text}
                placeholder="粘贴公文的文字；从文字处理软件或表格里复制的表也能核对"
                onChange={({ target }) => setText(target.value)}
              />
              <Button
                type="primary"
                disabled={text.trim() === '' || isBusy}
                onClick={() => onCheck({ text })}
              >
                校核
              </Button>
            </div>
          ),
        },
      ]}
    />
  )
}

function Checked({ result }: { result: LintDocument }) {
  const about = [result.file, result.unit, result.familyName].filter((part) => part !== '').join('　')
  return (
    <>
      <p className="lint-about">
        <strong>{about}</strong>
        <span className="soft">　通过 {result.counts.passed} 项检查</span>
      </p>
      {result.remarks.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title="有些内容没有读到"
          description={result.remarks.map((line) => (
            <p key={line}>{line}</p>
          ))}
        />
      )}
      <LintResult key={result.file} result={result} />
    </>
  )
}
