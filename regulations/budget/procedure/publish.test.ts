import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublicBudget } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import {
  approvedBudget,
  openedBudget,
  people,
  preparation,
  preparedBudget,
  publishedBudget,
  signedBudget,
  submittedBudget,
} from '../../../tests/support/budget.ts'
import { exampleFigures } from './examples.ts'

const prepare = (more: object, run = approvedBudget()) =>
  run.when('PreparePublication', { ...preparation, ...more }, people.compiler)
const passed = { passed: true, opinion: '同意公开' }
const publish = (run: ReturnType<typeof prepare>, reasons = {}) =>
  run
    .when('ReviewSecrecy', passed, people.secrecy)
    .thenAccepted()
    .on('2023-02-20T09:00:00+08:00')
    .when('Publish', {}, people.compiler, reasons)

clause('shizhu-budget-2023/n.contact', 'name and office phone', ({ rows, refuses, accepts }) => {
  rows(
    [
      { phone: '023-73330000', accepted: true },
      { phone: '023-733300008', accepted: false },
      { phone: '0571-8770123', accepted: true },
      { phone: '73330000', accepted: false },
    ],
    ({ phone }) => phone,
    ({ phone, accepted }) => {
      const run = prepare({ contact: { name: '示例联系人', phone } })
      if (accepted) run.thenStage('publication-preparation')
      else
        run.thenRefusedBy('contact-phone-is-valid', phone.startsWith('023') ? '重庆固话应为8位' : '区号-号码')
    },
  )
  refuses('7 digits after 023', () => {
    prepare({ contact: { name: '示例联系人', phone: '023-7333000' } }).thenRefusedBy(
      'contact-phone-is-valid',
      '重庆固话应为8位',
    )
  })
  refuses('nobody named', () => {
    for (const contact of [
      { name: '', phone: '' },
      { name: '示例联系人', phone: '' },
      { name: '', phone: '023-73330000' },
    ])
      prepare({ contact }).thenRefusedBy('contact-is-stated')
  })
  accepts('a mobile number with a warning', () => {
    prepare({ contact: { name: '示例', phone: '13000000000' } }).thenTold('contact-is-office-phone')
  })
  accepts('an empty contact does not stop sending in', () => void submittedBudget().thenAccepted())
})

clause('shizhu-budget-2023/t0.seal', 'seal recorded or a reason', ({ accepts, refuses }) => {
  accepts('sealed', () => void publish(prepare({})).thenStage('published'))
  refuses('not sealed, no reason', () => {
    publish(prepare({ sealed: false })).thenRefused('reason-needed')
  })
  accepts('not sealed with reason: the version says so', () => {
    const run = publish(prepare({ sealed: false }), { 'seal-is-recorded': '公章刻制中' }).thenStage(
      'published',
    )
    assert.equal(run.domain.versions[0]?.sealed, false)
  })
})

clause('shizhu-budget-2023/t5.note', 'an empty table has a note', ({ accepts, refuses }) => {
  const { t5 } = exampleFigures.tables
  assert.ok(t5)
  const without = { ...exampleFigures, tables: { ...exampleFigures.tables, t5: { ...t5, notes: [] } } }
  const approved = () => approvedBudget(submittedBudget(signedBudget(openedBudget({ figures: without }))))
  refuses('without note: not public, though it could be sent in', () => {
    publish(prepare({}, approved())).thenRefusedBy('check-empty-table-note', '空表须附说明')
  })
  accepts('with a note written while preparing', () => {
    const note = { changes: [{ path: 't5/note', to: '本单位没有政府性基金收支，表内无数据。' }] }
    publish(prepare(note, approved())).thenStage('published')
  })
  refuses('other changes while preparing: figures are settled', () => {
    prepare({ changes: [{ path: 't2/2013201/basic', to: '9.00' }] }).thenRefusedBy(
      'approved-figures-are-settled',
    )
  })
})

