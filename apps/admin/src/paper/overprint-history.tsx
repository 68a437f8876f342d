import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, type TableColumnType } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { formatInstant } from '../lib/format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { type Overprint, millimetres, overprintsQuery, voidOverprint } from './queries.ts'

/** What was printed; a batch that jammed is taken back, so that its sheets may be printed again. */
export function OverprintHistory() {
  const { data = [], isPending } = useQuery(overprintsQuery)
  const [chosen, setChosen] = useState<Overprint>()
  const columns: TableColumnType<Overprint>[] = [
    { title: '时间', dataIndex: 'madeAt', render: (at: string) => formatInstant(at) },
    { title: '经办', dataIndex: 'madeBy' },
    { title: '张数', dataIndex: 'pages', align: 'right' },
    {
      title: '打印机',
      render: (_, { printer, right, down }) =>
        `${printer}（右 ${millimetres(right)}，下 ${millimetres(down)}）`,
    },
    {
      title: '状态',
      render: (_, { voidedAt, voidReason }) =>
        voidedAt === null ? (
          <span className="tag tag-success">有效</span>
        ) : (
          <span className="tag">已作废：{voidReason}</span>
        ),
    },
    {
      title: '',
      render: (_, one) => (
        <span className="row-acts">
          <Button size="small" href={one.address} target="_blank" rel="noreferrer">
            打开
          </Button>
          {one.voidedAt === null ? (
            <Button size="small" onClick={() => setChosen(one)}>
              作废
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <section className="panel">
      <h2>套打记录</h2>
      <DataTable rowKey="id" columns={columns} dataSource={data} loading={isPending} empty="还没有套打过。" />
      {chosen === undefined ? null : (
        <VoidDialog key={chosen.id} of={chosen} onClose={() => setChosen(undefined)} />
      )}
    </section>
  )
}

function VoidDialog({ of, onClose }: { of: Overprint; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const run = useMutation({
    mutationFn: () => voidOverprint(of.id, reason),
    onSuccess: (list) => {
      queries.setQueryData(overprintsQuery.queryKey, list)
      onClose()
    },
  })
  return (
    <Modal
      open
      title="作废这次套打"
      okText="作废"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '', loading: run.isPending }}
      onOk={() => run.mutate()}
      onCancel={onClose}
    >
      {run.error === null ? null : <ProblemBox problem={problemOf(run.error)} />}
      <p>只在没有印到原纸上时作废（卡纸、放错纸）；作废后这些纸可以再套打。</p>
      <Input
        aria-label="原因"
        placeholder="原因"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
