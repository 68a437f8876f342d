import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentAt } from '#kernel/time'
import type { PublicBudget } from '#regulations/budget'
import { memoryContent } from './portal/memory-content.fixture.ts'
import { type Edition, entryOf, publishedBudget, versionOf } from './portal-budgets.ts'

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

const base = {
  tenant: 'yunxi',
  slug: '2023-005002',
  title: '云溪县文化活动中心2023年单位预算',
  case_id: 'case-1',
  publisher: '云溪县文化活动中心',
  ground: null,
}
const alone: Edition = {
  ...base,
  edition: 1,
  data: JSON.stringify(posted(1, '68.54')),
  data_digest: '11',
  posted_at: at('2023-02-17T01:00:00Z'),
  removed_at: null,
  removal: null,
}
const first: Edition = { ...alone, removed_at: at('2023-03-20T01:00:00Z'), removal: 'replaced' }
const correction = {
  noticeOn: '2023-03-20',
  reason: '误填',
  places: [{ place: '基本支出', before: '68.54', after: '190.98' }],
}
const second: Edition = {
  ...alone,
  edition: 2,
  data: JSON.stringify(posted(2, '190.98', correction)),
  data_digest: '22',
  posted_at: at('2023-03-20T01:00:00Z'),
}

test('one edition is published, two are corrected; both times are kept', () => {
  assert.equal(entryOf([alone])[0]?.state, 'published')
  const [entry] = entryOf([first, second])
  assert.equal(entry?.state, 'corrected')
  assert.equal(entry?.version, 2)
  assert.equal(entry?.firstPublishedAt, first.posted_at)
  assert.equal(entry?.publishedAt, second.posted_at)
  assert.equal(entry?.expenditure, '190.98')
  assert.deepEqual(entryOf([]), [])
})

test('an older edition is superseded and keeps its own content', () => {
  const old = publishedBudget(first)
  assert.equal(old.version.state, 'superseded')
  assert.equal(old.hasPdf, false)
  assert.match(old.content?.explanation[2]?.paragraphs[0] ?? '', /68\.54/)
  const current = publishedBudget(second)
  assert.equal(current.version.state, 'current')
  assert.equal(current.version.hash, 'sha256:22')
  assert.deepEqual(current.version.correction, correction)
  assert.equal(current.hasPdf, true)
})

test('withdrawn: no content, no file and no correction in any version; time, hash and ground stay', () => {
  const removed = at('2023-04-01T01:00:00Z')
  const gone = [first, second].map((edition): Edition => ({
    ...edition,
    data: null,
    removed_at: removed,
    removal: 'withdrawn',
    ground: '附件含有个人信息',
  }))
  const [entry] = entryOf(gone)
  assert.equal(entry?.state, 'withdrawn')
  assert.equal(entry?.expenditure, undefined)
  assert.deepEqual([entry?.year, entry?.unit], [2023, unit])
  assert.deepEqual(
    gone.map(versionOf).map(({ number, state, hash, withdrawal, correction: shown }) => ({
      number,
      state,
      hash,
      withdrawal,
      shown,
    })),
    [11, 22].map((digest, index) => ({
      number: index + 1,
      state: 'withdrawn',
      hash: `sha256:${digest}`,
      withdrawal: { withdrawnAt: removed, ground: '附件含有个人信息' },
      shown: undefined,
    })),
  )
  for (const edition of gone) {
    assert.equal(publishedBudget(edition).content, undefined)
    assert.equal(publishedBudget(edition).hasPdf, false)
  }
})
