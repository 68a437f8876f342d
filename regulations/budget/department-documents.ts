/** Papers of a department's roll-up: the sum less eliminations, and the letter that goes with it. */
import type { DocumentSpec } from '#kernel/case'
import type { Fact } from '#kernel/law'
import { cite } from '#kernel/law'
import { printFigure } from '#lint'
import { placeNameOfYear } from './place-name.ts'
import type { DepartmentBudget } from './procedure/department-vocabulary.ts'
import { writtenDate } from './written-date.ts'

type Spec = DocumentSpec<DepartmentBudget>
const clause = cite('shizhu-budget-2023/n.1.2.a').clause
const shown = (fen: number): string => printFigure(fen, '万元')
const text = (key: string, header: string, width: number) => ({ key, header, kind: 'text' as const, width })
const figure = (key: string, header: string, width = 4) => ({ key, header, kind: 'figure' as const, width })

const rollUpTable: Spec = {
  label: '部门汇总表',
  clause,
  template: 'figures',
  when: ({ rolledUp }) => rolledUp !== null,
  data: ({ department, year, rolledUp }) => ({
    orientation: 'portrait',
    tables: [
      {
        title: `${department.name}${year}年部门预算汇总表`,
        preparedBy: `编制部门：${department.name}`,
        unit: '单位：万元',
        columns: [
          text('label', '项目', 20),
          figure('sum', '单位合计'),
          figure('eliminated', '抵销'),
          figure('amount', '汇总数'),
        ],
        rows: (rolledUp?.lines ?? []).map(({ path, sum, eliminated }) => ({
          key: path,
          cells: {
            label: placeNameOfYear(path, year),
            sum: shown(sum),
            eliminated: eliminated === 0 ? '' : shown(eliminated),
            amount: shown(sum - eliminated),
          },
          ...(path.split('/')[1] === 'total' ? { emphasis: 'total' } : {}),
        })),
        notes: (rolledUp?.findings ?? []).map(({ message }) => message),
      },
    ],
    signatures: ['部门负责人', '财务负责人', '制表人'].map((label) => ({ label })),
  }),
}

const letter: Spec = {
  label: '部门预算报送函',
  clause,
  template: 'letter',
  when: ({ rolledUp }) => rolledUp !== null,
  data: (state) => {
    const { department, year, rolledUp } = state
    const total = rolledUp?.lines.find(({ path }) => path === 't7/total/total')
    const amount = shown((total?.sum ?? 0) - (total?.eliminated ?? 0))
    const blocks: Fact[] = [
      {
        kind: 'paragraph',
        text: `现报送我部门${year}年预算，含${rolledUp?.units.length ?? 0}个单位，抵销内部往来${rolledUp?.eliminated.length ?? 0}笔，支出合计${amount}万元。`,
      },
      {
        kind: 'table',
        table: {
          title: '',
          columns: [text('code', '代码', 4), text('name', '单位', 14)],
          rows: (rolledUp?.units ?? []).map(({ code, name }) => ({ cells: { code, name } })),
        },
      },
    ]
    return {
      title: `关于报送${department.name}${year}年部门预算的函`,
      blocks,
      signedBy: [department.name],
      dateText: writtenDate('submittedOn' in state ? state.submittedOn : null),
    }
  },
}

export const departmentDocuments: Readonly<Record<string, Spec>> = { 'roll-up': rollUpTable, letter }
