import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { describe, it } from 'node:test'
import tls from 'node:tls'
import { BALLOT_OCTETS } from './client/ballot.ts'
import type { BallotQuestion } from './client/ballot.ts'
import { fromBase64 } from './client/bytes.ts'
import { ANSWER_OCTETS, readAnswer, receiveToken, requestToken } from './client/device.ts'
import { castBallot, shuffled } from './client/send.ts'
import { type OfficeProcess, startOffice } from './office-child.ts'
import { type BoxOffice, type SigningOffice, boxOffice, signingOffice } from './offices.ts'
import { startRelay } from './relay.ts'
import { ballotFor, memberNames, temporaryFolder, votes } from './room.fixture.ts'
import type { OfficePlan } from './run-office.ts'
import { seededRandom } from './seeded.fixture.ts'

const random = seededRandom('offices')

/** Ends with the test, killed if need be. */
async function started(t: { after(work: () => Promise<void>): void }, plan: OfficePlan): Promise<Office> {
  const output: string[] = []
  const office = await startOffice(plan, (text) => output.push(text))
  assert.ok(!('refused' in office), 'the office did not start')
  t.after(() => office.stop())
  return { ...office, output }
}
interface Office extends OfficeProcess {
  readonly output: readonly string[]
}

const signerPlan = (folder: string): OfficePlan => ({
  kind: 'signer',
  folder: `${folder}/signer`,
  passphrase: '签发处口令',
})
const boxPlan = (folder: string): OfficePlan => ({
  kind: 'box',
  folder: `${folder}/box`,
  passphrase: '票箱口令',
  origin: 'https://room.example',
})

async function put(
  signer: SigningOffice,
  box: BoxOffice,
  id: string,
  members: readonly string[],
): Promise<BallotQuestion> {
  const prepared = await signer.prepare(id, votes)
  const keys = await signer.keys()
  assert.ok(prepared.ok && keys.ok)
  assert.ok((await signer.open(id, members)).ok)
  const opening = { ...prepared.value, seats: members.length, signerSealingKey: keys.value.sealingKey }
  assert.ok((await box.open(opening)).ok)
  return prepared.value
}

async function token(signer: SigningOffice, question: BallotQuestion, member: string) {
  const request = await requestToken(question, random)
  assert.ok(request.ok)
  const signed = await signer.issue(question.id, member, request.value.blinded)
  assert.ok(signed.ok)
  const secret = await receiveToken(question, request.value, fromBase64(signed.value))
  assert.ok(secret.ok)
  return secret.value
}

/** The answer and everything around it; undefined where the box is not there. */
function cast(port: number, octets: Uint8Array): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = http.request(
      { host: '127.0.0.1', port, path: '/ballots', method: 'POST', agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve({ octets: Buffer.concat(parts), headers: response.headers }))
        response.on('error', () => resolve(undefined))
      },
    )
    request.on('error', () => resolve(undefined))
    request.end(octets)
  })
}
/** A ballot of random octets over TLS, with the session that the server offers and whether one was resumed. */
function tlsCast(port: number, options: tls.ConnectionOptions) {
  return new Promise<{ octets: number; reused: boolean; session: Buffer | undefined }>((resolve, reject) => {
    let session: Buffer | undefined
    const socket = tls.connect({ host: '127.0.0.1', port, servername: 'localhost', ...options }, () => {
      socket.write(`POST /ballots HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${BALLOT_OCTETS}\r\n\r\n`)
      socket.write(random(BALLOT_OCTETS))
    })
    const parts: Buffer[] = []
    socket.on('session', (offered: Buffer) => (session = offered))
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', reject)
    socket.on('end', () => {
      const answer = Buffer.concat(parts)
      const octets = answer.length - answer.indexOf('\r\n\r\n') - 4
      resolve({ octets, reused: socket.isSessionReused(), session })
    })
  })
}

interface Answer {
  readonly octets: Buffer
  readonly headers: http.IncomingHttpHeaders
}

