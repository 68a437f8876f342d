import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { BALLOT_OCTETS, parseBallot } from './client/ballot.ts'
import { fromBase64 } from './client/bytes.ts'
import { ANSWER_OCTETS, makeBallot, readAnswer, requestToken } from './client/device.ts'
import { refusalSentence } from './client/refusals.ts'
import { compareCounts } from './counts.ts'
import { openOffice } from './office.ts'
import {
  type TestRoom,
  ballotFor,
  fetchedToken,
  memberNames,
  openedQuestion,
  temporaryFolder,
  testRoom,
  votes,
} from './room.fixture.ts'
import { checkBox, openSealedBox, writeTokens } from './sealed-box.ts'
import { seededKey, seededRandom } from './seeded.fixture.ts'
import { Signer } from './signer.ts'

const random = seededRandom('members')
const five = memberNames(5)

const refusedWith = (outcome: { ok: boolean; reason?: string }, reason: string): void =>
  assert.equal(outcome.ok ? 'accepted' : outcome.reason, reason)

/** Every member fetches a token and casts the choice beside the name. */
async function voted(room: TestRoom, id: string, choices: readonly (typeof votes)[number][]) {
  const members = memberNames(choices.length)
  const question = await openedQuestion(room, id, members)
  const ballots: Uint8Array[] = []
  for (const [index, choice] of choices.entries()) {
    const secret = await fetchedToken(room, question, members[index] ?? '', random)
    const ballot = await ballotFor(question, secret, choice)
    assert.ok((await room.box.cast(ballot)).ok)
    ballots.push(ballot)
  }
  return { question, ballots }
}

/** Closes at both offices and counts with the numbers they gave. */
async function counted(room: TestRoom, id: string, notCast = 0) {
  const closed = room.signer.close(id)
  assert.ok(closed.ok)
  assert.ok(room.box.close(id).ok)
  const { entitled, left, issued } = closed.value
  return room.box.count(id, { entitled: entitled - left, issued, notCast })
}

/** Both offices give their shares, as for a recount. */
function openedBox({ signer, box }: TestRoom, id: string) {
  const sealed = box.sealedBox(id)
  assert.ok(sealed.ok)
  const ofSigner = signer.share(Buffer.from(sealed.value.shares.signer, 'base64'))
  const ofBox = box.share(Buffer.from(sealed.value.shares.box, 'base64'))
  assert.ok(ofSigner.ok && ofBox.ok)
  const opened = openSealedBox(sealed.value, { signer: ofSigner.value, box: ofBox.value })
  assert.ok(opened.ok)
  return opened.value
}

