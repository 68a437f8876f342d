import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PortalClause, PortalInstrument } from '../sources.ts'
import { memoryBudgets } from '../memory-budgets.fixture.ts'
import { momentAt } from '#kernel/time'
import { countStates } from './clause-parts.ts'
import { clausePage } from './clause.ts'
import { notFoundPage, serverErrorPage } from './errors.ts'
import { homePage } from './home.ts'
import { instrumentPage, readClauseFilter } from './instrument.ts'
import { ledgerPage } from './ledger.ts'
import { search, searchPage } from './search.ts'
import { verifyPage } from './verify.ts'

const clause = (rowId: string, more: Partial<PortalClause> = {}): PortalClause => ({
  id: `law/${rowId}`,
  rowId,
  label: '第一条',
  kind: 'deadline',
  disposition: 'rule',
  summary: '公示期为五个工作日',
  software: 'Counts five days.',
  test: 'none',
  source: 'document',
  ...more,
})
const instrument: PortalInstrument = {
  id: 'law',
  title: '试行办法',
  issuer: null,
  number: null,
  date: null,
  inForceFrom: null,
  sources: [],
  structure: [],
  clauses: [
    clause('art.1'),
    clause('art.2', { disposition: 'guidance', kind: 'guidance' }),
    clause('art.3', {
      conflictZh: '两处数字不同。',
      confidence: 'medium',
      readingZh: '单位按人理解，见〔第一条 art.1〕。',
      readingNumber: 'R-0001',
    }),
  ],
}
const none = { kind: '', disposition: '', state: '' }

test('what is built, pending and asks for nothing is counted openly', () => {
  assert.deepEqual(countStates(instrument.clauses, new Set(['law/art.1', 'law/art.2'])), {
    built: 1,
    pending: 1,
    none: 1,
  })
  const page = instrumentPage({
    instrument,
    built: new Set(['law/art.1']),
    filter: none,
    attached: undefined,
  }).main.toString()
  assert.match(page, /共 3 条：已实现 1，待实现 1，无需实现 1/)
  assert.match(page, /本单位尚未附原文，以下为条款摘要/)
  assert.match(page, /原文有矛盾/)
})

test('clauses are filtered by words of ours only', () => {
  assert.deepEqual(readClauseFilter({ kind: 'deadline', disposition: 'constructor', state: ['built'] }), {
    ...none,
    kind: 'deadline',
  })
  const page = instrumentPage({
    instrument,
    built: new Set(),
    filter: { ...none, state: 'built' },
    attached: undefined,
  }).main.toString()
  assert.match(page, /没有符合这些条件的条款/)
})

test('an attached text is named instead of the notice', () => {
  const attached = {
    title: '正式文本',
    address: '/files/a.pdf',
    attachedAt: momentAt('2023-01-01T00:00:00Z').instant,
  }
  const page = instrumentPage({ instrument, built: new Set(), filter: none, attached }).main.toString()
  assert.doesNotMatch(page, /尚未附原文/)
  assert.match(page, /href="\/files\/a\.pdf"/)
})

test('a clause shows reading, conflict and confidence, and tells the language of our notes', () => {
  const third = instrument.clauses[2]
  if (third === undefined) throw new Error('no clause')
  const page = clausePage({
    instrument,
    clause: third,
    built: new Set(),
    attached: undefined,
  }).main.toString()
  assert.match(page, /采用的读法 R-0001/)
  assert.match(page, /单位按人理解，见<a href="\/regulations\/law\/art\.1">〔第一条 art\.1〕<\/a>。/)
  assert.match(page, /<p>两处数字不同。<\/p>/)
  assert.match(page, /<span lang="en">Counts five days\./)
  assert.match(page, /引用前请核对原文/)
  assert.match(page, /待实现/)
  assert.match(page, /rel="prev"/)
  assert.doesNotMatch(page, /rel="next"/)
})

test('search needs every word, in any width and case, and never finds what was withdrawn', () => {
  const budgets = memoryBudgets().map((budget) => budget.entry)
  const find = (query: string) => search({ query, budgets, instruments: [instrument] })
  assert.equal(find('活动中心 ２０２２').budgets.length, 1)
  assert.equal(find('档案馆').budgets.length, 0)
  assert.equal(find('ART.3').clauses.length, 1)
  assert.equal(find('   ').clauses.length, 0)
  assert.match(searchPage({ query: '<b>', budgets, instruments: [] }).main.toString(), /没有找到“&lt;b&gt;”/)
})

test('a check of a document answers each of its states', () => {
  const document = {
    code: 'AAAA',
    title: '批复',
    issuer: '县财政局',
    issuedAt: momentAt('2023-01-01T00:00:00Z').instant,
    hash: 'sha256:00',
    state: 'valid' as const,
  }
  assert.match(verifyPage({ kind: 'found', document }).main.toString(), /由本平台出具，现在有效/)
  assert.match(
    verifyPage({
      kind: 'found',
      document: { ...document, state: 'superseded', supersededBy: 'BBBB' },
    }).main.toString(),
    /已被新文件取代.*href="\/verify\/BBBB"/s,
  )
  assert.match(
    verifyPage({ kind: 'found', document: { ...document, state: 'revoked' } }).main.toString(),
    /已撤销，不再有效/,
  )
  assert.match(verifyPage({ kind: 'unknown', code: 'AAAA' }).main.toString(), /没有查到这份文件/)
  const invalid = verifyPage({ kind: 'invalid', typed: '"><b', message: '核验码有一位输错' }).main.toString()
  assert.match(invalid, /value="&quot;&gt;&lt;b"[^>]*aria-invalid="true"/)
})

test('the first day: home and ledger without any content say what will come', () => {
  assert.match(
    homePage({ siteName: '门户', budgets: [], instruments: [], checkpoint: undefined }).main.toString(),
    /还没有公开的内容/,
  )
  assert.match(ledgerPage({ checkpoints: [], repaired: 0 }).main.toString(), /还没有公布检查点/)
})

test('error pages say what to do next and nothing of the fault', () => {
  assert.match(notFoundPage('这份预算').main.toString(), /没有找到这份预算.*您可以/s)
  const page = serverErrorPage('abcd1234').main.toString()
  assert.match(page, /不是您的操作有误/)
  assert.match(page, /abcd1234/)
})
