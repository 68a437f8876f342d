/** Every paper of a target table fits its layout, in every stage that has one. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fundTargets } from '#regulations/budget'
import { templateSchemas } from '../../platform/documents/model.ts'
import { atFinance, evaluatedTargets, filledTargets, openedTargets } from '../support/targets.ts'

const runs = { openedTargets, filledTargets, atFinance, evaluatedTargets }

void describe('papers of a target table', () => {
  for (const [name, run] of Object.entries(runs))
    void it(`fit their layouts: ${name}`, () => {
      const state = run().domain
      const papers = Object.entries(fundTargets.documents).filter(([, paper]) => paper.when(state, []))
      assert.ok(papers.length > 0)
      for (const [paper, spec] of papers) {
        const schema = templateSchemas[spec.template as keyof typeof templateSchemas]
        const parsed = schema.safeParse(spec.data(state, []))
        assert.ok(parsed.success, `${paper}: ${parsed.error?.message ?? ''}`)
      }
    })
})