/** What the box keeps in files of this name, all questions together. */
const contentBelow = (folder: string, name: string): string =>
  fs
    .readdirSync(path.join(folder, 'box'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .map((file) => fs.readFileSync(path.join(folder, 'box', file)).toString('base64'))
    .join()

describe('a ballot from token to sealed box', () => {
  it('counts what was cast, and tells totals only', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'count')
    await voted(room, 'meeting/q1', ['yes', 'no', 'yes', 'abstain', 'yes'])
    const result = await counted(room, 'meeting/q1')
    assert.ok(result.ok)
    assert.deepEqual(result.value.totals, { yes: 3, no: 1, abstain: 1 })
    assert.equal(result.value.ballots, 5)
    assert.deepEqual(await counted(room, 'meeting/q1'), result)
    assert.deepEqual(Object.keys(result.value).toSorted(), ['ballots', 'totals'])
  })

  it('seals the ballots sorted, to both offices, and lets anybody with both shares count again', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'seal')
    await voted(room, 'meeting/q1', ['yes', 'no', 'yes', 'abstain', 'yes'])
    assert.ok((await counted(room, 'meeting/q1')).ok)
    const opened = openedBox(room, 'meeting/q1')
    assert.deepEqual(opened.ballots, sortedOctets(opened.ballots))
    const check = await checkBox(opened)
    assert.ok(check.ok)
    assert.deepEqual(check.value, {
      ballots: 5,
      valid: 5,
      totals: { yes: 3, no: 1, abstain: 1 },
      problems: [],
    })
    const twice = await checkBox({ ...opened, ballots: [...opened.ballots, opened.ballots[0] ?? ''] })
    assert.ok(twice.ok)
    assert.deepEqual(twice.value.problems, ['第 6 张：already-voted'])
    assert.equal(twice.value.valid, 5)
  })

  it('opens a sealed box with both shares only', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'shares')
    await voted(room, 'meeting/q1', ['yes', 'no'])
    assert.ok((await counted(room, 'meeting/q1')).ok)
    const sealed = room.box.sealedBox('meeting/q1')
    assert.ok(sealed.ok)
    const [signers, boxs] = [sealed.value.shares.signer, sealed.value.shares.box].map(fromBase64)
    assert.ok(signers && boxs)
    refusedWith(room.signer.share(boxs), 'share-unfit')
    refusedWith(room.box.share(signers), 'share-unfit')
    const own = room.box.share(boxs)
    assert.ok(own.ok)
    refusedWith(openSealedBox(sealed.value, { signer: own.value, box: own.value }), 'share-unfit')
  })

  it('gives tokens that openssl alone verifies, over the prepared message', async (t) => {
    const folder = temporaryFolder(t)
    const room = await testRoom(folder, 'openssl')
    await voted(room, 'meeting/q1', ['yes', 'no', 'yes', 'abstain', 'yes'])
    assert.ok((await counted(room, 'meeting/q1')).ok)
    const at = path.join(folder, 'tokens')
    const numbers = await writeTokens(openedBox(room, 'meeting/q1'), at)
    assert.equal(numbers.length, 5)
    for (const number of numbers) assert.equal(opensslVerifies(at, number), true)
    const message = path.join(at, `${numbers[0]}.message`)
    const prepared = fs.readFileSync(message)
    fs.writeFileSync(message, prepared.subarray(32)) // the message without its randomizer
    assert.equal(opensslVerifies(at, numbers[0] ?? ''), false)
  })
})

describe('what the signing office refuses', () => {
  it('signs once for each member, and the same request again with the same octets', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'once')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const [first, second] = [await requestToken(question, random), await requestToken(question, random)]
    assert.ok(first.ok && second.ok)
    const answer = room.signer.issue(question.id, 'm001', fromBase64(first.value.blinded))
    assert.ok(answer.ok)
    const again = room.signer.issue(question.id, 'm001', fromBase64(first.value.blinded))
    assert.ok(again.ok)
    assert.deepEqual(again.value, answer.value)
    refusedWith(
      room.signer.issue(question.id, 'm001', fromBase64(second.value.blinded)),
      'token-already-issued',
    )
    const status = room.signer.status(question.id)
    assert.ok(status.ok)
    assert.equal(status.value.issued, 1)
  })

  it('signs for nobody who is not entitled, has left, comes before the opening or after the close', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'entitled')
    const prepared = await room.signer.prepare('meeting/q2', votes)
    assert.ok(prepared.ok)
    const request = await requestToken(prepared.value, random)
    assert.ok(request.ok)
    const ask = (member: string, id = 'meeting/q2') =>
      room.signer.issue(id, member, fromBase64(request.value.blinded))
    refusedWith(ask('m001'), 'question-not-open')
    refusedWith(ask('m001', 'meeting/q9'), 'unknown-question')
    assert.ok(room.signer.open('meeting/q2', five).ok)
    refusedWith(ask('m006'), 'not-entitled')
    refusedWith(room.signer.issue('meeting/q2', 'm001', new Uint8Array(384).fill(255)), 'malformed')
    refusedWith(room.signer.issue('meeting/q2', 'm001', new Uint8Array(383)), 'malformed')
    assert.deepEqual(room.signer.leave('m002'), { withdrawn: ['meeting/q2'], outstanding: [] })
    refusedWith(ask('m002'), 'member-left')
    assert.deepEqual(room.signer.close('meeting/q2'), {
      ok: true,
      value: { entitled: 5, left: 1, issued: 0 },
    })
    refusedWith(ask('m001'), 'question-closed')
  })

  it('tells which questions a departing member holds a token for', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'leave')
    const one = await openedQuestion(room, 'meeting/q1', five)
    await openedQuestion(room, 'meeting/q2', five)
    await fetchedToken(room, one, 'm003', random)
    assert.deepEqual(room.signer.leave('m003'), { withdrawn: ['meeting/q2'], outstanding: ['meeting/q1'] })
  })

  it('destroys key and requests at the close, and gives no second key to a question', async (t) => {
    const folder = temporaryFolder(t)
    const room = await testRoom(folder, 'destroy')
    const question = await openedQuestion(room, 'meeting/q1', five)
    await fetchedToken(room, question, 'm001', random)
    const files = () =>
      fs.readdirSync(path.join(folder, 'signer', 'questions'), { recursive: true }).map(String)
    assert.ok(files().some((name) => name.endsWith('key')))
    assert.ok(room.signer.close(question.id).ok)
    assert.deepEqual(
      files()
        .filter((name) => name.includes('/'))
        .map((name) => path.basename(name)),
      ['question.json'],
    )
    assert.doesNotMatch(
      fs.readFileSync(
        path.join(folder, 'signer', 'questions', files().find((name) => name.includes('/')) ?? ''),
        'utf8',
      ),
      /m001/,
    )
    refusedWith(await room.signer.prepare(question.id, ['yes', 'no']), 'question-exists')
    refusedWith(room.signer.open(question.id, five), 'question-closed')
  })

  it('makes one key for a question that is asked for twice at once, and leaves it open when it was opened', async (t) => {
    const held: (() => void)[] = []
    const makeKey = () =>
      new Promise<KeyObject>((resolve) => held.push(() => resolve(seededKey('q1').privateKey)))
    const office = openOffice(path.join(temporaryFolder(t), 'signer'), '口令')
    assert.ok(office)
    const signer = new Signer(office, { makeKey })
    const [first, second] = [signer.prepare('meeting/q1', votes), signer.prepare('meeting/q1', votes)]
    held[0]?.()
    assert.ok((await first).ok)
    assert.ok(signer.open('meeting/q1', five).ok)
    for (const finish of held.slice(1)) finish()
    assert.deepEqual(await second, await first)
    assert.equal(held.length, 1)
    const status = signer.status('meeting/q1')
    assert.ok(status.ok)
    assert.deepEqual([status.value.stage, status.value.entitled], ['open', 5])
  })

  it('refuses an unfit list of members or choices', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'unfit')
    refusedWith(await room.signer.prepare('meeting/q1', ['yes']), 'choices-unfit')
    refusedWith(await room.signer.prepare('meeting/q1', ['yes', 'yes']), 'choices-unfit')
    assert.ok((await room.signer.prepare('meeting/q1', votes)).ok)
    refusedWith(room.signer.open('meeting/q1', []), 'nobody-entitled')
    refusedWith(room.signer.open('meeting/q1', ['m001', 'm001']), 'nobody-entitled')
  })
})

