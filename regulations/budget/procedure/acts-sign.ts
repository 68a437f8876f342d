/** Three signatures in order, and sending the budget in. */
import { z } from 'zod'
import type { Decided } from '#kernel/case'
import { decided, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { tableDefinitions } from '../tables.ts'
import * as forms from '../forms.ts'
import type { BudgetYearEntry } from '../registers.ts'
import { explanationOf } from '../explanation.ts'
import {
  claimOf,
  compiler,
  dayOrNull,
  desk,
  financeHead,
  firstReview,
  routeCite,
  signCite,
  unitHead,
  yearOfUnit,
} from './desk.ts'
import * as examples from './examples.ts'
import { bind, referenceIsCurrent, referenceNeed } from './bound.ts'
import { returnedToUnit } from './evolve.ts'
import { examine } from './facts.ts'
import {
  allSigned,
  budgetHasFigures,
  checkFindings,
  digestIsCurrent,
  explanationComplete,
  headIsNotCompiler,
  signedInOrder,
  submittedInTime,
  textIsStated,
} from './rules.ts'
import { combinedStaffMax } from '../parameters.ts'
import { combinedPostsAllowed, controlFindings } from './rules-route.ts'
import { neededTexts } from './needed-texts.ts'
import type { BudgetEvent, In, UnitBudget } from './vocabulary.ts'

const digestInput = z.strictObject({ digest: z.string().min(1).max(100) })

/** A signature cites what was seen; the checks are shown beside it but stop nothing yet. */
function signature(
  state: In<'compiling' | 'signing'>,
  as: 'compiler' | 'financeHead' | 'unitHead',
  digest: string,
  guards: readonly Finding[],
): Decided<BudgetEvent> {
  const { submission, hints } = checkFindings(examine(state).findings)
  return decided({
    guards: [digestIsCurrent({ signed: digest, current: state.facts.digest }), ...guards],
    warnings: [...submission, ...hints],
    events: [{ type: 'Signed', as, digest }],
  })
}

export const SignAsCompiler = desk.act({
  label: '以制表人签章',
  cite: signCite,
  by: compiler,
  in: ['compiling'],
  leadsTo: ['signing'],
  input: digestInput,
  form: forms.sign,
  onPaper: true,
  needs: (state, _input, at) => ({ reference: referenceNeed(state, at) }),
  decide: ({ state, input, needs }) => {
    const { bound } = bind(state, needs.reference)
    const guards = [budgetHasFigures({ missing: budgetMissingTables(state) })]
    const decision = signature(state, 'compiler', input.digest, guards)
    const current = referenceIsCurrent({ changed: bound.reference !== undefined })
    return current.holds === 'yes' ? decision : { ...decision, warnings: [current, ...decision.warnings] }
  },
  example: () => {
    const state = examples.inStage.compiling()
    return { state, input: { digest: state.facts.digest }, needs: { reference: undefined } }
  },
})

export const SignAsFinanceHead = desk.act({
  label: '以财务负责人签章',
  cite: signCite,
  by: financeHead,
  in: ['signing'],
  leadsTo: ['signing'],
  input: digestInput,
  form: forms.sign,
  onPaper: true,
  needs: ({ year }) => ({ year: need.register<BudgetYearEntry>('budget-years', String(year)) }),
  decide: ({ state, input, needs, actor, at }) =>
    signature(state, 'financeHead', input.digest, [
      combinedPostsAllowed({
        compiler: state.signatures.compiler.person,
        financeHead: actor?.person ?? '',
        staff: state.unit.staff ?? null,
        staffMax: combinedStaffMax(needs.year, at.date),
      }),
    ]),
  example: () => {
    const state = examples.inStage.signing()
    return { state, input: { digest: state.facts.digest }, needs: { year: examples.yearEntry } }
  },
})

export const SignAsUnitHead = desk.act({
  label: '以单位负责人签章',
  cite: signCite,
  by: unitHead,
  in: ['signing'],
  leadsTo: ['signing'],
  input: digestInput,
  form: forms.sign,
  onPaper: true,
  decide: ({ state, input, actor }) =>
    signature(state, 'unitHead', input.digest, [
      signedInOrder({ missing: state.signatures.financeHead === undefined ? ['财务负责人'] : [] }),
      headIsNotCompiler({ compiler: state.signatures.compiler.person, head: actor?.person ?? '' }),
    ]),
  example: () => {
    const state = examples.signedByTwo()
    return { state, input: { digest: state.facts.digest } }
  },
})

export const Submit = desk.act({
  label: '报送预算',
  cite: routeCite,
  by: compiler,
  in: ['signing'],
  leadsTo: ['department-review', 'finance-review'],
  input: z.strictObject({}),
  form: forms.submit,
  onPaper: true,
  handsOver: {
    receiver: firstReview,
    returned: returnedToUnit('first-review'),
    returnsTo: 'compiling',
  },
  needs: ({ year }) => ({ year: need.register<BudgetYearEntry>('budget-years', String(year)) }),
  decide: ({ state, needs, at }) => {
    const { submission, publication, explain, hints } = checkFindings(examine(state).findings)
    const submitBy = state.assignment?.dueOn ?? dayOrNull(needs.year?.submitBy) ?? state.submitBy
    return decided({
      guards: [
        allSigned({ missing: missingSignatures(state) }),
        budgetHasFigures({ missing: budgetMissingTables(state) }),
        explanationComplete({ missing: explanationOf(state).missing }),
        ...neededTexts(state).map(({ key, why, stated }) => textIsStated(key, { why, stated })),
        ...controlFindings(state),
        ...submission,
      ],
      withReason: explain,
      verdicts: submitBy === null ? [] : [submittedInTime({ submitBy, submittedOn: at.date })],
      warnings: [...publication, ...hints],
      claims: state.claimed ? [] : [yearOfUnit.take(claimOf(state))],
      events: [
        {
          type: 'BudgetSubmitted',
          submitBy,
          congressOn: dayOrNull(needs.year?.congressOn) ?? state.congressOn,
        },
      ],
    })
  },
  example: () => ({ state: examples.signedByAll(), input: {}, needs: { year: examples.yearEntry } }),
})

function missingSignatures({ signatures }: In<'signing'>): readonly string[] {
  return [
    ...(signatures.financeHead === undefined ? ['财务负责人'] : []),
    ...(signatures.unitHead === undefined ? ['单位负责人'] : []),
  ]
}

/** Tables without which there is no budget: those an import cannot do without. */
export function budgetMissingTables({ figures }: Pick<UnitBudget, 'figures'>): readonly string[] {
  return tableDefinitions
    .filter(
      ({ key, requiredForImport }) => requiredForImport && (figures.tables[key]?.rows.length ?? 0) === 0,
    )
    .map(({ title }) => title)
}
