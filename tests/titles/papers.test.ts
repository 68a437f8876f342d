/** Papers of title review: each fits its layout in every state of the examples in which it is due, and says what it must. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnyProcedure, DocumentSpec, Staged } from '#kernel'
import { localDate } from '#kernel/time'
import { templateSchemas } from '../../platform/documents/model.ts'
import * as meetingSample from '../../regulations/titles/meeting/sample.ts'
import * as batchExamples from '../../regulations/titles/batch/examples.ts'
import { committeeIn, exampleException } from '../../regulations/titles/committee/examples.ts'
import { cycleIn, exampleSummary } from '../../regulations/titles/cycle/examples.ts'
import { bundle } from '../../regulations/titles/submission/examples.ts'
import { application } from '../../regulations/titles/application/application.ts'
import { resultBatch } from '../../regulations/titles/batch/batch.ts'
import { reviewCommittee } from '../../regulations/titles/committee/committee.ts'
import { reviewCycle } from '../../regulations/titles/cycle/cycle.ts'
import { expertDraw } from '../../regulations/titles/draw/draw.ts'
import { reviewMeeting } from '../../regulations/titles/meeting/meeting.ts'
import { submission } from '../../regulations/titles/submission/submission.ts'
import type { Submission } from '../../regulations/titles/submission/state.ts'
import { applicationStates } from '../support/title-papers.ts'

type Specs = Readonly<Record<string, DocumentSpec<Staged>>>
type Exampled = { readonly example: () => { readonly state?: Staged } }

const procedures: readonly AnyProcedure[] = [
  application,
  submission,
  reviewCycle,
  reviewCommittee,
  expertDraw,
  reviewMeeting,
  resultBatch,
]
const exampleStates = (procedure: AnyProcedure): readonly Staged[] =>
  Object.values(procedure.acts as Record<string, Exampled>).flatMap(({ example }) => example().state ?? [])

const day = localDate
const extension = {
  window: '呈报',
  from: day('2025-08-01'),
  until: day('2025-08-08'),
  reason: '系统故障',
  document: '示例〔2025〕9号',
  on: day('2025-08-01'),
} as const
const opined = () => {
  const item = meetingSample.counted()
  const panelOpinion = { recommended: true, reasons: '业绩突出', leader: '评委一' }
  return { ...item, candidates: item.candidates.map((one) => ({ ...one, panelOpinion })) }
}

const received: Submission = {
  ...bundle('received'),
  receipt: { on: day('2024-08-21'), by: '受理人', bags: ['application-1'], missing: ['application-2'] },
}

/** States that no act's example stands in. */
const more: Readonly<Record<string, readonly Staged[]>> = {
  [application.id]: applicationStates,
  [submission.id]: [received],
  [reviewMeeting.id]: [meetingSample.meeting('announced', { items: [opined()] })],
  [reviewCycle.id]: [cycleIn('published', { summary: exampleSummary, extensions: [extension] })],
  [reviewCommittee.id]: [committeeIn('authorised', { exceptions: [exampleException as never] })],
  [resultBatch.id]: [batchExamples.batch('approved')],
}

describe('papers of title review', () => {
  for (const procedure of procedures)
    it(`of ${procedure.label} fit their layouts whenever they are due`, () => {
      const due = new Set<string>()
      for (const state of [...exampleStates(procedure), ...(more[procedure.id] ?? [])])
        for (const [name, spec] of Object.entries(procedure.documents as Specs)) {
          if (!spec.when(state, [])) continue
          const schema = templateSchemas[spec.template as keyof typeof templateSchemas]
          const parsed = schema.safeParse(spec.data(state, []))
          assert.ok(parsed.success, `${name} in ${state.stage}: ${parsed.error?.message ?? ''}`)
          due.add(name)
        }
      const never = Object.keys(procedure.documents).filter((name) => !due.has(name))
      assert.deepEqual(never, [], 'no example has these papers')
    })
})
