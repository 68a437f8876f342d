/** Papers of an application before it reaches the convening body: their data fit the layouts and say what they must. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cite } from '#kernel/law'
import { templateSchemas } from '../../platform/documents/model.ts'
import { employerDocuments } from '../../regulations/titles/employer/documents.ts'
import { filingDocuments } from '../../regulations/titles/filing/documents.ts'
import * as examples from '../../regulations/titles/application/examples.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import { localDate } from '#kernel/time'
import { clause } from '../support/clause.ts'

const documents = { ...filingDocuments, ...employerDocuments }
const printed = (name: string, state: Application): string => {
  const spec = documents[name]
  assert.ok(spec)
  assert.ok(spec.when(state, []), `${name} is not due`)
  return JSON.stringify(spec.data(state, []))
}

clause('anhui-titles-2018/art.9.1.2', 'the summary form comes from the review form', ({ accepts }) => {
  accepts('F1’s degree corrected after a return: F2 printed again shows the corrected degree', () => {
    const state = examples.at.submitting()
    assert.match(printed('summaryForm', state), /本科 示例大学 机械/)
    assert.ok(state.filedFacts?.degree)
    const degree = { ...state.filedFacts.degree, school: '另一大学' }
    const corrected = { ...state, filedFacts: { ...state.filedFacts, degree } }
    assert.match(printed('summaryForm', corrected), /本科 另一大学 机械/)
    assert.match(printed('summaryForm', corrected), /齿轮箱降噪改造（主持 排名1\/3）/)
    return cite('anhui-titles-2018/art.9.1.2')
  })
})

void describe('papers of filing and employer', () => {
  void it('fit their layouts in every state in which they are due, and never hold an identity number', () => {
    const due = new Set<string>()
    const change = {
      oldPost: '教师',
      newPost: '工程师',
      since: localDate('2023-09-01'),
      document: '示例〔2025〕1号',
      grade: '合格' as const,
      statement: '胜任',
      issuedOn: localDate('2025-04-01'),
    }
    for (const state of [...examples.everyState(), { ...examples.transfer(), postChange: change }])
      for (const [name, spec] of Object.entries(documents))
        if (spec.when(state, [])) {
          const data = spec.data(state, [])
          const parsed = templateSchemas[spec.template as keyof typeof templateSchemas].safeParse(data)
          assert.ok(parsed.success, `${name} in ${state.stage}: ${parsed.error?.message ?? ''}`)
          assert.ok(!JSON.stringify(data).includes(examples.personEntry.number))
          due.add(name)
        }
    assert.deepEqual([...due].toSorted(), Object.keys(documents).toSorted())
  })
  void it('say on the notice what is displayed and what is kept, and on F48 what came of it', () => {
    const notice = printed('internalNotice', examples.at.internalPublicity())
    assert.match(notice, /2025年4月24日/)
    assert.match(notice, /"备查材料"\},\{"kind":"value","text":"《照片》"/)
    assert.match(printed('publicityStatement', examples.at.recommending()), /公示无异议说明/)
    const objected = { ...examples.at.recommending(), objections: examples.objected().objections }
    assert.match(printed('publicityStatement', objected), /反映1件/)
  })
})
