/** The demo's story, told by acts alone: the budget as printed, and a corrected copy on its way to the public. */
import type { Actor } from '#kernel'
import { type Cases, loadCase } from '#platform/cases'
import { moveClock } from '#apps/server'
import { TENANT, pathOf, people, personId, postId } from './people.ts'

export interface Teller {
  /** Does an act as a person of the demo and answers the case's id; a refusal is our own fault. */
  act(
    account: string,
    act: string,
    input: unknown,
    options?: {
      readonly caseId?: string
      readonly role?: string
      readonly reasons?: Readonly<Record<string, string>>
    },
  ): Promise<string>
  /** The folded state of a case, as stored. */
  state(caseId: string): Promise<Readonly<Record<string, unknown>>>
  /** Moves the demo's clock forward to a clock time in China. */
  until(day: string, clock: string): Promise<void>
}

export function teller(cases: Cases, procedure: string): Teller {
  const { pool } = cases.options
  return {
    async act(account, act, input, options = {}) {
      const result = await cases.act({
        tenant: TENANT.id,
        procedure,
        act,
        input,
        ...(options.caseId === undefined ? {} : { caseId: options.caseId }),
        ...(options.reasons === undefined ? {} : { reasons: options.reasons }),
        origin: {
          kind: 'person',
          actor: actorOf(account, options.role),
        },
      })
      if (result.kind === 'done') return result.caseId
      const details = [
        ...result.findings.map(({ say }) => say),
        ...result.fields.map(({ path, say }) => `${path} ${say}`),
      ]
      throw new Error(`demo: ${account} ${act}: ${result.say}\n${details.join('\n')}`)
    },
    async state(caseId) {
      const { found } = await loadCase(pool, TENANT.id, caseId)
      if (found === undefined) throw new Error(`demo: no case ${caseId}`)
      return { ...found.snapshot.domain }
    },
    async until(day, clock) {
      if (!(await moveClock(pool, new Date(`${day}T${clock}:00+08:00`).toISOString())))
        throw new Error(`demo: the clock already stands after ${day} ${clock}`)
    },
  }
}

function actorOf(account: string, role: string | undefined): Actor {
  const found = people.find((one) => one.account === account)
  const post = found?.posts.find((one) => role === undefined || one.role === role)
  if (post === undefined) throw new Error(`demo: ${account} holds no post ${role ?? ''}`)
  const { organisation } = post
  return {
    person: personId(account),
    post: postId(account, post.role),
    role: post.role,
    organisation,
    path: pathOf(organisation),
  }
}
