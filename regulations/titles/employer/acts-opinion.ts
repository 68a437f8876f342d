/** The employer's opinion and seal, and the desks between it and the submitter (DESK A3). */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, employerClerk, employerHead, officer } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { filled, text } from '../application/fields.ts'
import { personFileNeeds } from '../filing/person-file.ts'
import { precheck } from '../filing/precheck.ts'
import { returnedOneDesk, returnedToEmployer } from './evolve.ts'
import { openObjections, opinionFinding, uncomparedIn, unfitIn } from './facts.ts'
import * as forms from './forms.ts'
import {
  copiesAreCompared,
  employerStepsAreDone,
  forwardIsInTime,
  lawAbidingIsStated,
  objectionsAreFound,
  unfitIsRemoved,
} from './rules.ts'

/** Whoever has the file after the employer: the forwarding desk whose turn it is, then the submitter. */
export const deskNow = anyOf(officer('forwarding-now'), officer('submitting-now'))

export const StateOpinion = desk.act({
  label: '填写单位评价意见',
  cite: cite('anhui-titles-2018/art.9.2.h'),
  by: employerClerk,
  in: ['recommending'],
  leadsTo: ['recommending'],
  onPaper: true,
  input: z.strictObject({
    merits: text(2000),
    standard: text(2000),
    conduct: text(2000),
    lawAbiding: z.boolean(),
    author: filled(40, '请填写撰写人'),
  }),
  form: forms.stateOpinion,
  decide: ({ input }) => decided({ events: [{ type: 'OpinionStated', ...input }] }),
  example: () => ({ state: examples.at.recommending(), input: examples.opinionInput }),
})

/** The head signs and seals; every step of art.9.2 is looked at once more, and the conditions with what is left. */
export const SealOpinion = desk.act({
  label: '盖章上报',
  cite: cite('anhui-titles-2018/art.13.a'),
  by: employerHead,
  in: ['recommending'],
  leadsTo: ['forwarding', 'submitting'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ head: filled(40, '请填写单位负责人姓名') }),
  form: forms.sealOpinion,
  handsOver: { receiver: deskNow, returned: returnedToEmployer, returnsTo: 'recommending' },
  needs: (state) => personFileNeeds(state),
  decide: ({ state, input, needs, at, moments }) => {
    const { guards, warnings, computed } = precheck(state, needs, state.filedOn ?? at.date)
    return decided({
      guards: [
        employerStepsAreDone({
          publicityOver: (state.internalNotice?.takenDownOn ?? null) !== null,
          opinionWritten: state.opinion !== null,
        }),
        opinionFinding(state, moments),
        lawAbidingIsStated({ stated: state.opinion?.lawAbiding === true }),
        copiesAreCompared({ open: uncomparedIn(state) }),
        objectionsAreFound({ open: openObjections(state) }),
        unfitIsRemoved({ unfit: unfitIn(state) }),
        ...guards,
      ],
      warnings,
      computed,
      events: [{ type: 'OpinionSealed', head: input.head }],
    })
  },
  example: () => ({
    state: examples.at.opined(),
    input: { head: '单位负责人' },
    needs: examples.personFile,
  }),
})

/** No desk can be skipped: only the one whose turn it is stands in the relation `forwarding-now`. */
export const ForwardOn = desk.act({
  label: '审核转报',
  cite: cite('anhui-titles-2018/art.13.a'),
  by: officer('forwarding-now'),
  in: ['forwarding'],
  leadsTo: ['forwarding', 'submitting'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ opinion: filled(500, '请填写审核意见') }),
  form: forms.forwardOn,
  handsOver: { receiver: deskNow, returned: returnedOneDesk, returnsTo: 'forwarding' },
  decide: ({ state, input, at }) => {
    const current = state.forwards.find(({ on }) => on === null)
    return decided({
      withReason: [forwardIsInTime({ closesOn: current?.closesOn ?? null, on: at.date })],
      events: [{ type: 'ForwardedOn', order: current?.order ?? 0, opinion: input.opinion }],
    })
  },
  example: () => ({ state: examples.at.forwarding(), input: { opinion: '同意转报' } }),
})
