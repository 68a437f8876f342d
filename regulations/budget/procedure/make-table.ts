/** Tables that are made from others and never typed: t8 from table 6, t9 from the procurement figures, t10 as a link. */
import type { StatedTable, TableKey } from '../figures.ts'
import { makeProcurementTable } from '../procurement.ts'
import { getTableDefinition, incomeSources } from '../tables.ts'
import { commonPhrases, emptyNoteOf } from '../reference/phrases.ts'
import { packFigures, unpackFigures } from './packed-figures.ts'
import type { Draft, Step } from './revise.ts'

const fault = (say: string): Step => ({ ok: false, say })
const noReference = {
  phrases: commonPhrases,
  sources: incomeSources.map((name) => ({ name })),
}

export function makeTable(draft: Draft, key: TableKey): Step {
  const figures = unpackFigures(draft.figures)
  const { phrases, sources } = draft.reference ?? noReference
  switch (key) {
    case 't8':
      return figures.tables.t6 === undefined
        ? fault('请先有部门收支总表，再生成部门收入总表。')
        : made(
            draft,
            incomeTable(
              figures.tables.t6,
              sources.map(({ name }) => name),
            ),
            '由部门收支总表生成',
          )
    case 't9':
      return made(
        draft,
        makeProcurementTable(figures, emptyNoteOf(phrases, 't9')),
        '由说明里的政府采购数生成',
      )
    case 't10':
      return made(
        draft,
        overallTable(emptyNoteOf(phrases, 't10'), draft.texts['overallTargetsLink'] ?? ''),
        '由主管部门的链接代替',
      )
    default:
      return fault(`请写明「${key}」的行和栏。`)
  }
}

function made(draft: Draft, table: StatedTable, how: string): Step {
  const packed = packFigures({ tables: { [table.key]: table }, narrative: [], funds: [] })
  const tables = { ...draft.figures.tables, ...packed.tables }
  const label = getTableDefinition(table.key).title
  const figures = { ...draft.figures, tables }
  return { ok: true, draft: { ...draft, figures }, label, before: null, after: how }
}

/** t8: the income side of table 6, source by source. */
function incomeTable(source: StatedTable, sources: readonly string[]): StatedTable {
  const rows = source.rows
    .filter(({ labels, id }) => id === 't6.total' || sources.includes(labels['income'] ?? ''))
    .map(({ id, row, labels, figures }) => {
      const { stated, value = null } = figures['incomeAmount'] ?? {}
      return {
        id: id.replace('t6', 't8'),
        row,
        labels: { income: id === 't6.total' ? '合计' : (labels['income'] ?? '') },
        figures: { incomeAmount: stated === undefined ? { value } : { stated, value } },
      }
    })
  return { key: 't8', sheet: getTableDefinition('t8').sheet, rows, notes: [] }
}

/** t10: an empty table whose note leads to the department's. */
function overallTable(phrase: string, link: string): StatedTable {
  const note = link.trim() === '' ? phrase : `${phrase.replace(/。$/, '')}，见${link.trim()}。`
  return { key: 't10', sheet: getTableDefinition('t10').sheet, rows: [], notes: [note] }
}
