import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { accountsQuery, refreshAll } from '../api/queries.ts'
import type { Account } from '../api/types.ts'
import { Failed, PageTitle } from '../parts/page.tsx'
import { AccountEditor } from './account-editor.tsx'
import { DataTable } from '../parts/data-table.tsx'

export function AccountsScreen() {
  const { data, error, isPending, refetch } = useQuery(accountsQuery)
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<Account | 'new'>()
  const shown = useMemo(
    () => (data ?? []).filter((account) => searchText(account).includes(text)),
    [data, text],
  )
  return (
    <>
      <PageTitle
        title="人员与岗位"
        note={data === undefined ? undefined : `共 ${data.length} 个帐号`}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            新增帐号
          </Button>
        }
      />
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      <div className="table-box">
        <div className="filters">
          <Input
            className="grow"
            aria-label="查找帐号"
            placeholder="按帐号、姓名、机构查找"
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <DataTable<Account>
          loading={isPending}
          rowKey="account"
          dataSource={shown}
          pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          locale={{ emptyText: text === '' ? '还没有帐号' : '没有符合的帐号' }}
          columns={[
            { title: '帐号', dataIndex: 'account' },
            {
              title: '姓名',
              dataIndex: 'name',
              className: 'personal-column',
              render: (name: string) => <span className="personal">{name}</span>,
            },
            { title: '岗位', key: 'posts', render: (_value, account) => <Posts account={account} /> },
            { title: '状态', key: 'state', render: (_value, account) => <AccountState account={account} /> },
            {
              title: '操作',
              key: 'do',
              render: (_value, account) => <AccountActs account={account} onEdit={setEditing} />,
            },
          ]}
        />
      </div>
      {editing === undefined ? null : (
        <AccountEditor
          {...(editing === 'new' ? {} : { account: editing })}
          all={data ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

function searchText(account: Account): string {
  const posts = account.posts
    .map(({ roleLabel, organisationName }) => `${roleLabel} ${organisationName}`)
    .join(' ')
  return `${account.account} ${account.name} ${posts}`
}

function Posts({ account }: { account: Account }) {
  if (account.posts.length === 0) return <span className="soft">（无岗位）</span>
  return (
    <ul>
      {account.posts.map((post) => (
        <li key={post.id}>
          {post.roleLabel} · {post.organisationName}{' '}
          <span className="soft">
            {post.from} 至 {post.until ?? '今'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function AccountState({ account }: { account: Account }) {
  return (
    <span className="row-acts">
      {account.active ? <span className="tag tag-success">在用</span> : <span className="tag">停用</span>}
      {account.locked ? <span className="tag tag-danger">已锁定</span> : null}
      {account.totp ? <span className="tag">动态验证码</span> : null}
    </span>
  )
}

function AccountActs({ account, onEdit }: { account: Account; onEdit: (account: Account) => void }) {
  const { message } = App.useApp()
  const lock = useMutation({
    mutationFn: (locked: boolean) =>
      ask(`/api/accounts/${encodeURIComponent(account.account)}`, { method: 'PUT', body: { locked } }),
    onSuccess: () => refreshAll(),
    onError: (error) => message.error(problemOf(error).detail),
  })
  return (
    <span className="row-acts">
      <Button type="link" size="small" onClick={() => onEdit(account)} aria-label={`维护 ${account.account}`}>
        维护
      </Button>
      <Button type="link" size="small" loading={lock.isPending} onClick={() => lock.mutate(!account.locked)}>
        {account.locked ? '解锁' : '锁定'}
      </Button>
    </span>
  )
}
