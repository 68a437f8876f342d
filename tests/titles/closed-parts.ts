/** Whoever opens a case gets no part that is closed to him, nor any of its words in another place. */
import assert from 'node:assert/strict'
import { type AnyProcedure, maySee, permits, projectState } from '#kernel'
import type { Cases } from '#platform/cases'
import { leavesOf } from '../../apps/server/views/referred.ts'
import { PROVINCE } from '../../apps/demo/titles/index.ts'
import { people } from '../../apps/demo/titles/people.ts'
import { actorOf } from '../../apps/demo/titles/story.ts'
import { type ShownCase, namelessIn } from './nameless.ts'
import type { Choice } from './random-choice.ts'

type Ask = (account: string, url: string) => Promise<{ readonly status: number; readonly text: string }>

/** Accounts of one post, so that who signs in is who asks. */
const visitors = people.flatMap(({ account, posts }) =>
  posts.length === 1 ? [{ account, actor: actorOf(account) }] : [],
)
const names = new Set(people.map(({ name }) => name))
const LONG = 12

/** Texts that stand nowhere by chance: ids, names of people, whole sentences. */
const isTelling = (text: string): boolean =>
  names.has(text) || text.length >= LONG || /^(sl-expert-|p-|990\d{3}-\d{3}-)/.test(text)

/** Where pages showed ids that nobody at a desk can read. */
export const bare = new Set<string>()

type Found = NonNullable<Awaited<ReturnType<Cases['load']>>['found']>
type Visitor = (typeof visitors)[number]

async function casesPage(cases: Cases, caseId: string) {
  const { found } = await cases.load(PROVINCE.id, caseId)
  const procedure = found && cases.procedure(found.procedure)
  if (found === undefined || procedure === undefined) assert.fail(`no case ${caseId}`)
  const able = visitors.filter(({ actor }) => maySee(procedure, { kind: 'person', actor }, found.parties))
  return { found, procedure, able }
}

/** Has somebody open a case, mostly one of those who may. */
export async function openBySomebody(cases: Cases, ask: Ask, caseId: string, choice: Choice): Promise<void> {
  const { found, procedure, able } = await casesPage(cases, caseId)
  const visitor = choice.of(able.length === 0 || choice.chance(25) ? visitors : able)
  await open({ cases, procedure, found, visitor, sees: able.includes(visitor) }, ask)
}

/** Has one person of each role open a case that he may see; answers how many there were. */
export async function openByEveryRole(cases: Cases, ask: Ask, caseId: string): Promise<number> {
  const { found, procedure, able } = await casesPage(cases, caseId)
  const roles = new Map(able.map((visitor) => [visitor.actor.role, visitor]))
  for (const visitor of roles.values()) await open({ cases, procedure, found, visitor, sees: true }, ask)
  return roles.size
}

interface Visit {
  readonly cases: Cases
  readonly procedure: AnyProcedure
  readonly found: Found
  readonly visitor: Visitor
  readonly sees: boolean
}

async function open(visit: Visit, ask: Ask): Promise<void> {
  const { procedure, found, visitor } = visit
  const { status, text } = await ask(visitor.account, `/api/${procedure.id}/${found.caseId}`)
  const what = `${visitor.account} opens ${procedure.id} in ${found.snapshot.domain.stage}`
  // who was removed from review in this walk is told so, whatever he opens
  if (status === 403 && text.includes('staff-not-removed-from-review')) return
  if (visit.sees) {
    assert.equal(status, 200, `${what}: ${text}`)
    await holdsClosed(visit, text, what)
  } else {
    assert.equal(status, 404, what)
    assert.ok(!text.includes(procedure.title(found.snapshot.domain)), `${what} and reads its title`)
  }
}

type View = ShownCase & { readonly trail: readonly { readonly person?: string | null }[] }

async function holdsClosed(
  { cases, procedure, found, visitor: { actor } }: Visit,
  text: string,
  what: string,
): Promise<void> {
  const origin = { kind: 'person', actor } as const
  const view = JSON.parse(text) as View
  const closed = Object.entries(procedure.visibility.parts ?? {}).flatMap(([part, phrase]) =>
    permits(phrase, origin, found.parties) ? [] : [part],
  )
  for (const part of closed) assert.ok(!(part in view.state), `${what} and sees ${part}`)
  const { domain } = found.snapshot
  const open = projectState(procedure, domain, origin, found.parties)
  const known = new Set(leavesOf(open as never).map((leaf) => leaf.text))
  const acted = new Set(view.trail.map(({ person }) => person))
  const hidden = Object.fromEntries(Object.entries(domain).filter(([part]) => closed.includes(part)))
  for (const { part, text: word } of leavesOf(hidden)) {
    if (!isTelling(word) || known.has(word) || acted.has(word) || word === actor.person) continue
    assert.ok(!text.includes(JSON.stringify(word).slice(1, -1)), `${what} and reads ${part}: ${word}`)
  }
  const sees = async (id: string): Promise<boolean> => {
    const other = (await cases.load(PROVINCE.id, id)).found
    const table = other && cases.procedure(other.procedure)
    return other !== undefined && table !== undefined && maySee(table, origin, other.parties)
  }
  for (const id of Object.keys(view.cases)) assert.ok(await sees(id), `${what} and is told of ${id}`)
  for (const { kind, path, id } of namelessIn(view))
    if (kind !== 'case' || (await sees(id))) bare.add(`${path} (${kind})`)
}
