import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, QRCode } from 'antd'
import { ask, problemOf } from '../api/client.ts'
import { credentialsQuery, queries } from '../api/queries.ts'
import type { TotpSecret } from '../api/types.ts'
import { useSession } from '../lib/session.ts'
import { Personal } from '../parts/facts.tsx'
import { Failed, Loading, ProblemBox } from '../parts/page.tsx'
import { PasswordForm } from './password-form.tsx'

/** One's own account: posts held, the password, one-time codes. */
export function OwnAccount({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { message } = App.useApp()
  const { data, error, isPending, refetch } = useQuery(credentialsQuery)
  return (
    <Drawer open title="我的帐号" size="min(520px, 100vw)" onClose={onClose}>
      <section className="own-part">
        <h2>
          <Personal>{session.person.name}</Personal>
        </h2>
        <ul>
          {session.posts.map(({ id, roleLabel, organisationName }) => (
            <li key={id}>
              {roleLabel} · {organisationName}
            </li>
          ))}
        </ul>
        <p className="soft">
          {data === undefined ? '' : `帐号 ${data.account}。`}岗位由安全管理员授予和收回。
        </p>
      </section>
      {isPending ? <Loading what="登录方式" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          <section className="own-part" aria-labelledby="own-password">
            <h2 id="own-password">密码</h2>
            {data.password ? (
              <PasswordForm onDone={() => void message.success('密码已修改，其他设备上的登录已失效')} />
            ) : (
              <p className="soft">演示帐号由登录页一键进入，没有密码。</p>
            )}
          </section>
          <section className="own-part" aria-labelledby="own-totp">
            <h2 id="own-totp">动态口令</h2>
            {data.totp ? (
              <p>
                <span className="tag tag-success">已启用</span>{' '}
                登录时在密码之外填写。更换设备请联系安全管理员取消后重新启用。
              </p>
            ) : (
              <TotpSetUp />
            )}
          </section>
        </>
      )}
    </Drawer>
  )
}

/** Two steps: a secret for the device, then a code from it that shows that it works. */
function TotpSetUp() {
  const { message } = App.useApp()
  const make = useMutation({
    mutationFn: () => ask<TotpSecret>('/api/session/totp', { method: 'POST' }),
  })
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      ask('/api/session/totp', { method: 'PUT', body: { code: code.trim() } }),
    onSuccess: async () => {
      void message.success('动态口令已启用')
      await queries.invalidateQueries({ queryKey: ['credentials'] })
    },
  })
  const error = make.error ?? confirm.error
  return (
    <>
      {error === null ? null : <ProblemBox problem={problemOf(error)} />}
      {make.data === undefined ? (
        <>
          <p className="soft form-note">
            在手机上的验证器（支持 TOTP 的任意一种）添加本帐号后，登录时除密码外再填 6 位动态口令。
          </p>
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            启用动态口令
          </Button>
        </>
      ) : (
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => confirm.mutate(values)}
        >
          <ol className="own-steps">
            <li>
              用验证器扫描：
              <QRCode type="svg" value={make.data.address} size={168} aria-label="动态口令的二维码" />
              <span className="soft">不能扫描时手工输入密钥：</span>
              <code className="digest">{make.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </li>
            <li>
              <Form.Item
                name="code"
                label="填写验证器现在显示的 6 位数字"
                rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '请填写 6 位数字' }]}
              >
                <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
              </Form.Item>
              <Button type="primary" htmlType="submit" loading={confirm.isPending}>
                确认启用
              </Button>
            </li>
          </ol>
        </Form>
      )}
    </>
  )
}
