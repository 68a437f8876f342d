/**
 * 预算公开自查表: the five heads of the official inspection (及时性、完整性、细化程度、公开方式、真实性), answered from the case. Whoever
 * inspects ticks the same heads; what only a person can know is left for the unit to write.
 */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { daysBetween, plusDays } from '#kernel/time'
import { publicationChecklist } from './checks/index.ts'
import { explanationOf } from './explanation.ts'
import type { BudgetFigures, StatedRow, TableKey } from './figures.ts'
import { findDays, publicationDays } from './parameters.ts'
import { examine } from './procedure/facts.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'
import { publicTitle } from './publication.ts'
import { writtenDate } from './written-date.ts'

export const inspectionHeads = ['及时性', '完整性', '细化程度', '公开方式', '真实性'] as const
export type InspectionHead = (typeof inspectionHeads)[number]

export type InspectionAnswer = '符合' | '不符合' | '尚未公开' | '单位填写'
export type InspectionLine = {
  readonly head: InspectionHead
  readonly question: string
  readonly answer: InspectionAnswer
  /** What the answer rests on. */
  readonly grounds: string
}

/** Every line of the sheet in the order of the heads. */
export function inspect(state: UnitBudget): readonly InspectionLine[] {
  const figures = unpackFigures(state.figures)
  return [
    ...timeliness(state),
    ...completeness(state, figures),
    ...detail(figures),
    ...manner(state),
    ...truth(state),
  ]
}

const verdict = (holds: boolean): InspectionAnswer => (holds ? '符合' : '不符合')

function timeliness(state: UnitBudget): InspectionLine[] {
  const question = '批复后二十日内公开'
  const from = 'approval' in state ? (state.reply?.repliedOn ?? state.approval.approvedOn) : null
  const days = from === null ? undefined : findDays(publicationDays, from)
  if (from === null || days === undefined)
    return [{ head: '及时性', question, answer: '尚未公开', grounds: '尚未批复，期限未起算。' }]
  const due = plusDays(from, days)
  const published = state.versions[0]?.on
  const reckoned = `${writtenDate(from)}批复，应于${writtenDate(due)}前公开`
  if (published === undefined)
    return [{ head: '及时性', question, answer: '尚未公开', grounds: `${reckoned}。` }]
  const late = daysBetween(due, published)
  const grounds = `${reckoned}，${writtenDate(published)}公开${late > 0 ? `，逾期${late}日` : ''}。`
  return [{ head: '及时性', question, answer: verdict(late <= 0), grounds }]
}

function completeness(state: UnitBudget, figures: BudgetFigures): InspectionLine[] {
  const { year, unit, texts } = state
  const tables = publicationChecklist(figures, { year, unit, texts })
  const missing = tables.filter((one) => one.state === 'missing').map(({ title }) => title)
  const bare = examine(state).findings.filter(({ rule }) => rule === 'empty-table-note')
  const parts = explanationOf(state).parts.filter(({ paragraphs }) => paragraphs.length === 0)
  return [
    line(
      '完整性',
      '应公开的表齐全',
      missing.length === 0,
      `应有${tables.length}张${list('，缺：', missing)}。`,
    ),
    line(
      '完整性',
      '没有数据的表列出空表并说明',
      bare.length === 0,
      `没有说明的空表：${bare.map(({ where }) => where.rowName ?? where.sheet).join('、') || '无'}。`,
    ),
    line(
      '完整性',
      '情况说明各部分齐全',
      parts.length === 0,
      `没有内容的部分：${parts.map(({ heading }) => heading).join('、') || '无'}。`,
    ),
  ]
}

