import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { demoAccountsQuery } from '../api/queries.ts'
import type { Session } from '../api/types.ts'
import { Brand } from './brand.tsx'
import { DemoCards } from './demo-cards.tsx'
import { enter } from './enter.ts'

type Credentials = { account: string; password: string; code?: string }

/** `isOver`: somebody was at work here when his sign-in ran out. */
export function SignIn({ isOver = false }: { isOver?: boolean }) {
  const demo = useQuery(demoAccountsQuery)
  const accounts = demo.data ?? []
  useEffect(() => {
    document.title = '登录 · 规程'
  }, [])
  return (
    <main className={`sign-in ${accounts.length > 0 ? 'sign-in-demo' : ''}`}>
      <section className="sign-in-form" aria-labelledby="sign-in-title">
        <Brand />
        <h1 id="sign-in-title">办理端登录</h1>
        <p className="soft">依规章办理，每一步都有依据。</p>
        {isOver ? (
          <Alert
            className="failed"
            type="warning"
            showIcon
            title="登录已过期，请重新登录。"
            description="登录后回到刚才的页面；填写中的内容存有草稿，会自动载入。"
          />
        ) : null}
        <PasswordForm />
      </section>
      {accounts.length > 0 ? <DemoCards accounts={accounts} /> : null}
    </main>
  )
}

function PasswordForm() {
  const [form] = Form.useForm<Credentials>()
  const signIn = useMutation({
    mutationFn: ({ account, password, code }: Credentials) =>
      ask<Session>('/api/session', {
        method: 'POST',
        body: {
          account: account.trim(),
          password,
          ...(code === undefined || code === '' ? {} : { code: code.trim() }),
        },
      }),
    onSuccess: enter,
    onError: (error) => {
      if (problemOf(error).why === 'code-needed') form.getFieldInstance('code')?.focus()
    },
  })
  const problem = signIn.error === null ? undefined : problemOf(signIn.error)
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(credentials) => signIn.mutate(credentials)}
      onValuesChange={() => signIn.reset()}
    >
      {problem === undefined ? null : (
        <Alert className="failed" type="error" showIcon role="alert" title={problem.detail} />
      )}
      <Form.Item
        name="account"
        label="帐号"
        rules={[{ required: true, whitespace: true, message: '请填写帐号' }]}
      >
        <Input autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Form.Item name="code" label="动态口令（已启用的帐号填写）">
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