describe('what the box refuses', () => {
  it('stores the same ballot once, and no second choice under its key', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'twice')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const secret = await fetchedToken(room, question, 'm001', random)
    const yes = await ballotFor(question, secret, 'yes')
    const first = await room.box.cast(yes)
    assert.ok(first.ok)
    assert.deepEqual(await room.box.cast(yes), first)
    refusedWith(await room.box.cast(await ballotFor(question, secret, 'no')), 'already-voted')
    assert.deepEqual(room.box.close(question.id), { ok: true, value: { accepted: 1 } })
  })

  it('opened twice at once is one box, and keeps what is cast into it', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'opened twice')
    const prepared = await room.signer.prepare('meeting/q1', votes)
    assert.ok(prepared.ok && room.signer.open('meeting/q1', five).ok)
    const asked = { ...prepared.value, seats: 5, signerSealingKey: room.signer.sealingKey }
    const opening = Array.from({ length: 4 }, () => room.box.open(asked))
    assert.ok((await opening[0])?.ok)
    for (const other of await Promise.all(opening)) assert.deepEqual(other, { ok: true, value: { seats: 5 } })
    // of the same seed, a box that was opened twice would have other octets than one that was opened once
    const once = await testRoom(temporaryFolder(t), 'opened twice')
    await openedQuestion(once, 'meeting/q1', five)
    const kept = ({ folder }: TestRoom) => ['key', 'slots'].map((name) => contentBelow(folder, name))
    assert.ok(kept(once).every((content) => content.length > 0))
    assert.deepEqual(kept(room), kept(once))
    const secret = await fetchedToken(room, prepared.value, 'm001', random)
    assert.ok((await room.box.cast(await ballotFor(prepared.value, secret, 'yes'))).ok)
    assert.deepEqual(room.box.close('meeting/q1'), { ok: true, value: { accepted: 1 } })
  })

  it('takes one of two ballots of one token that come at once, and the same ballot many times', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'at once')
    const question = await openedQuestion(room, 'meeting/q1', five)
    for (const member of five.slice(0, 4)) {
      const secret = await fetchedToken(room, question, member, random)
      const [yes, no] = [await ballotFor(question, secret, 'yes'), await ballotFor(question, secret, 'no')]
      const told = await Promise.all([yes, no, yes, no, yes, no].map((octets) => room.box.cast(octets)))
      const taken = [told[0], told[1]].map((one) => one?.ok)
      assert.equal(taken.filter((ok) => ok === true).length, 1)
      assert.deepEqual(
        told.map((one) => one.ok),
        [...taken, ...taken, ...taken],
      )
    }
    assert.deepEqual(room.box.close(question.id), { ok: true, value: { accepted: 4 } })
    const both = await Promise.all([counted(room, question.id, 1), counted(room, question.id, 1)])
    assert.ok(both[0].ok)
    assert.deepEqual(both[1], both[0])
    assert.equal(openedBox(room, question.id).ballots.length, 4)
  })

  it('annulled or announced while it is being counted, gives no result and seals nothing anew', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'meanwhile')
    const { question } = await voted(room, 'meeting/q1', ['yes', 'yes', 'no', 'yes', 'abstain'])
    const counting = counted(room, question.id)
    assert.ok(room.box.annul(question.id).ok)
    refusedWith(await counting, 'question-annulled')
    refusedWith(room.box.sealedBox(question.id), 'question-not-closed')
    const other = (await voted(room, 'meeting/q2', ['yes', 'no'])).question
    assert.ok(room.signer.close(other.id).ok && room.box.close(other.id).ok)
    const counts = { entitled: 2, issued: 2, notCast: 0 }
    const [first, second] = [room.box.count(other.id, counts), room.box.count(other.id, counts)]
    assert.ok((await first).ok)
    const sealed = room.box.sealedBox(other.id)
    assert.ok(room.box.announce(other.id).ok)
    const late = await second
    assert.ok(late.ok || late.reason === 'already-counted')
    refusedWith(await room.box.count(other.id, counts), 'already-counted')
    assert.deepEqual(room.box.sealedBox(other.id), sealed)
  })

  it('stores nothing after the close, and acknowledges again what it has', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'late')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const early = await ballotFor(question, await fetchedToken(room, question, 'm001', random), 'yes')
    const late = await ballotFor(question, await fetchedToken(room, question, 'm002', random), 'yes')
    const stored = await room.box.cast(early)
    assert.ok(stored.ok && room.box.close(question.id).ok)
    refusedWith(await room.box.cast(late), 'question-closed')
    assert.deepEqual(await room.box.cast(early), stored)
    assert.ok((await counted(room, question.id, 4)).ok)
    refusedWith(await room.box.cast(late), 'question-closed')
  })

  it('takes no token of another question of the meeting, nor of another meeting', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'foreign')
    const one = await openedQuestion(room, 'meeting/q1', five)
    const other = await openedQuestion(room, 'meeting/q2', five)
    const sameKey = await openedQuestion(room, 'elsewhere/q1', five)
    assert.equal(one.publicKey, sameKey.publicKey) // even then
    const secret = await fetchedToken(room, one, 'm001', random)
    refusedWith(await room.box.cast(await ballotFor(other, secret, 'yes')), 'token-invalid')
    refusedWith(await room.box.cast(await ballotFor(sameKey, secret, 'yes')), 'token-invalid')
    const unknown = { ...one, id: 'meeting/q7' }
    refusedWith(await room.box.cast(await ballotFor(unknown, secret, 'yes')), 'unknown-question')
    const relabelled = { ...one, choices: ['no', 'yes', 'abstain'] }
    refusedWith(await room.box.cast(await ballotFor(relabelled, secret, 'yes')), 'unknown-question')
  })

  it('takes no ballot of which any octet was altered', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'altered')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const secret = await fetchedToken(room, question, 'm001', random)
    const good = Uint8Array.from(await ballotFor(question, secret, 'yes'))
    refusedWith(await room.box.cast(good.with(32, 1)), 'ballot-altered') // yes turned into no
    refusedWith(await room.box.cast(good.with(32, 3)), 'choice-unknown')
    const parts = { 0: 'unknown-question', 40: 'token-invalid', 70: 'token-invalid', 300: 'token-invalid' }
    for (const [at, reason] of Object.entries(parts))
      refusedWith(await room.box.cast(flipped(good, Number(at))), reason)
    refusedWith(await room.box.cast(flipped(good, BALLOT_OCTETS - 1)), 'ballot-altered')
    refusedWith(await room.box.cast(good.slice(1)), 'malformed')
    refusedWith(await makeBallot(question, secret, 3), 'choice-unknown')
    assert.deepEqual(room.box.close(question.id), { ok: true, value: { accepted: 0 } })
  })

  it('has no room for more ballots than members, even with good tokens', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'full')
    const prepared = await room.signer.prepare('meeting/q1', votes)
    assert.ok(prepared.ok && room.signer.open('meeting/q1', five).ok)
    const opening = { ...prepared.value, seats: 2, signerSealingKey: room.signer.sealingKey }
    assert.ok((await room.box.open(opening)).ok)
    const cast = async (member: string) =>
      room.box.cast(
        await ballotFor(prepared.value, await fetchedToken(room, prepared.value, member, random), 'yes'),
      )
    assert.ok((await cast('m001')).ok)
    assert.ok((await cast('m002')).ok)
    refusedWith(await cast('m003'), 'box-full')
  })
})

