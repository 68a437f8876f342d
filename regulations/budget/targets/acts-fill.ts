/** Setting a fund's table up, filling it in, its self-check and sending it off. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { checkFindings } from '../procedure/rules.ts'
import type { UnitEntry } from '../registers.ts'
import { factsOfTable, reportOf } from './checks.ts'
import { declaredEntries } from './declared.ts'
import {
  anyFundCompiler,
  departmentReviewer,
  desk,
  fundCite,
  fundCompiler,
  fundOfYear,
  referenceNeeds,
  rowsCite,
  weightsCite,
} from './desk.ts'
import type { ReferenceAnswers } from './desk.ts'
import { returnedToCompiler } from './evolve.ts'
import * as examples from './examples.ts'
import * as forms from './forms.ts'
import { type FundEntry, fundOf } from './fund.ts'
import { type LastTable, lastTablesProvider } from './last-year.ts'
import type { Checked } from './place-checks.ts'
import { referenceOf } from './reference.ts'
import { fundKeyPattern } from './registers.ts'
import {
  changesBetween,
  copiedFrom,
  printedTableSchema,
  reasonField,
  revised,
  revisionSchema,
  tableOfPrinted,
  typedRowFaults,
} from './revise.ts'
import type { PrintedTable } from './revise.ts'
import {
  categoryIsListed,
  compilerOwnsFund,
  departmentIsFirstLevel,
  fundIsRegistered,
  lastTableExists,
  revisionChangesTable,
} from './rules.ts'
import { shareOfFund } from './shares.ts'
import { emptyTable } from './table.ts'
import type { FundTargets, TargetFund, TargetTable } from './vocabulary.ts'

type Keyed<T> = T & { readonly key: string }

/** p.unit: whose table it is. */
export function ownership(fund: TargetFund, organisation: string | undefined): Finding {
  return compilerOwnsFund({
    owner: fund.owner.code,
    ownerOrganisation: fund.owner.organisation,
    organisation: organisation ?? '',
  })
}

export const OpenTargets = desk.opening({
  label: '建立绩效目标表',
  cite: fundCite,
  by: anyFundCompiler,
  input: z.strictObject({
    fund: z.string().trim().regex(fundKeyPattern, '项目编号写作“年度-单位代码-序号”，如2023-005-01'),
    /** Last year's indicators as a start, with what they brought. */
    copyLast: z.boolean().default(false),
    table: printedTableSchema.optional(),
  }),
  form: forms.openTargets,
  leadsTo: ['filling'],
  needs: ({ fund }) => {
    const [, year = '', owner = ''] = fundKeyPattern.exec(fund) ?? []
    return {
      ...referenceNeeds({ year: Number(year), owner, department: owner }),
      fund: need.register<FundEntry>('fund-projects', fund),
      owner: need.register<UnitEntry>('budget-units', owner),
      departments: need.entries<Keyed<UnitEntry>>('budget-units', { level: '一级' }),
      before: need.rows<readonly LastTable[]>(
        lastTablesProvider,
        { owner, year: Number(year) - 1 },
        { store: 'digest' },
      ),
    }
  },
  decide: ({ input, needs, actor }) => {
    const registered = fundIsRegistered({ key: input.fund, name: needs.fund?.name ?? '' })
    const opened = fundOf(input.fund, needs.fund, needs.owner)
    if (opened === undefined) return decided({ guards: [registered], events: [] })
    const { fund, ownerLevel } = opened
    const departments = needs.departments ?? []
    const level =
      ownerLevel === '一级'
        ? '一级'
        : (departments.find(({ key }) => key === fund.department.code)?.level ?? '')
    const last = input.copyLast ? needs.before?.find(({ name }) => name === fund.name) : undefined
    const start = startOf(input.table, last)
    const reference = referenceOf(fund, start, needs)
    return decided({
      guards: [
        registered,
        categoryIsListed({ category: needs.fund?.category ?? '' }),
        ...(input.copyLast ? [lastTableExists({ fund: fund.name, found: last !== undefined })] : []),
        departmentIsFirstLevel({ department: fund.department.code, level }),
        ownership(fund, actor?.organisation),
      ],
      claims: [fundOfYear.take(fund)],
      computed: [shareOfFund({ ...fund, amount: fund.listed ?? '' }, reference.funds)],
      events: [
        {
          type: 'TargetsOpened',
          fund,
          table: start,
          reference,
          facts: factsOfTable({ fund, table: start, reference }),
        },
      ],
    })
  },
  example: () => ({
    input: { fund: examples.exampleFundKey, copyLast: false },
    needs: {
      ...examples.exampleAnswers,
      fund: examples.exampleFundEntry,
      owner: examples.ownerEntry,
      departments: [{ ...examples.ownerEntry, key: '136' }],
      before: [],
    },
  }),
})

/** A printed table as it is, last year's as a start, or an empty form. */
function startOf(printed: PrintedTable | undefined, last: LastTable | undefined): TargetTable {
  if (printed !== undefined) return tableOfPrinted(printed)
  return last === undefined ? emptyTable : copiedFrom(last.table, last.results)
}

