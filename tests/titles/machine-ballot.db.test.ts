/** A review meeting voted on by machine, over HTTP, against both offices in processes of their own. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { votingPage } from '#platform/ballot'
import { type MeetingOffice, meetingOffice } from './meeting-office.ts'
import { type Choice, type Paper, cast, fetchToken, good, isRefused, paperOf } from './voting.ts'

const MEMBERS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'] as const
const base = ({ meeting }: MeetingOffice): string => `/api/titles/meetings/${meeting}`

/** All are in, have pledged and read; expert-4 stays away from the second candidate. */
async function seated(office: MeetingOffice): Promise<void> {
  const [, second] = office.applications
  for (const member of MEMBERS) {
    const recusals = member === 'expert-4' ? [{ application: second, reason: '亲属' }] : []
    await office.act(member, 'GivePledge', { recusals })
    await office.act(member, 'ReceiveBundle', { experts: [] })
  }
  good(await office.ask('secretary', 'POST', `${base(office)}/keys`))
  await office.act('secretary', 'SignIn', { experts: ['E1', 'E2', 'E3', 'E4', 'E5'] })
  await office.act('expert-1', 'OpenMeeting')
  await office.act('secretary', 'ReportReview', { item: 'item-1', report: '材料齐全' })
  await office.act('secretary', 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', { item: 'item-1' })
}

const open = (office: MeetingOffice) =>
  office.ask('secretary', 'POST', `${base(office)}/ballots/open`, { item: 'item-1' })

type Votes = Readonly<Record<string, readonly [Choice, Choice?]>>
const votes: Votes = {
  'expert-1': ['yes', 'yes'],
  'expert-2': ['yes', 'no'],
  'expert-3': ['no', 'no'],
  'expert-4': ['yes'],
  'expert-5': ['yes', 'abstain'],
}

/** Everybody votes on everything he may. */
async function voteAll(office: MeetingOffice, choices: Votes = votes): Promise<void> {
  for (const member of MEMBERS) {
    const ballot = await paperOf(office, member)
    assert.ok(ballot)
    for (const [index, question] of ballot.questions.entries()) {
      const secret = await fetchToken(office, ballot, question)
      if (isRefused(secret)) assert.fail(secret.refused)
      const choice = choices[member]?.[index]
      assert.ok(choice)
      assert.equal(await cast(office, ballot, question, secret, choice), 'stored')
    }
  }
}

void describe('a meeting voted on by machine', () => {
  void it('shows names and units before the pledge, and the table after it', async (t) => {
    const office = await meetingOffice(t)
    const before = good(await office.ask('expert-2', 'GET', `${base(office)}/seat`))
    assert.deepEqual(Object.keys(before.json.declare[0]).toSorted(), [
      'application',
      'automatic',
      'employer',
      'name',
    ])
    assert.deepEqual(before.json.items, [])
    const page = good(await office.ask('expert-2', 'GET', `/api/titles/meeting/${office.meeting}`))
    assert.equal(page.json.state.items, undefined)
    await office.act('expert-2', 'GivePledge', { recusals: [] })
    const after = good(await office.ask('expert-2', 'GET', `${base(office)}/seat`))
    assert.equal(after.json.items[0].lines.length, 2)
    assert.deepEqual(after.json.declare, [])
  })

  void it('opens, issues, counts before the room, takes the totals, announces', async (t) => {
    const office = await meetingOffice(t)
    await seated(office)
    const fixed = good(await office.ask('secretary', 'GET', `${base(office)}/room`)).json
    assert.deepEqual([fixed.agenda.keys, fixed.agenda.page], [2, votingPage().digest])
    const opened = good(await open(office))
    assert.deepEqual(
      opened.json.counts.map((one: { entitled: number; issued: number }) => [one.entitled, one.issued]),
      [
        [5, 0],
        [4, 0],
      ],
    )
    assert.equal((await paperOf(office, 'expert-4'))?.questions.length, 1, 'no line for the recused')
    const before = await writtenRows(office)
    await voteAll(office)
    assert.deepEqual(await writtenRows(office), before, 'tokens and ballots leave no row in any table')
    const early = await office.ask('secretary', 'POST', `${base(office)}/ballots/count`, { item: 'item-1' })
    assert.deepEqual([early.status, early.json.why], [409, 'question-not-closed'])
    const typed = await office.ask('secretary', 'POST', `/api/titles/meeting/${office.meeting}/TakeTotals`, {
      input: { item: 'item-1', counts: [], notSeparated: false },
    })
    assert.deepEqual(
      [typed.status, typed.json.why],
      [409, 'out-of-turn'],
      'nobody types what the box reports',
    )
    const closed = good(
      await office.ask('secretary', 'POST', `${base(office)}/ballots/close`, { item: 'item-1' }),
    )
    assert.deepEqual(
      closed.json.counts.map((one: Record<string, number>) => [
        one['entitled'],
        one['issued'],
        one['accepted'],
      ]),
      [
        [5, 5, 5],
        [4, 4, 4],
      ],
    )
    good(await office.ask('secretary', 'POST', `${base(office)}/ballots/count`, { item: 'item-1' }))
    const room = good(await office.ask('recorder', 'GET', `${base(office)}/room`)).json
    const counts = room.items[0].candidates.map((one: { count: object; passed: boolean }) => [
      one.count,
      one.passed,
    ])
    assert.deepEqual(counts, [
      [{ issued: 5, returned: 5, invalid: 0, yes: 4, no: 1, abstain: 0 }, true],
      [{ issued: 4, returned: 4, invalid: 0, yes: 1, no: 2, abstain: 1 }, false],
    ])
    assert.equal(room.items[0].ballot.notSeparated, true)
    good(await office.ask('expert-1', 'POST', `${base(office)}/announce`, {}))
    const again = await office.ask('secretary', 'POST', `${base(office)}/ballots/count`, { item: 'item-1' })
    assert.equal(again.status, 409, 'what is announced cannot be counted again')
  })

  void it('refuses a second vote, a token of another question, a stranger, a member who left, a closed question', async (t) => {
    const office = await meetingOffice(t)
    await seated(office)
    good(await open(office))
    const ballot = await paperOf(office, 'expert-1')
    const [first, second] = ballot?.questions ?? []
    assert.ok(ballot && first && second)
    const secret = await fetchToken(office, ballot, first)
    if (isRefused(secret)) assert.fail(secret.refused)
    assert.equal(await cast(office, ballot, first, secret, 'yes'), 'stored')
    assert.equal(await cast(office, ballot, first, secret, 'no'), 'already-voted')
    assert.equal(await cast(office, ballot, second, secret, 'yes'), 'token-invalid')
    const twice = await fetchToken(office, ballot, first)
    assert.ok(isRefused(twice) && twice.refused === 'token-already-issued')
    const paper = async (member: string): Promise<Paper> => {
      const found = await paperOf(office, member)
      assert.ok(found, member)
      return found
    }
    const [second4, paper2, paper3, paper5] = [
      await paper('expert-4'),
      await paper('expert-2'),
      await paper('expert-3'),
      await paper('expert-5'),
    ]
    const recused = await fetchToken(office, second4, second)
    assert.ok(isRefused(recused) && recused.refused === 'no-pass', 'his pass is not for this question')
    const other = await fetchToken(office, paper2, {
      ...first,
      id: first.id.replace(office.meeting, 'other'),
    })
    assert.ok(isRefused(other) && other.refused === 'no-pass')
    const invented = await fetchToken(office, { ...paper2, pass: 'A'.repeat(32) }, first)
    assert.ok(isRefused(invented) && invented.refused === 'no-pass')
    assert.equal(await paperOf(office, 'secretary'), null, 'who has no seat gets no pass')
    await office.act('secretary', 'RecordDeparture', { expert: 'E5', time: '10:40' })
    const left = await fetchToken(office, paper5, first)
    assert.ok(isRefused(left) && left.refused === 'member-left')
    const kept = await fetchToken(office, paper2, first)
    if (isRefused(kept)) assert.fail(kept.refused)
    good(await office.ask('secretary', 'POST', `${base(office)}/ballots/close`, { item: 'item-1' }))
    assert.equal(await cast(office, ballot, first, kept, 'yes'), 'question-closed')
    const late = await fetchToken(office, paper3, first)
    assert.ok(isRefused(late) && late.refused === 'question-closed')
    const differ = await office.ask('secretary', 'POST', `${base(office)}/ballots/count`, { item: 'item-1' })
    assert.deepEqual([differ.status, differ.json.why], [409, 'ballots-missing'])
    const deskOnly = await office.ask('expert-3', 'POST', `${base(office)}/ballots/annul`, {
      item: 'item-1',
      reason: '断电',
    })
    assert.equal(deskOnly.status, 404)
    const annulled = { item: 'item-1', reason: '三数不符' }
    good(await office.ask('expert-1', 'POST', `${base(office)}/ballots/annul`, annulled))
    const anew = good(await open(office))
    assert.equal(anew.json.counts[0].entitled, 4, 'the one who left is not entitled')
    assert.notEqual((await paperOf(office, 'expert-1'))?.questions[0]?.id, first.id)
  })

  void it('lets nobody outside the box tell two worlds apart that differ in who voted how', async (t) => {
    const one = await tell(t, votes)
    const other = await tell(t, { ...votes, 'expert-1': ['yes', 'no'], 'expert-2': ['yes', 'yes'] })
    assert.ok(one.length > 60, 'too little was asked')
    assert.deepEqual(other, one)
    const third = await tell(t, { ...votes, 'expert-1': ['no', 'no'] })
    assert.notDeepEqual(third, one, 'other totals have to show, or nothing was looked at')
  })
})

const readers = ['secretary', 'recorder', 'seal', ...MEMBERS]

/** One meeting to its announcement; everything that anybody was answered, and everything that the database holds of it. */
async function tell(t: { after(work: () => Promise<void>): void }, choices: Votes): Promise<string[]> {
  const office = await meetingOffice(t)
  await seated(office)
  good(await open(office))
  await voteAll(office, choices)
  for (const step of ['close', 'count'])
    good(await office.ask('secretary', 'POST', `${base(office)}/ballots/${step}`, { item: 'item-1' }))
  good(await office.ask('expert-1', 'POST', `${base(office)}/announce`, {}))
  for (const reader of readers)
    for (const url of [
      `/api/titles/meeting/${office.meeting}`,
      `${base(office)}/room`,
      `${base(office)}/seat`,
      '/api/worklist?procedure=titles/meeting',
      '/api/access-log',
    ])
      await office.ask(reader, 'GET', url)
  const { rows } = await office.database.app.query<{ act: string }>(
    // effects of one act go in the order of the cases' ids, which is chance where two were opened in one millisecond
    `select to_jsonb(acts)::text as act from acts
     left join acts cause on cause.tenant = acts.tenant and cause.case_id = acts.cause_case and cause.version = acts.cause_version
     where acts.act <> 'Stand'
     order by coalesce(cause.at, acts.at), acts.cause_case is not null, acts.act, acts.input, acts.xmin::text::bigint`,
  )
  assert.ok(rows.length > 15, 'too few acts') // without the cases that merely stand there, of which there may be more
  const heard = office.answers.map(({ as, url, text }) => `${as} ${url} ${text}`)
  return sameNames([...heard, ...rows.map(({ act }) => act)])
}

/**
 * Rows and newest transaction of every table of the database. The session's own end of idleness is left out: it is written at most
 * once a minute, for whatever its holder asks.
 */
async function writtenRows({ database }: MeetingOffice): Promise<Readonly<Record<string, string>>> {
  const owner = database.owner()
  const { rows: tables } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'guicheng' and tablename <> 'sessions' order by 1`,
  )
  assert.ok(tables.length > 10, 'no tables were looked at')
  const written: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await owner.query<{ told: string }>(
      `select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as told from guicheng.${name}`,
    )
    written[name] = rows[0]?.told ?? ''
  }
  return written
}

/**
 * Ids, digests and signatures differ between any two runs: each is replaced by the order in which it first appears. Times are
 * blanked: whether two of them fall into the same millisecond or minute is the machine's own chance.
 */
function sameNames(texts: readonly string[]): string[] {
  const names = new Map<string, string>()
  const nameOf = (found: string): string => {
    if (found.includes(':')) return '#time'
    const known = names.get(found) ?? `#${names.size}`
    names.set(found, known)
    return known
  }
  const varying =
    /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-][\d:]+)?|[A-Za-z0-9+/_-]{32,}=*|\b[0-9a-f]{20}\b|\b\d\d:\d\d\b/g
  return texts.map((text) => text.replaceAll(varying, nameOf))
}