clause('shizhu-budget-2023/t8', 'the set of tables', ({ accepts, refuses }) => {
  const { t8: _left, ...tables } = exampleFigures.tables
  const approved = () =>
    approvedBudget(submittedBudget(signedBudget(openedBudget({ figures: { ...exampleFigures, tables } }))))
  refuses('without the income table', () => {
    publish(prepare({}, approved())).thenRefusedBy('check-required-tables', '部门收入总表')
  })
  accepts('made from table 6', () => {
    const run = publish(prepare({ changes: [{ path: 't8', to: null }] }, approved())).thenStage('published')
    const table = run.domain.figures.tables.t8?.rows.map(({ cells }) => cells)
    assert.deepEqual(table, [
      ['合计', '10.00'],
      ['一般公共预算资金', '10.00'],
    ])
  })
})

void describe('secrecy review', () => {
  void it('comes before publication, by the reviewer, and a refusal sends back to preparing', () => {
    const run = prepare({}).on('2023-02-20T09:00:00+08:00')
    run.when('Publish', {}, people.compiler).thenRefusedBy('secrecy-review-passed', '尚未审查')
    run.when('ReviewSecrecy', passed, people.compiler).thenRefused('not-permitted')
    const refused = run
      .when('ReviewSecrecy', { passed: false, opinion: '含个人信息' }, people.secrecy)
      .thenAccepted()
    refused.when('Publish', {}, people.compiler).thenRefusedBy('secrecy-review-passed', '审查未通过')
    const again = refused.when('PreparePublication', preparation, people.compiler)
    again.when('Publish', {}, people.compiler).thenRefusedBy('secrecy-review-passed', '尚未审查')
  })
})

