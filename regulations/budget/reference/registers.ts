/** Registers that an office keeps for the wording and the tables of its budgets. Blank 地区 holds everywhere. */
import { cite } from '#kernel/law'
import type { RegisterColumn, RegisterDefinition } from '../../shared/register.ts'
import { vehicleKinds } from '../narrative.ts'
import { procurementKinds } from '../procurement.ts'
import { integer, register, select, text, yes } from '../register-columns.ts'
import { patternFault, sentenceLabels } from './sentence-labels.ts'
import { phraseUses } from './vocabulary.ts'

const region = text('region', '地区（空白为各地）')
const fromYear = integer('fromYear', '自年度', true)
const source = text('source', '来源')
const order = integer('order', '次序', true)

const tableGrades = ['必须公开', '建议公开'] as const

export const glossaryTerms = register({
  id: 'glossary-terms',
  label: '名词解释',
  clause: cite('shizhu-budget-2023/n.6').clause,
  keyLabel: '名词',
  columns: [
    text('meaning', '解释', true),
    text('words', '文中写法（用“、”隔开，空白为名词本身）'),
    integer('fromYear', '自年度'),
  ],
})

export const incomeSourceRegister = register({
  id: 'income-sources',
  label: '收入来源',
  clause: cite('shizhu-budget-2023/t6').clause,
  keyLabel: '收入来源',
  columns: [
    order,
    select('named', '说明里', ['总是写出', '有数才写']),
    text('namedRegion', '只在此地区总是写出'),
    integer('namedFrom', '自年度总是写出'),
    yes('carryOver', '是结转，不是收入来源'),
  ],
})

export const sentencePatterns = register({
  id: 'sentence-patterns',
  label: '说明句式',
  clause: cite('shizhu-budget-2023/n.struct').clause,
  keyLabel: '编号',
  columns: [
    select('sentence', '句子', Object.values(sentenceLabels)),
    region,
    fromYear,
    text('pattern', '句式（花括号里的词由系统填数）', true),
    source,
  ],
  fault: ({ sentence, pattern }) =>
    typeof sentence === 'string' && typeof pattern === 'string' ? patternFault(sentence, pattern) : undefined,
})

export const publicationTables = register({
  id: 'publication-tables',
  label: '公开表式',
  clause: cite('shizhu-budget-2023/t8').clause,
  keyLabel: '编号',
  columns: [
    text('title', '表名', true),
    region,
    fromYear,
    order,
    select('grade', '要求', tableGrades),
    yes('linked', '可用主管部门的链接代替'),
    text('repair', '缺少时怎样补'),
    source,
  ],
})

export const budgetPhrases = register({
  id: 'budget-phrases',
  label: '说明用语和空表备注',
  clause: cite('shizhu-budget-2023/t5.note').clause,
  keyLabel: '编号',
  columns: [
    select('use', '用处', phraseUses),
    text('table', '表名（空白为各表）'),
    text('text', '用语', true),
    region,
  ],
})

export const vehicles = register({
  id: 'vehicles',
  label: '公务用车',
  clause: cite('shizhu-budget-2023/n.5.4.a').clause,
  keyLabel: '车辆编号',
  columns: [text('unit', '单位代码', true), select('kind', '种类', vehicleKinds), text('note', '备注')],
})

export const procurementItems = register({
  id: 'procurement-items',
  label: '政府采购品目',
  clause: cite('shizhu-budget-2023/t9').clause,
  keyLabel: '品目编码',
  columns: [text('name', '品目名称', true), select('kind', '类别', procurementKinds)],
})

/** Lists that are read whole, by region; the others are looked up by unit, name or code. */
export const listRegisters: readonly string[] = [
  glossaryTerms.id,
  incomeSourceRegister.id,
  sentencePatterns.id,
  publicationTables.id,
  budgetPhrases.id,
]

export const referenceRegisters: readonly RegisterDefinition[] = [
  glossaryTerms,
  incomeSourceRegister,
  sentencePatterns,
  publicationTables,
  budgetPhrases,
  vehicles,
  procurementItems,
]
export type { RegisterColumn }