export const DiscardTargets = desk.act({
  label: '作废本表',
  cite: fundCite,
  by: fundCompiler,
  in: ['filling'],
  leadsTo: ['discarded'],
  input: z.strictObject({ reason: reasonField }),
  form: forms.discardTargets,
  needs: (state) => referenceNeeds(keysOf(state)),
  decide: ({ state, input, needs, actor, at }) =>
    decided({
      guards: [ownership(state.fund, actor?.organisation)],
      claims: [fundOfYear.release(state.fund)],
      entries: declaredEntries(state.fund, [], needs.declared ?? [], at.date),
      events: [{ type: 'TargetsDiscarded', reason: input.reason }],
    }),
  example: () => ({
    state: examples.targetsInStage.filling(),
    input: { reason: '项目编号选错，重新建立' },
    needs: examples.exampleAnswers,
  }),
})

export const keysOf = ({ fund }: FundTargets) => ({
  year: fund.year,
  owner: fund.owner.code,
  department: fund.department.code,
})

/** Table, reference and facts after a change. */
function filledIn(fund: TargetFund, table: TargetTable, answers: ReferenceAnswers) {
  const checked: Checked = { fund, table, reference: referenceOf(fund, table, answers) }
  return { checked, facts: factsOfTable(checked) }
}

export const ReviseTargets = desk.act({
  label: '填写目标和指标',
  cite: rowsCite,
  by: fundCompiler,
  in: ['filling', 'self-checked'],
  leadsTo: ['filling'],
  input: revisionSchema,
  form: forms.reviseTargets,
  needs: (state) => referenceNeeds(keysOf(state)),
  decide: ({ state, input, needs, actor }) => {
    const table = revised(state.table, input)
    const changes = changesBetween(state.table, table)
    const { checked, facts } = filledIn(state.fund, table, needs)
    return decided({
      guards: [
        ownership(state.fund, actor?.organisation),
        revisionChangesTable({ changes: changes.length }),
        ...typedRowFaults(state.table, checked),
      ],
      events: [{ type: 'TargetsRevised', changes, table, reference: checked.reference, facts }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.filling(),
    input: { overview: '为全县离退休干部开办学习班次，配备教师、场地和教材，保障常年开课。' },
    needs: examples.exampleAnswers,
  }),
})

export const ImportTargets = desk.act({
  label: '导入已印的目标表',
  cite: rowsCite,
  by: fundCompiler,
  in: ['filling', 'self-checked'],
  leadsTo: ['filling'],
  input: z.strictObject({ table: printedTableSchema }),
  form: forms.importTargets,
  needs: (state) => referenceNeeds(keysOf(state)),
  decide: ({ state, input, needs, actor }) => {
    const table = tableOfPrinted(input.table)
    const changes = changesBetween(state.table, table)
    const { checked, facts } = filledIn(state.fund, table, needs)
    const { submission } = checkFindings(reportOf(checked).findings)
    return decided({
      guards: [ownership(state.fund, actor?.organisation)],
      warnings: submission,
      events: [{ type: 'TargetsRevised', changes, table, reference: checked.reference, facts }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.filling(),
    input: {
      table: {
        title: '',
        nameLabel: '',
        department: '',
        budget: '20.00',
        overview: '',
        goal: '',
        basis: '',
        rows: [['学习班期数', '90', '期', '≥', '12']],
      },
    },
    needs: examples.exampleAnswers,
  }),
})

export const PassSelfCheck = desk.act({
  label: '完成自检',
  cite: weightsCite,
  by: fundCompiler,
  in: ['filling'],
  leadsTo: ['self-checked'],
  input: z.strictObject({}),
  form: forms.passSelfCheck,
  needs: (state) => referenceNeeds(keysOf(state)),
  serialize: ({ fund }) => [`declared-indicators/${fund.department.code}/${fund.year}`],
  decide: ({ state, needs, actor, at }) => {
    const { checked, facts } = filledIn(state.fund, state.table, needs)
    const { submission, explain, hints } = checkFindings(reportOf(checked).findings)
    return decided({
      guards: [ownership(state.fund, actor?.organisation), ...submission],
      warnings: [...explain, ...hints],
      computed: [shareOfFund({ ...state.fund, amount: state.table.budget }, checked.reference.funds)],
      entries: declaredEntries(state.fund, state.table.rows, needs.declared ?? [], at.date),
      events: [{ type: 'SelfCheckPassed', reference: checked.reference, facts }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.filling(),
    input: {},
    needs: examples.exampleAnswers,
  }),
})

export const SubmitTargets = desk.act({
  label: '报送主管部门审核',
  cite: weightsCite,
  by: fundCompiler,
  in: ['self-checked'],
  leadsTo: ['department-review'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.submitTargets,
  handsOver: {
    receiver: departmentReviewer,
    returned: returnedToCompiler('department'),
    returnsTo: 'filling',
  },
  decide: ({ state, actor }) =>
    decided({
      guards: [ownership(state.fund, actor?.organisation)],
      events: [{ type: 'TargetsSubmitted' }],
    }),
  example: () => ({ state: examples.targetsInStage.selfChecked(), input: {} }),
})
