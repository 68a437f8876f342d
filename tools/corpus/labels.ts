/**
 * Writes the reference an official would write for a clause, from its row id.
 *
 * The letters at the end of a row id (23.5.d) are ours: they split an item that holds several duties. They are
 * not in the document, so they are not in its reference either, and several rows may share one reference.
 */
import { chineseNumber } from './chinese-number.ts'
import type { InstrumentId } from '#platform/corpus'

const isLetter = (part: string): boolean => /^[a-z]$/.test(part)
const isNumber = (part: string): boolean => /^\d+$/.test(part)

/** A part of an id that the document itself prints as a number. Throws when an id does not follow the scheme. */
function numberOf(part: string | undefined, id: string): number {
  if (part === undefined || !isNumber(part))
    throw new Error(`clause id ${id}: expected a number, got ${part}`)
  return Number(part)
}

/** 二（三）4第5项: part, bracketed heading, item, sub-item, as the Chinese numbering levels go. */
function outline(parts: readonly string[], id: string): string {
  const numbers = parts.filter((part) => !isLetter(part)).map((part) => numberOf(part, id))
  const [part, heading, item, subitem, ...rest] = numbers
  if (rest.length > 0) throw new Error(`clause id ${id}: deeper than four levels`)
  if (part === undefined) return ''
  return [
    chineseNumber(part),
    heading === undefined ? '' : `（${chineseNumber(heading)}）`,
    item === undefined ? '' : String(item),
    subitem === undefined ? '' : `第${subitem}项`,
  ].join('')
}

/** 第二十三条第（五）项; a third level is 目; 0 stands for the opening words of an article or item. */
function article(parts: readonly string[], id: string): string {
  const [number, item, point] = parts.filter((part) => !isLetter(part)).map((part) => numberOf(part, id))
  const words = [`第${chineseNumber(number ?? 0)}条`]
  if (item !== undefined && item > 0) words.push(`第（${chineseNumber(item)}）项`)
  if (point !== undefined && point > 0) words.push(`第${point}目`)
  return words.join('')
}

function titlesLabel(id: string): string {
  const [head, ...parts] = id.split('.')
  if (head === 'notice') return `印发通知第${chineseNumber(numberOf(parts[0], id))}项`
  if (head === 'art') return article(parts, id)
  throw new Error(`clause id ${id}: expected art.* or notice.*`)
}

const TRAINING_REGIONS: Readonly<Record<string, string>> = {
  head: '表头',
  benji: '盟本级',
  wulanhaote: '乌市',
  aershan: '阿尔山',
  qianqi: '前旗',
  zhongqi: '中旗',
  zhaqi: '扎旗',
  tuquan: '突泉',
  total: '合计',
}

function trainingLabel(id: string): string {
  const [head = '', ...parts] = id.split('.')
  const annex = numberOf(head.slice(1), id)
  const [first = ''] = parts
  if (annex === 0) return '通知尾部'
  if (first === 'note') return `附件${annex} 注`
  if (annex === 2) {
    const region = TRAINING_REGIONS[first]
    if (region === undefined) throw new Error(`clause id ${id}: unknown region ${first}`)
    return `附件2 ${region}`
  }
  if (isLetter(first)) return `附件${annex} 前言`
  // Annex 3 part 一 numbers its four kinds of employment directly, without a bracketed heading.
  if (annex === 3 && first === '1') return `附件3 一${isLetter(parts[1] ?? '') ? '' : `第${parts[1]}项`}`
  return `附件${annex} ${outline(parts, id)}`
}

function disclosureLabel(id: string): string {
  const [head = '', ...parts] = id.split('.')
  if (head === 'd29') return `教育部令第29号${article(parts, id)}`
  if (head === 'l2014') {
    const number = numberOf(parts[0], id)
    return number === 0 ? '教办函〔2014〕23号 清单' : `教办函〔2014〕23号第${chineseNumber(number)}项`
  }
  if (head === 'n') return `年度报告通知第${chineseNumber(numberOf(parts[0], id))}项`
  if (head === '0') return '报告抬头'
  if (head === '2' && parts[0] === '0') return '报告二'
  return `报告${outline([head, ...parts], id)}`
}

/** Annex 1 is a tree: project, element, point, influencing factor. The annex prints elements and points as 1.1, 1.1.1. */
function indicatorLabel(parts: readonly string[], id: string): string {
  const [first = ''] = parts
  if (first === '0') return '附件1'
  if (first.startsWith('n')) return `附件1 注${first.slice(1)}`
  const factor = parts.find((part) => part.startsWith('f'))
  const numbers = parts.filter((part) => !part.startsWith('f')).map((part) => numberOf(part, id))
  const level = ['诊断项目', '诊断要素', '诊断点'][numbers.length - 1]
  if (level === undefined) throw new Error(`clause id ${id}: an indicator has one to three levels`)
  const factorWords = factor === undefined ? '' : ` 影响因素${factor.slice(1)}`
  return `附件1 ${level}${numbers.join('.')}${factorWords}`
}

