import type { DemoAccount } from '../api/types.ts'

export type DemoRole = {
  readonly roleLabel: string
  readonly accounts: readonly DemoAccount[]
  /** All of them sit in one organisation, so that the note tells them apart. */
  readonly sharedOrganisation: boolean
}
export type DemoTenant = {
  readonly id: string
  readonly name: string
  readonly about: string
  /** Roles that few hold: a card each. */
  readonly single: readonly DemoAccount[]
  /** Roles that many hold: one folded list each. */
  readonly many: readonly DemoRole[]
}

/** So many holders of a role still get a card each. */
const CARDS_MAX = 2

/** The demo's accounts by jurisdiction, the largest last; inside it by role, in the order they came. */
export function groupDemoAccounts(accounts: readonly DemoAccount[]): readonly DemoTenant[] {
  return [...Map.groupBy(accounts, ({ tenant }) => tenant)]
    .map(([id, own]) => tenantOf(id, own))
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))
}

const sizeOf = ({ single, many }: DemoTenant): number => single.length + many.length

function tenantOf(id: string, accounts: readonly DemoAccount[]): DemoTenant {
  const roles = [...Map.groupBy(accounts, ({ roleLabel }) => roleLabel)]
  const instruments = [...new Set(accounts.flatMap((one) => one.instruments))]
  return {
    id,
    name: accounts[0]?.tenantName ?? id,
    about: instruments.length === 0 ? '' : `办理依据：${instruments.map((one) => `《${one}》`).join('、')}`,
    single: roles.flatMap(([, own]) => (own.length > CARDS_MAX ? [] : own)),
    many: roles
      .filter(([, own]) => own.length > CARDS_MAX)
      .map(([roleLabel, own]) => ({
        roleLabel,
        accounts: own,
        sharedOrganisation: new Set(own.map(({ organisationName }) => organisationName)).size === 1,
      })),
  }
}
