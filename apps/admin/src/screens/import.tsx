import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Form, InputNumber, Select, Steps } from 'antd'
import { useState } from 'react'
import { ask, problemOf, queryText } from '../api/client.ts'
import { caseQuery, proceduresQuery, queries, refreshAll, workListQuery } from '../api/queries.ts'
import type { ImportMapping, ImportRun, ImportTarget } from '../../../server/contract/index.ts'
import { procedureParams } from '../lib/search.ts'
import { PageTitle, ProblemBox } from '../parts/page.tsx'
import { DryRunPage } from './dry-run.tsx'
import { FileDrop } from './file-drop.tsx'
import { MappingNote, MappingStep, isGuessed } from './import-mapping.tsx'
import { ImportProfiles } from './import-profiles.tsx'
import './import.css'

const importTargetsQuery = queryOptions({
  queryKey: ['import-targets'],
  queryFn: ({ signal }) => ask<ImportTarget[]>('/api/import-targets', { signal }),
  staleTime: 300_000,
})

const notes: Record<string, string> = {
  'budget-workbook':
    '公开表工作簿（.xlsx 或旧版 .xls）：各表与说明、绩效目标分列工作表。.et 文件请先另存为 .xlsx。',
  'budget-detail': '一体化系统导出的明细（元）：每行一个功能科目、经济科目和项目，各表由明细汇总。',
}

type Committed = { procedure: string; id: string; version: string }

const route = getRouteApi('/shell/import')
const procedure = 'budget/unit-budget'

/** A file of figures: agreed on what its columns mean, read, looked at with its mistakes, then taken in as printed. */
export function ImportScreen() {
  const search = route.useSearch()
  const [run, setRun] = useState<ImportRun>()
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState(false)
  const [year, setYear] = useState<number>()
  const [kind, setKind] = useState('budget-workbook')
  const upload = useMutation({
    mutationFn: (sent: Sent) => readFile(kind, sent, year),
    onSuccess: (answer) => {
      setRun(answer)
      setMapping(answer.mapping !== null && isGuessed(answer.mapping))
    },
  })
  const commit = useCommit(search.case)
  const error = upload.error ?? commit.error
  const again = () => {
    setRun(undefined)
    setFile(undefined)
    commit.reset()
  }
  const isMapping = mapping && run !== undefined && run.mapping !== null
  return (
    <>
      <PageTitle title="导入" note="数字按原件所印读入，不改一个字；不一致之处列为检查结果。" />
      <Steps
        className="import-steps"
        size="small"
        responsive={false}
        current={run === undefined ? 0 : isMapping ? 1 : commit.isPending ? 3 : 2}
        items={[{ title: '选文件' }, { title: '对应' }, { title: '核对' }, { title: '写入' }]}
      />
      <section className="panel">
        {error === null ? null : <ProblemBox problem={problemOf(error)} />}
        <Target year={year} onYear={setYear} kind={kind} onKind={setKind} isFixed={run !== undefined} />
        {run === undefined ? (
          <FileDrop
            note={notes[kind] ?? '.xlsx、旧版 .xls 或 .csv 文件。.et 文件请先另存为 .xlsx。'}
            isBusy={upload.isPending}
            onFile={(chosen) => {
              setFile(chosen)
              upload.mutate({ file: chosen })
            }}
          />
        ) : isMapping && run.mapping !== null && file !== undefined ? (
          <MappingStep
            key={run.mapping.source}
            view={run.mapping}
            isBusy={upload.isPending}
            onConfirm={(chosen, remember) => upload.mutate({ file, mapping: chosen, remember })}
            onCancel={() => (run.mapping !== null && isGuessed(run.mapping) ? again() : setMapping(false))}
          />
        ) : (
          <Read
            run={run}
            isBusy={commit.isPending}
            onChange={() => setMapping(true)}
            onCommit={() => commit.mutate(run.token)}
            onAgain={again}
          />
        )}
      </section>
      <ImportProfiles />
      <p className="soft below">
        名册的导入在各名册页内：
        <Link to="/registers">打开名册</Link>
      </p>
    </>
  )
}

