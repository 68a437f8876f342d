/** Between admission and release: fee, consents, exam, appraisals, the head's signature and the seal. */
import { z } from 'zod'
import { anyOf, decided, effectOf, need, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { acceptanceClerk, conveningHead, desk, officer, sealKeeper } from '../application/desk.ts'
import { placeReleasesOf } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import { splitNames } from '../committee/desk.ts'
import type { Cycle } from '../cycle/state.ts'
import { dayField, field, filled, oneForm, text } from '../meeting/desk.ts'
import type { FeeEntry, SpecialtyEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import {
  appraisalsAreBack,
  consentIsGiven,
  directConsentIsGiven,
  directOfficeMayConsent,
  examIsOver,
  examIsPassed,
  feeEqualsStandard,
  headDidNotReview,
  isAdmittedFirst,
  officeMayConsent,
  releaseIsSigned,
} from './rules.ts'
import { entrustedPassesTheSameExam } from './rules-delegated.ts'

const cashier = ownOrganisationIs('convening', 'titles-cashier')

/** F39: what the standard says and nothing else. */
export const NoticeFee = desk.act({
  label: '开具缴费通知',
  cite: cite('anhui-titles-2018/art.54.a'),
  by: anyOf(cashier, acceptanceClerk),
  in: ['admitted'],
  leadsTo: ['admitted'],
  bulk: true,
  input: z.strictObject({ amountCents: z.int().min(0).max(10_000_000) }),
  form: oneForm('缴费通知', field('amountCents', 'money', '金额（元）')),
  needs: (state) => ({
    fee: need.register<FeeEntry>('titles-fees', `评审费|${state.target.level}`, { lock: 'none' }),
    cycle: need.case<Cycle>(procedureIds.cycle, state.cycle.caseId, 'none'),
  }),
  decide: ({ state, input, needs }) =>
    decided({
      guards: [
        feeEqualsStandard({ amountCents: input.amountCents, standardCents: needs.fee?.amountCents ?? null }),
      ],
      messages: [{ to: 'applicant', template: 'fee-notice', data: { number: state.number } }],
      events: [{ type: 'FeeNoticed', dueCents: input.amountCents, code: needs.cycle?.payment.code ?? '' }],
    }),
  example: examples.noticeFee,
})

export const RecordPayment = desk.act({
  label: '登记缴费',
  cite: cite('anhui-titles-2018/art.54.a'),
  by: anyOf(cashier, effectOf(procedureIds.ledger, 'ImportPayments')),
  in: ['admitted', 'released'],
  leadsTo: ['admitted', 'released'],
  onPaper: true,
  bulk: true,
  input: z.strictObject({
    receipt: filled(60, '请填写电子票据号'),
    paidOn: dayField,
    amountCents: z.int().min(0),
  }),
  form: oneForm(
    '缴费',
    field('receipt', 'text', '电子票据号'),
    field('paidOn', 'date', '缴费日期'),
    field('amountCents', 'money', '金额（元）'),
  ),
  decide: ({ state, input }) =>
    decided({
      guards: [
        feeEqualsStandard({
          amountCents: input.amountCents,
          standardCents: state.intake.fee?.dueCents ?? null,
        }),
      ],
      events: [{ type: 'FeePaid', receipt: input.receipt, paidOn: localDate(input.paidOn) }],
    }),
  example: examples.recordPayment,
})

/** F4 by the HR department of the committee's own level; it stands on the cycle as authoriser. */
export const DecideExceptional = desk.act({
  label: '审核破格申报',
  cite: cite('anhui-titles-2018/art.40.b'),
  by: anyOf(officer('peer-bureau'), officer('authority')),
  in: ['received', 'admitted'],
  leadsTo: ['admitted', 'not-consented'],
  onPaper: true,
  input: z.strictObject({ agreed: z.boolean(), opinion: text(500).default('') }),
  form: oneForm('破格审核', field('agreed', 'checkbox', '同意'), field('opinion', 'textarea', '意见')),
  needs: (state) => ({ cycle: need.case<Cycle>(procedureIds.cycle, state.cycle.caseId, 'none') }),
  decide: ({ state, input, needs, actor, at }) => {
    const due = needs.cycle?.authoriser ?? ''
    return decided({
      guards: [
        isAdmittedFirst({ admitted: state.intake.admittedOn !== null }),
        officeMayConsent({ office: actor?.organisation ?? '', due }),
      ],
      ...(input.agreed ? {} : placeReleasesOf(state)),
      events: [
        {
          type: 'ConsentDecided',
          consent: { kind: 'F4', office: actor?.organisation ?? '', agreed: input.agreed, on: at.date },
        },
      ],
    })
  },
  example: examples.decideExceptional,
})

/** F38 by the HR department that manages the target title. */
export const DecideDirectFiling = desk.act({
  label: '审核机关调入、军转直接申报',
  cite: cite('anhui-titles-2018/art.41.c'),
  by: officer('authority'),
  in: ['admitted'],
  leadsTo: ['admitted', 'not-consented'],
  onPaper: true,
  input: z.strictObject({ agreed: z.boolean(), opinion: text(500).default('') }),
  form: oneForm('直接申报审核', field('agreed', 'checkbox', '同意'), field('opinion', 'textarea', '意见')),
  decide: ({ state, input, actor, at }) => {
    const office = actor?.organisation ?? ''
    return decided({
      guards: [directOfficeMayConsent({ office, due: state.route?.authority ?? '' })],
      ...(input.agreed ? {} : placeReleasesOf(state)),
      events: [
        { type: 'ConsentDecided', consent: { kind: 'F38', office, agreed: input.agreed, on: at.date } },
      ],
    })
  },
  example: examples.decideDirect,
})

/** What must hold before a file goes to the committee. */
function releaseFindings(
  state: Application,
  cycle: Cycle | undefined,
  specialties: readonly SpecialtyEntry[],
) {
  const { intake, target, review } = state
  const examined = cycle?.exam.examined ?? state.cycle.examined
  const agreed = intake.consent?.agreed === true
  const open = review.appraisals.filter(({ on }) => on === null).length
  const appraised = specialties.some(
    (entry) =>
      entry.specialty === target.specialty && splitNames(entry.appraised ?? '').includes(target.level),
  )
  return [
    examIsOver({ examined, recorded: intake.exam !== null }),
    examIsPassed({ examined, qualified: intake.exam?.qualified === true }),
    entrustedPassesTheSameExam({
      entrusted: target.track === '委托',
      examined,
      qualified: intake.exam?.qualified === true,
    }),
    consentIsGiven({ needed: target.track === '破格', given: agreed && intake.consent?.kind === 'F4' }),
    directConsentIsGiven({
      needed: target.track === '机关调入军转',
      given: agreed && intake.consent?.kind === 'F38',
    }),
    appraisalsAreBack({
      needed: appraised || review.appraisals.length > 0,
      returned: review.appraisals.length - open,
      open,
    }),
  ]
}

export const SignRelease = desk.act({
  label: '同意送评签章',
  cite: cite('anhui-titles-2018/art.17.b'),
  by: conveningHead,
  in: ['admitted'],
  leadsTo: ['admitted'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('同意送评'),
  needs: (state) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, state.cycle.caseId, 'none'),
    specialties: need.entries<SpecialtyEntry>(
      'titles-specialties',
      { series: state.target.series },
      { lock: 'none' },
    ),
  }),
  decide: ({ state, needs, actor }) =>
    decided({
      guards: [
        headDidNotReview({ head: actor?.person ?? '', reviewer: state.intake.reviewedBy }),
        ...releaseFindings(state, needs.cycle, needs.specialties),
      ],
      events: [{ type: 'ReleaseSigned', head: actor?.person ?? '' }],
    }),
  example: examples.signRelease,
})

export const ReleaseToCommittee = desk.act({
  label: '盖同意送评章',
  cite: cite('anhui-titles-2018/art.17.a'),
  by: sealKeeper,
  in: ['admitted'],
  leadsTo: ['released'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('送评用印'),
  decide: ({ state }) =>
    decided({
      guards: [releaseIsSigned({ signed: state.intake.released !== null })],
      events: [{ type: 'ReleasedToCommittee' }],
    }),
  example: examples.release,
})

/** The head does not agree to release (DESK B17: 未获同意, art.17). */
export const RefuseRelease = desk.act({
  label: '不同意送评',
  cite: cite('anhui-titles-2018/art.17.b'),
  by: conveningHead,
  in: ['admitted'],
  leadsTo: ['not-consented'],
  input: z.strictObject({ reason: filled(300, '请写明理由') }),
  form: oneForm('不同意送评', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({ ...placeReleasesOf(state), events: [{ type: 'ReleaseRefused', reason: input.reason }] }),
  example: examples.refuseRelease,
})
