import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { ask } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import type { Session } from '../api/types.ts'
import { Brand } from './brand.tsx'
import { PasswordForm } from './password-form.tsx'

/** The first thing after a password that somebody else has set: one's own. Nothing else is answered before. */
export function PasswordDue({ session }: { session: Session }) {
  useEffect(() => {
    document.title = '修改密码 · 规程'
  }, [])
  const leave = useMutation({
    mutationFn: () => ask('/api/session', { method: 'DELETE' }),
    onSettled: () => globalThis.location.assign('/admin/'),
  })
  return (
    <main className="sign-in">
      <section className="sign-in-form" aria-labelledby="due-title">
        <Brand />
        <h1 id="due-title">请先修改密码</h1>
        <p className="soft">
          {session.person.name}，您的密码由管理员设置，只有您自己知道的密码才能用来办理。
        </p>
        <PasswordForm onDone={() => queries.invalidateQueries({ queryKey: ['session'] })} />
        <p className="below">
          <Button type="link" className="plain-link" onClick={() => leave.mutate()}>
            退出登录
          </Button>
        </p>
      </section>
    </main>
  )
}
