/**
 * What a foreign program does with a client generated from our OpenAPI document. `client.db.test.ts` generates
 * `.cache/api.ts`, has the compiler check this file against it, and runs it against a real server.
 */
import assert from 'node:assert/strict'
import { ok } from '@oazapfts/runtime'
import * as api from './.cache/api.ts'

/** @param origin address of the server, such as `http://127.0.0.1:8080` */
export function connect(origin: string): void {
  let cookie = ''
  api.defaults.baseUrl = origin
  api.defaults.headers = { Origin: origin }
  // Cookies are the caller's business: a browser keeps them by itself.
  api.defaults.fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    if (cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(input, { ...init, headers })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
}

/** Signs in; a wrong password and asking without a session are problems. */
export async function signIn(account: string): Promise<api.Session> {
  const stranger = await api.getSession()
  assert.ok(stranger.status === 401)
  assert.match(stranger.data.detail, /请登录/)
  const wrong = await api.signIn({ account, password: 'not the password' })
  assert.ok(wrong.status === 401)
  assert.equal(wrong.data.why, 'wrong-credentials')
  assert.equal(wrong.headers.get('content-type')?.split(';')[0], 'application/problem+json')
  await ok(api.demoSignIn({ account }))
  return ok(api.getSession())
}

/** Every procedure with the acts that the post may open a case by. */
export async function openings(): Promise<Readonly<Record<string, readonly string[]>>> {
  const procedures = await ok(api.procedures())
  return Object.fromEntries(procedures.map(({ id, openings: acts }) => [id, acts.map(({ act }) => act)]))
}

/** Tries out, opens, looks, acts; answers the case's id and last version. */
export async function workOnBudget(): Promise<{ readonly id: string; readonly version: string }> {
  const body = { act: 'OpenBudget', input: { unit: '005002', year: 2024, basis: 'working' } } as const
  const tried = await ok(api.budgetUnitBudgetPreviewOpening(body))
  assert.equal(tried.outcome, 'accepted', tried.say)
  const opened = await ok(api.budgetUnitBudgetBegin(body, { idempotencyKey: 'client-0001' }))
  const again = await ok(api.budgetUnitBudgetBegin(body, { idempotencyKey: 'client-0001' }))
  assert.deepEqual(again, opened)
  const shown = await ok(api.budgetUnitBudgetOpen(opened.id))
  assert.equal(shown.stage, 'compiling')
  assert.ok(shown.acts.some(({ act }) => act === 'DiscardBudget'))
  const { items } = await ok(api.workList({ procedure: 'budget/unit-budget', mine: 'yes' }))
  assert.ok(items.some(({ id }) => id === opened.id))
  await refusals(opened)
  const done = await ok(
    api.budgetUnitBudgetDiscardBudget(opened.id, opened.version, { input: { reason: '单位代码选错' } }),
  )
  assert.equal(done.stage, 'discarded')
  return { id: done.id, version: done.version }
}

/** Each way of being refused, as its own status with a problem that says what to do. */
async function refusals({ id, version }: { readonly id: string; readonly version: string }): Promise<void> {
  const late = await api.budgetUnitBudgetDiscardBudget(id, '00000000000000000000', {
    input: { reason: '旧' },
  })
  assert.ok(late.status === 409)
  assert.equal(late.data.why, 'conflict')
  const early = await api.budgetUnitBudgetSubmit(id, version, { input: {} })
  assert.ok(early.status === 409)
  assert.equal(early.data.why, 'out-of-turn')
  const [finding] = early.data.findings ?? []
  assert.ok(finding !== undefined && finding.clause.startsWith('shizhu-budget-2023/'))
  const faulty = await api.budgetUnitBudgetDiscardBudget(id, version, { input: { reason: '' } })
  assert.ok(faulty.status === 422)
  assert.deepEqual(
    faulty.data.fields?.map(({ path }) => path),
    ['reason'],
  )
  const absent = await api.budgetUnitBudgetOpen('no-such-case')
  assert.ok(absent.status === 404)
}

/** Sends a file up and brings it back; a wrong kind is a problem. */
export async function keepFile(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const stored = await ok(api.uploadFile({ file: new File([bytes], name) }))
  assert.equal(stored.name, name)
  assert.equal(stored.bytes, bytes.length)
  // This generator reads every answer of an operation the same way, as JSON where a problem is one: files go beside it.
  const back = await api.defaults.fetch?.(`${api.defaults.baseUrl}/api/files/${stored.hash}`)
  assert.deepEqual(back === undefined ? undefined : new Uint8Array(await back.arrayBuffer()), bytes)
  const absent = await api.downloadFile('0'.repeat(64))
  assert.ok(absent.status === 404)
  assert.match(absent.data.detail, /没有/)
  const wrong = await api.uploadFile({ file: new File(['no picture'], 'x.png') })
  assert.ok(wrong.status === 415)
  assert.match(wrong.data.detail, /请/)
}

/** Tries out an import of a workbook, with the findings on what it prints. */
export async function tryWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const run = await ok(api.importBudgetWorkbook({ file: new File([bytes], '预算.xlsx') }, { year: 2023 }))
  assert.equal(run.readable, true)
  return run.findings.map(({ rule }) => rule)
}
