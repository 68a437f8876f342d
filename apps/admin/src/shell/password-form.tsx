import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { ask } from '../api/client.ts'
import { PasswordFields } from '../form/password-fields.tsx'
import { useServerFaults } from '../form/use-server-faults.ts'
import { ProblemBox } from '../parts/page.tsx'

type Values = { current: string; next: string }

/** Changes one's own password; every other session of the account ends. */
export function PasswordForm({ onDone }: { onDone: () => Promise<void> | void }) {
  const [form] = Form.useForm<Values>()
  const save = useMutation({
    mutationFn: ({ current, next }: Values) =>
      ask('/api/session/password', { method: 'PUT', body: { current, next } }),
    onSuccess: async () => {
      form.resetFields()
      await onDone()
    },
  })
  const problem = useServerFaults(form, save.error)
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => save.mutate(values)}
    >
      {problem === undefined ? null : <ProblemBox problem={problem} />}
      <Form.Item name="current" label="原密码" rules={[{ required: true, message: '请填写原密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <PasswordFields label="新密码" name="next" />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        修改密码
      </Button>
    </Form>
  )
}
