import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { ask } from '../api/client.ts'
import { organisationsQuery, rolesQuery } from '../api/queries.ts'
import type { Account } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { FormDrawer } from '../form/form-drawer.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSession } from '../lib/session.ts'
import { Group } from '../parts/boxes.tsx'

type PostRow = { role: string; organisation: string; from: string; until?: string | null | undefined }
type Values = { posts?: PostRow[] }

/** The posts of a person, each with its organisation and its time. Which exclude each other the server says. */
export function PostEditor({ account, onClose }: { account: Account; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const save = useSaving(
    ({ posts = [] }: Values) =>
      ask(`/api/accounts/${encodeURIComponent(account.account)}`, {
        method: 'PUT',
        body: { posts: posts.map(postOf) },
      }),
    '岗位已更新',
    onClose,
  )
  const posts = account.posts.map(({ role, organisation, from, until }) => ({
    role,
    organisation,
    from,
    until,
  }))
  return (
    <FormDrawer<Values>
      title={`岗位：${account.name}（${account.account}）`}
      form={form}
      save={save}
      initial={{ posts }}
      wide
      onClose={onClose}
    >
      <p className="soft form-note">
        删去一行即自昨日收回该岗位；填写“至”则到那一天为止。系统、安全、审计三种管理员不能由同一人兼任，也不能同时办理业务。
      </p>
      <PostRows />
    </FormDrawer>
  )
}

function postOf({ role, organisation, from, until }: PostRow) {
  return {
    role,
    organisation,
    from,
    until: until ?? null,
  }
}

function PostRows() {
  const { today } = useSession()
  return (
    <Form.List name="posts">
      {(rows, { add, remove }) => (
        <Group label="岗位">
          <div className="nested">
            {rows.length === 0 ? <p className="soft nested-empty">没有岗位，不能登录。</p> : null}
            {rows.map((row, index) => (
              <div key={row.key} className="nested-row">
                <span className="nested-number" aria-hidden="true">
                  {index + 1}
                </span>
                <PostFields row={row.name} />
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
              <Button onClick={() => add({ from: today, until: null })}>添加岗位</Button>
            </div>
          </div>
        </Group>
      )}
    </Form.List>
  )
}

const must = [{ required: true, message: '请选择' }]

function PostFields({ row }: { row: number }) {
  const { data: roles = [] } = useQuery(rolesQuery)
  const { data: organisations = [] } = useQuery(organisationsQuery)
  return (
    <div className="nested-fields nested-pairs">
      <Form.Item name={[row, 'role']} label="岗位" rules={must}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map(({ role, label }) => ({ value: role, label }))}
        />
      </Form.Item>
      <Form.Item name={[row, 'organisation']} label="机构" rules={must}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name={[row, 'from']} label="自" rules={must}>
        <DayPicker className="full" />
      </Form.Item>
      <Form.Item name={[row, 'until']} label="至（不填为长期）">
        <DayPicker className="full" />
      </Form.Item>
    </div>
  )
}
