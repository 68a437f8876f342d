import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { CorpusError, isInChinese, loadCorpus } from '#platform/corpus'
import { ownTexts, personalNumbers } from './originality.ts'
import { readingProblems, readingsOf } from './readings.ts'
import { staleFiles } from '../gen/check.ts'

const root = resolve(import.meta.dirname, '../..')
const corpus = loadCorpus(root)

describe('the corpus', () => {
  it('holds the five instruments with 1,227 clauses', () => {
    const counts = corpus.instruments.map(({ id, clauses }) => [id, clauses.length])
    assert.deepEqual(counts, [
      ['xingan-training-2023', 250],
      ['anhui-titles-2018', 280],
      ['hunan-disclosure', 150],
      ['fujian-diagnosis', 227],
      ['shizhu-budget-2023', 320],
    ])
    assert.equal(corpus.clauses.size, 1227)
  })

  it('has a structured header for every instrument', () => {
    for (const instrument of corpus.instruments) {
      for (const part of ['roles', 'registers', 'caseTypes', 'forms', 'reports', 'publicPages'] as const) {
        const ids = instrument[part].map((entry) => entry.id)
        assert.ok(ids.length > 0, `${instrument.id} ${part}`)
        assert.equal(new Set(ids).size, ids.length, `${instrument.id} ${part} has an id twice`)
      }
    }
  })

  it('numbers every reading, without gap', () => {
    assert.deepEqual(readingProblems(corpus), [])
    assert.equal(readingsOf(corpus).length, 191)
  })

  it('says every reading and every contradiction in Chinese', () => {
    const rows = [...corpus.clauses.values()]
    for (const [note, shown, count] of [
      ['reading', 'readingZh', 191],
      ['conflict', 'conflictZh', 121],
    ] as const) {
      assert.equal(rows.filter((clause) => clause[note] !== undefined).length, count)
      const texts = rows.flatMap((clause) => clause[shown] ?? [])
      assert.equal(texts.length, count)
      assert.deepEqual(
        texts.filter((text) => !isInChinese(text)),
        [],
      )
    }
  })

  it('has generated files that are up to date', () => assert.deepEqual(staleFiles(root), []))

  it('names no phone or identity number of a person', () => {
    const found = ownTexts(root).flatMap(({ path, text }) =>
      personalNumbers(text).map((n) => `${path}: ${n}`),
    )
    assert.deepEqual(found, [])
  })
})

describe('a corpus with a mistake', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  after(() => rmSync(folder, { recursive: true }))

  /** Copies the corpus, changes one file and returns what the loader complains about. */
  function complaints(file: string, change: (text: string) => string): readonly string[] {
    cpSync(join(root, 'corpus'), join(folder, 'corpus'), { recursive: true })
    const path = join(folder, 'corpus', file)
    const before = readFileSync(path, 'utf8')
    const changed = change(before)
    assert.notEqual(changed, before, 'the change must change something')
    writeFileSync(path, changed)
    try {
      loadCorpus(folder)
    } catch (error) {
      if (error instanceof CorpusError) return error.problems
      throw error
    }
    return []
  }

  const clauses = 'anhui-titles-2018/clauses.yaml'
  const lineOf = (needle: string): number =>
    readFileSync(join(root, 'corpus', clauses), 'utf8')
      .split('\n')
      .indexOf(needle) + 1

  it('names file and line of an unknown kind', () => {
    const line = lineOf('  kind: role')
    const [first = ''] = complaints(clauses, (text) => text.replace('  kind: role', '  kind: rolle'))
    assert.ok(first.startsWith(`corpus/${clauses}:${line}: 0.kind:`), first)
  })

  it('names the line of broken YAML', () => {
    const [first = ''] = complaints(clauses, (text) =>
      text.replace('  label: 第一条\n', '  label: [第一条\n'),
    )
    assert.match(first, /clauses\.yaml:\d+: /)
  })

  it('refuses a clause that appears twice', () => {
    const found = complaints(clauses, (text) => text.replace('- id: notice.2', '- id: notice.1'))
    assert.ok(
      found.some((problem) => problem.includes('clause notice.1 appears twice')),
      found.join('\n'),
    )
  })

  it('refuses a disposition that deviates unlisted', () => {
    const found = complaints(clauses, (text) =>
      text
        .replace('- id: art.14\n', '- id: art.14\n')
        .replace(/(- id: art\.14\n(?:.*\n){2} {2}disposition: )rule/, '$1guidance'),
    )
    assert.ok(
      found.some((problem) => problem.includes('anhui-titles-2018/art.14 is guidance')),
      found.join('\n'),
    )
  })

  it('refuses a listed deviation that does not deviate', () => {
    const entry = '- clause: anhui-titles-2018/art.14\n  disposition: rule\n  reason: none\n'
    const found = complaints('deviations.yaml', (text) => `${text}${entry}`)
    assert.ok(
      found.some((problem) => problem.includes('art.14 does not deviate')),
      found.join('\n'),
    )
  })

  it('refuses a reading in English without its Chinese text', () => {
    const line = lineOf('- id: art.9.2.b')
    const [first = ''] = complaints(clauses, (text) =>
      text.replace(/(- id: art\.9\.2\.b\n(?:.+\n)*?) {2}readingZh: .+\n/, '$1'),
    )
    assert.ok(first.startsWith(`corpus/${clauses}:${line}: art.9.2.b has no readingZh`), first)
  })

  it('refuses an unknown field', () => {
    const found = complaints('shizhu-budget-2023/instrument.yaml', (text) => `${text}colour: red\n`)
    assert.ok(
      found.some((problem) => problem.includes('colour')),
      found.join('\n'),
    )
  })
})
