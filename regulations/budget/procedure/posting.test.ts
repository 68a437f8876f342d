import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import {
  people,
  preparation,
  preparedBudget,
  publishedBudget,
  approvedBudget,
} from '../../../tests/support/budget.ts'

const elsewhere = () =>
  publishedBudget(
    preparedBudget(
      approvedBudget().when(
        'PreparePublication',
        {
          ...preparation,
          places: [
            { kind: 'portal', address: '' },
            { kind: 'site', address: '' },
            { kind: 'wall', address: '' },
          ],
        },
        people.compiler,
      ),
      true,
    ),
  )
const posting = (more: object = {}) => ({
  kind: 'site',
  place: '县政府网站预决算公开专栏',
  address: 'https://example.test/2023/136003.html',
  postedOn: '2023-02-20',
  snapshot: 'b'.repeat(64),
  ...more,
})

clause('shizhu-budget-2023/t8', 'publication on other places', ({ accepts, refuses }) => {
  accepts('the address is taken back with a picture; the file is closed when every place is known', () => {
    const first = elsewhere().when('RecordPosting', posting(), people.contact).thenStage('published')
    first.when('Archive', {}, people.contact).thenRefusedBy('addresses-are-back', '公示栏')
    const wall = posting({ kind: 'wall', place: '一楼公示栏', address: '' })
    const both = first.when('RecordPosting', wall, people.compiler).thenStage('published')
    assert.deepEqual(
      both.domain.postings.map(({ number, kind, version }) => [number, kind, version]),
      [
        [1, 'site', 1],
        [2, 'wall', 1],
      ],
    )
    both.when('Archive', {}, people.contact).thenStage('archived')
  })
  refuses('to close the file while no place has answered', () => {
    elsewhere().when('Archive', {}, people.contact).thenRefusedBy('addresses-are-back', '其他网站、公示栏')
  })
  accepts('our own portal needs no address', () => {
    publishedBudget().when('Archive', {}, people.contact).thenStage('archived')
  })
  refuses('a posting before the publication, of tomorrow, without picture, by somebody else', () => {
    const run = elsewhere()
    run
      .when('RecordPosting', posting({ postedOn: '2023-02-19' }), people.contact)
      .thenRefusedBy('day-is-possible')
    run
      .when('RecordPosting', posting({ postedOn: '2023-02-21' }), people.contact)
      .thenRefusedBy('day-is-possible')
    run.when('RecordPosting', posting({ snapshot: '' }), people.contact).thenRefused('input')
    run.when('RecordPosting', posting(), people.department).thenRefused('not-permitted')
  })
})

void describe('what stands elsewhere', () => {
  const posted = () => elsewhere().when('RecordPosting', posting(), people.contact).thenAccepted()

  void it('is checked; a lost link is told to the unit', () => {
    const snapshot = 'd'.repeat(64)
    const same = posted().when('RecordLinkCheck', { number: 1, result: 'same', snapshot }, people.contact)
    assert.deepEqual(same.operations().messages, [])
    const dead = posted().when(
      'RecordLinkCheck',
      { number: 1, result: 'dead', note: '404', snapshot },
      people.contact,
    )
    assert.equal(dead.operations().messages[0]?.template, 'budget-link-lost')
    assert.equal(dead.domain.postings[0]?.check?.result, 'dead')
    dead
      .when('RecordLinkCheck', { number: 2, result: 'same', snapshot }, people.contact)
      .thenRefusedBy('posting-stands')
  })

  void it('that the server cannot see is looked at by a person, with a picture as proof', () => {
    const snapshot = 'd'.repeat(64)
    const check = (input: object) =>
      posted().when('RecordLinkCheck', { number: 1, result: 'same', ...input }, people.contact)
    check({}).thenRefusedBy('person-shows-what-he-saw', '请上传网页截图')
    check({ snapshot, result: 'unreachable' }).thenRefusedBy('person-shows-what-he-saw', '请选择')
    assert.equal(check({ snapshot }).thenAccepted().domain.postings[0]?.check?.snapshot, snapshot)
  })

  void it('is taken down with a picture, once', () => {
    const removal = { number: 1, removedOn: '2023-02-20', snapshot: 'c'.repeat(64) }
    const gone = posted().when('RecordRemoval', removal, people.secrecy).thenStage('published')
    assert.equal(gone.domain.postings[0]?.removedOn, '2023-02-20')
    gone.when('RecordRemoval', removal, people.secrecy).thenRefusedBy('posting-stands')
    posted()
      .when('RecordRemoval', { ...removal, removedOn: '2023-02-19' }, people.secrecy)
      .thenRefusedBy('day-is-possible')
  })

  void it('may be taken down after 撤下 as well', () => {
    const removal = { number: 1, removedOn: '2023-02-20', snapshot: 'c'.repeat(64) }
    posted()
      .when('WithdrawFromPublic', { reason: '出现身份证号' }, people.secrecy)
      .when('RecordRemoval', removal, people.secrecy)
      .thenStage('withdrawn')
  })
})

void describe('the archive', () => {
  const wording = { changes: [{ path: 'text/duties', to: '承担老干部工作' }], reason: '表述更正' }

  void it('stays readable and can be corrected or withdrawn', () => {
    const closed = publishedBudget().when('Archive', {}, people.contact).thenStage('archived')
    assert.deepEqual(closed.operations().notices, [])
    closed.when('RequestCorrection', wording, people.compiler).thenStage('correction-review')
    closed.when('WithdrawFromPublic', { reason: '涉密' }, people.secrecy).thenStage('withdrawn')
    closed.when('Archive', {}, people.contact).thenRefused('out-of-turn')
    closed.when('RequestCorrection', wording, people.department).thenRefused('not-permitted')
  })
})

void describe('a correction', () => {
  void it('of the explanation alone leaves every figure as it was, and finance is told', () => {
    const wording = { changes: [{ path: 'text/duties', to: '承担老干部工作' }], reason: '表述更正' }
    const published = publishedBudget()
    const consented = published
      .when('RequestCorrection', wording, people.compiler)
      .when('ConsentCorrection', {}, people.department)
    assert.equal(consented.operations().messages[0]?.to, 'finance-bureau')
    const done = consented
      .when('ReviewCorrection', { passed: true, opinion: '同意' }, people.secrecy)
      .when('PublishCorrection', {}, people.contact)
      .thenStage('published')
    assert.deepEqual(done.domain.figures, published.domain.figures)
    assert.deepEqual(
      done.domain.versions.map(({ number, changes }) => [number, changes.map(({ path }) => path)]),
      [
        [1, []],
        [2, ['text/duties']],
      ],
    )
  })

  void it('meets a publication that was withdrawn meanwhile: out of turn, nothing is posted', () => {
    const wording = { changes: [{ path: 'text/duties', to: '承担老干部工作' }], reason: '表述更正' }
    const consented = publishedBudget()
      .when('RequestCorrection', wording, people.compiler)
      .when('ConsentCorrection', {}, people.department)
    const down = consented
      .when('WithdrawFromPublic', { reason: '涉密' }, people.secrecy)
      .thenStage('withdrawn')
    down.when('PublishCorrection', {}, people.contact).thenRefused('out-of-turn')
    assert.deepEqual(down.refolded(), down.snapshot)
  })
})
