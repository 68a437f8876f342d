/**
 * The acts that are measured: a library card from application to refusal, the way a clerk's desk sees most acts. Two
 * statements each; the second story admits, which takes a transaction with a place, a number and a register entry.
 */
import { randomUUID } from 'node:crypto'
import type { Origin } from '#kernel'
import type { Cases } from '#platform/cases'
import { clubEngine, librarian, reader } from '../tests/fixtures/club/club.ts'

export interface Step {
  readonly act: string
  readonly by: 'reader' | 'librarian'
  readonly input: (person: string) => unknown
}

export type StoryName = 'plain' | 'admitted'

const plain: readonly Step[] = [
  { act: 'ApplyForCard', by: 'reader', input: (person) => ({ person, recommended: true }) },
  { act: 'SendToLibrarian', by: 'reader', input: () => ({}) },
  { act: 'Withdraw', by: 'reader', input: () => ({}) },
  { act: 'SendToLibrarian', by: 'reader', input: () => ({}) },
  { act: 'Decline', by: 'librarian', input: () => ({ reason: '材料不实' }) },
]
const admitted: readonly Step[] = [
  ...plain.slice(0, 2),
  { act: 'Admit', by: 'librarian', input: () => ({}) },
  { act: 'PayFee', by: 'reader', input: () => ({}) },
  { act: 'LodgeComplaint', by: 'reader', input: () => ({}) },
]

export const stories: Readonly<Record<StoryName, readonly Step[]>> = { plain, admitted }

const origins: Readonly<Record<Step['by'], (person: string) => Origin>> = {
  reader,
  librarian: () => librarian,
}

export { clubEngine }

/** Tells one story through the engine, each act with a retry key as a real request has. */
export async function tell(cases: Cases, tenant: string, story: StoryName, person: string): Promise<void> {
  let caseId: string | undefined
  for (const step of stories[story]) {
    const result = await cases.act({
      tenant,
      procedure: 'club/card',
      act: step.act,
      input: step.input(person),
      origin: origins[step.by](person),
      idempotencyKey: randomUUID(),
      ...(caseId === undefined ? {} : { caseId }),
    })
    if (result.kind === 'refused') throw new Error(`${step.act} of ${person}: ${result.say}`)
    caseId = result.caseId
  }
}
