import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, DatePicker, Drawer, Form, type FormInstance, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { ask, problemOf } from '../api/client.ts'
import { organisationsQuery, refreshAll } from '../api/queries.ts'
import type { Account } from '../api/types.ts'
import { useSession } from '../lib/session.ts'
import { Group } from '../parts/boxes.tsx'
import { ProblemBox } from '../parts/page.tsx'

type PostRow = { role: string; organisation: string; from: Dayjs; until?: Dayjs | null }
type Values = { account: string; name: string; password?: string; posts: PostRow[] }

/** An account with its posts. Roles are those in use; the server decides which may be held together. */
export function AccountEditor({
  account,
  all,
  onClose,
}: {
  account?: Account
  all: Account[]
  onClose: () => void
}) {
  const [form] = Form.useForm<Values>()
  const save = useSaving(form, account, onClose)
  const initial = {
    account: account?.account ?? '',
    name: account?.name ?? '',
    posts: (account?.posts ?? []).map((post) => ({
      role: post.role,
      organisation: post.organisation,
      from: dayjs(post.from),
      until: post.until === null ? null : dayjs(post.until),
    })),
  }
  return (
    <Drawer
      open
      title={account === undefined ? '新增帐号' : `维护帐号：${account.account}`}
      size="min(760px, 100vw)"
      onClose={onClose}
      footer={
        <div className="act-foot">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {save.error === null ? null : <ProblemBox problem={problemOf(save.error)} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => save.mutate(values)}
      >
        <AccountFields isNew={account === undefined} all={all} />
      </Form>
    </Drawer>
  )
}

function useSaving(form: FormInstance<Values>, account: Account | undefined, onClose: () => void) {
  const { message } = App.useApp()
  const { administrator } = useSession()
  return useMutation({
    mutationFn: (values: Values) => {
      const body = {
        name: values.name.trim(),
        ...(values.password === undefined || values.password === '' ? {} : { password: values.password }),
        // Posts are the security administrator's; another one sends none, so that none is touched.
        ...(administrator === 'security' ? { posts: (values.posts ?? []).map(postOf) } : {}),
      }
      return account === undefined
        ? ask('/api/accounts', { method: 'POST', body: { account: values.account.trim(), ...body } })
        : ask(`/api/accounts/${encodeURIComponent(account.account)}`, { method: 'PUT', body })
    },
    onSuccess: async () => {
      void message.success('已保存')
      onClose()
      await refreshAll()
    },
    onError: (error) =>
      form.setFields(
        (problemOf(error).fields ?? []).map(({ path, say }) => ({
          name: path.split('.') as ['name'],
          errors: [say],
        })),
      ),
  })
}

function postOf({ role, organisation, from, until }: PostRow) {
  return {
    role,
    organisation,
    from: from.format('YYYY-MM-DD'),
    until: until === null || until === undefined ? null : until.format('YYYY-MM-DD'),
  }
}

function AccountFields({ isNew, all }: { isNew: boolean; all: Account[] }) {
  const { administrator, today } = useSession()
  const { data: organisations = [] } = useQuery(organisationsQuery)
  const roles = new Map(
    all.flatMap(({ posts }) => posts.map(({ role, roleLabel }) => [role, roleLabel] as const)),
  )
  const options = organisations.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {isNew ? (
        <Form.Item
          name="account"
          label="帐号"
          rules={[{ required: true, whitespace: true, message: '请填写帐号' }]}
        >
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={50} autoComplete="off" disabled={!isNew} />
      </Form.Item>
      <Form.Item
        name="password"
        label={isNew ? '初始密码' : '重设密码（不改则留空）'}
        rules={isNew ? [{ required: true, message: '请填写初始密码' }] : []}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {administrator === 'security' ? (
        <PostRows roles={roles} organisations={options} today={today} />
      ) : (
        <p className="soft">岗位由安全管理员授予和收回。</p>
      )}
    </>
  )
}

type PostRowsProps = {
  roles: Map<string, string>
  organisations: { value: string; label: string }[]
  today: string
}

function PostRows({ roles, organisations, today }: PostRowsProps) {
  const roleOptions = Array.from(roles, ([value, label]) => ({ value, label }))
  const must = [{ required: true, message: '请选择' }]
  return (
    <Form.List name="posts">
      {(rows, { add, remove }) => (
        <Group label="岗位">
          <p className="nested-label">岗位</p>
          <div className="nested">
            {rows.map((row, index) => (
              <div key={row.key} className="nested-row">
                <span className="nested-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div className="nested-fields">
                  <Form.Item name={[row.name, 'role']} label="岗位" rules={must}>
                    <Select showSearch={{ optionFilterProp: 'label' }} options={roleOptions} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'organisation']} label="机构" rules={must}>
                    <Select showSearch={{ optionFilterProp: 'label' }} options={organisations} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'from']} label="自" rules={must}>
                    <DatePicker className="full" />
                  </Form.Item>
                  <Form.Item name={[row.name, 'until']} label="至">
                    <DatePicker className="full" />
                  </Form.Item>
                </div>
                <Button
                  className="nested-remove"
                  type="text"
                  aria-label={`删除第${index + 1}个岗位`}
                  onClick={() => remove(row.name)}
                >
                  删除
                </Button>
              </div>
            ))}
            <div className="nested-foot">
              <Button onClick={() => add({ from: dayjs(today), until: null })}>添加岗位</Button>
            </div>
          </div>
        </Group>
      )}
    </Form.List>
  )
}
