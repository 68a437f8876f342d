import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Select, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { organisationsQuery, refreshAll } from '../api/queries.ts'
import type { Organisation } from '../api/types.ts'
import { useSession } from '../lib/session.ts'
import { Failed, Loading, Nothing, PageTitle, ProblemBox } from '../parts/page.tsx'

type Node = { key: string; title: string; organisation: Organisation; children: Node[] }

export function OrganisationsScreen() {
  const { administrator } = useSession()
  const { data, error, isPending, refetch } = useQuery(organisationsQuery)
  const [text, setText] = useState('')
  const [isAdding, setAdding] = useState(false)
  const tree = useMemo(
    () => treeOf((data ?? []).filter((item) => matches(item, text, data ?? []))),
    [data, text],
  )
  return (
    <>
      <PageTitle
        title="机构"
        note={data === undefined ? undefined : `共 ${data.length} 个机构`}
        actions={
          administrator === 'system' ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              新增机构
            </Button>
          ) : undefined
        }
      />
      <div className="table-box">
        <div className="filters">
          <Input
            className="grow"
            aria-label="查找机构"
            placeholder="按名称、代码查找"
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {isPending ? <Loading what="机构" /> : null}
        {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
        {data !== undefined && tree.length === 0 ? <Nothing say="没有符合的机构。" /> : null}
        {tree.length === 0 ? null : (
          <div className="panel-pad">
            <Tree<Node>
              key={text}
              treeData={tree}
              defaultExpandAll
              selectable={false}
              blockNode
              titleRender={({ organisation }) => (
                <span className="tree-line">
                  <span>{organisation.name}</span>
                  <span className="tag">{organisation.kind}</span>
                  {organisation.code === null ? null : <span className="soft">代码 {organisation.code}</span>}
                  {organisation.division === null ? null : (
                    <span className="soft">区划 {organisation.division}</span>
                  )}
                </span>
              )}
            />
          </div>
        )}
      </div>
      {isAdding ? <AddOrganisation all={data ?? []} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

/** A match keeps its ancestors, so that it is seen where it stands. */
function matches(item: Organisation, text: string, all: Organisation[]): boolean {
  if (text === '' || item.name.includes(text) || (item.code ?? '').includes(text)) return true
  return all.some((child) => child.parent === item.id && matches(child, text, all))
}

function treeOf(items: Organisation[]): Node[] {
  const ids = new Set(items.map(({ id }) => id))
  const node = (organisation: Organisation): Node => ({
    key: organisation.id,
    title: organisation.name,
    organisation,
    children: items.filter(({ parent }) => parent === organisation.id).map(node),
  })
  return items.filter(({ parent }) => parent === null || !ids.has(parent)).map(node)
}

type NewOrganisation = { name: string; code?: string; division?: string; parent?: string; kind: string }

function AddOrganisation({ all, onClose }: { all: Organisation[]; onClose: () => void }) {
  const [form] = Form.useForm<NewOrganisation>()
  const { message } = App.useApp()
  const add = useMutation({
    mutationFn: ({ name, code = '', division = '', parent, kind }: NewOrganisation) =>
      ask('/api/organisations', {
        method: 'POST',
        body: {
          name: name.trim(),
          kind,
          code: code === '' ? null : code,
          division: division === '' ? null : division,
          parent: parent ?? null,
        },
      }),
    onSuccess: async () => {
      void message.success('已新增机构')
      onClose()
      await refreshAll()
    },
    onError: (error) =>
      form.setFields(
        (problemOf(error).fields ?? []).map(({ path, say }) => ({ name: path as 'name', errors: [say] })),
      ),
  })
  const kinds = Array.from(new Set(all.map(({ kind }) => kind)))
  return (
    <Drawer
      open
      title="新增机构"
      size="min(480px, 100vw)"
      onClose={onClose}
      footer={
        <div className="act-foot">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={add.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {add.error === null ? null : <ProblemBox problem={problemOf(add.error)} />}
      <Form form={form} layout="vertical" onFinish={(values) => add.mutate(values)}>
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label="类别" rules={[{ required: true, message: '请选择类别' }]}>
          <Select options={kinds.map((kind) => ({ value: kind, label: kind }))} />
        </Form.Item>
        <Form.Item name="parent" label="上级机构">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={all.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="code" label="代码">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="division" label="行政区划代码">
          <Input maxLength={12} inputMode="numeric" />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
