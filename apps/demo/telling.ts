/** What the stories of the demo share: acts that must be accepted, a look at a case, and the clock. */
import { moveClock } from '#apps/server'
import { type ActCommand, type Cases, loadCase } from '#platform/cases'

/** Where a story happens. */
export interface Setting {
  /** The folded state of a case, as stored. */
  state(caseId: string): Promise<Readonly<Record<string, unknown>>>
  /** Moves the demo's clock forward to a clock time in China. */
  until(day: string, clock: string): Promise<void>
}

/** The cases of one tenant, and the clock of all. */
export function settingOf({ options: { pool } }: Cases, tenant: string): Setting {
  return {
    async state(caseId) {
      const { found } = await loadCase(pool, tenant, caseId)
      if (found === undefined) throw new Error(`demo: no case ${caseId}`)
      return { ...found.snapshot.domain }
    },
    async until(day, clock) {
      if (!(await moveClock(pool, new Date(`${day}T${clock}:00+08:00`).toISOString())))
        throw new Error(`demo: the clock already stands after ${day} ${clock}`)
    },
  }
}

/** Does an act of a story and answers the case's id; a refusal is our own fault. */
export async function tell(cases: Cases, account: string, command: ActCommand): Promise<string> {
  const result = await cases.act(command)
  if (result.kind === 'done') return result.caseId
  const details = [
    ...result.findings.map(({ say }) => say),
    ...result.fields.map(({ path, say }) => `${path} ${say}`),
  ]
  throw new Error(`demo: ${account} ${command.act}: ${result.say}\n${details.join('\n')}`)
}
