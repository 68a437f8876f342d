/** The pledge of secrecy and recusal (F37): before anything of a case is shown. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, expertOf, field, filled, oneForm, pledgedMember, secretary, unpledgedMember } from './desk.ts'
import * as examples from './examples.ts'
import { candidatesAreUnvoted } from './rules-room.ts'
import { fileIsOnAgenda } from './rules.ts'

const recusalFields = z
  .array(z.strictObject({ application: filled(100), reason: filled(100, '请写明回避的理由') }))
  .max(200)
  .default([])

/** F37: a member sees names and units of the candidates and nothing else until he has declared (art.50). */
export const GivePledge = desk.act({
  label: '签署保密与回避承诺',
  cite: cite('anhui-titles-2018/art.50.b'),
  by: unpledgedMember,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ recusals: recusalFields }),
  form: oneForm(
    '保密与回避承诺',
    field('recusals', 'table', '需要回避的评审对象', {
      columns: [field('application', 'text', '申报件'), field('reason', 'text', '理由')],
    }),
  ),
  decide: ({ state, input, actor }) => {
    const expert = expertOf(state, actor?.person) ?? ''
    return decided({ events: [{ type: 'PledgeGiven', expert, onPaper: false, recusals: input.recusals }] })
  },
  example: examples.givePledge,
})

/** A member who has signed finds another candidate from whom he must stay away. */
export const AddRecusal = desk.act({
  label: '补充回避',
  cite: cite('anhui-titles-2018/art.50.b'),
  by: pledgedMember,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ application: filled(100), reason: filled(100, '请写明回避的理由') }),
  form: oneForm('补充回避', field('application', 'text', '申报件'), field('reason', 'text', '理由')),
  decide: ({ state, input, actor }) => {
    const expert = expertOf(state, actor?.person) ?? ''
    const own = state.pledges.find((pledge) => pledge.expert === expert)
    const listed = state.items
      .flatMap(({ candidates }) => candidates)
      .some(({ application }) => application === input.application)
    const recusals = [
      ...(own?.recusals ?? []).filter(({ application }) => application !== input.application),
      input,
    ]
    return decided({
      guards: [
        fileIsOnAgenda({ listed, recused: false }),
        candidatesAreUnvoted(state, [input.application], '补充回避'),
      ],
      events: [{ type: 'PledgeGiven', expert, onPaper: own?.onPaper ?? false, recusals }],
    })
  },
  example: examples.addRecusal,
})

/** A pledge signed on paper, entered by the secretary; from whom a member stays away is added to, never taken back. */
export const RecordPledge = desk.act({
  label: '登记纸质保密与回避承诺',
  cite: cite('anhui-titles-2018/art.50.b'),
  by: secretary,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  bulk: true,
  input: z.strictObject({ expert: filled(60), recusals: recusalFields }),
  form: oneForm(
    '纸质承诺',
    field('expert', 'text', '专家'),
    field('recusals', 'table', '需要回避的评审对象', {
      columns: [field('application', 'text', '申报件'), field('reason', 'text', '理由')],
    }),
  ),
  decide: ({ state, input }) => {
    const own = state.pledges.find(({ expert }) => expert === input.expert)
    const named = input.recusals.map(({ application }) => application)
    const recusals = [
      ...(own?.recusals ?? []).filter(({ application }) => !named.includes(application)),
      ...input.recusals,
    ]
    return decided({
      guards: [candidatesAreUnvoted(state, named, '登记回避')],
      events: [{ type: 'PledgeGiven', expert: input.expert, onPaper: own?.onPaper ?? true, recusals }],
    })
  },
  example: examples.recordPledge,
})