describe('two offices as processes of their own', () => {
  it('lets members vote, counts, and prints nothing meanwhile', async (t) => {
    const folder = temporaryFolder(t)
    const [signerProcess, boxProcess] = await Promise.all([
      started(t, signerPlan(folder)),
      started(t, boxPlan(folder)),
    ])
    assert.notEqual(signerProcess.pid, boxProcess.pid)
    const [signer, box] = [signingOffice(signerProcess.control), boxOffice(boxProcess.control)]
    const members = memberNames(3)
    const question = await put(signer, box, 'meeting/q1', members)
    const keys = await box.keys()
    assert.ok(keys.ok)
    const relay = await startRelay(
      { host: '127.0.0.1', port: 0 },
      { host: '127.0.0.1', port: boxProcess.votersPort ?? 0 },
    )
    t.after(() => relay.stop())
    for (const [index, member] of members.entries()) {
      const secret = await token(signer, question, member)
      const octets = await ballotFor(question, secret, index === 0 ? 'no' : 'yes')
      const answer = await cast(index === 2 ? (boxProcess.votersPort ?? 0) : relay.port, octets)
      assert.ok(answer)
      assert.equal((await readAnswer(answer.octets, octets, keys.value.voiceKey)).ok, true)
    }
    const closed = await signer.close(question.id)
    assert.deepEqual(closed, { ok: true, value: { entitled: 3, left: 0, issued: 3 } })
    assert.deepEqual(await box.close(question.id), { ok: true, value: { accepted: 3 } })
    const result = await box.count(question.id, { entitled: 3, issued: 3, notCast: 0 })
    assert.deepEqual(result.ok && result.value.totals, { yes: 2, no: 1, abstain: 0 })
    assert.deepEqual(await box.announce(question.id), { ok: true, value: null })
    const after = await box.count(question.id, { entitled: 3, issued: 3, notCast: 0 })
    assert.equal(after.ok, false)
    await Promise.all([signerProcess.stop(), boxProcess.stop()])
    assert.deepEqual([...signerProcess.output, ...boxProcess.output], [])
  })

  it('answers stored and refused ballots alike: same length, no time, no connection kept', async (t) => {
    const folder = temporaryFolder(t)
    const boxProcess = await started(t, boxPlan(folder))
    const port = boxProcess.votersPort ?? 0
    for (const octets of [random(BALLOT_OCTETS), random(BALLOT_OCTETS - 1), random(BALLOT_OCTETS * 3)]) {
      const answer = await cast(port, octets)
      if (octets.length > BALLOT_OCTETS && answer === undefined) continue // cut off while it was sending
      assert.equal(answer?.octets.length, ANSWER_OCTETS)
      assert.deepEqual(Object.keys(answer.headers).toSorted(), [
        'access-control-allow-origin',
        'cache-control',
        'connection',
        'content-length',
        'content-type',
        'referrer-policy',
      ])
      assert.equal(answer.headers.connection, 'close')
    }
  })

  it('speaks TLS to the box through the relay and lets no session be resumed', async (t) => {
    const folder = temporaryFolder(t)
    const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')]
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost'.split(
        ' ',
      ),
      ...`-addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`.split(' '),
    ])
    assert.equal(made.status, 0, String(made.stderr))
    const boxProcess = await started(t, { ...boxPlan(folder), tls: { cert, key } })
    const behind = { host: '127.0.0.1', port: boxProcess.votersPort ?? 0 }
    const relay = await startRelay({ host: '127.0.0.1', port: 0 }, behind)
    t.after(() => relay.stop())
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const first = await tlsCast(relay.port, { ca: fs.readFileSync(cert), maxVersion })
      assert.deepEqual([first.octets, first.reused], [ANSWER_OCTETS, false])
      const session = first.session === undefined ? {} : { session: first.session }
      const second = await tlsCast(relay.port, { ca: fs.readFileSync(cert), maxVersion, ...session })
      assert.deepEqual([second.octets, second.reused], [ANSWER_OCTETS, false])
    }
  })

  it('takes orders with the secret of its folder only, one process at a time, with its passphrase', async (t) => {
    const folder = temporaryFolder(t)
    const signerProcess = await started(t, signerPlan(folder))
    const { control } = signerProcess
    await assert.rejects(signingOffice({ ...control, secret: 'x'.repeat(64) }).keys(), /401/)
    const unknown = await fetch(`http://${control.host}:${control.port}/issue`, {
      method: 'POST',
      body: '{}',
    })
    assert.equal(unknown.status, 401)
    const malformed = await signingOffice(control).issue('', 'm001', 'AAAA')
    assert.deepEqual([malformed.ok, !malformed.ok && malformed.reason], [false, 'malformed'])
    assert.deepEqual(await startOffice(signerPlan(folder)), { refused: 'folder-in-use' })
    await signerProcess.stop()
    const wrong = { ...signerPlan(folder), passphrase: '别的口令' }
    assert.deepEqual(await startOffice(wrong), { refused: 'wrong-passphrase' })
    const again = await started(t, signerPlan(folder))
    assert.ok((await signingOffice(again.control).keys()).ok)
  })
})

