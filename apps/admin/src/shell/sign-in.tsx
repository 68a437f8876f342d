import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { demoAccountsQuery, queries } from '../api/queries.ts'
import type { DemoAccount, Session } from '../api/types.ts'
import { Brand } from './brand.tsx'

type Credentials = { account: string; password: string; code?: string }

/** The new session replaces whatever another person had on the screen. */
function enter(session: Session): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  queries.setQueryData(['session'], session)
}

export function SignIn() {
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

function DemoCards({ accounts }: { accounts: DemoAccount[] }) {
  const signIn = useMutation({
    mutationFn: (account: string) => ask<Session>('/api/demo/session', { method: 'POST', body: { account } }),
    onSuccess: enter,
  })
  const problem = signIn.error === null ? undefined : problemOf(signIn.error)
  return (
    <section className="demo-cards" aria-labelledby="demo-title">
      <h2 id="demo-title">演示：按岗位直接进入</h2>
      <p className="soft">人员均为虚构。演示库可随意办理，时钟可以向前拨。</p>
      {problem === undefined ? null : <Alert type="error" showIcon title={problem.detail} />}
      <ul>
        {accounts.map((account) => (
          <li key={account.account}>
            <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(account.account)}>
              <strong>{account.roleLabel}</strong>
              <span>
                {account.organisationName} <span className="no-break card-name">{account.name}</span>
              </span>
              <small>{account.note}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
