import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { registerProcedure } from '../../shared/register-case.ts'
import { interpretations } from './review.ts'

const notes = registerProcedure(interpretations)
const note = {
  key: 'art.14#1',
  from: '2024-05-01',
  values: {
    clause: 'anhui-titles-2018/art.14',
    text: '年度指评审年度',
    document: '示例人社函〔2024〕3号',
  },
}
const by = (role: string) => actor('officer', role, 'office')

clause('anhui-titles-2018/art.67.a', 'the provincial department interprets', ({ accepts, refuses }) => {
  accepts('a note by the provincial department', () => {
    const run = given(notes).when('RecordEntry', note, by('province-titles')).thenAccepted()
    assert.equal(run.operations().entries[0]?.register, 'titles-interpretations')
    assert.equal(run.operations().entries[0]?.clause, 'anhui-titles-2018/art.67.a')
  })
  refuses('a note by a city bureau, or by the keeper of the other registers', () => {
    given(notes).when('RecordEntry', note, by('city-titles')).thenRefused('not-permitted')
    given(notes).when('RecordEntry', note, by('register-keeper')).thenRefused('not-permitted')
    assert.equal(interpretations.keeper, 'province-titles')
  })
})
