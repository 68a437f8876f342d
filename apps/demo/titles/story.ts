/** Tells a story of the province by acts alone, as the people who may. */
import type { Actor } from '#kernel'
import type { Cases } from '#platform/cases'
import { type Setting, settingOf, tell } from '../telling.ts'
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

export interface Narrator extends Setting {
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
}

export function narrator(cases: Cases): Narrator {
  return {
    ...settingOf(cases, PROVINCE.id),
    act: (account, procedure, act, input, { caseId, role, at, reasons } = {}) =>
      tell(cases, account, {
        tenant: PROVINCE.id,
        procedure,
        act,
        input,
        ...(caseId === undefined ? {} : { caseId }),
        ...(reasons === undefined ? {} : { reasons }),
        origin: { kind: 'person', actor: actorOf(account, role, at) },
      }),
  }
}
