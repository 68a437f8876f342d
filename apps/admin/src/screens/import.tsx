import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Steps } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { DryRun } from '../api/types.ts'
import { procedureParams } from '../lib/search.ts'
import { PageTitle, ProblemBox } from '../parts/page.tsx'
import { DryRunPage } from './dry-run.tsx'
import { FileDrop } from './file-drop.tsx'

type Committed = { procedure: string; id: string; version: string }

/** The budget workbook: read, looked at with its mistakes, then taken into a case as printed. */
export function ImportScreen() {
  const [run, setRun] = useState<DryRun>()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return ask<DryRun>('/api/imports/budget-workbook', { method: 'POST', body })
    },
    onSuccess: setRun,
  })
  const commit = useMutation({
    mutationFn: (token: string) =>
      ask<Committed>(`/api/imports/${encodeURIComponent(token)}/commit`, { method: 'POST', body: {} }),
    onSuccess: async (made) => {
      void message.success('已导入')
      await refreshAll()
      await navigate({
        to: '/case/$module/$procedure/$id',
        params: { ...procedureParams(made.procedure), id: made.id },
        search: {},
      })
    },
  })
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
            commitLabel="写入并打开"
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
