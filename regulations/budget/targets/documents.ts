/** Papers of a target table: the printed layout, the layout with three levels, the reviewer's sheet, the self-evaluation. */
import type { DocumentSpec } from '#kernel/case'
import type { Fact } from '#kernel/law'
import { cite } from '#kernel/law'
import { writtenDate } from '../written-date.ts'
import { basisText } from './basis.ts'
import { hundredths } from './judge.ts'
import { outcomeLabels } from './rules.ts'
import { nameLabel, officeText, tableNumber, tableTitle } from './table.ts'
import { targetText } from './columns.ts'
import type { Evaluation, FundTargets, ReviewSheet, TargetRow } from './vocabulary.ts'

type Spec = DocumentSpec<FundTargets>
type Cell = {
  readonly kind: 'label' | 'value' | 'figure'
  readonly text: string
  readonly colspan?: number
  readonly lines?: number
  readonly rowspan?: number
  readonly seal?: string
}

const label = (text: string, more: Partial<Cell> = {}): Cell => ({ kind: 'label', text, ...more })
const value = (text: string, more: Partial<Cell> = {}): Cell => ({ kind: 'value', text, ...more })
const figure = (text: string): Cell => ({ kind: 'figure', text })

function head({ fund, table }: FundTargets, span: number): readonly (readonly Cell[])[] {
  const rest = (text: string, lines?: number): Cell =>
    value(text, { colspan: span - 1, ...(lines === undefined ? {} : { lines }) })
  return [
    [label(nameLabel(fund.category)), rest(fund.name)],
    [label('业务主管部门'), rest(officeText(fund.department))],
    [label('当年预算（万元）'), rest(table.budget)],
    [label('项目概况'), rest(table.overview, 3)],
    [label('立项依据'), rest(table.basis.map(basisText).join('；'), 2)],
    [label('当年绩效目标'), rest(table.goal, 3)],
  ]
}

const common = ({ fund }: FundTargets) => ({
  title: tableTitle(fund),
  subtitle: tableNumber(fund.category),
  preparedBy: `编制单位：${officeText(fund.owner)}`,
  unit: '金额单位：万元',
})

/** p.title, p.unit, p.money …: the form that the seven printed tables have. */
const printedLayout: Spec = {
  label: '绩效目标表（原格式）',
  clause: cite('shizhu-budget-2023/p.label').clause,
  template: 'form',
  when: ({ table }) => table.rows.length > 0,
  data: (state) => ({
    ...common(state),
    columns: [6, 8, 4, 4, 4, 5],
    rows: [
      ...head(state, 6),
      [
        label('绩效指标', { colspan: 2 }),
        label('指标权重'),
        label('计量单位'),
        label('指标性质'),
        label('指标值'),
      ],
      ...state.table.rows.map((row) => [
        value(row.name, { colspan: 2 }),
        figure(row.weight),
        value(row.unit),
        value(row.relation),
        figure(row.value),
      ]),
    ],
    notes: [`指标权重合计${state.facts.weightTotal}，另有预算执行率权重${state.table.executionWeight}。`],
  }),
}

/** Neighbouring rows of one level share its cell. */
function levelCells(rows: readonly TargetRow[], index: number, key: 'first' | 'second'): readonly Cell[] {
  const same = (a: TargetRow | undefined, b: TargetRow | undefined): boolean =>
    a !== undefined && b !== undefined && a.first === b.first && (key === 'first' || a.second === b.second)
  const row = rows[index]
  if (row === undefined || same(rows[index - 1], row)) return []
  let end = index + 1
  while (same(row, rows[end])) end += 1
  return [value(row[key] === '' ? '（未分级）' : row[key], { rowspan: end - index })]
}

/** p.blank: the newer form. A unit without projects of its own gets it with one line instead of an empty grid. */
const levelsLayout: Spec = {
  label: '项目支出绩效目标表',
  clause: cite('shizhu-budget-2023/p.blank').clause,
  template: 'form',
  when: () => true,
  data: (state) => {
    const { table, fund } = state
    const rest = (text: string, lines?: number): Cell =>
      value(text, { colspan: 7, ...(lines === undefined ? {} : { lines }) })
    return {
      ...common(state),
      title: `${fund.year}年项目支出绩效目标表`,
      columns: [6, 5, 8, 3, 4, 3, 4, 3],
      rows: [
        [label('项目名称'), rest(fund.name)],
        [
          label('业务主管部门'),
          value(officeText(fund.department), { colspan: 3 }),
          label('预算执行率权重', { colspan: 2 }),
          value(String(table.executionWeight), { colspan: 2 }),
        ],
        [
          label('项目分类'),
          value(fund.category, { colspan: 3 }),
          label('当年预算', { colspan: 2 }),
          value(table.budget, { colspan: 2 }),
        ],
        [
          label('本级安排'),
          value(table.local, { colspan: 3 }),
          label('上级补助', { colspan: 2 }),
          value(table.upper, { colspan: 2 }),
        ],
        [label('项目概述'), rest(table.overview, 3)],
        [label('立项依据'), rest(table.basis.map(basisText).join('；'), 2)],
        [label('当年绩效目标'), rest(table.goal, 3)],
        ['一级指标', '二级指标', '三级指标', '权重', '计量单位', '性质', '指标值', '核心'].map((text) =>
          label(text),
        ),
        ...(table.rows.length === 0
          ? [[value('本单位没有本级项目，项目由主管部门统一管理。', { colspan: 8 })]]
          : table.rows.map((row, i) => [
              ...levelCells(table.rows, i, 'first'),
              ...levelCells(table.rows, i, 'second'),
              value(row.name),
              figure(row.weight),
              value(row.unit),
              value(row.relation),
              figure(row.value),
              value(row.core ? '是' : '否'),
            ])),
      ],
      notes:
        table.rows.length === 0
          ? []
          : [`权重合计${state.facts.weightTotal}，加预算执行率${table.executionWeight}。`],
    }
  },
}