describe('the three counts before the room', () => {
  const even = { entitled: 5, issued: 5, accepted: 5, notCast: 0 }
  const cases = [
    [even, 'agreed'],
    [{ ...even, issued: 6 }, 'issued-exceeds-entitled'],
    [{ ...even, issued: 4 }, 'box-exceeds-issued'],
    [{ ...even, accepted: 6, issued: 6, entitled: 6 }, 'agreed'],
    [{ ...even, accepted: 4 }, 'ballots-missing'],
    [{ ...even, accepted: 4, notCast: 1 }, 'agreed'],
    [{ ...even, issued: 4, accepted: 4, notCast: 1 }, 'agreed'],
    [{ ...even, accepted: 3, notCast: 1 }, 'ballots-missing'],
  ] as const
  for (const [counts, expected] of cases)
    it(`${Object.values(counts).join(', ')}: ${expected}`, () => {
      const outcome = compareCounts(counts)
      assert.equal(outcome.ok ? 'agreed' : outcome.reason, expected)
    })

  it('keeps the box shut while they differ, and lets the chair annul it unopened', async (t) => {
    const folder = temporaryFolder(t)
    const room = await testRoom(folder, 'differ')
    await voted(room, 'meeting/q1', ['yes', 'no', 'yes'])
    refusedWith(
      await room.box.count('meeting/q1', { entitled: 3, issued: 3, notCast: 0 }),
      'question-not-closed',
    )
    assert.ok(room.box.close('meeting/q1').ok && room.signer.close('meeting/q1').ok)
    refusedWith(await room.box.count('meeting/q1', { entitled: 4, issued: 4, notCast: 0 }), 'ballots-missing')
    refusedWith(
      await room.box.count('meeting/q1', { entitled: 3, issued: 2, notCast: 0 }),
      'box-exceeds-issued',
    )
    assert.ok(room.box.annul('meeting/q1').ok && room.signer.annul('meeting/q1').ok)
    refusedWith(
      await room.box.count('meeting/q1', { entitled: 3, issued: 3, notCast: 0 }),
      'question-annulled',
    )
    const left = fs.readdirSync(path.join(folder, 'box', 'questions'), { recursive: true }).map(String)
    assert.deepEqual(
      left.filter((name) => name.includes('/')).map((name) => path.basename(name)),
      ['question.json'],
    )
    assert.ok((await voted(room, 'meeting-again/q1', ['yes', 'no', 'no'])).ballots.length === 3)
    const result = await counted(room, 'meeting-again/q1')
    assert.deepEqual(result.ok && result.value.totals, { yes: 1, no: 2, abstain: 0 })
    refusedWith(room.box.annul('meeting-again/q1'), 'already-counted')
  })

  it('finds out when a ballot that the box acknowledged is missing', async (t) => {
    const folder = temporaryFolder(t)
    const room = await testRoom(folder, 'acknowledged')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const octets = await ballotFor(question, await fetchedToken(room, question, 'm001', random), 'yes')
    const stored = await room.box.cast(octets)
    assert.ok(stored.ok)
    const { voterKey } = parseBallot(octets) ?? { voterKey: new Uint8Array() }
    const find = (acknowledgement: Uint8Array) =>
      room.box.findAcknowledged(question.id, voterKey, acknowledgement)
    assert.deepEqual(await find(stored.value), { ok: true, value: 'present' })
    assert.deepEqual(await find(Uint8Array.from(stored.value).toReversed()), {
      ok: true,
      value: 'not-acknowledged',
    })
    const [slots = ''] = fs.globSync(path.join(folder, 'box', 'questions', '*', 'slots'))
    fs.writeFileSync(slots, random(fs.statSync(slots).size)) // the box's keeper makes the ballots disappear
    assert.deepEqual(await find(stored.value), { ok: true, value: 'missing' })
  })
})

