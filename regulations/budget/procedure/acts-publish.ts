/** Preparing, secrecy review, publication and taking down. */
import { z } from 'zod'
import type { Notice } from '#kernel/case'
import { decided } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { plainFinding } from '#kernel/law'
import * as forms from '../forms.ts'
import { findDays, publicationDays } from '../parameters.ts'
import { budgetSlug, publicBudget, publicTitle } from '../publication.ts'
import {
  compiler,
  contactCite,
  dayField,
  dayOrNull,
  desk,
  filled,
  publicationCite,
  publisher,
  secrecyReviewer,
  text,
} from './desk.ts'
import * as examples from './examples.ts'
import { known } from './bound.ts'
import { examine, revised } from './facts.ts'
import { departmentHasReplied } from './rules-route.ts'
import { applyChanges, changeSchema } from './revise.ts'
import type { Change } from './revise.ts'
import {
  checkFindings,
  contactIsOfficePhone,
  contactIsStated,
  contactPhoneIsValid,
  doneInTime,
  faultFindings,
  sealIsRecorded,
  secrecyPassed,
} from './rules.ts'
import type { In, Preparation, PublishedVersion, UnitBudget } from './vocabulary.ts'

const placeSchema = z.strictObject({ kind: z.enum(['portal', 'site', 'wall']), address: text(300) })

export const PreparePublication = desk.act({
  label: '准备公开',
  cite: contactCite,
  by: compiler,
  in: ['approved', 'publication-preparation', 'withdrawn'],
  leadsTo: ['publication-preparation'],
  input: z.strictObject({
    contact: z.strictObject({ name: text(30), phone: text(20) }),
    places: z.array(placeSchema).min(1, '请至少写一个公开位置').max(10),
    sealed: z.boolean(),
    sealedOn: dayField.optional(),
    showFindings: z.boolean().default(false),
    changes: z.array(changeSchema).max(100).default([]),
  }),
  form: forms.preparePublication,
  decide: ({ state, input }) => {
    const { contact, places, sealed, showFindings } = input
    const { draft, faults } = applyChanges(state, input.changes)
    const { remainders, texts } = draft
    const rest = { remainders, texts, unit: state.unit, year: state.year, ...known(state.reference) }
    const preparation: Preparation = {
      contact,
      places,
      sealed,
      sealedOn: dayOrNull(input.sealedOn),
      showFindings,
      secrecy: null,
    }
    return decided({
      guards: [
        departmentHasReplied({
          department: state.unit.department?.name ?? '',
          replied: state.reply !== null,
        }),
        contactIsStated(contact),
        contactPhoneIsValid({ phone: contact.phone }),
        ...figuresAreSettled(input.changes),
        ...faultFindings(faults),
      ],
      warnings: [contactIsOfficePhone({ phone: contact.phone })].filter(({ holds }) => holds !== 'yes'),
      events: [{ type: 'PublicationPrepared', preparation, ...revised(state.figures, draft.figures, rest) }],
    })
  },
  example: () => ({
    state: examples.inStage.approved(),
    input: {
      contact: { name: '示例联系人', phone: '023-73330000' },
      places: [{ kind: 'portal' as const, address: '' }],
      sealed: true,
      sealedOn: '2023-02-15',
      showFindings: false,
      changes: [],
    },
  }),
})

export const secrecyInput = z.strictObject({
  passed: z.boolean(),
  opinion: filled(1000),
  scan: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '请上传审查表的扫描件')
    .optional(),
})

export const ReviewSecrecy = desk.act({
  label: '保密审查',
  cite: contactCite,
  by: secrecyReviewer,
  in: ['publication-preparation'],
  leadsTo: ['publication-preparation'],
  onPaper: true,
  input: secrecyInput,
  form: forms.reviewSecrecy,
  decide: ({ input: { passed, opinion, scan } }) =>
    decided({
      events: [{ type: 'SecrecyReviewed', passed, opinion, ...(scan === undefined ? {} : { scan }) }],
    }),
  example: () => ({
    state: examples.prepared(),
    input: { passed: true, opinion: '不含涉密内容和个人信息，同意公开' },
  }),
})

export const Publish = desk.act({
  label: '公开预算',
  cite: publicationCite,
  by: publisher,
  in: ['publication-preparation'],
  leadsTo: ['published'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.publish,
  decide: ({ state, at }) => {
    const { preparation } = state
    const { submission, publication } = checkFindings(examine(state).findings)
    const number = state.versions.length + 1
    const days = findDays(publicationDays, publicationAnchor(state))
    const step = { step: '公开', anchor: publicationAnchor(state), done: at.date }
    const version: PublishedVersion = {
      number,
      on: at.date,
      digest: state.facts.digest,
      sealed: preparation.sealed,
      reason: '',
      changes: [],
    }
    return decided({
      guards: [
        contactIsStated(preparation.contact),
        secrecyPassed({
          reviewed: preparation.secrecy !== null,
          passed: preparation.secrecy?.passed ?? false,
        }),
        ...submission,
        ...publication,
      ],
      withReason: [sealIsRecorded({ sealed: preparation.sealed })],
      // The clock is for the first publication; what comes back after 撤下 is not late for it.
      verdicts: days === undefined || number > 1 ? [] : [doneInTime({ ...step, days })],
      notices: [
        notice({ ...state, versions: [...state.versions, version] }, number === 1 ? 'post' : 'replace'),
      ],
      events: [{ type: 'BudgetPublished', number }],
    })
  },
  example: () => ({ state: examples.inStage.publicationPreparation(), input: {} }),
})

export const WithdrawFromPublic = desk.act({
  label: '撤下公开内容',
  cite: contactCite,
  by: secrecyReviewer,
  in: ['published', 'archived', 'correction-review', 'correction-consented'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({ reason: filled(500) }),
  form: forms.withdraw,
  decide: ({ state, input }) =>
    decided({
      notices: [
        {
          column: 'budgets',
          title: publicTitle(state),
          clause: contactCite.clause,
          slug: budgetSlug(state),
          operation: 'remove',
          data: { reason: input.reason },
        },
      ],
      events: [{ type: 'BudgetWithdrawn', reason: input.reason }],
    }),
  example: () => ({ state: examples.inStage.published(), input: { reason: '附件中出现个人身份信息' } }),
})

/** The notice that puts a budget before the public. */
export function notice(
  state: In<'publication-preparation' | 'published' | 'correction-consented'>,
  operation: 'post' | 'replace',
): Notice {
  return {
    column: 'budgets',
    title: publicTitle(state),
    clause: publicationCite.clause,
    slug: budgetSlug(state),
    operation,
    data: publicBudget(state),
  }
}

/** The day from which the 20 days run: the department's reply, or that of finance for a first-level unit. */
export function publicationAnchor(state: Extract<UnitBudget, { approval: unknown }>) {
  return state.reply?.repliedOn ?? state.approval.approvedOn
}

/** After the reply figures are settled: only wording, notes and generated tables are open. */
function figuresAreSettled(changes: readonly Change[]): readonly Finding[] {
  return changes
    .filter(({ path }) => !/^(text\/|t\d+\/note$|t(8|9|10)$)/.test(path))
    .map(({ path }) =>
      plainFinding({
        rule: 'approved-figures-are-settled@1',
        clause: publicationCite.clause,
        label: '批复后的数字不再改动',
        holds: 'no',
        say: `请删去对“${path}”的改动：批复后的数字只能在公开后按更正办理。`,
        facts: { path },
      }),
    )
}
