/**
 * The box's slot: `POST /ballots` with the octets of one ballot, answered by octets of one length, whether it was stored or refused.
 * A plain text request, so that a browser sends no other before it.
 */
import type { Server } from 'node:http'
import type { Box } from './box.ts'
import { BALLOT_OCTETS } from './client/ballot.ts'
import { ANSWER_OCTETS } from './client/device.ts'
import { castRefusals } from './client/refusals.ts'
import { type TlsIdentity, findBody, plainAnswer, quietServer } from './control.ts'

/** `origin` is the page that may speak to the box from a browser, or undefined for none. Plain HTTP without `identity`. */
export function votersServer(box: Box, origin: string | undefined, identity?: TlsIdentity): Server {
  return quietServer(async (request, response) => {
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
