/** A meeting leaves the house on a laptop and comes back: locked meanwhile, its acts entered one by one afterwards, each with its own time. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { type Actor } from '#kernel'
import type { ActResult, Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { listAccounts, listOrganisations, listTenants } from '#platform/identity'
import { type Meeting, reviewMeeting, venueActs } from '#regulations/titles'
import { getRow, legalMoment } from '#platform/database'
import { PROGRAM_VERSION } from '../version.ts'
import {
  type PackContent,
  type PackedPerson,
  type ReturnContent,
  claimedPack,
  readReturn,
  sealPack,
} from './pack-file.ts'

export interface PackHouse {
  readonly database: Database
  readonly cases: Cases
}
interface Place {
  readonly tenant: string
  readonly meeting: string
}
export type PackRefused = { readonly ok: false; readonly say: string }
const no = (say: string): PackRefused => ({ ok: false, say })

async function meetingAt({ cases }: PackHouse, { tenant, meeting }: Place): Promise<Meeting | undefined> {
  const { found } = await cases.load(tenant, meeting)
  return found?.procedure === reviewMeeting.id ? (found.snapshot.domain as unknown as Meeting) : undefined
}

/** Writes a meeting to a pack and locks it here. `people` are those whose slips are to be printed. */
export async function packMeeting(
  house: PackHouse,
  place: Place & { readonly actor: Actor },
  passphrase: string,
): Promise<
  PackRefused | { readonly ok: true; readonly text: string; readonly people: readonly PackedPerson[] }
> {
  const state = await meetingAt(house, place)
  if (state === undefined) return no('没有找到这个评审会。')
  if (state.stage !== 'convened') return no('请在通知专家以后、开会以前打包：评审会现在不在这一环节。')
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const content: PackContent = {
    version: 1,
    pack: `pack-${randomBytes(8).toString('hex')}`,
    tenant: place.tenant,
    tenantName: await tenantName(house, place.tenant),
    meeting: place.meeting,
    program: PROGRAM_VERSION,
    clockOffset: await clockOffset(house),
    state,
    ...(await peopleOf(house, place.tenant, state)),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
  const { text, digest } = sealPack(content, passphrase)
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const done = await house.cases.act({
    tenant: place.tenant,
    procedure: reviewMeeting.id,
    caseId: place.meeting,
    act: 'PackMeeting',
    origin: { kind: 'person', actor: place.actor },
    input: { pack: content.pack, digest, publicKey: spki },
  })
  return done.kind === 'done' ? { ok: true, text, people: content.people } : no(done.say)
}

async function tenantName({ database }: PackHouse, tenant: string): Promise<string> {
  return (await listTenants(database.app)).find(({ id }) => id === tenant)?.name ?? tenant
}

async function clockOffset({ database }: PackHouse): Promise<number> {
  const clock = await database.app.query<{ offset: string }>(
    'select offset_milliseconds as offset from clock',
  )
  return Number(getRow(clock).offset)
}

const deskRoles = ['meeting-secretary', 'meeting-recorder']
/** Letters and figures that nobody takes for another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newPassword = (): string =>
  Array.from(
    randomBytes(20),
    (octet, i) => `${i > 0 && i % 5 === 0 ? '-' : ''}${LETTERS[octet % LETTERS.length]}`,
  ).join('')

/** The members' accounts and the secretariat's, with the organisations of their posts. */
async function peopleOf(
  { database }: PackHouse,
  tenant: string,
  state: Meeting,
): Promise<Pick<PackContent, 'people' | 'organisations'>> {
  const { date: today } = await legalMoment(database.app)
  const members = new Set(state.members.map(({ account }) => account))
  const people = (await listAccounts(database.app, tenant, today)).flatMap(
    ({ account, person, name, posts }) =>
      posts
        .filter(
          ({ role, organisation }) =>
            (members.has(person) && role === 'titles-expert') ||
            (deskRoles.includes(role) && organisation === state.convening.organisation),
        )
        .slice(0, 1)
        .map(({ role, organisation, id }) => ({
          account,
          person,
          name,
          role,
          organisation,
          post: id,
          password: newPassword(),
        })),
  )
  const used = new Set(people.map(({ organisation }) => organisation))
  const all = await listOrganisations(database.app, tenant, today)
  const organisations = all.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, name }))
  return { people, organisations }
}

export interface Entered {
  readonly ok: true
  readonly acts: number
  /** Acts that had been entered before, where a return is taken up again. */
  readonly before: number
}

/**
 * Takes a pack back: its signature first, then one act after another in the name of who did it, with the time it was done at. Two people
 * bring it back, since whoever enters an act does not confirm it. A refused act stops it; the same file goes on from there.
 */
