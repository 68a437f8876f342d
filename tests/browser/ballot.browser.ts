/** The voter's side of the secret ballot in a real browser, against both offices in processes of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import type * as Client from '#platform/ballot/client'
import { type OfficeProcess, boxOffice, signingOffice, startOffice } from '#platform/ballot'

const folder = mkdtempSync(join(tmpdir(), 'guicheng-ballot-browser-'))
let script = ''
let room = ''
/** A page of this machine: one that Playwright makes up counts as from afar, and may not speak to a box on a local network. */
const pages: Server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html')
  response.end('<!doctype html>')
})
const offices: OfficeProcess[] = []

/** One script that puts the client into `window.ballot`, as a static voting page would carry it. */
async function bundled(): Promise<string> {
  const entry = new URL('../../platform/ballot/client/index.ts', import.meta.url).pathname
  const built = await build({
    logLevel: 'silent',
    configFile: false,
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'ballot' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('vite built nothing')
  return output.output[0].code
}

async function started(kind: 'signer' | 'box'): Promise<OfficeProcess> {
  const office = await startOffice({
    kind,
    folder: join(folder, kind),
    passphrase: '测试用的口令',
    origin: room,
  })
  if ('refused' in office) throw new Error(office.refused)
  offices.push(office)
  return office
}

test.beforeAll(async () => {
  script = await bundled()
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  room = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
})

test.afterAll(async () => {
  await Promise.all(offices.map((office) => office.stop()))
  pages.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a browser fetches a token, votes, and is refused a second choice', async ({ page }) => {
  const [signerProcess, boxProcess] = [await started('signer'), await started('box')]
  const [signer, box] = [signingOffice(signerProcess.control), boxOffice(boxProcess.control)]
  const prepared = await signer.prepare('browser/q1', ['yes', 'no', 'abstain'])
  const [keys, boxKeys] = [await signer.keys(), await box.keys()]
  if (!prepared.ok || !keys.ok || !boxKeys.ok) throw new Error('the offices are not ready')
  const question = prepared.value
  await signer.open(question.id, ['m001', 'm002'])
  await box.open({ ...question, seats: 2, signerSealingKey: keys.value.sealingKey })
  await page.goto(`${room}/vote`)
  await page.exposeFunction('issue', (blinded: string) => signer.issue(question.id, 'm001', blinded))
  await page.addScriptTag({ content: script })
  const slot = `http://127.0.0.1:${boxProcess.votersPort}/ballots`
  const told = await page.evaluate(
    async ({ question, slot, boxKey }) => {
      const { ballot, issue } = globalThis as unknown as {
        ballot: typeof Client
        issue: (blinded: string) => Promise<Client.BallotOutcome<string>>
      }
      const obstacle = await ballot.findVotingObstacle()
      const request = await ballot.requestToken(question)
      if (!request.ok) return { obstacle, at: 'request' }
      const signed = await issue(request.value.blinded)
      if (!signed.ok) return { obstacle, at: 'issue' }
      const secret = await ballot.receiveToken(question, request.value, ballot.fromBase64(signed.value))
      if (!secret.ok) return { obstacle, at: 'receive' }
      const answers: string[] = []
      for (const choice of [0, 0, 1]) {
        const made = await ballot.makeBallot(question, secret.value, choice)
        if (!made.ok) return { obstacle, at: 'make' }
        const answer = await ballot.castBallot(slot, made.value, boxKey)
        answers.push(answer.ok ? 'stored' : answer.message)
      }
      return { obstacle, at: 'end', answers }
    },
    { question, slot, boxKey: boxKeys.value.voiceKey },
  )
  expect(told).toEqual({
    obstacle: undefined,
    at: 'end',
    answers: ['stored', 'stored', '这张选票已经投出，不能改投。'],
  })
  await signer.close(question.id)
  expect(await box.close(question.id)).toEqual({ ok: true, value: { accepted: 1 } })
  const counted = await box.count(question.id, { entitled: 2, issued: 1, notCast: 1 })
  expect(counted.ok && counted.value.totals).toEqual({ yes: 1, no: 0, abstain: 0 })
})

test('a page that is not secure says what to do', async ({ page }) => {
  await page.route('http://room.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto('http://room.example/vote')
  await page.addScriptTag({ content: script })
  const obstacle = await page.evaluate(() =>
    (globalThis as unknown as { ballot: typeof Client }).ballot.findVotingObstacle(),
  )
  expect(obstacle).toContain('请通过会场提供的加密地址（https）打开投票页')
})
