/** 专项资金清单与占比: every published fund of a year with its share of its category and of all. */
import { printFigure } from '#lint'
import { type FundShares, type Published, fundShares, shareText } from '#regulations/budget'
import { budgetAddress, overviewAddress, targetAddress } from '../addresses.ts'
import { compositionChart } from '../charts.ts'
import { type Html, h } from '../h.ts'
import type { Page } from '../layout.ts'
import { empty, scrollFrame, section } from '../parts.ts'
import type { PublishedTargets } from '../target-sources.ts'
import { type OverviewPlace, overviewPage, yearForm, yearsOf } from './overview-frame.ts'

export interface FundSharesModel extends OverviewPlace {
  readonly budgets: readonly Published[]
  readonly targets: readonly PublishedTargets[]
  readonly year: number
}

/** A fund as listed, with the page that shows its targets. */
interface Listed {
  readonly name: string
  readonly compiler: string
  readonly title: string
  readonly budget: { readonly stated: string; readonly value: null }
  readonly href: string
}

/** Years with funds, newest first. */
export function fundYears(
  budgets: readonly Published[],
  targets: readonly PublishedTargets[],
): readonly number[] {
  const own = targets.flatMap(({ content }) => (content === undefined ? [] : [{ year: content.year }]))
  return yearsOf([...budgets.filter(({ content }) => content.funds.length > 0), ...own])
}

/** Funds of the year: those printed with a budget, and those whose targets were published by themselves, each once. */
export function listedFunds({ budgets, targets, year }: FundSharesModel): readonly Listed[] {
  const printed = budgets
    .filter((budget) => budget.year === year)
    .flatMap((budget) =>
      budget.content.funds.map((fund): Listed => ({
        name: fund.name,
        compiler: bare(fund.compiler === '' ? fund.department : fund.compiler),
        title: fund.title,
        budget: { stated: fund.budget, value: null },
        href: `${budgetAddress(budget)}#fund-${fund.key.replaceAll(/[^a-z0-9]+/gi, '-')}`,
      })),
    )
  const own = targets.flatMap((one): Listed[] =>
    one.content === undefined || one.content.year !== year
      ? []
      : [
          {
            name: one.content.fund.name,
            compiler: bare(one.content.owner.name),
            title: one.content.fund.category,
            budget: { stated: one.content.budget, value: null },
            href: targetAddress(one),
          },
        ],
  )
  return [...new Map([...printed, ...own].map((one) => [`${one.compiler}/${one.name}`, one])).values()]
}

/** `005-中共…委组织部` and `中共…委组织部` are one office. */
const bare = (office: string): string => office.replace(/^\d+[-－—\s]*/, '')

export function fundSharesPage(model: FundSharesModel): Page {
  const { budgets, targets, year, tenant } = model
  const address = overviewAddress('funds', tenant?.id)
  const listed = listedFunds(model)
  const shares = fundShares(listed)
  return overviewPage({
    ...model,
    section: 'funds',
    title: '专项资金清单与占比',
    lead: '已公开的专项资金和项目，每项占同类多少、占全部多少。同一项资金由几个单位附列的，只算一次。',
    description: '已公开的专项资金和项目清单，及其占同类和全部的比例。',
    body:
      listed.length === 0
        ? [empty('还没有公开的专项资金。', h('p', null, '附有绩效目标表的预算公开后会出现在这里。'))]
        : [
            yearForm(address, fundYears(budgets, targets), year),
            totals(shares, year),
            shares.funds.length > 1 && chart(shares, year),
            list(shares, listed, year),
          ],
  })
}

const money = (fen: number): string => printFigure(fen, '万元')

function totals({ subtotals, total, funds }: FundShares, year: number): Html {
  const parts = subtotals.map(({ category, amount }) => `${category} ${money(amount)}`)
  return h(
    'p',
    { class: 'answer sums' },
    `${year}年 ${funds.length} 项，合计 `,
    h('strong', null, money(total)),
    ` 万元${parts.length > 1 ? `，其中${parts.join('，')}` : parts.length === 1 ? `，全部为${subtotals[0]?.category ?? ''}` : ''}。`,
  )
}

function chart({ funds }: FundShares, year: number): Html {
  return compositionChart(
    `${year}年专项资金构成`,
    funds.map(({ name, amount }) => ({ label: name, amount: money(amount) })),
  )
}

const HEADS = ['资金或项目', '类别', '编制单位', '当年预算（万元）', '占同类', '占全部']

function list({ funds, subtotals, total }: FundShares, listed: readonly Listed[], year: number): Html {
  const number = (head: string): boolean => /预算|占/.test(head)
  return section(
    'list',
    '清单',
    scrollFrame(
      'list-title',
      h(
        'table',
        { class: 'directory funds' },
        h('caption', { class: 'unseen' }, `${year}年专项资金清单与占比`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            HEADS.map((head) => h('th', { scope: 'col', class: number(head) ? 'number' : undefined }, head)),
          ),
        ),
        h(
          'tbody',
          null,
          funds
            .toSorted((a, b) => b.amount - a.amount)
            .map((fund) => {
              const href = listed.find(
                ({ name, compiler }) => name === fund.name && compiler === fund.compiler,
              )?.href
              return h(
                'tr',
                null,
                h('th', { scope: 'row' }, href === undefined ? fund.name : h('a', { href }, fund.name)),
                h('td', { 'data-label': '类别' }, fund.category),
                h('td', { 'data-label': '编制单位', class: 'long' }, fund.compiler),
                cell('当年预算（万元）', money(fund.amount)),
                cell('占同类', shareText(fund.shareOfCategory)),
                cell('占全部', shareText(fund.share)),
              )
            }),
        ),
        h(
          'tfoot',
          null,
          subtotals.length > 1 && subtotals.map(({ category, amount }) => sumRow(`${category}小计`, amount)),
          sumRow('合计', total),
        ),
      ),
    ),
    h('p', { class: 'hint' }, '占比四舍五入到百分数的两位小数，各项之和可能与 100% 差 0.01 至 0.03。'),
  )
}

const cell = (label: string, text: string): Html => h('td', { class: 'number', 'data-label': label }, text)

function sumRow(label: string, amount: number): Html {
  return h(
    'tr',
    { class: 'total' },
    h('th', { scope: 'row' }, label),
    h('td', { class: 'filler' }),
    h('td', { class: 'filler' }),
    cell('当年预算（万元）', money(amount)),
    h('td', { class: 'filler' }),
    h('td', { class: 'filler' }),
  )
}
