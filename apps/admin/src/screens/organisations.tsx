import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { organisationsQuery } from '../api/queries.ts'
import type { Organisation } from '../api/types.ts'
import { labelOf, organisationKinds } from '../lib/labels.ts'
import { useSession } from '../lib/session.ts'
import { ListScreen } from '../parts/list-screen.tsx'
import { Nothing } from '../parts/page.tsx'
import { ChangeOrganisation, NewOrganisation } from './organisation-editor.tsx'

type Node = { key: string; title: string; organisation: Organisation; children: Node[] }
type Open = { what: 'new'; parent?: string } | { what: 'change'; organisation: Organisation }

/** The organisations of the jurisdiction as the tree they are. */
export function OrganisationsScreen() {
  const { administrator } = useSession()
  const query = useQuery(organisationsQuery)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open>()
  const all = useMemo(() => query.data ?? [], [query.data])
  const tree = useMemo(() => treeOf(all.filter((item) => matches(item, text, all))), [all, text])
  const mayChange = administrator === 'system'
  const close = () => setOpen(undefined)
  return (
    <>
      <ListScreen
        title="机构"
        note={
          query.data === undefined ? '由系统管理员维护。' : `现有 ${all.length} 个机构，由系统管理员维护。`
        }
        actions={
          mayChange ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'new' })}>
              新增机构
            </Button>
          ) : undefined
        }
        what="机构"
        query={query}
        search={{ label: '查找机构', placeholder: '按名称、代码查找', text, onChange: setText }}
      >
        {tree.length === 0 ? (
          <Nothing say={text === '' ? '还没有机构。' : '没有符合的机构。'} />
        ) : (
          <div className="panel-pad">
            <Tree<Node>
              key={`${text}-${all.length}`}
              treeData={tree}
              defaultExpandAll
              selectable={false}
              blockNode
              titleRender={({ organisation }) => (
                <TreeLine organisation={organisation} {...(mayChange ? { onOpen: setOpen } : {})} />
              )}
            />
          </div>
        )}
      </ListScreen>
      {open?.what === 'new' ? (
        <NewOrganisation
          all={all}
          {...(open.parent === undefined ? {} : { parent: open.parent })}
          onClose={close}
        />
      ) : null}
      {open?.what === 'change' ? (
        <ChangeOrganisation all={all} organisation={open.organisation} onClose={close} />
      ) : null}
    </>
  )
}

type TreeLineProps = { organisation: Organisation; onOpen?: (open: Open) => void }

function TreeLine({ organisation, onOpen }: TreeLineProps) {
  const { id, name, kind, code, division } = organisation
  return (
    <span className="tree-line">
      <span>{name}</span>
      <span className="tag">{labelOf(organisationKinds, kind)}</span>
      {code === null ? null : <span className="soft">代码 {code}</span>}
      {division === null ? null : <span className="soft">区划 {division}</span>}
      {onOpen === undefined ? null : (
        <span className="row-acts">
          <Button
            type="link"
            size="small"
            aria-label={`变更 ${name}`}
            onClick={() => onOpen({ what: 'change', organisation })}
          >
            变更
          </Button>
          <Button
            type="link"
            size="small"
            aria-label={`${name} 新增下级`}
            onClick={() => onOpen({ what: 'new', parent: id })}
          >
            新增下级
          </Button>
        </span>
      )}
    </span>
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