void describe('publication', () => {
  const pageOf = (run: ReturnType<typeof prepare>) => {
    const [notice] = run.operations().notices
    assert.ok(notice)
    return { ...notice, page: notice.data as unknown as PublicBudget }
  }

  void it('posts the public view with six parts and without findings', () => {
    const { operation, column, slug, page } = pageOf(publishedBudget())
    assert.deepEqual([operation, column, slug], ['post', 'budgets', '2023-136003'])
    assert.equal(page.content.explanation.length, 6)
    assert.deepEqual(page.content.findings, [])
    assert.equal(page.content.keyFigures[0]?.amount, '10.00')
    assert.equal(page.version.number, 1)
  })

  void it('shows findings only where the unit switches them on', () => {
    const zero = { clause: 'n.3.f', item: '项目支出比上年增加', unit: '万元', row: 9, value: '0' }
    const last = { clause: 'n.2.1.c', item: '上年收入预算总额', unit: '万元', row: 10, value: '10.00' }
    const figures = { ...exampleFigures, narrative: [...exampleFigures.narrative, zero, last] }
    const approved = approvedBudget(submittedBudget(signedBudget(openedBudget({ figures }))))
    const shown = pageOf(publish(prepare({ showFindings: true }, approved)).thenStage('published'))
    assert.deepEqual(
      shown.page.content.findings.map(({ grade, clause: cited }) => [grade, cited]),
      [['note', 'shizhu-budget-2023/n.3.f']],
    )
    const hidden = pageOf(publish(prepare({ showFindings: false }, approved)).thenStage('published'))
    assert.deepEqual(hidden.page.content.findings, [])
  })

  void it('is told as late after 20 days', () => {
    preparedBudget()
      .on('2023-03-03T09:00:00+08:00')
      .when('Publish', {}, people.contact)
      .thenTold('done-within-legal-period', '公开逾期1日')
  })

  const wording = { changes: [{ path: 'text/duties', to: '承担示例县老干部工作' }], reason: '漏写一项' }

  void it('is corrected as a new version after the department consents', () => {
    const asked = publishedBudget()
      .when('RequestCorrection', wording, people.compiler)
      .thenStage('correction-review')
    assert.deepEqual(asked.operations().notices, [])
    asked.when('ConsentCorrection', {}, people.compiler).thenRefused('not-permitted')
    asked.when('PublishCorrection', {}, people.contact).thenRefused('out-of-turn')
    const done = asked
      .when('ConsentCorrection', {}, people.department)
      .thenStage('correction-consented')
      .when('ReviewCorrection', { passed: true, opinion: '同意' }, people.secrecy)
      .thenStage('correction-consented')
      .when('PublishCorrection', {}, people.contact)
      .thenStage('published')
    const { domain } = done
    assert.equal(
      'preparation' in domain && domain.preparation.secrecy?.opinion,
      '同意',
      'of the newest version',
    )
    const { operation, slug, page } = pageOf(done)
    assert.deepEqual([operation, slug, page.version.number], ['replace', '2023-136003', 2])
    assert.deepEqual(page.version.correction?.places, [
      { place: '职能职责', before: '承担示例县老干部活动的组织与服务', after: '承担示例县老干部工作' },
    ])
    assert.match(page.content.explanation[0]?.paragraphs[0] ?? '', /承担示例县老干部工作/)
    assert.deepEqual(
      done.domain.versions.map(({ number }) => number),
      [1, 2],
    )
  })

  void it('is corrected only after a second secrecy review, by its reviewer and of this correction', () => {
    const consented = publishedBudget()
      .when('RequestCorrection', wording, people.compiler)
      .when('ConsentCorrection', {}, people.department)
    consented
      .when('PublishCorrection', {}, people.contact)
      .thenRefusedBy('secrecy-review-passed', '请先由保密审查人审查')
    consented
      .when('ReviewCorrection', { passed: true, opinion: '同意' }, people.compiler)
      .thenRefused('not-permitted')
    const declined = consented
      .when('ReviewCorrection', { passed: false, opinion: '含个人信息' }, people.secrecy)
      .thenStage('published')
    assert.deepEqual(declined.operations().messages[0]?.data, {
      unit: declined.domain.unit.name,
      year: 2023,
      opinion: '含个人信息',
    })
    assert.deepEqual(
      declined.domain.versions.map(({ number }) => number),
      [1],
    )
    assert.equal('correction' in declined.domain, false)
    declined.when('PublishCorrection', {}, people.contact).thenRefused('out-of-turn')
    declined.when('RequestCorrection', wording, people.compiler).thenStage('correction-review')
  })

  void it('refuses a correction that changes nothing or breaks the figures', () => {
    const ask = (changes: object[]) =>
      publishedBudget().when('RequestCorrection', { changes, reason: '更正' }, people.compiler)
    ask([{ path: 't2/2013201/basic', to: '10.00' }]).thenRefusedBy('correction-changes-something')
    ask([{ path: 't2/2013201/basic', to: '9.00' }]).thenRefused('rules')
  })

  void it('may be returned by the department and asked for again', () => {
    const items = { items: [{ path: 'text/duties', text: '请写全' }] }
    const returned = publishedBudget()
      .when('RequestCorrection', wording, people.compiler)
      .when('Return', items, people.department)
      .thenStage('published')
    returned.when('RequestCorrection', wording, people.compiler).thenRefusedBy('returned-items-answered')
  })

  void it('is taken down at once and may come back after a new review', () => {
    const down = publishedBudget()
      .when('WithdrawFromPublic', { reason: '出现身份证号' }, people.secrecy)
      .thenStage('withdrawn')
    assert.deepEqual(pageOf(down).operation, 'remove')
    assert.deepEqual(pageOf(down).data, { reason: '出现身份证号' })
    const back = publish(prepare({}, down)).thenStage('published')
    assert.deepEqual([pageOf(back).operation, pageOf(back).page.version.number], ['replace', 2])
    publishedBudget()
      .when('WithdrawFromPublic', { reason: '改主意' }, people.compiler)
      .thenRefused('not-permitted')
  })
})
