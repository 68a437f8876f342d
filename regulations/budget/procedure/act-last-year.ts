/** Last year's published budget as the starting point: its totals become the base, its tables the structure (n.2.1.c). */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import { baseFiguresFrom } from '../base-year.ts'
import * as forms from '../forms.ts'
import { getTableDefinition } from '../tables.ts'
import { bind, referenceNeed } from './bound.ts'
import { compiler, desk } from './desk.ts'
import * as examples from './examples.ts'
import { revised } from './facts.ts'
import type { PackedFigures } from './packed-figures.ts'
import { unpackFigures } from './packed-figures.ts'
import type { Change, Draft } from './revise.ts'
import { applyChanges } from './revise.ts'
import { faultFindings, revisionChangesSomething } from './rules.ts'
import type { UnitBudget } from './vocabulary.ts'

/** Named rows: the figures of a unit's published budget of a year, null where there is none. */
export const lastYearProvider = 'budget.last-year'
export type LastYearRow = { readonly figures: PackedFigures } | null

const baseCite = cite('shizhu-budget-2023/n.2.1.c')

const lastYearIsPublished = rule(
  'last-year-is-published',
  baseCite,
  (f: { readonly year: number; readonly published: boolean }) => f.published,
  {
    label: '上年预算已在本平台公开',
    otherwise: (f) => `请导入或录入上年数：本单位${f.year}年预算没有在本平台公开。`,
  },
)

/** The base-year figures as changes of places, with where they come from. */
function baseChanges(last: PackedFigures): readonly Change[] {
  const entries = baseFiguresFrom(unpackFigures(last), 1)
  return [
    ...entries.map(({ clause, item, figure }) => ({
      path: `${clause}/${item}`,
      to: figure.stated ?? figure.value ?? 0,
    })),
    { path: 'text/baseYear', to: 'published' },
  ]
}

/** Rows, names and notes of last year with blank amounts: what this year's figures are entered into. */
export function structureOf(last: PackedFigures): PackedFigures {
  const tables = Object.entries(last.tables).map(([key, table]) => {
    const { columns } = getTableDefinition(key as keyof PackedFigures['tables'])
    const isFigure = table.columns.map((column) =>
      columns.some((one) => one.key === column && one.kind === 'figure'),
    )
    const rows = table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, i) => (isFigure[i] === true ? null : cell)),
    }))
    return [key, { ...table, rows }]
  })
  return { tables: Object.fromEntries(tables), narrative: [], narrativeLetter: '', funds: [] }
}

function startWith(state: UnitBudget, last: PackedFigures): Draft {
  const isEmpty = Object.keys(state.figures.tables).length === 0
  return isEmpty ? { ...state, figures: structureOf(last) } : state
}

export const AdoptLastYear = desk.act({
  label: '采用上年公开数',
  cite: baseCite,
  by: compiler,
  in: ['compiling'],
  leadsTo: ['compiling'],
  input: z.strictObject({}),
  form: forms.adoptLastYear,
  needs: (state, _input, at) => ({
    reference: referenceNeed(state, at),
    last: need.rows<LastYearRow>(
      lastYearProvider,
      { unit: state.unit.code, year: state.year - 1 },
      { store: 'digest' },
    ),
  }),
  decide: ({ state, needs }) => {
    const last = needs.last ?? null
    const found = lastYearIsPublished({ year: state.year - 1, published: last !== null })
    if (last === null) return decided({ guards: [found], events: [] })
    const { known, bound } = bind(state, needs.reference)
    const start = startWith(state, last.figures)
    const { draft, differences, faults } = applyChanges(start, baseChanges(last.figures))
    const { remainders, texts } = draft
    const rest = { remainders, texts, unit: state.unit, year: state.year, ...known }
    const changed = differences.length + (start === state ? 0 : 1)
    return decided({
      guards: [found, ...faultFindings(faults), revisionChangesSomething({ changes: changed })],
      events: [
        {
          type: 'FiguresRevised',
          changes: differences,
          wordingOnly: false,
          ...revised(state.figures, draft.figures, rest),
          ...bound,
        },
      ],
    })
  },
  example: () => ({
    state: examples.inStage.compiling(),
    input: {},
    needs: { last: { figures: examples.exampleFigures }, reference: undefined },
  }),
})
