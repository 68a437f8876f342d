/** Tells a story of the province by acts alone, as the people who may. */
import type { Actor } from '#kernel'
import { type Cases, loadCase } from '#platform/cases'
import { moveClock } from '#apps/server'
import { PROVINCE, organisationId, pathOf } from './organisations.ts'
import { people, personId, postId } from './people.ts'

/** Somebody in one of the posts held; a missing post is our own fault. */
export function actorOf(account: string, role?: string, organisation?: string): Actor {
  const found = people.find((one) => one.account === account)
  const post = found?.posts.find(
    (one) =>
      (role === undefined || one.role === role) &&
      (organisation === undefined || one.organisation === organisation),
  )
  if (post === undefined) throw new Error(`demo: ${account} holds no post ${role ?? ''}`)
  return {
    person: personId(account),
    post: postId(account, post.role, post.organisation),
    role: post.role,
    organisation: organisationId(post.organisation),
    path: pathOf(post.organisation),
  }
}

export interface Narrator {
  /** Does an act and answers the case's id; a refusal is our own fault. */
  act(
    account: string,
    procedure: string,
    act: string,
    input: unknown,
    options?: {
      readonly caseId?: string
      readonly role?: string
      /** Which of several organisations the post is at. */
      readonly at?: string
      readonly reasons?: Readonly<Record<string, string>>
    },
  ): Promise<string>
  /** The folded state of a case, as stored. */
  state(caseId: string): Promise<Readonly<Record<string, unknown>>>
  /** Moves the demo's clock forward to a clock time in China. */
  until(day: string, clock: string): Promise<void>
}

export function narrator(cases: Cases): Narrator {
  const { pool } = cases.options
  return {
    async act(account, procedure, act, input, { caseId, role, at, reasons } = {}) {
      const result = await cases.act({
        tenant: PROVINCE.id,
        procedure,
        act,
        input,
        ...(caseId === undefined ? {} : { caseId }),
        ...(reasons === undefined ? {} : { reasons }),
        origin: { kind: 'person', actor: actorOf(account, role, at) },
      })
      if (result.kind === 'done') return result.caseId
      const details = [
        ...result.findings.map(({ say }) => say),
        ...result.fields.map(({ path, say }) => `${path} ${say}`),
      ]
      throw new Error(`demo: ${account} ${act}: ${result.say}\n${details.join('\n')}`)
    },
    async state(caseId) {
      const { found } = await loadCase(pool, PROVINCE.id, caseId)
      if (found === undefined) throw new Error(`demo: no case ${caseId}`)
      return { ...found.snapshot.domain }
    },
    async until(day, clock) {
      if (!(await moveClock(pool, new Date(`${day}T${clock}:00+08:00`).toISOString())))
        throw new Error(`demo: the clock already stands after ${day} ${clock}`)
    },
  }
}
