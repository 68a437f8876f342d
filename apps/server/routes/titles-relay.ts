/**
 * The room's relay to the offices that this server runs: page, tokens and ballots go through it octet for octet. It asks for no session,
 * keeps nothing, writes no line, and closes each connection. Whoever runs the server could look on: pages say 签发与票箱未分离.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type BallotHouse, RELAY } from '../titles-ballot.ts'

const OCTETS_MAX = 4096

/** `GET /api/titles/vote`, `POST …/ballot-tokens`, `POST …/ballots`. */
export function relayRoute(app: FastifyInstance, house: BallotHouse): void {
  const pass = async (reply: FastifyReply, to: 'box' | 'signer', path: string, body?: unknown) => {
    const { own } = await house.get()
    const answer = await fetch(`http://127.0.0.1:${own?.[to] ?? 0}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { connection: 'close' },
      ...(Buffer.isBuffer(body) ? { body: Uint8Array.from(body) } : {}),
    })
    for (const name of ['content-type', 'content-security-policy', 'referrer-policy']) {
      const value = answer.headers.get(name)
      if (value !== null) void reply.header(name, value)
    }
    return reply
      .header('connection', 'close')
      .header('cache-control', 'no-store')
      .send(Buffer.from(await answer.arrayBuffer()))
  }
  app.get(RELAY.page, { logLevel: 'silent' }, (_request, reply) => pass(reply, 'box', '/vote'))
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: OCTETS_MAX }, (_request, body, parsed) =>
      parsed(null, body),
    )
    const octetsOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))
    scope.post(RELAY.ballots, (request, reply) => pass(reply, 'box', '/ballots', octetsOf(request.body)))
    scope.post(RELAY.tokens, (request, reply) => pass(reply, 'signer', '/tokens', octetsOf(request.body)))
    done()
  })
}
