import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentAt } from '#kernel/time'
import {
  type BudgetEdition,
  type NoticedBudget,
  noticedBudget,
  noticedEntry,
  noticedVersions,
} from './notice-budgets.ts'
import type { PublicBudget } from '#regulations/budget'
import { memoryContent } from './memory-content.ts'

const at = (text: string) => momentAt(text).instant
const unit = { name: '云溪县文化活动中心', code: '005002' }
const department = { name: '云溪县文化局', code: '005' }

function posted(
  number: number,
  basic: string,
  correction: PublicBudget['version']['correction'] = null,
): PublicBudget {
  const content = { ...memoryContent(basic), changes: [], staff: '9', nature: '', findings: [] }
  return {
    slug: '2023-005002',
    title: '云溪县文化活动中心2023年单位预算',
    year: 2023,
    unit,
    department,
    content,
    version: { number, on: '2023-02-17', hash: 'aa', sealed: true, correction },
    places: [],
    showFindings: false,
  }
}

const first: BudgetEdition = {
  number: 1,
  postedAt: at('2023-02-17T01:00:00Z'),
  removedAt: at('2023-03-20T01:00:00Z'),
  digest: '11',
  budget: posted(1, '68.54'),
}
const correction = {
  noticeOn: '2023-03-20',
  reason: '误填',
  places: [{ place: '基本支出', before: '68.54', after: '190.98' }],
}
const second: BudgetEdition = {
  number: 2,
  postedAt: at('2023-03-20T01:00:00Z'),
  removedAt: null,
  digest: '22',
  budget: posted(2, '190.98', correction),
}
const noticed = (editions: readonly BudgetEdition[], ground: string | null = null): NoticedBudget => ({
  tenant: 'yunxi',
  slug: '2023-005002',
  title: '云溪县文化活动中心2023年单位预算',
  year: 2023,
  unit,
  department,
  editions,
  withdrawalGround: ground,
  withPdf: new Set([2]),
})

test('one edition is published, two are corrected; both times are kept', () => {
  assert.equal(noticedEntry(noticed([first]))?.state, 'published')
  const entry = noticedEntry(noticed([first, second]))
  assert.equal(entry?.state, 'corrected')
  assert.equal(entry?.version, 2)
  assert.equal(entry?.firstPublishedAt, first.postedAt)
  assert.equal(entry?.publishedAt, second.postedAt)
  assert.equal(entry?.expenditure, '190.98')
  assert.equal(noticedEntry(noticed([])), undefined)
})

test('an older edition is superseded and keeps its own content', () => {
  const old = noticedBudget(noticed([first, second]), 1)
  assert.equal(old?.version.state, 'superseded')
  assert.equal(old?.hasPdf, false)
  assert.match(old?.content?.explanation[2]?.paragraphs[0] ?? '', /68\.54/)
  const current = noticedBudget(noticed([first, second]))
  assert.equal(current?.version.state, 'current')
  assert.equal(current?.version.hash, 'sha256:22')
  assert.deepEqual(current?.version.correction, correction)
  assert.equal(current?.hasPdf, true)
  assert.equal(noticedBudget(noticed([first, second]), 3), undefined)
})

test('withdrawn: no content, no file and no correction in any version; time, hash and ground stay', () => {
  const removedAt = at('2023-04-01T01:00:00Z')
  const gone = noticed(
    [
      { ...first, removedAt, budget: null },
      { ...second, removedAt, budget: null },
    ],
    '附件含有个人信息',
  )
  assert.equal(noticedEntry(gone)?.state, 'withdrawn')
  assert.equal(noticedEntry(gone)?.expenditure, undefined)
  assert.deepEqual(
    noticedVersions(gone).map(({ number, state, hash, withdrawal, correction: shown }) => ({
      number,
      state,
      hash,
      withdrawal,
      shown,
    })),
    [22, 11].map((digest, index) => ({
      number: 2 - index,
      state: 'withdrawn',
      hash: `sha256:${digest}`,
      withdrawal: { withdrawnAt: removedAt, ground: '附件含有个人信息' },
      shown: undefined,
    })),
  )
  assert.equal(noticedBudget(gone)?.content, undefined)
  assert.equal(noticedBudget(gone)?.hasPdf, false)
})