function qualityLabel(id: string): string {
  const [head = '', ...parts] = id.split('.')
  const [first = ''] = parts
  if (head === 'a1') return indicatorLabel(parts, id)
  if (head === 'a2' && first === 's') return '附件2 合计'
  if (head === 'a2' && first !== '0') return `附件2 ${first}年`
  if (/^a\d$/.test(head)) {
    const annex = `附件${head.slice(1)}`
    if (first === '0') return annex
    return first.startsWith('n') ? `${annex} 注${first.slice(1)}` : `${annex}第${first}项`
  }
  if (head === '0') return '文首'
  return `正文${outline([head, ...parts], id)}`
}

/** Short names of the seven funds, as the key-fund and general-project tables are headed. */
const FUNDS: Readonly<Record<string, string>> = {
  rencai: '人才开发专项经费',
  feigong: '基层非公党建经费',
  ganbu: '干部教育培训经费',
  zhucun: '驻乡驻村政策落实经费',
  laogan: '老干部经费',
  xinxi: '信息化建设',
  zuzhi: '组织工作经费',
  blank: '空白格式',
}

const BUDGET_FIELDS: Readonly<Record<string, string>> = {
  title: '题目',
  seal: '公章',
  date: '报送日期',
  sign: '签章',
  unit: '计量单位',
  blank: '空格与空表',
  cols: '栏目',
  codes: '科目编码',
  total: '合计',
  note: '备注',
  trip: '因公出国（境）费',
  car: '公务用车购置及运行费',
  carbuy: '公务用车购置费',
  carrun: '公务用车运行费',
  host: '公务接待费',
}

const TARGET_FIELDS: Readonly<Record<string, string>> = {
  title: '题目',
  unit: '编制单位',
  money: '金额单位',
  name: '项目名称',
  dept: '业务主管部门',
  budget: '当年预算',
  overview: '项目概况',
  basis: '立项依据',
  goal: '当年绩效目标',
  ind: '指标',
  weights: '权重',
  relation: '指标性质',
  qual: '定性指标',
  label: '表号',
}

const BLANK_FIELDS: Readonly<Record<string, string>> = {
  ...TARGET_FIELDS,
  execweight: '预算执行率权重',
  class: '项目分类',
  local: '本级安排',
  upper: '上级补助',
  levels: '指标级次',
  weight: '指标权重',
  unit: '计量单位',
  rel: '指标性质',
  val: '指标值',
  core: '是否核心指标',
}

function field(names: Readonly<Record<string, string>>, key: string, id: string): string {
  const name = names[key]
  if (name === undefined) throw new Error(`clause id ${id}: unknown field ${key}`)
  return name
}

function narrativeLabel(parts: readonly string[], id: string): string {
  const [first = ''] = parts
  if (first === '0') return '说明题目'
  if (first === 'struct') return '说明结构'
  if (first === 'contact') return '说明联系人'
  return `说明${outline(parts, id)}`
}

function targetLabel(parts: readonly string[], id: string): string {
  const [first = '', second, third] = parts
  const fund = FUNDS[first]
  if (fund === undefined) return `绩效目标表 ${field(TARGET_FIELDS, first, id)}`
  const table = `绩效目标表（${fund}）`
  if (second === undefined) return table
  const row = /^r(\d+)$/.exec(second)
  if (row !== null) return `${table} 第${row[1]}行`
  const name = field(first === 'blank' ? BLANK_FIELDS : TARGET_FIELDS, second, id)
  return `${table} ${name}${third === undefined ? '' : `第${third}项`}`
}

function budgetLabel(id: string): string {
  const [head = '', ...parts] = id.split('.')
  if (head === 'n') return narrativeLabel(parts, id)
  if (head === 'p') return targetLabel(parts, id)
  const [first] = parts
  if (head === 't' || head === 't0') {
    return `${head === 't' ? '各表' : '封面'} ${field(BUDGET_FIELDS, first ?? '', id)}`
  }
  const table = /^t(\d+)$/.exec(head)
  if (table === null) throw new Error(`clause id ${id}: expected n.*, p.* or a table`)
  const number = Number(table[1])
  const name = number > 10 ? `表${chineseNumber(number)}` : `表${number}`
  if (first === undefined) return name
  const row = /^r(\d+)$/.exec(first)
  return row === null ? `${name} ${field(BUDGET_FIELDS, first, id)}` : `${name} 第${row[1]}行`
}

const LABELS: Readonly<Record<InstrumentId, (id: string) => string>> = {
  'xingan-training-2023': trainingLabel,
  'anhui-titles-2018': titlesLabel,
  'hunan-disclosure': disclosureLabel,
  'fujian-diagnosis': qualityLabel,
  'shizhu-budget-2023': budgetLabel,
}

/**
 * The Chinese reference of a clause, e.g. `('anhui-titles-2018', 'art.23.5.d')` → 第二十三条第（五）项.
 *
 * @throws when the row id does not follow the numbering scheme of its instrument.
 */
export function labelOf(instrument: InstrumentId, rowId: string): string {
  return LABELS[instrument](rowId)
}