export async function bringBack(
  house: PackHouse,
  place: Place & { readonly actor: Actor; readonly second: Actor },
  text: string,
): Promise<PackRefused | Entered> {
  const state = await meetingAt(house, place)
  if (state === undefined) return no('没有找到这个评审会。')
  if (place.actor.person === place.second.person) return no('请由两人带回：录入的人不能自己确认。')
  const claimed = claimedPack(text)
  const key =
    state.away?.pack === claimed ? state.away?.publicKey : await keyOfReturned(house, place, claimed)
  if (claimed === undefined || key === undefined)
    return no(
      state.packs.some(({ pack }) => pack === claimed)
        ? '不能带回：这个会议包已经作废。'
        : '不能带回：这不是本会议外出的会议包。',
    )
  const read = readReturn(text, key)
  if (read === undefined) return no('不能带回：文件被改动过，签名对不上。请从会场的电脑上重新导出。')
  const { content, digest } = read
  const fault = faultOf(content, place.meeting)
  if (fault !== undefined) return no(fault)
  const back = state.packs.find(({ pack }) => pack === content.pack)
  if (back !== undefined && back.digest !== digest) return no('不能再次带回：这个会议包已经带回，内容不同。')
  if (back === undefined) {
    const opened = await act(house, place, 'BringBackMeeting', place.actor, {
      pack: content.pack,
      digest,
      acts: content.acts.length,
    })
    if (opened.kind === 'refused') return no(opened.say)
  }
  return enter(house, place, content, digest)
}

/** The key of a pack that came back before, from the act that sent it out. */
async function keyOfReturned({ database }: PackHouse, { tenant, meeting }: Place, pack: string | undefined) {
  const { rows } = await database.app.query<{ input: string }>(
    `select input from acts where tenant = $1 and case_id = $2 and act = 'PackMeeting'`,
    [tenant, meeting],
  )
  const inputs = rows.map(
    ({ input }) => (JSON.parse(input) as { input: { pack: string; publicKey: string } }).input,
  )
  return inputs.find((one) => one.pack === pack)?.publicKey
}

function faultOf({ meeting, acts }: ReturnContent, expected: string): string | undefined {
  if (meeting !== expected) return '请核对评审会：带回的会议包属于另一个评审会。'
  const strange = acts.find((one) => !venueActs.includes(one.act))
  return strange === undefined ? undefined : `不能带回：会场上不能办理「${strange.act}」。`
}

async function enter(
  house: PackHouse,
  place: Place & { readonly actor: Actor; readonly second: Actor },
  { pack, acts }: ReturnContent,
  digest: string,
): Promise<PackRefused | Entered> {
  const actors = await actorsAt(house, place.tenant)
  let before = 0
  for (const [index, one] of acts.entries()) {
    const actor = actors.get(`${one.person} ${one.role}`)
    if (actor === undefined) return no(`第 ${index + 1} 项不能录入：办理人在本处已没有岗位。`)
    const confirmer = place.actor.person === one.person ? place.second : place.actor
    const result = await house.cases.act({
      tenant: place.tenant,
      procedure: reviewMeeting.id,
      caseId: place.meeting,
      act: one.act,
      input: one.input,
      reasons: one.reasons,
      origin: { kind: 'person', actor },
      idempotencyKey: `${pack}:${index + 1}`,
      backfill: { happenedAt: one.at, scan: digest, confirmedBy: confirmer.person },
    })
    if (result.kind === 'refused') return no(`第 ${index + 1} 项「${one.act}」没有录入：${result.say}`)
    if (result.repeated) before += 1
  }
  return acts.length > 0 && before === acts.length
    ? no('不能再次带回：这个会议包已经全部带回。')
    : { ok: true, acts: acts.length, before }
}

/** Everybody's posts as they are here, by person and role. */
async function actorsAt({ database }: PackHouse, tenant: string): Promise<ReadonlyMap<string, Actor>> {
  const { date: today } = await legalMoment(database.app)
  const parents = new Map(
    (await listOrganisations(database.app, tenant, today)).map(({ id, parent }) => [id, parent] as const),
  )
  const pathOf = (organisation: string): string[] => {
    const path: string[] = []
    for (let at: string | null = organisation; at !== null; at = parents.get(at) ?? null) path.push(at)
    return path
  }
  const accounts = await listAccounts(database.app, tenant, today)
  return new Map(
    accounts.flatMap(({ person, posts }) =>
      posts.map(({ id, role, organisation }) => [
        `${person} ${role}`,
        { person, post: id, role, organisation, path: pathOf(organisation) },
      ]),
    ),
  )
}

const act = (house: PackHouse, place: Place, name: string, actor: Actor, input: object): Promise<ActResult> =>
  house.cases.act({
    tenant: place.tenant,
    procedure: reviewMeeting.id,
    caseId: place.meeting,
    act: name,
    origin: { kind: 'person', actor },
    input,
  })
