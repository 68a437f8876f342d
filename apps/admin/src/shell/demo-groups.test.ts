import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DemoAccount } from '../api/types.ts'
import { groupDemoAccounts } from './demo-groups.ts'

const account = (
  name: string,
  tenant: string,
  roleLabel: string,
  organisationName = '某局',
): DemoAccount => ({
  account: name,
  name,
  roleLabel,
  organisationName,
  note: '',
  tenant,
  tenantName: `名${tenant}`,
  instruments: tenant === 'a' ? ['甲办法'] : [],
})

void describe('the groups of demo accounts', () => {
  void it('keep jurisdictions apart and say what they work under', () => {
    const [b, a] = groupDemoAccounts([
      account('1', 'a', '审核'),
      account('2', 'b', '编制'),
      account('3', 'a', '填报'),
    ])
    assert.equal(b?.name, '名b')
    assert.equal(b.about, '')
    assert.equal(a?.about, '办理依据：《甲办法》')
    assert.deepEqual(
      a.single.map((one) => one.account),
      ['1', '3'],
    )
  })

  void it('fold a role that three or more hold, none lost', () => {
    const experts = ['1', '2', '3'].map((name) => account(name, 'a', '专家'))
    const [tenant] = groupDemoAccounts([
      ...experts,
      account('4', 'a', '审核'),
      account('5', 'a', '审核', '另一局'),
    ])
    assert.deepEqual(
      tenant?.many.map(({ roleLabel, accounts, sharedOrganisation }) => [
        roleLabel,
        accounts.length,
        sharedOrganisation,
      ]),
      [['专家', 3, true]],
    )
    assert.equal(tenant.single.length, 2)
  })
})
