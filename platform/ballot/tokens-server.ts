/**
 * Where the voting page speaks to the signing office: `POST /tokens` with a pass answers the paper, with a question and a blinded
 * message the token. A plain text request, so that a browser sends no other before it. Nothing is logged.
 */
import type { Server } from 'node:http'
import { MODULUS_OCTETS } from './client/blind.ts'
import { refused } from './client/refusals.ts'
import { type TlsIdentity, findBody, findInput, plainAnswer, quietServer } from './control.ts'
import type { Passes } from './passes.ts'
import type { Signer } from './signer.ts'

const OCTETS_MAX = 4096

/** `origin` is the page that may speak to it from a browser, or undefined for none. Plain HTTP without `identity`. */
export function tokensServer(
  signer: Signer,
  passes: Passes,
  origin: string | undefined,
  identity?: TlsIdentity,
): Server {
  return quietServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/tokens') return plainAnswer(response, 404)
    const body = await findBody(request, OCTETS_MAX)
    const input = body && findInput(body)
    const answer = Buffer.from(JSON.stringify(input === undefined ? noPass : answerOf(signer, passes, input)))
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': answer.length,
      'cache-control': 'no-store',
      ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }),
    })
    response.end(answer)
  }, identity)
}

type Told =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly say: string }
const noPass: Told = {
  ok: false,
  reason: 'no-pass',
  say: '请从会议系统的席位页重新打开投票页：投票通行码无效或已失效。',
}

function answerOf(signer: Signer, passes: Passes, input: Readonly<Record<string, unknown>>): Told {
  const { pass, question, blinded } = input
  if (typeof pass !== 'string') return noPass
  if (question === undefined) {
    const paper = passes.findPaper(pass)
    return paper === undefined ? noPass : { ok: true, value: paper }
  }
  const member = typeof question === 'string' ? passes.findMember(pass, question) : undefined
  if (member === undefined || typeof question !== 'string') return noPass
  const octets = typeof blinded === 'string' ? Buffer.from(blinded, 'base64') : Buffer.alloc(0)
  const signed =
    octets.length === MODULUS_OCTETS ? signer.issue(question, member, octets) : refused('malformed')
  return signed.ok
    ? { ok: true, value: Buffer.from(signed.value).toString('base64') }
    : { ok: false, reason: signed.reason, say: signed.message }
}
