/**
 * The box's slot: `GET /vote` is the voting page; `POST /ballots` with the octets of one ballot, answered by octets of one length, whether it was stored or refused.
 * A plain text request, so that a browser sends no other before it.
 */
import type { Server } from 'node:http'
import type { Box } from './box.ts'
import { BALLOT_OCTETS } from './client/ballot.ts'
import { ANSWER_OCTETS } from './client/device.ts'
import { castRefusals } from './client/refusals.ts'
import { votingPage } from './voting-page.ts'
import { type TlsIdentity, findBody, plainAnswer, quietServer } from './control.ts'

/** Where the box answers with the voting page. */
const VOTING_PATH = '/vote'

export interface VotersSettings {
  /** Another page that may speak to the box from a browser. */
  readonly origin?: string | undefined
  /** Origin of the signing office, where the voting page fetches tokens; absent: the page's own. */
  readonly tokens?: string | undefined
}

/** Ballots and the page they are made on. Plain HTTP without `identity`. */
export function votersServer(box: Box, { origin, tokens }: VotersSettings, identity?: TlsIdentity): Server {
  const page = votingPage()
  return quietServer(async (request, response) => {
    if (request.method === 'GET' && request.url === VOTING_PATH) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': page.content.length,
        'content-security-policy': page.policy(tokens),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      return void response.end(page.content)
    }
    if (request.method !== 'POST' || request.url !== '/ballots') return plainAnswer(response, 404)
    const octets = await findBody(request, BALLOT_OCTETS)
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': ANSWER_OCTETS,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }),
    })
    response.end(await answerOf(box, octets))
  }, identity)
}

async function answerOf(box: Box, octets: Buffer | undefined): Promise<Buffer> {
  const answer = Buffer.alloc(ANSWER_OCTETS)
  const outcome = await box.cast(octets ?? new Uint8Array())
  if (outcome.ok) answer.set(outcome.value, 1)
  else answer[0] = castRefusals.indexOf(outcome.reason) + 1
  return answer
}
