/** A fund as its table keeps it, from the registers of funds and of units. */
import type { UnitEntry } from '../registers.ts'
import { categoryOf } from './reference.ts'
import type { Office, TargetFund } from './vocabulary.ts'

/** An entry of the register of funds, as a need answers it. */
export type FundEntry = {
  readonly name: string
  readonly year: number
  readonly owner: string
  readonly category: string
  readonly level: string
  readonly parent?: string | null
  readonly amount?: string | null
}

/** Undefined where a register lacks the fund or its owner. */
export function fundOf(
  key: string,
  entry: FundEntry | undefined,
  owner: UnitEntry | undefined,
): { readonly fund: TargetFund; readonly ownerLevel: string } | undefined {
  if (entry === undefined || owner === undefined) return undefined
  const own: Office = { code: entry.owner, name: owner.name, organisation: owner.organisation }
  const department: Office =
    owner.level === '一级'
      ? own
      : {
          code: owner.department ?? '',
          name: owner.departmentName ?? '',
          organisation: owner.departmentOrganisation ?? '',
        }
  const fund: TargetFund = {
    key,
    name: entry.name,
    year: entry.year,
    category: categoryOf(entry.category) ?? '其他',
    level: entry.level === '二级' ? '二级' : '一级',
    parent: entry.parent ?? null,
    owner: own,
    department,
    finance: owner.finance,
    listed: entry.amount ?? null,
  }
  return { fund, ownerLevel: owner.level }
}
