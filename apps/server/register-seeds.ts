/** What registers begin with, written once by their keeper: every entry is an act, and a register with entries is left alone. */
import type { LocalDate, Origin } from '#kernel'
import type { Cases } from '#platform/cases'
import { listStanding } from '#platform/registers'
import { enterChange } from './register-changes.ts'

/** An entry of the beginning. */
export interface Seed {
  readonly register: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

export type Seeded =
  | { readonly ok: true; readonly written: number }
  | { readonly ok: false; readonly written: number; readonly say: string }

/** Writes the beginning of one register; none where it has entries already. */
export async function seedRegister(
  cases: Cases,
  place: { readonly tenant: string; readonly register: string; readonly origin: Origin },
  seeds: readonly Seed[],
  from: LocalDate,
): Promise<Seeded> {
  const { tenant, register } = place
  const standing = await listStanding(cases.options.pool, tenant, register)
  if (standing.length > 0) return { ok: true, written: 0 }
  let written = 0
  for (const { key, values } of seeds.filter((seed) => seed.register === register)) {
    const done = await enterChange(cases, place, { key, from, values })
    if (done.kind !== 'done') return { ok: false, written, say: done.say }
    written += 1
  }
  return { ok: true, written }
}
