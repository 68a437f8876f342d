/**
 * Every released version leaves the ledger it writes in `ledgers/`; it must fold under today's program for good.
 * At a release: `GUICHENG_WRITE_LEDGER=<version> npm test db released`.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { actorsAskedAbout, foldCase, tableOf } from '#kernel'
import { recordedAct } from '#platform/cases'
import { type StoredAct, FIRST_HASH, chainHash, readAllCases } from '#platform/ledger'
import { testDatabase } from '../support/database.ts'
import { storyProcedures, tellStory } from './story.ts'

const FOLDER = join(import.meta.dirname, 'ledgers')
const WRITTEN = process.env['GUICHENG_WRITE_LEDGER']

interface ReleasedCase {
  readonly caseId: string
  /** What the version that wrote it folded. */
  readonly stage: string
  readonly title: string
  readonly acts: readonly StoredAct[]
}

const fold = (acts: readonly StoredAct[]) => {
  const [first] = acts
  const procedure = storyProcedures.find(({ id }) => id === first?.procedure)
  if (first === undefined || procedure === undefined) assert.fail(`no procedure ${first?.procedure ?? ''}`)
  const header = JSON.parse(first.parts.header) as { instrumentVersion: string }
  const table = tableOf(procedure, header.instrumentVersion)
  const { domain } = foldCase(table, actorsAskedAbout(table), acts.map(recordedAct))
  return { stage: String(domain.stage), title: procedure.title(domain) }
}

void describe('a ledger of a released version', () => {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.ndjson.gz')) : []

  void it('is kept for at least one version', () => {
    assert.ok(
      files.length > 0 || WRITTEN !== undefined,
      'GUICHENG_WRITE_LEDGER=<version> npm test db released',
    )
  })

  for (const name of files)
    void it(`of ${name} keeps its chain and folds to the stages it had`, () => {
      const lines = gunzipSync(readFileSync(join(FOLDER, name)))
        .toString('utf8')
        .trim()
        .split('\n')
      const cases = lines.map((line) => JSON.parse(line) as ReleasedCase)
      const kinds = new Set<string>()
      for (const { caseId, stage, title, acts } of cases) {
        assert.deepEqual(fold(acts), { stage, title }, caseId)
        let previous = FIRST_HASH
        for (const act of acts) {
          assert.equal(chainHash(previous, act.parts), act.hash, `${caseId}/${act.version}`)
          previous = act.hash
          for (const { type } of JSON.parse(act.parts.events) as { type: string }[]) kinds.add(type)
        }
      }
      assert.ok(cases.length >= 6 && kinds.size >= 20, `${cases.length} cases, ${kinds.size} kinds of events`)
    })

  void it('is written by the story that this version tells', async (t) => {
    const database = await testDatabase(t)
    await tellStory(database)
    const client = await database.app.connect()
    const lines: string[] = []
    try {
      for await (const { caseId, acts } of readAllCases(client, 't'))
        lines.push(JSON.stringify({ caseId, ...fold(acts), acts } satisfies ReleasedCase))
    } finally {
      client.release()
    }
    assert.ok(lines.length >= 6)
    if (WRITTEN === undefined) return
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(join(FOLDER, `${WRITTEN}.ndjson.gz`), gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
  })
})