describe('a device on its way to the box', () => {
  it('sends the same ballot again until the box is there, and gives up with the ballot kept', async (t) => {
    const folder = temporaryFolder(t)
    const [signerProcess, boxProcess] = [
      await started(t, signerPlan(folder)),
      await started(t, boxPlan(folder)),
    ]
    const [signer, box] = [signingOffice(signerProcess.control), boxOffice(boxProcess.control)]
    const question = await put(signer, box, 'meeting/q1', memberNames(2))
    const keys = await box.keys()
    assert.ok(keys.ok)
    const ballot = Uint8Array.from(await ballotFor(question, await token(signer, question, 'm001'), 'yes'))
    const behind = { host: '127.0.0.1', port: boxProcess.votersPort ?? 0 }
    const first = await startRelay({ host: '127.0.0.1', port: 0 }, behind)
    const slot = `http://127.0.0.1:${first.port}/ballots`
    await first.stop()
    const sending = castBallot(slot, ballot, keys.value.voiceKey)
    const second = await startRelay({ host: '127.0.0.1', port: first.port }, behind)
    assert.equal((await sending).ok, true)
    await second.stop()
    const lost = await castBallot(slot, ballot, keys.value.voiceKey)
    assert.equal(!lost.ok && lost.reason, 'box-unreachable')
    assert.deepEqual(await box.close(question.id), { ok: true, value: { accepted: 1 } })
  })

  it('sends a list in an order that only its randomness decides', () => {
    const list = memberNames(40)
    const order = shuffled(list, seededRandom('order'))
    assert.notDeepEqual(order, list)
    assert.deepEqual(order.toSorted(), list)
    assert.deepEqual(shuffled(list, seededRandom('order')), order)
  })
})

describe('killed between token and box', () => {
  it('loses no acknowledged ballot and counts none twice', async (t) => {
    const folder = temporaryFolder(t)
    let signerProcess = await started(t, signerPlan(folder))
    let boxProcess = await started(t, boxPlan(folder))
    const members = memberNames(25)
    const box = () => boxOffice(boxProcess.control)
    const signer = () => signingOffice(signerProcess.control)
    const question = await put(signer(), box(), 'meeting/q1', members)
    const request = await requestToken(question, random)
    assert.ok(request.ok)
    const before = await signer().issue(question.id, 'm001', request.value.blinded)
    process.kill(signerProcess.pid, 'SIGKILL') // the answer to m001 may be lost on the way
    await signerProcess.ended
    signerProcess = await started(t, signerPlan(folder))
    const again = await signer().issue(question.id, 'm001', request.value.blinded)
    assert.deepEqual(again, before)
    assert.ok(again.ok)
    const first = await receiveToken(question, request.value, fromBase64(again.value))
    assert.ok(first.ok)
    const ballots = [await ballotFor(question, first.value, 'yes')]
    for (const member of members.slice(1))
      ballots.push(await ballotFor(question, await token(signer(), question, member), 'no'))
    const acknowledged = new Set<Uint8Array>()
    let living = true
    const castAll = (octets: readonly Uint8Array[]) =>
      Promise.all(
        octets.map(async (ballot) => {
          const answer = await cast(boxProcess.votersPort ?? 0, ballot)
          if (answer?.octets[0] === 0) acknowledged.add(ballot)
          if (living && acknowledged.size === 5) living = !process.kill(boxProcess.pid, 'SIGKILL')
        }),
      )
    await castAll(ballots.slice(0, 20))
    await boxProcess.ended
    assert.ok(acknowledged.size >= 5)
    boxProcess = await started(t, boxPlan(folder))
    const closedEarly = await box().count(question.id, { entitled: 25, issued: 25, notCast: 0 })
    assert.equal(closedEarly.ok, false)
    await castAll(ballots) // devices send the same ballots until they are acknowledged
    assert.equal(acknowledged.size, 25)
    assert.ok((await signer().close(question.id)).ok)
    assert.deepEqual(await box().close(question.id), { ok: true, value: { accepted: 25 } })
    const result = await box().count(question.id, { entitled: 25, issued: 25, notCast: 0 })
    assert.deepEqual(result.ok && result.value.totals, { yes: 1, no: 24, abstain: 0 })
  })
})
