import { useMutation } from '@tanstack/react-query'
import { App, Button, Modal, Radio, Select, type TableColumnType } from 'antd'
import { useState } from 'react'
import { ask, problemOf, queryText } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import { formatDate, formatInstant } from '../lib/format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { FirstDay, PutInForce } from './layout-decision.tsx'
import { LayoutFindings } from './layout-findings.tsx'
import { formatWords } from './layouts-screen.tsx'
import { layoutAddress } from './queries.ts'
import type { LayoutDetail, LayoutVersion } from './queries.ts'

const stateWords = { tried: '试用中', coming: '待启用', 'in-force': '已启用', past: '已被代替' } as const
const stateTones = { tried: '', coming: 'tag-accent', 'in-force': 'tag-success', past: '' } as const
const kindWords = { 'built-in': '恢复内置版式', inherited: '改用上级版式' } as const

const columns: TableColumnType<LayoutVersion>[] = [
  { title: '单位', dataIndex: 'organisationName' },
  { title: '版本', key: 'what', render: (_value, version) => <What version={version} /> },
  {
    title: '状态',
    dataIndex: 'state',
    render: (state: LayoutVersion['state']) => (
      <span className={`tag ${stateTones[state]}`}>{stateWords[state]}</span>
    ),
  },
  {
    title: '启用日期',
    dataIndex: 'validFrom',
    render: (day: string | null) => (day === null ? '' : formatDate(day)),
  },
  {
    title: '上传',
    key: 'by',
    render: (_value, { by, at }) => (
      <>
        {by} <span className="soft">{formatInstant(at)}</span>
      </>
    ),
  },
]

/** Every version there was: who sent it in, since when it holds, and going back. */
export function LayoutVersions({ detail }: { detail: LayoutDetail }) {
  const [deciding, setDeciding] = useState<LayoutVersion>()
  const [ending, setEnding] = useState(false)
  const mine = new Set(detail.organisations.map(({ id }) => id))
  const acts: TableColumnType<LayoutVersion> = {
    title: '操作',
    key: 'acts',
    render: (_value, version) => (
      <VersionActs
        version={version}
        address={layoutAddress(detail.summary.document)}
        mayEdit={mine.has(version.organisation)}
        onDecide={() => setDeciding(version)}
      />
    ),
  }
  return (
    <div className="table-box">
      {detail.summary.mayEdit ? (
        <div className="filters">
          <Button onClick={() => setEnding(true)}>恢复内置或上级版式…</Button>
        </div>
      ) : null}
      <DataTable<LayoutVersion>
        rowKey={({ organisation, number }) => `${organisation}-${number}`}
        dataSource={detail.versions}
        empty="还没有换过版式，一直用内置的参考样式。"
        columns={[...columns, acts]}
      />
      {deciding === undefined ? null : (
        <Modal
          open
          footer={null}
          title={`${deciding.organisationName}第 ${deciding.number} 版：启用日期`}
          width={720}
          onCancel={() => setDeciding(undefined)}
        >
          {deciding.findings.length === 0 ? null : <LayoutFindings findings={deciding.findings} />}
          <PutInForce
            document={detail.summary.document}
            organisation={deciding.organisation}
            number={deciding.number}
            today={detail.today}
            warnings={deciding.findings.length}
            onDone={() => setDeciding(undefined)}
          />
        </Modal>
      )}
      {ending ? <EndDialog detail={detail} onClose={() => setEnding(false)} /> : null}
    </div>
  )
}

function What({ version: { kind, number, format, fileName } }: { version: LayoutVersion }) {
  if (kind !== 'file' || format === null) return <>{kindWords[kind === 'file' ? 'built-in' : kind]}</>
  return (
    <>
      第 {number} 版{' '}
      <span className="soft">
        {formatWords[format]}，{fileName}
      </span>
    </>
  )
}

type VersionActsProps = { version: LayoutVersion; address: string; mayEdit: boolean; onDecide: () => void }

function VersionActs({ version, address, mayEdit, onDecide }: VersionActsProps) {
  if (version.kind !== 'file') return null
  const place = `${address}/versions/${version.number}`
  const query = queryText({ organisation: version.organisation })
  const open = version.state === 'tried' || version.state === 'coming'
  return (
    <span className="row-acts">
      <Button size="small" type="link" href={`${place}/file${query}`}>
        版式文件
      </Button>
      <Button size="small" type="link" href={`${place}/trial${query}`}>
        试填件
      </Button>
      {mayEdit && open ? (
        <Button size="small" type="link" onClick={onDecide}>
          {version.state === 'tried' ? '启用…' : '改日期…'}
        </Button>
      ) : null}
      {mayEdit && version.state === 'tried' ? (
        <Discard place={`${place}${query}`} number={version.number} />
      ) : null}
    </span>
  )
}

function Discard({ place, number }: { place: string; number: number }) {
  const { message, modal } = App.useApp()
  const discard = useMutation({
    mutationFn: () => ask<{ ok: boolean }>(place, { method: 'DELETE' }),
    onSuccess: async () => {
      void message.success(`第 ${number} 版已删去`)
      await refreshAll()
    },
    onError: (error) => void message.error(problemOf(error).detail),
  })
  const confirm = () =>
    void modal.confirm({
      title: `删去第 ${number} 版？`,
      content: '它还没有启用过。删去后须重新上传。',
      okText: '删去',
      cancelText: '保留',
      onOk: () => discard.mutateAsync(),
    })
  return (
    <Button size="small" type="link" danger onClick={confirm}>
      删去
    </Button>
  )
}

function EndDialog({ detail, onClose }: { detail: LayoutDetail; onClose: () => void }) {
  const [organisation, setOrganisation] = useState(detail.organisations[0]?.id ?? '')
  const [kind, setKind] = useState<'built-in' | 'inherited'>('built-in')
  const [from, setFrom] = useState(detail.today)
  const { message } = App.useApp()
  const end = useMutation({
    mutationFn: () =>
      ask<{ ok: boolean }>(`${layoutAddress(detail.summary.document)}/end`, {
        method: 'POST',
        body: { organisation, kind, from },
      }),
    onSuccess: async () => {
      void message.success(`自${formatDate(from)}起${kindWords[kind]}`)
      onClose()
      await refreshAll()
    },
  })
  return (
    <Modal
      open
      title="恢复内置或上级版式"
      okText="确定"
      cancelText="取消"
      confirmLoading={end.isPending}
      onOk={() => end.mutate()}
      onCancel={onClose}
    >
      {end.error === null ? null : <ProblemBox problem={problemOf(end.error)} />}
      <div className="layout-end">
        <div className="layout-end-line">
          <span>单位</span>
          <Select
            aria-label="单位"
            className="full"
            value={organisation}
            options={detail.organisations.map(({ id, name }) => ({ value: id, label: `${name}及其下级` }))}
            onChange={setOrganisation}
          />
        </div>
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
          options={[
            { value: 'built-in', label: '用系统内置的参考样式' },
            { value: 'inherited', label: '不另设版式，随上级单位' },
          ]}
        />
        <div className="layout-end-line">
          <span>自</span>
          <FirstDay today={detail.today} value={from} onChange={setFrom} />
          <span>起</span>
        </div>
      </div>
    </Modal>
  )
}
