/**
 * How the platform speaks to an office's process: one JSON request, one JSON answer, over HTTP on the loopback interface or
 * between machines, with a secret that lies in the office's folder. Nothing is logged and no header tells a time.
 */
import { constants, timingSafeEqual } from 'node:crypto'
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { BallotOutcome } from './client/refusals.ts'

/** Where an office listens, and what opens it. */
export interface ControlAddress {
  readonly host: string
  readonly port: number
  readonly secret: string
  /** The office speaks TLS: its certificate, or that of who signed it (PEM); empty for the machine's own trust. */
  readonly ca?: string
}

/** One operation by its name: what came, and what is answered. Octets travel as base64. */
export type Operations = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>>

const BODY_OCTETS_MAX = 1_048_576

/** Refuses requests without the secret, unknown operations and what is not JSON; a fault of ours is a bare 500. */
export function controlServer(operations: Operations, secret: string, identity?: TlsIdentity): Server {
  return quietServer(async (request, response) => {
    const operation = operations[(request.url ?? '').slice(1)]
    if (!knowsSecret(request, secret)) return plainAnswer(response, 401)
    if (request.method !== 'POST' || operation === undefined) return plainAnswer(response, 404)
    const body = await findBody(request, BODY_OCTETS_MAX)
    const input = body && findInput(body)
    if (input === undefined) return plainAnswer(response, 400)
    const answer = JSON.stringify((await operation(input)) ?? null)
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  }, identity)
}

/** Certificate and key, PEM, of a server that speaks TLS. */
export interface TlsIdentity {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

/**
 * An HTTP server that sends no date, closes each connection after its answer and writes nothing about any of them. Under TLS
 * no session is ever resumed: a ticket would tell that two ballots come from one device.
 */
export function quietServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  identity?: TlsIdentity,
): Server {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    response.sendDate = false
    response.shouldKeepAlive = false
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else plainAnswer(response, 500) // without a word: a message could hold what was sent
    })
  }
  const timeouts = { requestTimeout: 15_000 }
  if (identity === undefined) return http.createServer(timeouts, listener)
  const secureOptions = constants.SSL_OP_NO_TICKET
  return https.createServer({ ...timeouts, ...identity, minVersion: 'TLSv1.2', secureOptions }, listener)
}

/** The whole body; undefined where it is longer than allowed or was broken off. */
export async function findBody(request: IncomingMessage, octetsMax: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let octets = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      octets += part.length
      if (octets > octetsMax) return undefined
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
  return Buffer.concat(parts)
}

/** A status without a body. */
export function plainAnswer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end()
}

/** An office that cannot be reached, or does not answer as an office does. */
export class OfficeUnreachable extends Error {}

/** Asks an office. Throws `OfficeUnreachable`. */
export async function askOffice<Value>(
  { host, port, secret, ca }: ControlAddress,
  operation: string,
  input: object,
): Promise<BallotOutcome<Value>> {
  const headers = {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/json',
    connection: 'close',
  }
  const asked = {
    host,
    port,
    path: `/${operation}`,
    method: 'POST',
    headers,
    timeout: ANSWER_MILLISECONDS_MAX,
  }
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const take = (response: IncomingMessage): void => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      )
    }
    const request =
      ca === undefined
        ? http.request(asked, take)
        : https.request({ ...asked, ...(ca === '' ? {} : { ca }) }, take)
    request.on('timeout', () => request.destroy(new Error(`the office did not answer ${operation} in time`)))
    request.on('error', (error) => reject(new OfficeUnreachable(error.message)))
    request.end(JSON.stringify(input))
  })
  if (answer.status !== 200)
    throw new OfficeUnreachable(`the office answered ${operation} with ${answer.status}`)
  return JSON.parse(answer.body) as BallotOutcome<Value>
}

const ANSWER_MILLISECONDS_MAX = 30_000

function knowsSecret(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** A JSON object; undefined where the body is none. */
export function findInput(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
