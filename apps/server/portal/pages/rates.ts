/** 公开率与及时率 by department. It names departments, never what a unit has done wrong. */
import { type DepartmentRate } from '../overview-sources.ts'
import { budgetsAddress, overviewAddress } from '../addresses.ts'
import { shareText } from '#regulations/budget'
import { dateElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import type { Page } from '../layout.ts'
import { empty, queryText, scrollFrame, section } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'
import { type OverviewPlace, overviewPage, yearForm } from './overview-frame.ts'

export interface RatesModel extends OverviewPlace {
  readonly years: readonly number[]
  readonly year: number
  /** A calendar date: the day on which it was counted. */
  readonly today: string
  readonly rates: readonly { readonly tenant: PortalTenant; readonly rows: readonly DepartmentRate[] }[]
}

export function ratesPage(model: RatesModel): Page {
  const { years, year, rates, tenant, today } = model
  const filled = rates.filter(({ rows }) => rows.length > 0)
  return overviewPage({
    ...model,
    section: 'rates',
    title: '公开率与及时率',
    lead: '各部门有多少预算单位、公开了多少、其中多少按时公开。单位应在批复后二十日内公开。',
    description: '按部门统计的单位预算公开率与及时率。',
    body:
      filled.length === 0
        ? [empty('还没有登记预算单位，暂时没有可以统计的内容。')]
        : [
            yearForm(overviewAddress('rates', tenant?.id), years, year),
            ...filled.map(({ tenant: one, rows }) => jurisdiction(one, rows, year, tenant === undefined)),
            h(
              'ul',
              { class: 'hint' },
              h('li', null, '统计于 ', dateElement(today), '；随公开即时更新。'),
              h('li', null, '公开率＝已公开单位数÷应公开单位数；及时率＝按时公开单位数÷已公开单位数。'),
              h('li', null, '内容后来撤下的，不算已公开。期限按日历日计算，从批复次日起算。'),
            ),
          ],
  })
}

const HEADS = ['部门', '单位数', '已公开', '按时公开', '公开率', '及时率']

function jurisdiction(
  tenant: PortalTenant,
  rows: readonly DepartmentRate[],
  year: number,
  named: boolean,
): Html {
  const id = `rates-${tenant.id}`
  const title = named ? `${tenant.name} ${year}年` : `${year}年`
  return section(
    id,
    title,
    scrollFrame(
      `${id}-title`,
      h(
        'table',
        { class: 'directory rates' },
        h('caption', { class: 'unseen' }, `${tenant.name}${year}年公开率与及时率`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            HEADS.map((head, i) => h('th', { scope: 'col', class: i === 0 ? undefined : 'number' }, head)),
          ),
        ),
        h(
          'tbody',
          null,
          rows.map((one) => row(one, tenant, year)),
        ),
      ),
    ),
  )
}

function row(
  { department, units, published, inTime, rate, timely }: DepartmentRate,
  tenant: PortalTenant,
  year: number,
): Html {
  const values = [units, published, inTime, shareText(rate), shareText(timely)]
  return h(
    'tr',
    department === undefined ? { class: 'total' } : null,
    h(
      'th',
      { scope: 'row' },
      department === undefined
        ? '合计'
        : fragment(
            published === 0
              ? department.name
              : h(
                  'a',
                  {
                    href: `${budgetsAddress(tenant.id)}${queryText({ year, department: department.name })}`,
                  },
                  department.name,
                ),
            ' ',
            h('span', { class: 'code' }, department.code),
          ),
    ),
    values.map((value, i) => h('td', { class: 'number', 'data-label': HEADS[i + 1] }, value)),
  )
}
