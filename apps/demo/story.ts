/** The demo's story, told by acts alone: the budget as printed, and a corrected copy on its way to the public. */
import type { Actor } from '#kernel'
import type { Cases } from '#platform/cases'
import { TENANT, pathOf, people, personId, postId } from './people.ts'
import { type Setting, settingOf, tell } from './telling.ts'

export interface Teller extends Setting {
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
}

export function teller(cases: Cases, procedure: string): Teller {
  return {
    ...settingOf(cases, TENANT.id),
    act: (account, act, input, { caseId, role, reasons } = {}) =>
      tell(cases, account, {
        tenant: TENANT.id,
        procedure,
        act,
        input,
        ...(caseId === undefined ? {} : { caseId }),
        ...(reasons === undefined ? {} : { reasons }),
        origin: { kind: 'person', actor: actorOf(account, role) },
      }),
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
