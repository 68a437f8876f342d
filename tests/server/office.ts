/** A server over a fresh database with the demo's county in it, for tests of the HTTP face. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { importTargets, procedures, registers, roleLabels } from '#regulations'
import { fundTargets, presentBudget, presentTargets, unitBudget } from '#regulations/budget'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { registerProcedure } from '../../regulations/shared/register-case.ts'
import { fillRegisters, setUpCounty } from '../../apps/demo/set-up.ts'
import { composeServer } from '../../apps/server/start.ts'
import {
  type House,
  budgetReferenceRows,
  budgetRowProviders,
  lastYearRows,
  targetRowProviders,
  titlesRowProviders,
} from '#apps/server'

const ORIGIN = 'http://office.test'

export const testHouse: House = {
  procedures: [...procedures, ...registers.map(registerProcedure)],
  registers,
  roleLabels,
  importTargets,
  present: { [unitBudget.id]: presentBudget, [fundTargets.id]: presentTargets },
  rowProviders: {
    ...budgetRowProviders,
    ...budgetReferenceRows,
    ...lastYearRows,
    ...targetRowProviders,
    ...titlesRowProviders,
  },
  importInput: (_cases, _place, _target, year) => Promise.resolve({ year, basis: 'printed', unit: '005002' }),
}

export interface Answer {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  readonly json: any
  readonly text: string
  readonly bytes: Uint8Array
}

export interface Office {
  readonly database: TestDatabase
  readonly server: Awaited<ReturnType<typeof composeServer>>
  /** Asks as somebody (a demo account) or as nobody. */
  readonly ask: (
    account: string | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ) => Promise<Answer>
}

interface TestContext {
  after(work: () => Promise<void>): void
}

/** `more` are procedures of the test's own, beside those of the house. */
export async function office(t: TestContext, more: House['procedures'] = []): Promise<Office> {
  const database = await testDatabase(t)
  const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-office-'))
  await setUpCounty(database)
  const faults: string[] = []
  const server = await composeServer({
    database,
    house: { ...testHouse, procedures: [...testHouse.procedures, ...more] },
    dataFolder,
    demo: true,
    port: 0,
    host: '127.0.0.1',
    origin: ORIGIN,
    onFault: (id, error) => faults.push(`${id} ${error instanceof Error ? error.stack : String(error)}`),
  })
  await fillRegisters(server.context.cases)
  t.after(async () => {
    await server.app.close()
    await server.jobs.stop()
    rmSync(dataFolder, { recursive: true, force: true })
    if (faults.length > 0) throw new Error(`the server had faults of its own:\n${faults.join('\n')}`)
  })
  return { database, server, ask: asker(server) }
}

function asker(server: Office['server']): Office['ask'] {
  const cookies = new Map<string, string>()
  const ask: Office['ask'] = async (account, method, url, body, headers = {}) => {
    if (account !== undefined && !cookies.has(account)) {
      const signed = await ask(undefined, 'POST', '/api/demo/session', { account })
      cookies.set(account, String(signed.headers['set-cookie']).split(';')[0] ?? '')
    }
    const cookie = account === undefined ? undefined : cookies.get(account)
    const sent = { origin: ORIGIN, ...(cookie === undefined ? {} : { cookie }), ...headers }
    const response = await server.app.inject({
      method,
      url,
      headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      json: isJson && response.body !== '' ? response.json() : undefined,
      text: response.body,
      bytes: new Uint8Array(response.rawPayload),
    }
  }
  return ask
}

/** Body and content type of a multipart upload of one file, with the fields that stand before it. */
export function upload(
  bytes: Uint8Array,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): { readonly payload: Buffer; readonly type: string } {
  const boundary = 'guicheng-test-boundary'
  const before = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `${before.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}
