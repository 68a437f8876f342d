import { useMutation, useQueries } from '@tanstack/react-query'
import { App, Button, Form, Modal, Space } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { caseQuery, queries } from '../api/queries.ts'
import type { Act, BulkRow, BulkRun, JsonObject, Preview, WorkItem } from '../api/types.ts'
import { allFields, formOf, type Schema } from '../form/act-form.ts'
import { ActFields } from '../form/fields.tsx'
import { fieldPath, namePath, toActInput } from '../form/values.ts'
import { ProblemBox } from '../parts/page.tsx'
import { BulkPrint, type PrintablePaper } from './bulk-print.tsx'

type BulkBarProps = {
  items: WorkItem[]
  onResults: (rows: BulkRow[], procedure: string) => void
  onClear: () => void
}

/** An act that can be done to many, and a case of those ticked that can take it. */
type BulkAct = { act: Act; sample: string }

const samplesMax = 5

/** What can be done with the ticked rows: the acts of one case per stage. Every row is decided by itself. */
export function BulkBar({ items, onResults, onClear }: BulkBarProps) {
  const procedure = items[0]?.procedure ?? ''
  const isMixed = items.some((item) => item.procedure !== procedure)
  const { acts, papers, isPending } = useBulkActs(isMixed ? [] : items)
  const [chosen, setChosen] = useState<BulkAct>()
  return (
    <section className="bulk-bar" aria-label="批量办理">
      <strong>已选 {items.length} 件</strong>
      {isMixed ? <span>选中的事项分属不同业务，请只选一种业务后批量办理。</span> : null}
      <Space wrap>
        {acts.map((found) => (
          <Button key={found.act.act} onClick={() => setChosen(found)}>
            批量{found.act.label}
          </Button>
        ))}
        {!isMixed && !isPending && acts.length === 0 ? <span>所选事项没有可批量办理的步骤。</span> : null}
        <BulkPrint procedure={procedure} ids={items.map(({ id }) => id)} papers={papers} />
        <Button type="text" onClick={onClear}>
          取消选择
        </Button>
      </Space>
      {chosen === undefined ? null : (
        <BulkDialog
          key={chosen.act.act}
          {...chosen}
          procedure={procedure}
          items={items}
          onClose={() => setChosen(undefined)}
          onResults={onResults}
        />
      )}
    </section>
  )
}

type Possible = { acts: BulkAct[]; papers: PrintablePaper[]; isPending: boolean }

const paperName = (address: string): string =>
  decodeURIComponent(address.split('/').at(-1) ?? '').replace(/\.pdf$/, '')

function useBulkActs(items: WorkItem[]): Possible {
  const ofStage = new Map(items.map((item) => [item.stageLabel, item] as const))
  const samples = Array.from(ofStage.values()).slice(0, samplesMax)
  const views = useQueries({ queries: samples.map(({ procedure, id }) => caseQuery(procedure, id)) })
  const acts = new Map<string, BulkAct>()
  const papers = new Map<string, PrintablePaper>()
  for (const [index, { data }] of views.entries()) {
    for (const { address, label } of data?.documents ?? [])
      papers.set(address.slice(address.lastIndexOf('/')), { name: paperName(address), label })
    for (const act of data?.acts ?? [])
      if (act.bulk && act.barred === undefined && !acts.has(act.act))
        acts.set(act.act, { act, sample: samples[index]?.id ?? '' })
  }
  return {
    acts: Array.from(acts.values()),
    papers: Array.from(papers.values()),
    isPending: views.some((view) => view.isPending),
  }
}

type BulkDialogProps = BulkAct & {
  procedure: string
  items: WorkItem[]
  onClose: () => void
  onResults: (rows: BulkRow[], procedure: string) => void
}

function BulkDialog({ act, sample, procedure, items, onClose, onResults }: BulkDialogProps) {
  const [form] = Form.useForm<JsonObject>()
  const { message } = App.useApp()
  const layout = formOf(act)
  const run = useMutation({
    mutationFn: async (values: JsonObject): Promise<BulkRun | undefined> => {
      const input = toActInput(values, act.schema as Schema)
      const faults = await faultsOf({ procedure, id: sample, act: act.act, input })
      const known = new Set(allFields(layout).map(({ path }) => path))
      const placed = faults.filter(({ path }) => known.has(fieldPath(path)))
      form.setFields(placed.map(({ path, say }) => ({ name: namePath(path) as [string], errors: [say] })))
      if (placed.length > 0) return undefined
      return ask<BulkRun>('/api/bulk', {
        method: 'POST',
        body: { procedure, act: act.act, items: items.map(({ id }) => ({ id })), input },
      })
    },
    onSuccess: async (done) => {
      if (done === undefined) return
      const acted = done.rows.filter(({ outcome }) => outcome === 'done').length
      const refused = done.rows.length - acted
      if (refused === 0) void message.success(`已办理 ${acted} 件`)
      else void message.warning(`已办理 ${acted} 件，${refused} 件未办理，仍在清单中选着`)
      onResults(done.rows, procedure)
      onClose()
      await queries.invalidateQueries({ queryKey: ['worklist'] })
    },
  })
  return (
    <Modal
      open
      width={640}
      title={`批量${act.label}：${items.length} 件`}
      okText={`办理 ${items.length} 件`}
      okButtonProps={{ loading: run.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="soft form-note">每件单独办理、单独判定；不符合条件的留在清单中并写明原因。</p>
      {run.error === null ? null : <ProblemBox problem={problemOf(run.error)} />}
      <Form form={form} layout="vertical" onFinish={(values) => run.mutate(values)}>
        <ActFields layout={layout} schema={act.schema} hidden={[]} />
      </Form>
    </Modal>
  )
}

type Trial = { procedure: string; id: string; act: string; input: JsonObject }

/** What is wrong with the common input, tried on one case before it goes to all. */
async function faultsOf({ procedure, id, act, input }: Trial): Promise<Preview['fields']> {
  const address = `/api/${procedure}/${encodeURIComponent(id)}/${act}/preview`
  const { fields } = await ask<Preview>(address, { method: 'POST', body: { input } })
  return fields
}
