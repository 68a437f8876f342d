/** 预算—调整—决算对比表. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { printFigure } from '#lint'
import type { AdjustmentLine, FigureLine } from './execution.ts'
import { compareExecution } from './execution.ts'
import { placeNameOfYear } from './place-name.ts'

type Executed = {
  readonly year: number
  readonly unit: { readonly name: string }
  readonly budget: readonly FigureLine[]
  readonly adjustments: readonly { readonly lines: readonly AdjustmentLine[] }[]
  readonly accounts?: { readonly lines: readonly FigureLine[] }
}

const shown = (fen: number | null): string => (fen === null ? '' : printFigure(fen, '万元'))
const figure = (key: string, header: string) => ({ key, header, kind: 'figure' as const, width: 4 })

export const executionDocuments: Readonly<Record<string, DocumentSpec<Executed>>> = {
  comparison: {
    label: '预算调整决算对比表',
    clause: cite('shizhu-budget-2023/t7.total').clause,
    template: 'figures',
    when: () => true,
    data: ({ year, unit, budget, adjustments, accounts }) => ({
      orientation: 'landscape',
      tables: [
        {
          title: `${unit.name}${year}年预算、调整、决算对比表`,
          preparedBy: `编制单位：${unit.name}`,
          unit: '单位：万元',
          columns: [
            { key: 'label', header: '项目', kind: 'text', width: 14 },
            figure('budget', '年初预算'),
            figure('adjusted', '调整后预算'),
            figure('final', '决算'),
            figure('difference', '差额'),
            { key: 'rate', header: '执行率', kind: 'text', width: 4 },
          ],
          rows: compareExecution(budget, adjustments, accounts?.lines ?? null).map((row) => ({
            key: row.path,
            cells: {
              label: placeNameOfYear(row.path, year),
              budget: shown(row.budget),
              adjusted: shown(row.adjusted),
              final: shown(row.final),
              difference: shown(row.difference),
              rate: row.rate,
            },
            ...(row.path.split('/')[1] === 'total' ? { emphasis: 'total' } : {}),
          })),
          notes: [],
        },
      ],
    }),
  },
}