describe('the answer of the box', () => {
  it('is believed only with the signature of the box over this very ballot', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'answer')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const octets = await ballotFor(question, await fetchedToken(room, question, 'm001', random), 'yes')
    const other = await ballotFor(question, await fetchedToken(room, question, 'm002', random), 'yes')
    const stored = await room.box.cast(octets)
    assert.ok(stored.ok)
    const answer = Uint8Array.from([0, ...stored.value])
    assert.equal(answer.length, ANSWER_OCTETS)
    assert.equal((await readAnswer(answer, octets, room.box.voiceKey)).ok, true)
    refusedWith(await readAnswer(answer, other, room.box.voiceKey), 'malformed')
    refusedWith(await readAnswer(new Uint8Array(ANSWER_OCTETS), octets, room.box.voiceKey), 'malformed')
    refusedWith(await readAnswer(answer.with(0, 7), octets, room.box.voiceKey), 'already-voted')
    assert.match(refusalSentence('already-voted'), /不能改投/)
  })
})

describe('an office after a crash', () => {
  it('goes on with the tokens and ballots it had, and repeats what it had answered', async (t) => {
    const room = await testRoom(temporaryFolder(t), 'crash')
    const question = await openedQuestion(room, 'meeting/q1', five)
    const request = await requestToken(question, random)
    assert.ok(request.ok)
    const blinded = fromBase64(request.value.blinded)
    const signed = room.signer.issue(question.id, 'm001', blinded)
    const octets = await ballotFor(question, await fetchedToken(room, question, 'm002', random), 'no')
    const stored = await room.box.cast(octets)
    assert.ok(stored.ok)
    const later = await room.restarted()
    assert.deepEqual(later.signer.issue(question.id, 'm001', blinded), signed)
    assert.deepEqual(await later.box.cast(octets), stored)
    const result = await counted(later, question.id, 4)
    assert.deepEqual(result.ok && result.value.totals, { yes: 0, no: 1, abstain: 0 })
  })

  it('opens with its passphrase only', async (t) => {
    const folder = temporaryFolder(t)
    await testRoom(folder, 'passphrase')
    const { openOffice } = await import('./office.ts')
    assert.equal(openOffice(path.join(folder, 'box'), '别的口令'), undefined)
    assert.ok(openOffice(path.join(folder, 'box'), '口令'))
  })
})

function flipped(octets: Uint8Array<ArrayBuffer>, at: number): Uint8Array {
  return octets.with(at, (octets[at] ?? 0) ^ 1)
}

function sortedOctets(ballots: readonly string[]): string[] {
  return ballots
    .map((text) => Buffer.from(text, 'base64'))
    .toSorted((one, other) => Buffer.compare(one, other))
    .map((octets) => octets.toString('base64'))
}

/** The very command of the documentation. */
function opensslVerifies(folder: string, number: string): boolean {
  const options = ['rsa_padding_mode:pss', 'rsa_pss_saltlen:48', 'rsa_mgf1_md:sha384']
  const result = spawnSync(
    'openssl',
    [
      'dgst',
      '-sha384',
      ...options.flatMap((option) => ['-sigopt', option]),
      '-verify',
      'public.pem',
      '-signature',
      `${number}.token`,
      `${number}.message`,
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  assert.ok(result.error === undefined, 'openssl is needed for this test')
  return result.status === 0 && result.stdout.includes('Verified OK')
}
