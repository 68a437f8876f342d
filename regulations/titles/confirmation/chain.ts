/** The desks between employer and decision (art.42, 49): department in charge, then HR departments level by level. */
import type { EmployerEntry } from '../registers/index.ts'
import type { Offices } from '../route/index.ts'
import { levelOfTerritory, titleAuthority } from '../route/index.ts'
import type { Level, OfficeLevel } from '../vocabulary.ts'
import { officeLevels } from '../vocabulary.ts'
import type { ConfirmationDesk } from './state.ts'

type Desk = Pick<ConfirmationDesk, 'level' | 'organisation' | 'name'>
export type Chain = { readonly desks: readonly Desk[]; readonly missing: readonly string[] }

/** Level at which the employer's own HR department stands. */
function startLevel({ affiliation, registeredAt, territory }: EmployerEntry): OfficeLevel {
  if (affiliation === '省直') return '省级'
  if (affiliation === '市属') return '市级'
  if (affiliation === '县属' || affiliation === '乡镇及以下') return '县级'
  // no bureau stands below the division the employer lies in
  const lowest = levelOfTerritory(territory)
  return officeLevels.indexOf(registeredAt) < officeLevels.indexOf(lowest) ? lowest : registeredAt
}

/** The whole chain of one confirmation; the last desk confirms. */
export function chainOf(level: Level, employer: EmployerEntry, offices: Offices): Chain {
  const { department, territory } = employer
  const own = department === undefined || department === null ? null : department
  const authority = titleAuthority(
    {
      level,
      affiliation: employer.affiliation,
      kind: employer.kind,
      territory,
      employer: { organisation: employer.organisation, name: employer.name },
      department: own === null ? null : { organisation: own, name: employer.departmentName ?? '' },
      registeredAt: employer.registeredAt,
      fileAgency: null,
    },
    offices,
  )
  const last = officeLevels.find((one) => authority.desk === `${one}人社部门`)
  const from = officeLevels.indexOf(startLevel(employer))
  const between = last === undefined ? [] : officeLevels.slice(from, officeLevels.indexOf(last))
  const missing: string[] = []
  const desks: Desk[] = []
  if (own !== null)
    desks.push({ level: null, organisation: own, name: employer.departmentName ?? '主管部门' })
  for (const one of between) {
    const bureau = offices.findBureau(one, territory)
    if (bureau === undefined) missing.push(`${one}人社部门`)
    else desks.push({ level: one, organisation: bureau.key, name: bureau.name })
  }
  if (authority.organisation === null) missing.push(authority.name)
  else desks.push({ level: last ?? null, organisation: authority.organisation, name: authority.name })
  // a department that confirms for its own units is one desk, not two
  const known = desks.filter(
    (one, i) => !desks.slice(i + 1).some((next) => next.organisation === one.organisation),
  )
  return { desks: known, missing }
}
