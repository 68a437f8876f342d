/**
 * The room's relay: ballots go through it to the box, octet for octet. It asks for no session, keeps nothing, writes no line, and closes
 * each connection. It runs in this server, so that whoever runs the server could look on: pages say 签发与票箱未分离.
 */
import type { FastifyInstance } from 'fastify'
import type { BallotHouse } from '../titles-ballot.ts'

/** Where pages send ballots. */
export const BALLOT_SLOT = '/api/titles/ballots'
const OCTETS_MAX = 1024

/** `POST /api/titles/ballots` with the octets of one ballot; the box's octets come back. */
export function relayRoute(app: FastifyInstance, house: BallotHouse): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: OCTETS_MAX }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.post(BALLOT_SLOT, async (request, reply) => {
      const { votersPort } = await house.get()
      const octets = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const answer = await fetch(`http://127.0.0.1:${votersPort}/ballots`, {
        method: 'POST',
        body: Uint8Array.from(octets),
        headers: { connection: 'close' },
      })
      return reply
        .header('connection', 'close')
        .header('cache-control', 'no-store')
        .type('application/octet-stream')
        .send(Buffer.from(await answer.arrayBuffer()))
    })
    done()
  })
}
