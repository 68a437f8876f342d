/**
 * Budgets on other sites, looked at once a day: a dead or changed page is recorded in the case and told to the unit. Where
 * nobody saw a page for a month that is recorded once, and the unit is asked for a picture as proof.
 */
import { createHash } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { Cases } from '#platform/cases'
import type pg from 'pg'
import { type LocalDate, daysBetween } from '#kernel'
import { type Posting, unitBudget } from '#regulations/budget'
import { legalMoment } from '#platform/database'

/** What one look at an address brought. */
export type Look =
  | { readonly kind: 'page'; readonly digest: string }
  | { readonly kind: 'dead'; readonly why: string }
  | { readonly kind: 'unreachable' }

export type LookAt = (address: string) => Promise<Look>

type Check = { readonly result: 'same' | 'changed' | 'dead' | 'unreachable'; readonly note: string }

/** Days without sight of a page, by the server or by a person, after which a picture is asked for. */
const UNSEEN_DAYS = 30
/** A page that stands unchanged is noted again after this many days, as proof and so that a bad day asks for nothing. */
const SEEN_AGAIN_DAYS = 7

/** What is to be recorded after a look; undefined where nothing is new. `posting` tells since when nothing was seen. */
export function judgeLook(
  { check: before, postedOn }: Pick<Posting, 'check' | 'postedOn'>,
  look: Look,
  today: LocalDate,
): Check | undefined {
  if (look.kind === 'unreachable') {
    const unseen = daysBetween(before?.on ?? postedOn, today)
    // the note keeps what was known of the page, so that a change is still noticed when the line is back
    return before?.result === 'unreachable' || unseen < UNSEEN_DAYS
      ? undefined
      : { result: 'unreachable', note: before?.note ?? '' }
  }
  if (look.kind === 'dead') return before?.result === 'dead' ? undefined : { result: 'dead', note: look.why }
  const { digest } = look
  const known = before?.note.startsWith('sha256:') === true ? before.note : undefined
  if (known === digest && before !== null && daysBetween(before.on, today) < SEEN_AGAIN_DAYS) return undefined
  return { result: known === undefined || known === digest ? 'same' : 'changed', note: digest }
}

const WAIT_MILLISECONDS = 10_000
const BYTES_MAX = 4 * 1024 * 1024

/** Words of a page without markup and spaces, so that a new counter in an attribute is no change. */
export function digestOfPage(text: string): string {
  return `sha256:${createHash('sha256').update(wordsOf(text).replaceAll(/\s+/g, '')).digest('hex')}`
}

const OPENING = /<(script|style)\b/iy

/** What stands outside tags, scripts and styles, in time linear in the page: it is anybody's, and the server waits for it. */
function wordsOf(page: string): string {
  const closings = new Map([
    ['script', /<\/script>/gi],
    ['style', /<\/style>/gi],
  ])
  const words: string[] = []
  let at = 0
  for (let open = page.indexOf('<'); open >= 0; open = page.indexOf('<', at)) {
    const end = endOfMarkup(page, open, closings)
    if (end === 0) break
    words.push(page.slice(at, open))
    at = end
  }
  return words.join('') + page.slice(at)
}

/** The place behind the tag, script or style that begins at `open`; nought where it has no end. */
function endOfMarkup(page: string, open: number, closings: Map<string, RegExp>): number {
  OPENING.lastIndex = open
  const name = OPENING.exec(page)?.[1]?.toLowerCase() ?? ''
  const closing = closings.get(name)
  if (closing !== undefined) {
    closing.lastIndex = open
    if (closing.test(page)) return closing.lastIndex
    closings.delete(name) // there is none from here on: it is not looked for again
  }
  return page.indexOf('>', open) + 1
}

/** The beginning of an answer, at most so many bytes as a page has; what comes after is not waited for. */
export async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    parts.push(part)
    bytes += part.length
    if (bytes >= BYTES_MAX) break
  }
  return Buffer.concat(parts).subarray(0, BYTES_MAX).toString('utf8')
}

/** Networks that are no public site: an address that leads there is not asked. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits)
for (const [net, bits] of [
  ['::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an address of a machine lies inside a house's own network. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return inside.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4')
}

/** Fetches a page of the public network, without following it elsewhere. */
export const lookAt: LookAt = async (address) => {
  if (!URL.canParse(address)) return { kind: 'dead', why: '网址写法有误' }
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return { kind: 'dead', why: '不是网页地址' }
  try {
    const hosts = await lookup(hostname.replaceAll(/[[\]]/g, ''), { all: true })
    if (hosts.some((host) => isInside(host.address))) return { kind: 'unreachable' }
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(WAIT_MILLISECONDS),
    })
    if (answer.status >= 500) return { kind: 'unreachable' }
    if (answer.status !== 200) return { kind: 'dead', why: `网站回答 ${answer.status}` }
    return { kind: 'page', digest: digestOfPage(await beginningOf(answer)) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { kind: 'unreachable' } // no network, no such host, too slow: seen from here this says nothing
  }
}

interface Standing {
  readonly id: string
  readonly posting: Posting
}

const STANDING = `select c.id, p as posting from cases c, jsonb_array_elements(c.state -> 'domain' -> 'postings') p
  where c.tenant = $1 and c.procedure = '${unitBudget.id}' and p ->> 'kind' = 'site' and p ->> 'removedOn' is null
    and c.stage in ('published', 'archived', 'correction-review', 'correction-consented') order by c.id, p ->> 'number'`

/** Looks at every page of a tenant that stands on another site; answers how many checks were recorded. */
export async function checkLinks(
  pool: pg.Pool,
  cases: Cases,
  tenant: string,
  look: LookAt = lookAt,
): Promise<number> {
  const { rows } = await pool.query<Standing>(STANDING, [tenant])
  const today = (await legalMoment(pool)).date
  let recorded = 0
  for (const { id, posting } of rows) {
    const check = judgeLook(posting, await look(posting.address), today)
    if (check === undefined) continue
    const result = await cases.act({
      tenant,
      procedure: unitBudget.id,
      caseId: id,
      act: 'RecordLinkCheck',
      input: { number: posting.number, ...check },
      origin: { kind: 'system' },
    })
    if (result.kind === 'done') recorded += 1
  }
  return recorded
}
