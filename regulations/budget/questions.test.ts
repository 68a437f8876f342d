import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as examples from './procedure/examples.ts'
import { neededTexts } from './procedure/needed-texts.ts'
import { applyChanges } from './procedure/revise.ts'
import { questionsOf } from './questions.ts'

const state = examples.inStage.compiling()
const fieldsOf = (one: typeof state) => questionsOf(one).flatMap(({ fields }) => fields)
const fieldAt = (one: typeof state, path: string) => fieldsOf(one).find((field) => field.path === path)

test('there are eight questions, and only what is missing is asked', () => {
  assert.equal(questionsOf(state).length, 8)
  assert.equal(fieldAt(state, 'text/duties')?.why, '')
  assert.equal(fieldAt(state, 'n.1.2.b/实有人数')?.value, '3')
  assert.notEqual(fieldAt(state, 'n.5.4.a/现有车辆')?.why, '')
})

test('what sending needs is asked as needed, in the words of the rule', () => {
  const { projectReason: _left, ...texts } = state.texts
  const missing = neededTexts({ ...state, texts }).find(({ key }) => key === 'projectReason')
  const field = fieldAt({ ...state, texts }, 'text/projectReason')
  assert.equal(missing?.stated, false)
  assert.equal(field?.needed, true)
  assert.equal(field.why, missing.why)
  assert.equal(fieldAt(state, 'text/projectReason')?.needed, false)
})

test('every place that is asked for can be filled by the act, and is not asked again', () => {
  const asked = fieldsOf(state).filter(({ why }) => why !== '')
  assert.ok(asked.length > 0)
  const changes = asked.map(({ path, kind }) => ({ path, to: kind === 'choice' ? 'keyed' : '0' }))
  const { draft, faults } = applyChanges(state, changes)
  assert.deepEqual(faults, [])
  const left = fieldsOf({ ...state, ...draft }).filter(({ why }) => why !== '')
  // A base year that was keyed in asks for its paper.
  assert.deepEqual(
    left.map(({ path }) => path),
    ['text/baseYearEvidence'],
  )
})

test('a unit without last year’s budget says why, and is asked for no figure of it', () => {
  const fresh = { ...state, texts: { ...state.texts, baseYear: 'new-unit' } }
  const base = questionsOf(fresh).find(({ key }) => key === 'base')
  assert.deepEqual(
    base?.fields.map(({ path, why }) => [path, why !== '']),
    [
      ['text/baseYear', false],
      ['text/newUnit', true],
    ],
  )
})
