/** What nobody but the unit knows, as eight questions: which answers stand, which are still asked for, and why. */
import type { ClauseId } from '#kernel/law'
import { baseYearKinds, baseYearOf, isBaseYearState } from './base-year.ts'
import { findTable, placeByRow } from './checks/lookup.ts'
import type { BudgetFigures } from './figures.ts'
import { countsRunningCost } from './nature.ts'
import { findNarrativeItem } from './narrative.ts'
import { procurementKinds } from './procurement.ts'
import { packCell, unpackFigures } from './procedure/packed-figures.ts'
import type { PackedCell } from './procedure/packed-figures.ts'
import { neededTexts } from './procedure/needed-texts.ts'
import { textFields } from './procedure/texts.ts'
import type { TextKey } from './procedure/texts.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'
import { compareYears } from './year-on-year.ts'

export type QuestionField = {
  /** Path as acts name it. */
  readonly path: string
  readonly label: string
  readonly kind: 'figure' | 'text' | 'choice'
  readonly unit: string
  readonly value: PackedCell
  /** Why it is asked for now; empty where it is answered or need not be. */
  readonly why: string
  /** Without it the budget cannot be sent; what is asked otherwise makes the explanation whole. */
  readonly needed: boolean
  readonly options: readonly { readonly value: string; readonly label: string }[]
}
export type Question = {
  readonly key: string
  readonly title: string
  readonly clause: ClauseId
  readonly fields: readonly QuestionField[]
}

type Source = Pick<UnitBudget, 'figures' | 'texts' | 'unit'>
type Asked = {
  readonly state: Source
  readonly figures: BudgetFigures
  readonly needed: Map<TextKey, string>
}

/** The eight questions in the order of the explanation. A field with an empty `why` is not asked. */
export function questionsOf(state: Source): readonly Question[] {
  const figures = unpackFigures(state.figures)
  const missing = neededTexts(state).filter(({ stated }) => !stated)
  const asked: Asked = { state, figures, needed: new Map(missing.map(({ key, why }) => [key, why])) }
  const { text } = fieldsOf(asked)
  return [
    question('duties', '单位承担什么职责？', 'shizhu-budget-2023/n.1.1', [text('duties')]),
    question('people', '现在有多少人？', 'shizhu-budget-2023/n.1.2.b', [
      figure(asked, 'n.1.2.b', '实有人数', '说明要写实有在职人数'),
    ]),
    question('base', '上年数从哪里来？', 'shizhu-budget-2023/n.2.2.c', baseFields(asked)),
    question('reasons', '收支为什么比上年增减？', 'shizhu-budget-2023/n.2.1.d', [
      text('incomeReason'),
      text('personnelReason'),
      text('publicCostReason'),
      ...(countsRunningCost(state.unit.nature) ? [text('operatingReason'), text('operatingUses')] : []),
    ]),
    question('projects', '项目支出和“三公”经费怎样安排？', 'shizhu-budget-2023/n.3.g', [
      text('projectReason'),
      text('threePublicReason'),
    ]),
    question('procurement', '今年要采购什么？', 'shizhu-budget-2023/n.5.2.a', procurementFields(asked)),
    question('cars', '有几辆车，要不要买车？', 'shizhu-budget-2023/n.5.4.a', carFields(asked)),
    question('targets', '绩效目标怎样设置？', 'shizhu-budget-2023/n.5.3', [
      text('targetsNote'),
      text('glossary'),
    ]),
  ]
}

function question(key: string, title: string, clause: ClauseId, fields: readonly QuestionField[]): Question {
  return { key, title, clause, fields }
}

function fieldsOf({ state, needed }: Asked) {
  const text = (key: TextKey, why = needed.get(key) ?? ''): QuestionField => ({
    path: `text/${key}`,
    label: textFields[key].label,
    kind: 'text',
    unit: '',
    value: state.texts[key] ?? null,
    why: (state.texts[key] ?? '').trim() === '' ? why : '',
    needed: needed.has(key),
    options: [],
  })
  return { text }
}

function figure({ figures }: Asked, clause: string, item: string, why: string): QuestionField {
  const stated = figures.narrative.find((one) => one.clause === clause && one.item === item)
  return {
    path: `${clause}/${item}`,
    label: item,
    kind: 'figure',
    unit: stated?.unit ?? findNarrativeItem(clause, item)?.unit ?? '万元',
    value: packCell(stated?.figure),
    why: packCell(stated?.figure) === null ? why : '',
    needed: false,
    options: [],
  }
}

/** B10: where last year's figures come from, the paper behind them, and those that are not known. */
function baseFields(asked: Asked): readonly QuestionField[] {
  const { state, figures } = asked
  const { text } = fieldsOf(asked)
  const state0 = baseYearOf(figures, state.texts)
  const chosen = state.texts['baseYear'] ?? ''
  const choice: QuestionField = {
    ...text('baseYear', state0 === null ? '没有上年数，请说明来源，或说明是新增单位' : ''),
    kind: 'choice',
    options: Object.entries(baseYearKinds).map(([value, { label }]) => ({ value, label })),
  }
  const evidence =
    isBaseYearState(chosen) && baseYearKinds[chosen].evidence
      ? [text('baseYearEvidence', '须写明上年数的依据')]
      : []
  if (state0 === 'new-unit') return [choice, text('newUnit', '须写明没有上年预算的缘由')]
  const unknown = compareYears(figures).filter(({ last, current }) => last === null && current !== 0)
  const asks = unknown.flatMap(({ item }) => {
    const [name] = item.last
    const clause = item.clause.slice(item.clause.indexOf('/') + 1)
    const known = name === undefined ? undefined : findNarrativeItem(clause, name)
    return known === undefined ? [] : [figure(asked, known.clause, known.item, '')]
  })
  return [choice, ...evidence, ...asks]
}

function procurementFields(asked: Asked): readonly QuestionField[] {
  const isStated = asked.figures.narrative.some(({ item }) => item.startsWith('政府采购'))
  const why = isStated ? '' : '没有采购也请填0'
  return procurementKinds.flatMap((kind) => [
    figure(asked, 'n.5.2.a', `政府采购${kind}预算`, why),
    figure(asked, 'n.5.2.b', `一般公共预算拨款政府采购${kind}预算`, ''),
  ])
}

/** n.5.4 and n.6.5.c: a unit without a car that pays for running one has to say why. */
function carFields(asked: Asked): readonly QuestionField[] {
  const { text } = fieldsOf(asked)
  const cars = figure(asked, 'n.5.4.a', '现有车辆', '没有车辆也请填0')
  const table = findTable(asked.figures, 't4')
  const running = table === undefined ? 0 : placeByRow(table, 'total', 'carRunning', '').figure.value
  const none = cars.value === '0' || cars.value === 0
  return [
    cars,
    figure(asked, 'n.5.4.b', '购置车辆', '不购置也请填0'),
    text('vehiclesAsOf'),
    ...(none && running > 0 ? [text('carRunningReason', '没有车辆而有运行费，须写原因')] : []),
  ]
}
