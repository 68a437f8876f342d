import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Form, InputNumber, Select, Steps } from 'antd'
import { useState } from 'react'
import { ask, problemOf, queryText } from '../api/client.ts'
import { caseQuery, proceduresQuery, queries, refreshAll, workListQuery } from '../api/queries.ts'
import type { DryRun } from '../api/types.ts'
import { procedureParams } from '../lib/search.ts'
import { PageTitle, ProblemBox } from '../parts/page.tsx'
import { DryRunPage } from './dry-run.tsx'
import { FileDrop } from './file-drop.tsx'

type Committed = { procedure: string; id: string; version: string }

const route = getRouteApi('/shell/import')
const procedure = 'budget/unit-budget'

/** The budget workbook: read, looked at with its mistakes, then taken into a case as printed. */
export function ImportScreen() {
  const search = route.useSearch()
  const [run, setRun] = useState<DryRun>()
  const [year, setYear] = useState<number>()
  const upload = useMutation({ mutationFn: (file: File) => readWorkbook(file, year), onSuccess: setRun })
  const commit = useCommit(search.case)
  const error = upload.error ?? commit.error
  return (
    <>
      <PageTitle title="导入单位预算工作簿" note="数字按原件所印读入，不改一个字；不一致之处列为检查结果。" />
      <Steps
        className="import-steps"
        size="small"
        responsive={false}
        current={run === undefined ? 0 : commit.isPending ? 2 : 1}
        items={[{ title: '选择文件' }, { title: '核对所读' }, { title: '写入' }]}
      />
      <section className="panel">
        {error === null ? null : <ProblemBox problem={problemOf(error)} />}
        <Target year={year} onYear={setYear} />
        {run === undefined ? (
          <FileDrop
            note="公开表工作簿（.xlsx）：各表与说明、绩效目标分列工作表。.et 文件请先另存为 .xlsx。"
            isBusy={upload.isPending}
            onFile={(file) => upload.mutate(file)}
          />
        ) : (
          <DryRunPage
            run={run}
            labels={{}}
            isBusy={commit.isPending}
            commitLabel={search.case === undefined ? '写入并打开' : '替换所选事项的数字'}
            onCommit={() => commit.mutate(run.token)}
            onAgain={() => {
              setRun(undefined)
              commit.reset()
            }}
          />
        )}
      </section>
      <p className="soft below">
        名册的导入在各名册页内：
        <Link to="/registers">打开名册</Link>
      </p>
    </>
  )
}

function readWorkbook(file: File, year: number | undefined): Promise<DryRun> {
  const body = new FormData()
  body.append('file', file)
  return ask<DryRun>(`/api/imports/budget-workbook${queryText({ year })}`, { method: 'POST', body })
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

type TargetProps = { year: number | undefined; onYear: (year: number | undefined) => void }

/** Where the figures go, and the year where the file does not state it. */
function Target({ year, onYear }: TargetProps) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const procedures = useQuery(proceduresQuery)
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
