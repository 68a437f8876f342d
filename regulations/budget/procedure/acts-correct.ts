/** Correction after publication: request, consent, new version. The old version stays readable. */
import { z } from 'zod'
import { decided, inStage } from '#kernel/case'
import * as forms from '../forms.ts'
import { notice, secrecyInput } from './acts-publish.ts'
import {
  compiler,
  contactCite,
  desk,
  filled,
  firstReview,
  publisher,
  secrecyReviewer,
  titleCite,
} from './desk.ts'
import * as examples from './examples.ts'
import { correctedFigures } from './evolve.ts'
import { known } from './bound.ts'
import { examine, revised } from './facts.ts'
import { applyChanges, changesSchema } from './revise.ts'
import { checkFindings, correctionChangesSomething, faultFindings, secrecyPassed } from './rules.ts'
import type { PublishedVersion, UnitBudget } from './vocabulary.ts'

export const RequestCorrection = desk.act({
  label: '申请更正',
  cite: titleCite,
  by: compiler,
  in: ['published', 'archived'],
  leadsTo: ['correction-review'],
  input: z.strictObject({ changes: changesSchema, reason: filled(1000) }),
  form: forms.requestCorrection,
  handsOver: {
    receiver: firstReview,
    returned: (state) => {
      const { correction: _returned, ...rest } = inStage<UnitBudget, 'correction-review'>(
        state,
        'correction-review',
      )
      return { ...rest, stage: 'published' }
    },
    returnsTo: 'published',
  },
  decide: ({ state, input, at }) => {
    const { draft, differences, faults } = applyChanges(state, input.changes)
    const { remainders, texts } = draft
    const rest = { remainders, texts, unit: state.unit, year: state.year, ...known(state.reference) }
    const { submission, publication } = checkFindings(examine({ ...rest, figures: draft.figures }).findings)
    return decided({
      guards: [
        ...faultFindings(faults),
        correctionChangesSomething({ changes: differences.length }),
        ...submission,
        ...publication,
      ],
      events: [
        {
          type: 'CorrectionRequested',
          correction: {
            on: at.date,
            reason: input.reason,
            ...revised(state.figures, draft.figures, rest),
            changes: differences,
            consentedOn: null,
          },
        },
      ],
    })
  },
  example: () => ({
    state: examples.inStage.published(),
    input: {
      changes: [{ path: 'text/duties', to: '承担示例县老干部活动的组织与服务工作' }],
      reason: '职能职责漏写一项',
    },
  }),
})

export const ConsentCorrection = desk.act({
  label: '同意更正',
  cite: titleCite,
  by: firstReview,
  in: ['correction-review'],
  leadsTo: ['correction-consented'],
  onPaper: true,
  input: z.strictObject({}),
  form: forms.consentCorrection,
  // Finance is told, not asked: the department consents.
  decide: ({ state }) =>
    decided({
      messages: [
        {
          to: 'finance-bureau',
          template: 'budget-correction-consented',
          data: { unit: state.unit.name, year: state.year, reason: state.correction.reason },
        },
      ],
      events: [{ type: 'CorrectionConsented' }],
    }),
  example: () => ({ state: examples.inStage.correctionReview(), input: {} }),
})

/** What replaces a published version is reviewed as the first one was; one that does not pass ends the request. */
export const ReviewCorrection = desk.act({
  label: '更正保密审查',
  cite: contactCite,
  by: secrecyReviewer,
  in: ['correction-consented'],
  leadsTo: ['correction-consented', 'published'],
  onPaper: true,
  input: secrecyInput,
  form: forms.reviewSecrecy,
  decide: ({ state, input: { passed, opinion, scan } }) =>
    decided({
      messages: passed
        ? []
        : [
            {
              to: 'unit',
              template: 'budget-correction-not-passed',
              data: { unit: state.unit.name, year: state.year, opinion },
            },
          ],
      events: [{ type: 'CorrectionReviewed', passed, opinion, ...(scan === undefined ? {} : { scan }) }],
    }),
  example: () => ({
    state: examples.inStage.correctionConsented(),
    input: { passed: true, opinion: '更正内容不含涉密内容和个人信息，同意公开' },
  }),
})

export const PublishCorrection = desk.act({
  label: '公开更正后的版本',
  cite: titleCite,
  by: publisher,
  in: ['correction-consented'],
  leadsTo: ['published'],
  input: z.strictObject({}),
  form: forms.publishCorrection,
  decide: ({ state, at }) => {
    const { correction, preparation } = state
    const number = state.versions.length + 1
    const version: PublishedVersion = {
      number,
      on: at.date,
      digest: correction.facts.digest,
      sealed: preparation.sealed,
      reason: correction.reason,
      changes: correction.changes,
    }
    const corrected = { ...correctedFigures(state), versions: [...state.versions, version] }
    const { secrecy } = correction
    return decided({
      guards: [secrecyPassed({ reviewed: secrecy !== undefined, passed: secrecy?.passed ?? false })],
      notices: [notice(corrected, 'replace')],
      events: [{ type: 'CorrectionPublished', number }],
    })
  },
  example: () => ({ state: examples.reviewedCorrection(), input: {} }),
})
