/** Which indicators a fund stands by in the register of its department and year. */
import type { EntryOperation } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import type { TargetFund, TargetRow } from './vocabulary.ts'

const clause = 'shizhu-budget-2023/p.feigong.r4' as const

type Declared = readonly Readonly<Record<string, string | number | boolean | null>>[]

/** Writes every row and ends those that stood there before and are gone. */
export function declaredEntries(
  fund: TargetFund,
  rows: readonly TargetRow[],
  standing: Declared,
  from: LocalDate,
): readonly EntryOperation[] {
  const register = 'declared-indicators'
  const written = rows
    .filter(({ name, value }) => name !== '' && value !== '')
    .map(({ id, name, relation, value, unit }) => ({
      register,
      key: `${fund.key}-${id}`,
      clause,
      from,
      values: {
        department: fund.department.code,
        year: fund.year,
        fund: fund.key,
        fundName: fund.name,
        name,
        relation,
        value,
        unit,
      },
    }))
  const keys = new Set(written.map(({ key }) => key))
  const gone = standing.flatMap(({ key, fund: owner }) =>
    owner === fund.key && typeof key === 'string' && !keys.has(key)
      ? [{ register, key, clause, from, values: null }]
      : [],
  )
  return [...gone, ...written]
}
