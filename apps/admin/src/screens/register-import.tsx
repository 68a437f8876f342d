import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Radio, Steps } from 'antd'
import { useState } from 'react'
import type { ImportMapping, ImportRun } from '../../../server/contract/index.ts'
import { ask, askFile, problemOf, queryText } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { DryRun, Register } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { useSession } from '../lib/session.ts'
import { ProblemBox } from '../parts/page.tsx'
import { DryRunPage } from './dry-run.tsx'
import { FileDrop } from './file-drop.tsx'
import { MappingNote, MappingStep, isGuessed } from './import-mapping.tsx'
import './import.css'

type Manner = { from: string; absent: 'keep' | 'end' }
type Sent = { file: File; mapping?: ImportMapping; remember?: boolean }
type Tried = Sent & { run: ImportRun }
type Props = { register: Register; onClose: () => void }

/** Upload, agree on what the columns mean, look at the differences, commit: nothing is stored before the last step. */
export function RegisterImport({ register, onClose }: Props) {
  const { today } = useSession()
  const [manner, setManner] = useState<Manner>({ from: today, absent: 'keep' })
  const [mapping, setMapping] = useState(false)
  const address = (end: string) => addressOf(register, end, manner)
  const upload = useMutation({
    mutationFn: async (sent: Sent): Promise<Tried> => ({
      ...sent,
      run: await ask<ImportRun>(address('import'), { method: 'POST', body: formOf(sent) }),
    }),
    onSuccess: ({ run }) => setMapping(run.mapping !== null && isGuessed(run.mapping)),
  })
  const faulty = useMutation({
    mutationFn: (sent: Sent) => askFile(address('faulty.xlsx'), { method: 'POST', body: formOf(sent) }),
  })
  const commit = useCommit(onClose)
  const tried = upload.data
  const error = upload.error ?? commit.error ?? faulty.error
  const again = () => {
    upload.reset()
    commit.reset()
    faulty.reset()
  }
  const view = tried?.run.mapping ?? null
  const isMapping = mapping && view !== null
  return (
    <Drawer open title={`导入：${register.label}`} size="min(980px, 100vw)" onClose={onClose}>
      <Steps
        className="import-steps"
        size="small"
        responsive={false}
        current={tried === undefined ? 0 : isMapping ? 1 : commit.isPending ? 3 : 2}
        items={[{ title: '选择文件' }, { title: '对应' }, { title: '核对差异' }, { title: '写入' }]}
      />
      {error === null ? null : <ProblemBox problem={problemOf(error)} />}
      {tried === undefined ? (
        <>
          <MannerFields manner={manner} onManner={setManner} />
          <FileDrop
            note="可用本名册导出的 Excel，也可用列名不同的名单：对应一次后会记住。先显示差异，确认后才写入。"
            isBusy={upload.isPending}
            onFile={(file) => upload.mutate({ file })}
          />
        </>
      ) : isMapping ? (
        <MappingStep
          key={view.source}
          view={view}
          isBusy={upload.isPending}
          onConfirm={(chosen, remember) => upload.mutate({ file: tried.file, mapping: chosen, remember })}
          onCancel={() => (isGuessed(view) ? again() : setMapping(false))}
        />
      ) : (
        <>
          {view === null ? null : <MappingNote view={view} onChange={() => setMapping(true)} />}
          <Differences
            register={register}
            tried={tried}
            isCommitting={commit.isPending}
            isFetching={faulty.isPending}
            onCommit={() => commit.mutate(tried.run.token)}
            onFaulty={() => faulty.mutate(tried)}
            onAgain={again}
          />
        </>
      )}
    </Drawer>
  )
}

type DifferencesProps = {
  register: Register
  tried: Tried
  isCommitting: boolean
  isFetching: boolean
  onCommit: () => void
  onFaulty: () => void
  onAgain: () => void
}

/** What the file would change, and its faulty rows to be mended. */
function Differences({ register, tried: { run }, isFetching, onFaulty, ...acts }: DifferencesProps) {
  const { columns, keyLabel } = register
  return (
    <DryRunPage
      run={run}
      keyLabel={keyLabel}
      labels={Object.fromEntries(columns.map(({ column, label }) => [column, label]))}
      isBusy={acts.isCommitting}
      onCommit={acts.onCommit}
      onAgain={acts.onAgain}
      commitLabel={commitLabel(run)}
      extra={
        run.token === '' || run.faults.length === 0 ? null : (
          <Button loading={isFetching} onClick={onFaulty}>
            下载待更正的行
          </Button>
        )
      }
    />
  )
}

const addressOf = ({ id }: Register, end: string, { from, absent }: Manner): string =>
  `/api/registers/${encodeURIComponent(id)}/${end}${queryText({ from, absent })}`

/** Text fields stand before the file. */
function formOf({ file, mapping, remember }: Sent): FormData {
  const body = new FormData()
  if (mapping !== undefined) body.append('mapping', JSON.stringify(mapping))
  if (remember === true) body.append('remember', 'yes')
  body.append('file', file)
  return body
}

const commitLabel = ({ counts }: DryRun) => `写入 ${counts.added + counts.changed + counts.ended} 条变更`

function useCommit(onClose: () => void) {
  const { message } = App.useApp()
  return useMutation({
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
}

/** From which day the file's rows hold, and what becomes of entries that it does not name. */
function MannerFields({ manner, onManner }: { manner: Manner; onManner: (manner: Manner) => void }) {
  return (
    <Form layout="vertical" component={false}>
      <div className="act-fields">
        <Form.Item label="自哪一天起生效" htmlFor="import-from" extra="文件中改过“生效日期”的行以文件为准。">
          <DayPicker
            id="import-from"
            className="full"
            allowClear={false}
            value={manner.from}
            onChange={(from) => from !== undefined && onManner({ ...manner, from })}
          />
        </Form.Item>
        <Form.Item label="文件里没有的现行条目">
          <Radio.Group
            value={manner.absent}
            options={[
              { value: 'keep', label: '保留' },
              { value: 'end', label: '自该日起终止' },
            ]}
            onChange={(event) => onManner({ ...manner, absent: event.target.value as Manner['absent'] })}
          />
        </Form.Item>
      </div>
    </Form>
  )
}
