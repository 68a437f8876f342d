/** Register entries of the province, and how they are entered: as acts of the keeper, several at a time. */
import type { Actor, Fact } from '#kernel'
import type { Cases } from '#platform/cases'
import { registerProcedureId } from '../../../regulations/shared/register-case.ts'
import { PROVINCE, SINCE } from './organisations.ts'

export type Entry = readonly [
  register: string,
  key: string,
  values: Readonly<Record<string, Fact>>,
  from?: string,
]

/** Acts on different keys wait for nobody; the pool has room for these. */
const AT_ONCE = 6

/** Enters them all. A refusal while the demo is made is our own fault. */
export async function enter(cases: Cases, keeper: Actor, entries: readonly Entry[]): Promise<void> {
  const waiting = [...entries]
  const work = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      const [register, key, values, from = SINCE] = entry
      const result = await cases.act({
        tenant: PROVINCE.id,
        procedure: registerProcedureId(register),
        act: 'RecordEntry',
        input: { key, from, values },
        origin: { kind: 'person', actor: keeper },
      })
      if (result.kind !== 'done') throw new Error(`demo: ${register} ${key}: ${result.say}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
