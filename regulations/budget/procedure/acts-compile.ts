/** Opening, importing and changing a budget while it lies with the unit. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import * as forms from '../forms.ts'
import { exampleReference } from '../reference/example.ts'
import type { BudgetYearEntry, UnitEntry } from '../registers.ts'
import { anyCompiler, claimOf, compiler, dayOrNull, desk, filled, titleCite, yearOfUnit } from './desk.ts'
import * as examples from './examples.ts'
import { bind, referenceNeed, registersHaveChanged } from './bound.ts'
import { factsOf, revised } from './facts.ts'
import { mergeImport } from './merge-import.ts'
import { noFigures, packedFiguresSchema } from './packed-figures.ts'
import type { PackedFigures } from './packed-figures.ts'
import { applyChanges, changesSchema, isWording } from './revise.ts'
import type { Change } from './revise.ts'
import {
  compilerBelongsToUnit,
  faultFindings,
  levelFitsDepartment,
  revisionChangesSomething,
  unitIsRegistered,
} from './rules.ts'
import type { BudgetUnit, Texts } from './vocabulary.ts'
import { startWorking } from './working.ts'

const basisSchema = z.enum(['printed', 'working'])

export const OpenBudget = desk.opening({
  label: '建立单位预算',
  cite: titleCite,
  by: anyCompiler,
  input: z.strictObject({
    unit: z.string().trim().min(1, '请填写单位代码').max(20),
    year: z.int().min(2015, '年度应在2015年至2100年之间').max(2100, '年度应在2015年至2100年之间'),
    basis: basisSchema,
    figures: packedFiguresSchema.optional(),
  }),
  form: forms.openBudget,
  leadsTo: ['compiling'],
  needs: ({ unit, year, figures = noFigures }, at) => ({
    unit: need.register<UnitEntry>('budget-units', unit),
    year: need.register<BudgetYearEntry>('budget-years', String(year)),
    reference: referenceNeed({ unit: { code: unit }, year, texts: {}, figures }, at),
  }),
  decide: ({ input, needs, actor }) => {
    const registered = unitIsRegistered({ code: input.unit, registered: needs.unit !== undefined })
    if (needs.unit === undefined) return decided({ guards: [registered], events: [] })
    const unit = unitOf(input.unit, needs.unit)
    const guards = [
      registered,
      levelFitsDepartment({ level: unit.level, department: unit.department?.code ?? '' }),
      compilerBelongsToUnit({
        unitOrganisation: unit.organisation,
        organisation: actor?.organisation ?? '',
      }),
    ]
    const { year, basis } = input
    const start = startOf(basis, input.figures ?? noFigures)
    const texts: Texts = needs.unit.duties ? { duties: needs.unit.duties } : {}
    const { known, bound } = bind({ year }, needs.reference)
    const rest = { remainders: start.remainders, texts, unit, year, ...known }
    return decided({
      guards,
      claims: basis === 'working' ? [yearOfUnit.take({ code: unit.code, name: unit.name, year })] : [],
      events: [
        {
          type: 'BudgetOpened',
          year,
          unit,
          basis,
          submitBy: dayOrNull(needs.year?.submitBy),
          congressOn: dayOrNull(needs.year?.congressOn),
          ...revised(noFigures, start.figures, rest),
          ...bound,
        },
      ],
    })
  },
  example: () => ({
    input: {
      unit: examples.unitCode,
      year: examples.exampleYear,
      basis: 'working' as const,
      figures: examples.exampleFigures,
    },
    needs: { unit: examples.unitEntry, year: examples.yearEntry, reference: undefined },
  }),
})

export const DiscardBudget = desk.act({
  label: '作废本件',
  cite: titleCite,
  by: compiler,
  in: ['compiling'],
  leadsTo: ['discarded'],
  input: z.strictObject({ reason: filled(500) }),
  form: forms.discardBudget,
  decide: ({ state, input }) =>
    decided({
      claims: state.claimed ? [yearOfUnit.release(claimOf(state))] : [],
      events: [{ type: 'BudgetDiscarded', reason: input.reason }],
    }),
  example: () => ({ state: examples.inStage.compiling(), input: { reason: '单位代码选错，重新建立' } }),
})

export const ReplaceFigures = desk.act({
  label: '重新导入数字',
  cite: cite('shizhu-budget-2023/t.unit'),
  by: compiler,
  in: ['compiling', 'signing'],
  leadsTo: ['compiling'],
  input: z.strictObject({ figures: packedFiguresSchema }),
  form: forms.replaceFigures,
  needs: (state, { figures }, at) => ({ reference: referenceNeed({ ...state, figures }, at) }),
  decide: ({ state, input, needs }) => {
    const start = startOf(state.basis, input.figures)
    const figures = mergeImport(state, start.figures)
    const { texts, unit, year } = state
    const { known, bound } = bind(state, needs.reference)
    const rest = { remainders: start.remainders, texts, unit, year, ...known }
    return decided({
      events: [{ type: 'FiguresReplaced', ...revised(state.figures, figures, rest), ...bound }],
    })
  },
  example: () => ({
    state: examples.inStage.compiling(),
    input: { figures: examples.exampleFigures },
    needs: { reference: undefined },
  }),
})

export const ReviseFigures = desk.act({
  label: '修改数字或文字',
  cite: cite('shizhu-budget-2023/t0.sign'),
  by: compiler,
  in: ['compiling', 'signing'],
  leadsTo: ['compiling', 'signing'],
  input: z.strictObject({ changes: changesSchema }),
  form: forms.reviseFigures,
  needs: (state, { changes }, at) => ({
    reference: referenceNeed({ ...state, texts: { ...state.texts, ...textsIn(changes) } }, at),
  }),
  decide: ({ state, input, needs }) => {
    // What is signed keeps the words it was signed with.
    const { known, bound } = bind(state, state.stage === 'compiling' ? needs.reference : undefined)
    const { draft, differences, faults } = applyChanges({ ...state, ...known }, input.changes)
    const { remainders, texts } = draft
    const rest = { remainders, texts, unit: state.unit, year: state.year, ...known }
    return decided({
      guards: [
        ...faultFindings(faults),
        ...(faults.length > 0 ? [] : [revisionChangesSomething({ changes: differences.length })]),
      ],
      events: [
        {
          type: 'FiguresRevised',
          changes: differences,
          wordingOnly: differences.every(({ path }) => isWording(path)),
          ...revised(state.figures, draft.figures, rest),
          ...bound,
        },
      ],
    })
  },
  example: () => ({
    state: examples.inStage.signing(),
    input: { changes: [{ path: 't2/2013201/basic', to: '11.00' }] },
    needs: { reference: undefined },
  }),
})

export const RefreshReference = desk.act({
  label: '按现行名册更新',
  cite: cite('shizhu-budget-2023/n.6'),
  by: compiler,
  in: ['compiling', 'signing'],
  leadsTo: ['compiling'],
  input: z.strictObject({}),
  form: forms.refreshReference,
  needs: (state, _input, at) => ({ reference: referenceNeed(state, at) }),
  decide: ({ state, needs }) => {
    const { known, bound } = bind(state, needs.reference)
    const facts = factsOf({ ...state, ...known })
    return decided({
      guards: [registersHaveChanged({ changed: bound.reference !== undefined })],
      events: [{ type: 'ReferenceRefreshed', facts, ...bound }],
    })
  },
  example: () => ({
    state: examples.inStage.signing(),
    input: {},
    needs: { reference: exampleReference },
  }),
})

/** Texts that a list of changes writes. */
function textsIn(changes: readonly Change[]): Texts {
  return Object.fromEntries(
    changes.flatMap(({ path, to }) => (path.startsWith('text/') ? [[path.slice(5), String(to ?? '')]] : [])),
  )
}

export function unitOf(code: string, entry: UnitEntry): BudgetUnit {
  const { name, organisation, level, nature, finance } = entry
  const staff = entry.staff ?? null
  const department = entry.department
    ? {
        code: entry.department,
        name: entry.departmentName ?? '',
        organisation: entry.departmentOrganisation ?? '',
      }
    : null
  const region = entry.region ? { region: entry.region } : {}
  return { code, name, organisation, level, nature, department, finance, staff, ...region }
}

function startOf(basis: 'printed' | 'working', figures: PackedFigures) {
  return basis === 'working' ? startWorking(figures) : { figures, remainders: {} }
}
