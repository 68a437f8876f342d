import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSpreadsheet } from '#readers'
import { badInputs } from './bad-input.ts'
import { type Office, office } from './office.ts'

const ORIGIN = 'http://office.test'

interface Sent {
  readonly method?: 'GET' | 'POST'
  readonly body?: string | FormData
  readonly type?: string
}

/** A server that listens, asked over the network as a browser would. */
async function listening(at: Office) {
  const address = await at.server.app.listen({ port: 0, host: '127.0.0.1' })
  const signed = await fetch(`${address}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ account: 'compiler' }),
  })
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (path: string, { body, method = 'GET', type }: Sent = {}) =>
    fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { origin: ORIGIN, cookie, ...(type === undefined ? {} : { 'content-type': type }) },
    })
}

const rows = async (at: Office): Promise<readonly number[]> => {
  const { rows: found } = await at.database.app.query<{ imports: number; cases: number }>(
    `select (select count(*)::integer from imports) as imports,
       (select count(*)::integer from cases where procedure = 'budget/unit-budget') as cases`,
  )
  return [found[0]?.imports ?? 0, found[0]?.cases ?? 0]
}

describe('bad files over HTTP', { concurrency: false }, () => {
  let at: Office
  let ask: Awaited<ReturnType<typeof listening>>
  const ending: (() => Promise<void>)[] = []
  before(async () => {
    at = await office({ after: (work) => ending.unshift(work) })
    ask = await listening(at)
  })
  after(async () => {
    for (const work of ending) await work()
  })

  const send = async (bytes: Uint8Array, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return ask('/api/imports/budget-workbook', { method: 'POST', body: form })
  }

  for (const { kind, fileName, bytes, fault, finding, kept, proposed } of badInputs) {
    it(kind, async () => {
      const stored = await rows(at)
      const answer = await send(await bytes(), fileName)
      // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into an answer of many shapes
      const run: any = await answer.json()
      if (fault !== undefined) {
        const faults: readonly { sheet: string; cell: string; say: string }[] =
          answer.status === 200 ? run.faults : [{ sheet: '', cell: '', say: run.detail }]
        assert.ok(answer.status === 200 ? !run.readable && run.token === '' : answer.status === 422)
        const found = faults.find(
          ({ sheet, cell, say }) =>
            fault.say.test(say) && (fault.sheet ?? sheet) === sheet && (fault.cell ?? cell) === cell,
        )
        assert.ok(found !== undefined, JSON.stringify(faults, null, 1))
        assert.deepEqual(await rows(at), stored, 'something was stored')
      } else assert.equal(run.readable, true, JSON.stringify(run.faults ?? run))
      if (finding !== undefined) {
        const found = run.findings.find(
          ({ rule, sheet, stated, expected }: Record<'rule' | 'sheet' | 'stated' | 'expected', string>) =>
            rule === finding.rule &&
            (finding.sheet ?? sheet) === sheet &&
            (finding.stated ?? stated) === stated &&
            (finding.expected ?? expected) === expected,
        )
        assert.ok(found !== undefined, JSON.stringify(run.findings.slice(0, 12), null, 1))
        assert.match(found.clause ?? '', /^shizhu-budget-2023\//)
      }
      if (proposed !== undefined) {
        const columns = run.mapping.tables.flatMap(({ columns: all }: { columns: object[] }) => all)
        assert.deepEqual(
          columns
            .filter(({ by }: { by: string }) => by === 'similar')
            .map(({ column, header }: { column: string; header: string }) => ({ column, header })),
          [proposed],
        )
      }
      if (kept !== undefined) await assertKept(run.token, kept)
    })
  }

  /** Commits the run and looks at the case, its Excel and its Word: the text stands there, and nothing runs. */
  async function assertKept(token: string, text: string): Promise<void> {
    const made = await ask(`/api/imports/${token}/commit`, {
      method: 'POST',
      type: 'application/json',
      body: '{}',
    })
    const { id } = (await made.json()) as { id: string }
    assert.equal(made.status, 200)
    const shown = await (await ask(`/api/budget/unit-budget/${id}`)).text()
    assert.ok(shown.includes(JSON.stringify(text).slice(1, -1)), text)
    const file = await ask(`/api/budget/unit-budget/${id}/documents/tables.xlsx`)
    const read = await readSpreadsheet(new Uint8Array(await file.arrayBuffer()), 'a.xlsx')
    assert.ok(read.ok)
    const cells = read.document.sheets.flatMap((sheet) => sheet.rows.flat()).map((one) => one.text.trim())
    const printed = /^[=+\-@]/.test(text) ? `'${text}` : text
    const figure = printed.normalize('NFKC').replaceAll(',', '')
    assert.ok(cells.includes(printed) || cells.includes(figure), `${printed} ${cells.slice(0, 60).join('|')}`)
  }
})
