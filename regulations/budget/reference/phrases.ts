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
  { use: '退回意见', table: '', text: '请核对本格与他表的数，不一致的一并修改。' },
  { use: '退回意见', table: '', text: '超过控制数，请压减到控制数以内。' },
  { use: '退回意见', table: '', text: '请写明增减原因，分项列出金额。' },
  { use: '退回意见', table: '', text: '请补充依据文件的名称和文号。' },
  { use: '退回意见', table: '', text: '本表无数据，请补写备注。' },
  { use: '答复意见', table: '', text: '已核实，数字无误。' },
  { use: '答复意见', table: '', text: '按现行标准测算。' },
  { use: '答复意见', table: '', text: '已在情况说明中写明。' },
]

/** The note of an empty table: the phrase for this table, else the one for every table, else our own. */
export function emptyNoteOf(phrases: readonly Phrase[], key: TableKey): string {
  const { title } = getTableDefinition(key)
  const notes = [...phrases, ...commonPhrases].filter(({ use }) => use === '空表备注')
  const found = notes.find(({ table }) => table === title) ?? notes.find(({ table }) => table === '')
  return (found?.text ?? '').replaceAll('{表}', title.replace(/(预算)?(支出|明细)?表$/, ''))
}