const sheetOf = ({ sheets }: FundTargets): ReviewSheet | null => sheets.finance ?? sheets.department

/** B13: each row passed or with its opinion, a grade. */
const reviewSheet: Spec = {
  label: '绩效目标审核表',
  clause: cite('shizhu-budget-2023/p.ind').clause,
  template: 'form',
  when: (state) => sheetOf(state) !== null,
  data: (state) => {
    const sheet = sheetOf(state)
    const line = (id: string) => sheet?.lines.find(({ row }) => row === id)
    return {
      title: '绩效目标审核表',
      subtitle: `${state.fund.name}（${state.fund.year}年）`,
      preparedBy: `编制单位：${officeText(state.fund.owner)}`,
      columns: [8, 3, 5, 3, 8],
      rows: [
        ['指标', '权重', '目标', '结论', '修改意见'].map((text) => label(text)),
        ...state.table.rows.map((row) => [
          value(row.name),
          figure(row.weight),
          value(targetText(row)),
          value(line(row.id)?.passed === true ? '通过' : '修改'),
          value(line(row.id)?.opinion ?? ''),
        ]),
        [label('审核等级'), value(sheet?.grade ?? '', { colspan: 4 })],
        [
          label('综合意见'),
          value(sheet?.opinion ?? '', {
            colspan: 4,
            lines: 5,
            seal: '审核单位（盖章）：　　　　　　　　年　　月　　日',
          }),
        ],
      ],
      notes: [`审核日期：${writtenDate(sheet?.on ?? null)}`],
    }
  },
}

/** 年末自评 on the same rows. */
const selfEvaluation: Spec = {
  label: '绩效自评报告',
  clause: cite('shizhu-budget-2023/p.relation').clause,
  template: 'report',
  when: (state) => 'evaluation' in state && state.evaluation !== null,
  data: (state) => {
    const { fund, table } = state
    const evaluation = 'evaluation' in state ? state.evaluation : null
    if (evaluation === null) return null
    const { spent, executionPoints, total, rating, summary, confirmed } = evaluation
    const blocks: readonly Fact[] = [
      heading('一、预算执行'),
      paragraph(
        `当年预算${table.budget}万元，执行${spent}万元，预算执行率得${hundredths(executionPoints)}分（满分${table.executionWeight}分）。`,
      ),
      heading('二、指标完成情况'),
      { kind: 'table', table: resultTable(evaluation, table.rows) },
      heading('三、自评结论'),
      paragraph(`总分${hundredths(total)}分，等级为“${rating}”。${summary}`),
      ...(confirmed === null
        ? []
        : [paragraph(`财政复核意见：${confirmed.opinion === '' ? '无' : confirmed.opinion}`)]),
    ]
    return {
      title: `${fund.year}年${fund.name}绩效自评报告`,
      blocks,
      signedBy: [fund.owner.name],
      dateText: writtenDate(evaluation.on),
    }
  },
}

const heading = (text: string): Fact => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): Fact => ({ kind: 'paragraph', text })

function resultTable({ results }: Evaluation, rows: readonly TargetRow[]): Fact {
  const column = (key: string, header: string, kind: 'text' | 'figure', width: number): Fact => ({
    key,
    header,
    kind,
    width,
  })
  return {
    title: '',
    columns: [
      column('name', '指标', 'text', 9),
      column('target', '目标', 'text', 5),
      column('result', '完成', 'text', 4),
      column('outcome', '情况', 'text', 4),
      column('weight', '权重', 'figure', 3),
      column('points', '得分', 'figure', 4),
      column('reason', '未完成原因', 'text', 8),
    ],
    rows: results.map((one) => {
      const row = rows.find(({ id }) => id === one.row)
      return {
        cells: {
          name: row?.name ?? one.row,
          target: row === undefined ? '' : targetText(row),
          result: one.result,
          outcome: outcomeLabels[one.outcome],
          weight: row?.weight ?? '',
          points: hundredths(one.points),
          reason: one.reason,
        },
      }
    }),
  }
}

export const targetDocuments: Readonly<Record<string, Spec>> = {
  'targets-printed': printedLayout,
  'targets-levels': levelsLayout,
  'review-sheet': reviewSheet,
  'self-evaluation': selfEvaluation,
}
