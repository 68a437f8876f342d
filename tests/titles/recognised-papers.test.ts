/** Papers of confirmation, delegation and specialty match fit their layout whenever they are due. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { DocumentSpec, Staged } from '#kernel'
import { localDate } from '#kernel/time'
import { templateSchemas } from '../../platform/documents/model.ts'
import { confirmationIn } from '../../regulations/titles/confirmation/examples.ts'
import { delegationIn } from '../../regulations/titles/delegation/examples.ts'
import {
  confirmationDocuments,
  delegationDocuments,
  matchDocuments,
} from '../../regulations/titles/documents/recognised.ts'
import { matchIn } from '../../regulations/titles/specialty-match/examples.ts'

const refusal = {
  item: '47.1',
  facts: '已调任行政岗位',
  citation: '',
  number: '2024-不确0001',
  on: localDate('2024-06-20'),
} as const

function printed<S extends Staged>(specs: Readonly<Record<string, DocumentSpec<S>>>, state: S) {
  return Object.fromEntries(
    Object.entries(specs)
      .filter(([, { when }]) => when(state, []))
      .map(([name, { template, data }]) => {
        const schema = templateSchemas[template as keyof typeof templateSchemas]
        const parsed = schema.safeParse(data(state, []))
        assert.ok(parsed.success, `${name}: ${parsed.error?.message ?? ''}`)
        return [name, JSON.stringify(parsed.data)]
      }),
  )
}

it('F7 in three copies once filed, F33 once refused', () => {
  assert.deepEqual(Object.keys(printed(confirmationDocuments, confirmationIn('drafting'))), [])
  const papers = printed(confirmationDocuments, confirmationIn('refused', { refusal }))
  assert.deepEqual(Object.keys(papers), [
    'confirmationForm1',
    'confirmationForm2',
    'confirmationForm3',
    'refusalNotice',
  ])
  assert.match(papers['confirmationForm2'] ?? '', /第2\/3份（所在单位）/)
  assert.match(papers['refusalNotice'] ?? '', /第四十七条第1项/)
})
it('F9 once the letter is out, F32 from the request on', () => {
  assert.deepEqual(printed(delegationDocuments, delegationIn('applied')), {})
  assert.match(printed(delegationDocuments, delegationIn('outside'))['letter'] ?? '', /委评〔2024〕1号/)
  assert.match(printed(matchDocuments, matchIn('applied'))['matchForm'] ?? '', /汉语言文学/)
})
