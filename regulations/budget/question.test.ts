import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runningPeriods } from '#kernel/case'
import type { WorkCalendar } from '#kernel/time'
import { budgetQuestion } from '#regulations/budget'
import { clause } from '../../tests/support/clause.ts'
import { people } from '../../tests/support/budget.ts'
import { actor, given } from '../../tests/support/run.ts'
import { describeTable } from '../../tests/support/walk.ts'
import { inStage, posted } from './procedure/examples.ts'
import { numbersIn } from './question.ts'

const visitor = actor('public', 'public', 'public')
const world = (budget: unknown = inStage.published()) => ({
  cases: { 'case-2': budget },
  at: '2023-03-01T09:00:00+08:00',
})
const question = { caseId: 'case-2', question: '差旅费为什么比上年多？' }
const ask = (more: object = {}, budget: unknown = inStage.published(), by = visitor) =>
  given(budgetQuestion, world(budget)).when('AskQuestion', { ...question, ...more }, by)

describeTable({
  procedure: budgetQuestion,
  people: [visitor, people.contact],
  world: world(),
})

clause(
  'shizhu-budget-2023/n.contact',
  'the named contact answers what the public asks',
  ({ accepts, refuses }) => {
    accepts('a question about a published budget, without name', () => {
      const run = ask().thenStage('asked')
      assert.equal(run.domain.number, '2023-00001')
      assert.equal(run.domain.budget.name, '示例县老干部活动中心')
      assert.equal(run.operations().messages[0]?.to, 'unit')
    })
    accepts('also about an archived one, and one under correction', () => {
      ask({}, inStage.archived()).thenStage('asked')
      ask({}, inStage.correctionReview()).thenStage('asked')
    })
    refuses('about one that is not public, was withdrawn, or does not exist', () => {
      ask({}, inStage.approved()).thenRefusedBy('budget-is-public', '请从已公开的预算页面提问')
      ask({}, { ...posted(), stage: 'withdrawn' }).thenRefusedBy('budget-is-public')
      ask({}, null).thenRefusedBy('budget-is-public')
    })
    refuses('4 letters, 1001 letters; 5 and 1000 are taken', () => {
      ask({ question: '为什么多' }).thenRefused('input')
      ask({ question: '为什么多了' }).thenStage('asked')
      ask({ question: '多'.repeat(1000) }).thenStage('asked')
      ask({ question: '多'.repeat(1001) }).thenRefused('input')
    })
    refuses('a mobile number in the question, which would be read by others', () => {
      ask({ question: '请回电13800000000说明' }).thenRefusedBy('no-number-in-question', '联系方式')
      ask({ name: '13800000000' }).thenRefusedBy('no-number-in-question')
    })
    accepts('HTML stays text', () => {
      assert.equal(ask({ question: '<b>差旅费</b>为何增加' }).domain.question, '<b>差旅费</b>为何增加')
    })
    accepts('the answer of the contact, once, then closed', () => {
      const answered = ask().when('AnswerQuestion', { text: '增加了下乡走访。', shown: true }, people.contact)
      answered.thenStage('answered')
      answered
        .when('AnswerQuestion', { text: '再答', shown: true }, people.contact)
        .thenRefused('out-of-turn')
      const closed = answered.when('CloseQuestion', {}, people.contact).thenStage('closed')
      assert.ok(closed.domain.stage === 'closed' && closed.domain.answer?.shown === true)
      assert.deepEqual(closed.refolded(), closed.snapshot)
    })
    refuses('an answer by the department, another unit, or the asker', () => {
      for (const by of [people.department, people.otherCompiler, visitor])
        ask().when('AnswerQuestion', { text: '答', shown: false }, by).thenRefused('not-permitted')
    })
    refuses('closing without answer and without a reason', () => {
      ask().when('CloseQuestion', {}, people.contact).thenRefusedBy('closed-with-answer')
      ask()
        .when('CloseQuestion', { closing: '与预算无关，已电话告知受理部门' }, people.contact)
        .thenStage('closed')
    })
  },
)

void describe('the answer', () => {
  void it('is due ten working days after the question', () => {
    const calendar: WorkCalendar = { edition: 'test', source: 'test', years: {} }
    const running = runningPeriods(budgetQuestion.periods, budgetQuestion.holds, ask().domain, calendar)
    assert.deepEqual(
      running.map(({ id, reckoning }) => [id, reckoning.due]),
      [['answer', '2023-03-15']],
    )
  })
})

void describe('numbers in a text', () => {
  void it('are mobile and id numbers, and nothing else', () => {
    assert.deepEqual(numbersIn('预算190.98万元，2023年，电话023-73330000，代码2013201'), [])
    assert.deepEqual(numbersIn('手机13800000000，证件50010119900101001X'), [
      '13800000000',
      '50010119900101001X',
    ])
    assert.deepEqual(numbersIn('流水号913800000000123'), [])
  })
})
