/** A small HTTP client with kept connections and one cookie per person, as cheap as Node has it. */
import http from 'node:http'
import type { Readable } from 'node:stream'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly cookie: string | undefined
}

export class Client {
  readonly #agent: http.Agent
  readonly #port: number

  constructor(port: number, connections: number) {
    this.#port = port
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  }

  /** Sends a request and reads the whole answer. */
  ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: unknown,
  ): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body)
    const length: Record<string, string | number> =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: { origin: `http://127.0.0.1:${this.#port}`, ...length, ...headers },
        },
        (response) => {
          readAll(response).then(
            (answered) =>
              resolve({
                status: response.statusCode ?? 0,
                body: answered,
                cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
              }),
            reject,
          )
        },
      )
      request.on('error', reject)
      request.end(text)
    })
  }

  /** Signs in at the demo's door and answers the cookie. */
  async signIn(account: string): Promise<string> {
    const answer = await this.ask('POST', '/api/demo/session', {}, { account })
    if (answer.status !== 200 || answer.cookie === undefined)
      throw new Error(`sign-in of ${account}: ${answer.status} ${answer.body.slice(0, 300)}`)
    return answer.cookie
  }

  close(): void {
    this.#agent.destroy()
  }
}

async function readAll(stream: Readable): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const part of stream) text += String(part)
  return text
}
