/** Wordings to pick from, and the note of an empty table: what we begin with. */
import type { TableKey } from '../figures.ts'
import { getTableDefinition } from '../tables.ts'
import type { Phrase } from './vocabulary.ts'

/** `{表}` stands for what the table is about. */
export const commonPhrases: readonly Phrase[] = [
  { use: '空表备注', table: '', text: '备注：本单位本年没有{表}，表内无数据。' },
  {
    use: '空表备注',
    table: getTableDefinition('t9').title,
    text: '备注：本单位本年没有政府采购预算，表内无数据。',
  },
  {
    use: '空表备注',
    table: getTableDefinition('t10').title,
    text: '备注：整体绩效目标由主管部门统一设置，表内无数据。',
  },
  { use: '增减原因', table: '', text: '主要原因是人员增加和工资标准调整' },
  { use: '增减原因', table: '', text: '主要原因是落实过紧日子要求，压减一般性支出' },
  { use: '增减原因', table: '', text: '主要原因是上年一次性项目已完成' },
  { use: '其他说明', table: '', text: '由主管部门本级统一预算' },
]

/** The note of an empty table: the phrase for this table, else the one for every table, else our own. */
export function emptyNoteOf(phrases: readonly Phrase[], key: TableKey): string {
  const { title } = getTableDefinition(key)
  const notes = [...phrases, ...commonPhrases].filter(({ use }) => use === '空表备注')
  const found = notes.find(({ table }) => table === title) ?? notes.find(({ table }) => table === '')
  return (found?.text ?? '').replaceAll('{表}', title.replace(/(预算)?(支出|明细)?表$/, ''))
}
