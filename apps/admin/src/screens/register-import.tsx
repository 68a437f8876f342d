import { useMutation } from '@tanstack/react-query'
import { App, Drawer } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { DryRun, Register } from '../api/types.ts'
import { ProblemBox } from '../parts/page.tsx'
import { DryRunPage } from './dry-run.tsx'
import { FileDrop } from './file-drop.tsx'

/** Upload, look at the differences, commit: nothing is stored before the last step. */
export function RegisterImport({ register, onClose }: { register: Register; onClose: () => void }) {
  const [run, setRun] = useState<DryRun>()
  const { message } = App.useApp()
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return ask<DryRun>(`/api/registers/${encodeURIComponent(register.id)}/import`, { method: 'POST', body })
    },
    onSuccess: setRun,
  })
  const commit = useMutation({
    mutationFn: (token: string) =>
      ask<{ applied: number }>(`/api/imports/${encodeURIComponent(token)}/commit`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: async ({ applied }) => {
      void message.success(`已导入，更新 ${applied} 条`)
      onClose()
      await refreshAll()
    },
  })
  const error = upload.error ?? commit.error
  const labels = Object.fromEntries(register.columns.map(({ column, label }) => [column, label]))
  return (
    <Drawer open title={`导入：${register.label}`} size="min(980px, 100vw)" onClose={onClose}>
      {error === null ? null : <ProblemBox problem={problemOf(error)} />}
      {run === undefined ? (
        <FileDrop
          note="请使用本名册导出的 Excel，改好后再导入；先显示差异，确认后才写入。"
          isBusy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        />
      ) : (
        <DryRunPage
          run={run}
          labels={labels}
          isBusy={commit.isPending}
          onCommit={() => commit.mutate(run.token)}
          onAgain={() => setRun(undefined)}
          commitLabel={`写入 ${run.counts.added + run.counts.changed + run.counts.ended} 条变更`}
        />
      )}
    </Drawer>
  )
}
