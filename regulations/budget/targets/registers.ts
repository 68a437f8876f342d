/** Master data of target tables: funds, indicators, levels, units, grades, documents; and what passed tables leave behind. */
import { cite } from '#kernel/law'
import type { RegisterDefinition } from '../../shared/register.ts'
import { relations } from '../funds.ts'
import { integer, register, select, text, yes } from '../register-columns.ts'
import { fundCategories } from './vocabulary.ts'

/** The key holds year and owner, so that a fund is unique per department and year: 2023-005-01. */
export const fundKeyPattern = /^(\d{4})-(\d{3,12})-(\d{2,3})$/

const fundProjects = register({
  id: 'fund-projects',
  label: '专项资金和项目',
  clause: cite('shizhu-budget-2023/p.name').clause,
  keyLabel: '编号（年度-单位代码-序号）',
  columns: [
    text('name', '名称', true),
    integer('year', '年度', true),
    text('owner', '编制单位代码', true),
    select('category', '类别', fundCategories),
    select('level', '项目级次', ['一级', '二级']),
    text('parent', '上级项目编号'),
    text('amount', '部门预算所列金额（万元）', true),
    // One fund stands in the register once a year: a choice between years needs a label that names the year.
    text('label', '选择时显示（如2023年某项经费）'),
  ],
})

const indicatorLibrary = register({
  id: 'indicator-library',
  label: '绩效指标库',
  clause: cite('shizhu-budget-2023/p.ind').clause,
  keyLabel: '指标编号',
  keeper: 'performance-reviewer',
  columns: [
    text('name', '指标', true),
    text('department', '主管部门代码（空白为通用）'),
    text('first', '一级指标'),
    text('second', '二级指标'),
    text('unit', '计量单位', true),
    select('relation', '指标性质', relations),
    text('value', '参考指标值'),
    text('explanation', '指标解释'),
    text('scoring', '评分标准'),
    text('categories', '适用资金类别'),
  ],
})

const indicatorLevels = register({
  id: 'indicator-levels',
  label: '指标层级',
  clause: cite('shizhu-budget-2023/p.blank.levels').clause,
  keyLabel: '层级编号',
  columns: [
    text('first', '一级指标', true),
    text('second', '二级指标', true),
    integer('fromYear', '自年度', true),
    integer('toYear', '至年度'),
    integer('suggested', '建议权重（一级）'),
    text('source', '来源', true),
    yes('unconfirmed', '待核'),
  ],
})

const measurementUnits = register({
  id: 'measurement-units',
  label: '计量单位',
  clause: cite('shizhu-budget-2023/p.blank.unit').clause,
  keyLabel: '计量单位',
  columns: [
    select('kind', '类别', ['数量', '比率', '时间', '金额', '单价', '档次']),
    text('instead', '应改用'),
  ],
})

const gradeScaleRegister = register({
  id: 'grade-scales',
  label: '定性指标档次',
  clause: cite('shizhu-budget-2023/p.qual').clause,
  keyLabel: '档次表',
  columns: [text('words', '档次（从高到低，用“、”隔开）', true)],
})

const basisDocuments = register({
  id: 'basis-documents',
  label: '立项依据文件',
  clause: cite('shizhu-budget-2023/p.basis').clause,
  keyLabel: '文号',
  columns: [
    text('title', '文件名称', true),
    text('issuer', '发文机关'),
    select('kind', '类别', ['文件', '年度文件', '规划计划']),
    integer('validFrom', '起始年度'),
    integer('validTo', '截止年度'),
    yes('trial', '试行'),
  ],
})

/** Rows of tables that have passed their self-check: the same indicator has one target in all of them. */
const declaredIndicators = register({
  id: 'declared-indicators',
  label: '已自检的绩效指标',
  clause: cite('shizhu-budget-2023/p.feigong.r4').clause,
  keyLabel: '编号',
  columns: [
    text('department', '主管部门代码', true),
    integer('year', '年度', true),
    text('fund', '项目编号', true),
    text('fundName', '项目', true),
    text('name', '指标', true),
    text('relation', '指标性质', true),
    text('value', '指标值', true),
    text('unit', '计量单位', true),
  ],
})

/** Confirmed self-evaluations, row by row: shown beside next year's target. */
const targetResults = register({
  id: 'target-results',
  label: '绩效目标完成情况',
  clause: cite('shizhu-budget-2023/p.relation').clause,
  keyLabel: '编号',
  columns: [
    text('owner', '编制单位代码', true),
    integer('year', '年度', true),
    text('fundName', '项目', true),
    text('name', '指标', true),
    text('target', '目标', true),
    text('result', '完成值', true),
    select('outcome', '完成情况', ['full', 'part', 'none']),
    text('reason', '未完成原因'),
  ],
})

export const targetRegisters: readonly RegisterDefinition[] = [
  fundProjects,
  indicatorLibrary,
  indicatorLevels,
  measurementUnits,
  gradeScaleRegister,
  basisDocuments,
  declaredIndicators,
  targetResults,
]
