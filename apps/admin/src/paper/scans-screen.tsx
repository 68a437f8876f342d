import { InboxOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, type TableColumnType, Upload } from 'antd'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { formatInstant } from '../lib/format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Failed, PageTitle, ProblemBox } from '../parts/page.tsx'
import { type ScanPileLine, pileQuery, pilesQuery, sendPile } from './queries.ts'
import './paper.css'

/** Drop a pile from the office scanner: it is split, laid straight and filed by the codes of its pages. */
export function ScansScreen() {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const piles = useQuery(pilesQuery)
  const send = useMutation({
    mutationFn: sendPile,
    onSuccess: (pile) => {
      queries.setQueryData(pileQuery(pile.id).queryKey, pile)
      if (pile.repeated) void message.info('这一摞以前交过，下面是当时的结果，没有重复归档。', 6)
      for (const { name, say } of pile.rejected)
        void message.warning(say.includes(name) ? say : `${name}：${say}`, 10)
      void queries.invalidateQueries({ queryKey: pilesQuery.queryKey })
      void navigate({ to: '/scans/$pile', params: { pile: pile.id } })
    },
  })
  return (
    <>
      <PageTitle
        title="扫描归档"
        note="盖好章的纸件一次扫完，次序、正倒都不用管：每页按二维码归到对应事项的对应页。"
      />
      <section className="panel">
        {send.error === null ? null : (
          <ProblemBox problem={problemOf(send.error)} onClose={() => send.reset()} />
        )}
        <PileDrop isBusy={send.isPending} onFiles={(files) => send.mutate(files)} />
      </section>
      <section className="panel">
        <h2>交过的扫描件</h2>
        {piles.error === null ? null : <Failed error={piles.error} retry={() => void piles.refetch()} />}
        <DataTable
          rowKey="id"
          columns={columns}
          dataSource={piles.data ?? []}
          loading={piles.isPending}
          empty="还没有交过扫描件。"
        />
      </section>
    </>
  )
}

const columns: TableColumnType<ScanPileLine>[] = [
  {
    title: '时间',
    dataIndex: 'uploadedAt',
    render: (at: string, { id }) => (
      <Link to="/scans/$pile" params={{ pile: id }}>
        {formatInstant(at)}
      </Link>
    ),
  },
  { title: '经办', dataIndex: 'uploadedBy' },
  { title: '已读页数', dataIndex: 'pages', align: 'right' },
  {
    title: '结果',
    render: (_, { state, open }) => {
      if (state !== 'done') return <span className="tag tag-accent">正在读</span>
      return open === 0 ? (
        <span className="tag tag-success">没有待处理的页</span>
      ) : (
        <span className="tag tag-danger">{open} 页待处理</span>
      )
    },
  },
]

/** Several files at once: they arrive one by one and are sent as one pile when the last is there. */
function PileDrop({ isBusy, onFiles }: { isBusy: boolean; onFiles: (files: File[]) => void }) {
  return (
    <Upload.Dragger
      accept=".pdf,.tif,.tiff,.jpg,.jpeg,.png"
      multiple
      showUploadList={false}
      disabled={isBusy}
      beforeUpload={(file, all) => {
        if (file === all.at(-1)) onFiles(all)
        return Upload.LIST_IGNORE
      }}
    >
      <p className="drop-icon" aria-hidden="true">
        <InboxOutlined />
      </p>
      <p className="drop-title">{isBusy ? '正在上传…' : '把扫描件拖到这里，或按此选择'}</p>
      <p className="soft">
        PDF、TIFF（可多页），或多张 JPG、PNG；一摞最多 500 页、200 MB。扫描仪设为 200 至 300 dpi，双面可用。
      </p>
    </Upload.Dragger>
  )
}