type ReadProps = {
  run: ImportRun
  isBusy: boolean
  onChange: () => void
  onCommit: () => void
  onAgain: () => void
}

/** What was read, under which choice of sheets and columns. */
function Read({ run, isBusy, onChange, onCommit, onAgain }: ReadProps) {
  const search = route.useSearch()
  return (
    <>
      {run.mapping === null ? null : <MappingNote view={run.mapping} onChange={onChange} />}
      <DryRunPage
        run={run}
        labels={{}}
        isBusy={isBusy}
        commitLabel={search.case === undefined ? '写入并打开' : '替换所选事项的数字'}
        onCommit={onCommit}
        onAgain={onAgain}
      />
    </>
  )
}

type Sent = { file: File; mapping?: ImportMapping; remember?: boolean }

/** The choice of sheets and columns goes before the file, as the server reads a form in its order. */
function readFile(
  kind: string,
  { file, mapping, remember }: Sent,
  year: number | undefined,
): Promise<ImportRun> {
  const body = new FormData()
  if (mapping !== undefined) {
    body.append('mapping', JSON.stringify(mapping))
    body.append('remember', remember === true ? 'yes' : 'no')
  }
  body.append('file', file)
  return ask<ImportRun>(`/api/imports/${encodeURIComponent(kind)}${queryText({ year })}`, {
    method: 'POST',
    body,
  })
}

/** Commits what was shown: into a new case, or as the new figures of the chosen one in the version last seen. */
function useCommit(id: string | undefined) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: async (token: string) => {
      const target =
        id === undefined ? {} : { id, version: (await queries.fetchQuery(caseQuery(procedure, id))).version }
      return ask<Committed>(`/api/imports/${encodeURIComponent(token)}/commit`, {
        method: 'POST',
        body: target,
      })
    },
    onSuccess: async (made) => {
      void message.success('已导入')
      await refreshAll()
      const params = { ...procedureParams(made.procedure), id: made.id }
      await navigate({ to: '/case/$module/$procedure/$id', params, search: {} })
    },
  })
}

type TargetProps = {
  year: number | undefined
  onYear: (year: number | undefined) => void
  kind: string
  onKind: (kind: string) => void
  /** A file has been read as this kind. */
  isFixed: boolean
}

/** Where the figures go, and the year where the file does not state it. */
function Target({ year, onYear, kind, onKind, isFixed }: TargetProps) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const procedures = useQuery(proceduresQuery)
  const { data: kinds = [] } = useQuery(importTargetsQuery)
  const list = useQuery(workListQuery({ procedure, mine: 'yes' }))
  const known = procedures.data?.some(({ id }) => id === procedure) ?? true
  const cases = (list.data?.items ?? []).map(({ id, title, stageLabel }) => ({
    value: id,
    label: `${title}（${stageLabel}）`,
  }))
  const isMissing = search.case !== undefined && !cases.some(({ value }) => value === search.case)
  return (
    <Form layout="vertical" component={false}>
      <div className="act-fields">
        <Form.Item label="文件种类" htmlFor="import-kind">
          <Select
            id="import-kind"
            value={kind}
            disabled={isFixed}
            popupMatchSelectWidth={false}
            options={kinds.map(({ id, label }) => ({ value: id, label }))}
            onChange={onKind}
          />
        </Form.Item>
        <Form.Item label="写入到" htmlFor="import-case" {...(known ? {} : { help: '本单位没有这项业务。' })}>
          <Select
            id="import-case"
            allowClear
            placeholder="新建一件"
            value={search.case}
            popupMatchSelectWidth={false}
            options={isMissing ? [...cases, { value: search.case ?? '', label: '所选的事项' }] : cases}
            onChange={(id?: string) =>
              void navigate({ to: '/import', search: id === undefined ? {} : { case: id }, replace: true })
            }
          />
        </Form.Item>
        <Form.Item label="年度（文件里没有写明时填写）" htmlFor="import-year">
          <InputNumber
            id="import-year"
            className="full"
            precision={0}
            value={year ?? null}
            onChange={(value) => onYear(value ?? undefined)}
          />
        </Form.Item>
      </div>
    </Form>
  )
}
