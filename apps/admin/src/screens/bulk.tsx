import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Space } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { caseQuery, queries } from '../api/queries.ts'
import type { Act, BulkRow, BulkRun, JsonObject, WorkItem } from '../api/types.ts'
import { formOf, type Schema } from '../form/act-form.ts'
import { ActFields } from '../form/fields.tsx'
import { toActInput } from '../form/values.ts'
import { ProblemBox } from '../parts/page.tsx'

type BulkBarProps = {
  items: WorkItem[]
  onResults: (rows: BulkRow[], procedure: string) => void
  onClear: () => void
}

/** What can be done with the ticked rows. The acts are those of the first row; every row is decided by itself. */
export function BulkBar({ items, onResults, onClear }: BulkBarProps) {
  const [first] = items
  const procedure = first?.procedure ?? ''
  const isMixed = items.some((item) => item.procedure !== procedure)
  const sample = useQuery({
    ...caseQuery(procedure, first?.id ?? ''),
    enabled: first !== undefined && !isMixed,
  })
  const [act, setAct] = useState<Act>()
  const acts = (sample.data?.acts ?? []).filter(({ bulk, barred }) => bulk && barred === undefined)
  return (
    <section className="bulk-bar" aria-label="批量办理">
      <strong>已选 {items.length} 件</strong>
      {isMixed ? <span>选中的事项分属不同业务，请只选一种业务后批量办理。</span> : null}
      <Space wrap>
        {acts.map((item) => (
          <Button key={item.act} onClick={() => setAct(item)}>
            批量{item.label}
          </Button>
        ))}
        {!isMixed && sample.data !== undefined && acts.length === 0 ? (
          <span>所选事项没有可批量办理的步骤。</span>
        ) : null}
        <Button type="text" onClick={onClear}>
          取消选择
        </Button>
      </Space>
      {act === undefined ? null : (
        <BulkDialog
          key={act.act}
          act={act}
          procedure={procedure}
          items={items}
          onClose={() => setAct(undefined)}
          onResults={onResults}
        />
      )}
    </section>
  )
}

type BulkDialogProps = {
  act: Act
  procedure: string
  items: WorkItem[]
  onClose: () => void
  onResults: (rows: BulkRow[], procedure: string) => void
}

function BulkDialog({ act, procedure, items, onClose, onResults }: BulkDialogProps) {
  const [form] = Form.useForm<JsonObject>()
  const layout = formOf(act)
  const run = useMutation({
    mutationFn: (values: JsonObject) =>
      ask<BulkRun>('/api/bulk', {
        method: 'POST',
        body: {
          procedure,
          act: act.act,
          items: items.map(({ id }) => ({ id })),
          input: toActInput(values, act.schema as Schema),
        },
      }),
    onSuccess: async ({ rows }) => {
      onResults(rows, procedure)
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
      <p className="soft">每件单独办理、单独判定；不符合条件的留在清单中并写明原因。</p>
      {run.error === null ? null : <ProblemBox problem={problemOf(run.error)} />}
      <Form form={form} layout="vertical" onFinish={(values) => run.mutate(values)}>
        <ActFields layout={layout} schema={act.schema} hidden={[]} />
      </Form>
    </Modal>
  )
}
