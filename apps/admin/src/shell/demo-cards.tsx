import { useMutation } from '@tanstack/react-query'
import { Alert } from 'antd'
import { ask, problemOf } from '../api/client.ts'
import type { DemoAccount, Session } from '../api/types.ts'
import { type DemoTenant, groupDemoAccounts } from './demo-groups.ts'
import { enter } from './enter.ts'

type Entering = { disabled: boolean; enterAs: (account: string) => void }

export function DemoCards({ accounts }: { accounts: DemoAccount[] }) {
  const signIn = useMutation({
    mutationFn: (account: string) => ask<Session>('/api/demo/session', { method: 'POST', body: { account } }),
    onSuccess: enter,
  })
  const problem = signIn.error === null ? undefined : problemOf(signIn.error)
  const entering = { disabled: signIn.isPending, enterAs: (account: string) => signIn.mutate(account) }
  const tenants = groupDemoAccounts(accounts)
  return (
    <section className="demo-cards" aria-labelledby="demo-title">
      <h2 id="demo-title">演示：按岗位直接进入</h2>
      <p className="soft">人员均为虚构。演示库可随意办理，时钟可以向前拨。</p>
      {problem === undefined ? null : <Alert type="error" showIcon title={problem.detail} />}
      {tenants.length > 1 ? (
        <p className="soft">
          {tenants.map(({ id, name }) => (
            <a key={id} className="demo-jump" href={`#demo-${id}`}>
              {name}
            </a>
          ))}
        </p>
      ) : null}
      {tenants.map((tenant) => (
        <TenantCards key={tenant.id} tenant={tenant} {...entering} />
      ))}
    </section>
  )
}

function TenantCards({ tenant, disabled, enterAs }: { tenant: DemoTenant } & Entering) {
  return (
    <section className="demo-tenant" id={`demo-${tenant.id}`} aria-label={tenant.name}>
      <h3>{tenant.name}</h3>
      <p className="soft">{tenant.about}</p>
      {tenant.many.map(({ roleLabel, accounts, sharedOrganisation }) => (
        <details key={roleLabel} className="demo-role">
          <summary>
            <strong>{roleLabel}</strong>（{accounts.length}人）
          </summary>
          <p className="demo-chips">
            {accounts.map((one) => (
              <button
                key={one.account}
                type="button"
                disabled={disabled}
                title={one.note}
                onClick={() => enterAs(one.account)}
              >
                {one.name}
                <small>{sharedOrganisation ? one.note : one.organisationName}</small>
              </button>
            ))}
          </p>
        </details>
      ))}
      <ul>
        {tenant.single.map((one) => (
          <li key={one.account}>
            <button type="button" disabled={disabled} onClick={() => enterAs(one.account)}>
              <strong>{one.roleLabel}</strong>
              <span>
                {one.organisationName} <span className="no-break card-name">{one.name}</span>
              </span>
              <small>{one.note}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
