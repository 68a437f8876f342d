import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { accountsQuery, refreshAll } from '../api/queries.ts'
import type { Account } from '../api/types.ts'
import { useSession } from '../lib/session.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Personal } from '../parts/facts.tsx'
import { ListScreen } from '../parts/list-screen.tsx'
import { NewAccount, PasswordReset } from './account-editor.tsx'
import { PostEditor } from './post-editor.tsx'

type Open = { what: 'new' } | { what: 'posts' | 'password'; account: Account }

const duties = {
  system: '帐号由系统管理员建立；岗位、密码和锁定由安全管理员办理。',
  security: '岗位、密码和锁定由安全管理员办理；新帐号由系统管理员建立。',
}

/** Accounts: the system administrator makes them, the security administrator gives posts and closes them. */
export function AccountsScreen() {
  const { administrator } = useSession()
  const query = useQuery(accountsQuery)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open>()
  const all = useMemo(() => query.data ?? [], [query.data])
  const shown = useMemo(() => all.filter((account) => searchText(account).includes(text)), [all, text])
  const close = () => setOpen(undefined)
  return (
    <>
      <ListScreen
        title="人员与岗位"
        note={`${query.data === undefined ? '' : `共 ${all.length} 个帐号。`}${administrator === 'security' ? duties.security : duties.system}`}
        actions={
          administrator === 'system' ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'new' })}>
              新增帐号
            </Button>
          ) : undefined
        }
        what="帐号"
        query={query}
        search={{ label: '查找帐号', placeholder: '按帐号、姓名、岗位、机构查找', text, onChange: setText }}
      >
        <AccountTable accounts={shown} isFiltered={text !== ''} onOpen={setOpen} />
      </ListScreen>
      {open?.what === 'new' ? <NewAccount onClose={close} /> : null}
      {open?.what === 'posts' ? <PostEditor account={open.account} onClose={close} /> : null}
      {open?.what === 'password' ? <PasswordReset account={open.account} onClose={close} /> : null}
    </>
  )
}

function searchText(account: Account): string {
  const posts = account.posts.map(({ roleLabel, organisationName }) => `${roleLabel} ${organisationName}`)
  return [account.account, account.name, ...posts].join(' ')
}

type AccountTableProps = { accounts: Account[]; isFiltered: boolean; onOpen: (open: Open) => void }

function AccountTable({ accounts, isFiltered, onOpen }: AccountTableProps) {
  const { administrator } = useSession()
  return (
    <DataTable<Account>
      rowKey="account"
      dataSource={accounts}
      empty={isFiltered ? '没有符合的帐号' : '还没有帐号'}
      columns={[
        { title: '帐号', dataIndex: 'account' },
        { title: '姓名', dataIndex: 'name', render: (name: string) => <Personal>{name}</Personal> },
        { title: '岗位', key: 'posts', render: (_value, account) => <Posts account={account} /> },
        { title: '状态', key: 'state', render: (_value, account) => <AccountState account={account} /> },
        ...(administrator === 'security'
          ? [
              {
                title: '操作',
                key: 'do',
                render: (_value: unknown, account: Account) => (
                  <AccountActs account={account} onOpen={onOpen} />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Posts held today or later; those that are over stand behind a fold. */
function Posts({ account }: { account: Account }) {
  const { today } = useSession()
  const past = account.posts.filter(({ until }) => until !== null && until < today)
  const standing = account.posts.filter((post) => !past.includes(post))
  return (
    <>
      {standing.length === 0 ? <span className="soft">（无岗位，不能登录）</span> : null}
      <PostList posts={standing} />
      {past.length === 0 ? null : (
        <details className="soft">
          <summary>已结束的岗位 {past.length} 个</summary>
          <PostList posts={past} />
        </details>
      )}
    </>
  )
}

const postsShown = 4

/** The first few posts; one who keeps the books of many units shows the others on request. */
function PostList({ posts }: { posts: Account['posts'] }) {
  const more = posts.slice(postsShown)
  return (
    <>
      <ul>
        {posts.slice(0, postsShown).map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </ul>
      {more.length === 0 ? null : (
        <details>
          <summary className="soft">另有 {more.length} 个岗位</summary>
          <ul>
            {more.map((post) => (
              <PostLine key={post.id} post={post} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function PostLine({ post }: { post: Account['posts'][number] }) {
  return (
    <li>
      {post.roleLabel} · {post.organisationName}{' '}
      <span className="soft no-break">
        {post.from} 至 {post.until ?? '今'}
      </span>
    </li>
  )
}

function AccountState({ account }: { account: Account }) {
  return (
    <span className="row-acts">
      {account.active ? null : <span className="tag">停用</span>}
      {account.locked ? <span className="tag tag-danger">已锁定</span> : null}
      {account.active && !account.locked ? <span className="tag tag-success">在用</span> : null}
      {account.totp ? <span className="tag">动态口令</span> : null}
    </span>
  )
}

/** Keeps a confirmation open until the answer is there; what went wrong is told by the mutation itself. */
const settled = (work: Promise<unknown>) => work.catch(() => undefined)

/** The three steps of the security administrator; each is confirmed by what it shows afterwards. */
function AccountActs({ account, onOpen }: { account: Account; onOpen: (open: Open) => void }) {
  const { person } = useSession()
  const { message, modal } = App.useApp()
  const change = useMutation({
    mutationFn: (body: { locked: boolean } | { resetTotp: true }) =>
      ask(`/api/accounts/${encodeURIComponent(account.account)}`, { method: 'PUT', body }),
    onSuccess: () => refreshAll(),
    onError: (error) => message.error(problemOf(error).detail),
  })
  const confirmLock = () =>
    void modal.confirm({
      title: `锁定“${account.account}”？`,
      content: `${account.name}正在使用的登录立即失效，解锁之前不能再登录；已办理的事项不受影响。`,
      okText: '锁定',
      onOk: () => settled(change.mutateAsync({ locked: true })),
    })
  const confirmTotp = () =>
    void modal.confirm({
      title: `取消“${account.account}”的动态口令？`,
      content: '用于更换或遗失设备。此后凭密码登录，本人可重新启用。',
      okText: '取消动态口令',
      onOk: () => settled(change.mutateAsync({ resetTotp: true })),
    })
  const more = [
    { key: 'password', label: '重设密码', onClick: () => onOpen({ what: 'password', account }) },
    ...(account.totp ? [{ key: 'totp', label: '取消动态口令', onClick: confirmTotp }] : []),
  ]
  return (
    <span className="row-acts">
      <Button
        type="link"
        size="small"
        onClick={() => onOpen({ what: 'posts', account })}
        aria-label={`授予或收回 ${account.account} 的岗位`}
      >
        岗位
      </Button>
      {account.person === person.id ? null : (
        <Button
          type="link"
          size="small"
          loading={change.isPending}
          onClick={() => (account.locked ? change.mutate({ locked: false }) : confirmLock())}
          aria-label={`${account.locked ? '解锁' : '锁定'} ${account.account}`}
        >
          {account.locked ? '解锁' : '锁定'}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items: more }}>
        <Button type="link" size="small" aria-label={`${account.account} 的更多操作`}>
          更多
        </Button>
      </Dropdown>
    </span>
  )
}