const list = (before: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${before}${names.join('、')}`

function line(head: InspectionHead, question: string, holds: boolean, grounds: string): InspectionLine {
  return { head, question, answer: verdict(holds), grounds }
}

/** Function down to 项 (seven digits), economic down to 款 (five). */
function detail(figures: BudgetFigures): InspectionLine[] {
  const depth = (key: TableKey, digits: number): string[] =>
    leavesOf(figures, key)
      .filter((code) => code.length < digits)
      .toSorted()
  const functions = [...new Set([...depth('t2', 7), ...depth('t7', 7)])]
  const economics = depth('t3', 5)
  return [
    line(
      '细化程度',
      '功能分类公开到项',
      functions.length === 0,
      functions.length === 0
        ? '表2、表7各项支出均到项级科目。'
        : `没有细化到项的科目：${functions.join('、')}。`,
    ),
    line(
      '细化程度',
      '基本支出按经济分类公开到款',
      economics.length === 0,
      economics.length === 0 ? '表3各项支出均到款级科目。' : `没有细化到款的科目：${economics.join('、')}。`,
    ),
  ]
}

/** Codes below which no other code of the table stands. */
function leavesOf(figures: BudgetFigures, key: TableKey): readonly string[] {
  const codes = (figures.tables[key]?.rows ?? []).map(codeOf).filter((code) => /^\d+$/.test(code))
  return codes.filter((code) => !codes.some((other) => other !== code && other.startsWith(code)))
}

const codeOf = ({ labels }: StatedRow): string => labels['code'] ?? ''
const placeWords = { portal: '本平台门户', site: '政府网站', wall: '公示栏' } as const

function manner(state: UnitBudget): InspectionLine[] {
  const preparation = 'preparation' in state ? state.preparation : null
  const places = preparation?.places ?? []
  const online = places.some(({ kind }) => kind !== 'wall')
  const where = places.map(
    ({ kind, address }) => `${placeWords[kind]}${address === '' ? '' : `（${address}）`}`,
  )
  return [
    preparation === null
      ? {
          head: '公开方式',
          question: '在网站公开并长期保留',
          answer: '尚未公开',
          grounds: '尚未安排公开地点。',
        }
      : line('公开方式', '在网站公开并长期保留', online, `公开地点：${where.join('、') || '无'}。`),
    {
      head: '公开方式',
      question: '在本级政府网站的预决算公开专栏集中公开',
      answer: '单位填写',
      grounds: '请填写专栏名称和网址。',
    },
    preparation === null
      ? { head: '公开方式', question: '公开联系人和电话', answer: '尚未公开', grounds: '' }
      : line(
          '公开方式',
          '公开联系人和电话',
          preparation.contact.name !== '' && preparation.contact.phone !== '',
          `${preparation.contact.name}，${preparation.contact.phone}`,
        ),
  ]
}

function truth(state: UnitBudget): InspectionLine[] {
  const { findings, checks } = examine(state)
  const errors = findings.filter(({ grade }) => grade === 'error')
  const passed = Object.values(checks).reduce((sum, count) => sum + count, 0)
  const corrected = state.versions.filter(({ changes }) => changes.length > 0)
  return [
    line(
      '真实性',
      '公开的数相互一致，与批复一致',
      errors.length === 0,
      `通过${passed}项检查，错误${errors.length}处${errors[0] === undefined ? '' : `，第一处：${errors[0].message.replace(/[。？]$/, '')}`}。`,
    ),
    {
      head: '真实性',
      question: '公开后有更正的，已公开更正说明',
      answer: state.versions.length === 0 ? '尚未公开' : '符合',
      grounds:
        corrected.length === 0 ? '没有更正。' : `更正${corrected.length}次，原版本和更正说明均可查阅。`,
    },
  ]
}

/** The sheet as a paper, with a column in which the unit explains what does not hold. */
export const selfCheck: DocumentSpec<UnitBudget> = {
  label: '预算公开自查表',
  clause: cite('shizhu-budget-2023/t.blank').clause,
  template: 'form',
  when: (state) => Object.keys(state.figures.tables).length > 0,
  data: (state) => {
    const label = (text: string, more: object = {}) => ({ kind: 'label', text, ...more })
    const value = (text: string) => ({ kind: 'value', text })
    const lines = inspect(state)
    return {
      title: '预算公开自查表',
      subtitle: publicTitle(state),
      preparedBy: `填报单位：${state.unit.name}`,
      columns: [7, 12, 6, 16, 8],
      rows: [
        ['检查方面', '检查内容', '结果', '依据', '单位说明'].map((text) => label(text)),
        ...inspectionHeads.flatMap((head) => {
          const own = lines.filter((one) => one.head === head)
          return own.map(({ question, answer, grounds }, i) => [
            ...(i === 0 ? [label(head, { rowspan: own.length })] : []),
            value(question),
            value(answer === '单位填写' ? '' : answer),
            value(grounds),
            value(''),
          ])
        }),
      ],
      notes: ['“结果”一栏由系统按办理记录和检查结果填写；“单位说明”由单位填写。'],
      signatures: [{ label: '填表人' }, { label: '单位负责人' }],
    }
  },
}
