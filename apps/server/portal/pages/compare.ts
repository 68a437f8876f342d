/** Published units of one year side by side: head counts, cost a head, shares; ordered by any column without script. */
import { printFigure } from '#lint'
import {
  type ComparedColumn,
  type ComparedUnit,
  type Published,
  compareUnits,
  comparedColumns,
  shareText,
} from '#regulations/budget'
import { budgetAddress, overviewAddress, unitAddress } from '../addresses.ts'
import { type Html, fragment, h } from '../h.ts'
import type { Page } from '../layout.ts'
import { empty, scrollFrame, selectField, tag } from '../parts.ts'
import { type OverviewPlace, orderHead, overviewPage, yearForm, yearsOf } from './overview-frame.ts'

export interface CompareModel extends OverviewPlace {
  readonly budgets: readonly Published[]
  readonly year: number
  readonly by: ComparedColumn
}

export function readOrder(query: Readonly<Record<string, unknown>>): ComparedColumn {
  return comparedColumns.find((one) => one === query['by']) ?? 'unit'
}

const HEADS: Readonly<Record<Exclude<ComparedColumn, 'unit'>, string>> = {
  staff: '实有人数',
  total: '支出合计',
  personnelPerHead: '人均人员经费',
  runningPerHead: '人均公用经费',
  projectShare: '项目占比',
  runningShare: '公用占比',
  threePublicShare: '“三公”占比',
}

export function comparePage(model: CompareModel): Page {
  const { budgets, year, by, tenant } = model
  const address = overviewAddress('compare', tenant?.id)
  const years = yearsOf(budgets)
  const units = compareUnits(
    budgets.filter((one) => one.year === year),
    by,
  )
  return overviewPage({
    ...model,
    section: 'compare',
    title: '单位比较',
    lead: '同一年度已公开的单位放在一起看：人均经费和各项支出的占比。点列名可按该列排序。',
    description: '按人均经费和支出占比比较已公开预算的单位。',
    unlisted: by !== 'unit',
    wide: true,
    body:
      units.length === 0
        ? [empty('还没有单位公开预算，没有可以比较的内容。')]
        : [
            yearForm(
              address,
              years,
              year,
              selectField('by', '排序', by, [
                { value: 'unit', label: '单位代码' },
                ...Object.entries(HEADS).map(([value, label]) => ({ value, label })),
              ]),
            ),
            h('p', { class: 'count', id: 'compare-count' }, `${year}年已公开的 ${units.length} 个单位`),
            scrollFrame('compare-count', table(units, address, year, by)),
            notes(units),
          ],
  })
}

function table(units: readonly ComparedUnit[], address: string, year: number, by: ComparedColumn): Html {
  const columns = Object.entries(HEADS) as [Exclude<ComparedColumn, 'unit'>, string][]
  return h(
    'table',
    { class: 'directory compared' },
    h('caption', { class: 'unseen' }, `${year}年各单位人均经费和支出占比`),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h(
          'th',
          { scope: 'col', 'aria-sort': by === 'unit' ? 'ascending' : undefined },
          h('a', { href: `${address}?year=${year}` }, '单位'),
        ),
        columns.map(([key, label]) => orderHead(address, { year, by: key }, by === key, label)),
      ),
    ),
    h(
      'tbody',
      null,
      units.map((unit) => row(unit, columns)),
    ),
  )
}

function row(
  unit: ComparedUnit,
  columns: readonly (readonly [Exclude<ComparedColumn, 'unit'>, string])[],
): Html {
  const { budget, nature, stands } = unit
  return h(
    'tr',
    null,
    h(
      'th',
      { scope: 'row' },
      h('a', { href: budgetAddress(budget) }, budget.unit.name),
      h(
        'span',
        { class: 'byline' },
        nature,
        budget.unit.code !== undefined &&
          h(
            'a',
            {
              href: unitAddress({ tenant: budget.tenant, code: budget.unit.code }),
              class: 'aside',
              'aria-label': `${budget.unit.name}历年预算`,
            },
            '历年',
          ),
      ),
    ),
    columns.map(([key, label]) =>
      h(
        'td',
        { class: 'number', 'data-label': label },
        textOf(unit, key),
        key === 'runningPerHead' &&
          stands !== null &&
          fragment(' ', tag('warn', stands === 'high' ? '高于同类一倍' : '低于同类一半')),
      ),
    ),
  )
}

function textOf(unit: ComparedUnit, key: Exclude<ComparedColumn, 'unit'>): string {
  if (key === 'staff') return unit.staff === null ? '—' : `${unit.staff} 人`
  if (key === 'projectShare' || key === 'runningShare' || key === 'threePublicShare')
    return shareText(unit[key])
  const fen = unit[key]
  return fen === null ? '—' : printFigure(fen, '万元')
}

function notes(units: readonly ComparedUnit[]): Html {
  const without = units.filter(({ staff }) => staff === null).length
  return h(
    'ul',
    { class: 'hint' },
    h('li', null, '金额单位为万元；人均数按公开的实有人数计算，四舍五入。'),
    h('li', null, '占比是占该单位支出合计的比例。职能不同的单位，占比不宜直接比较。'),
    without > 0 && h('li', null, `${without} 个单位的公开内容里没有人数，不算人均。`),
  )
}
