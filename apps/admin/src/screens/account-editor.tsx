import { Form, Input } from 'antd'
import { ask } from '../api/client.ts'
import type { Account } from '../api/types.ts'
import { FormDrawer } from '../form/form-drawer.tsx'
import { PasswordFields } from '../form/password-fields.tsx'
import { useSaving } from '../form/use-saving.ts'

type NewValues = { account: string; name: string; password: string }

/** A new account without posts; the first password is changed by its holder at the first sign-in. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<NewValues>()
  const save = useSaving(
    ({ account, name, password }: NewValues) =>
      ask('/api/accounts', {
        method: 'POST',
        body: { account: account.trim(), name: name.trim(), password },
      }),
    '帐号已建立，请安全管理员授予岗位',
    onClose,
  )
  return (
    <FormDrawer<NewValues> title="新增帐号" form={form} save={save} onClose={onClose}>
      <Form.Item
        name="account"
        label="帐号"
        extra="2至63个小写字母、数字、点或横线，登录时填写，不能再改。"
        rules={[{ required: true, whitespace: true, message: '请填写帐号' }]}
      >
        <Input maxLength={63} autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <PasswordFields label="初始密码" />
      <p className="soft">本人首次登录时须先修改密码。岗位由安全管理员授予，没有岗位不能登录。</p>
    </FormDrawer>
  )
}

/** A new password for somebody who lost his: all his sessions end, and he changes it at the next sign-in. */
export function PasswordReset({ account, onClose }: { account: Account; onClose: () => void }) {
  const [form] = Form.useForm<{ password: string }>()
  const save = useSaving(
    ({ password }: { password: string }) =>
      ask(`/api/accounts/${encodeURIComponent(account.account)}`, { method: 'PUT', body: { password } }),
    '密码已重设',
    onClose,
  )
  return (
    <FormDrawer<{ password: string }>
      title={`重设密码：${account.account}`}
      form={form}
      save={save}
      onClose={onClose}
    >
      <p className="soft form-note">
        {account.name}正在使用的登录立即失效；用新密码登录后须先自行修改。连续输错造成的暂停登录也一并解除。
      </p>
      <PasswordFields label="新密码" />
    </FormDrawer>
  )
}
