/** The table of fee standards, on announcements and on its own page. */
import { type Html, h } from '../h.ts'

/** Fees with their document; amounts are 分. */
export function feeTable(
  fees: readonly {
    readonly item: string
    readonly level: string
    readonly amountCents: number
    readonly document: string
  }[],
): Html {
  return h(
    'table',
    { class: 'directory' },
    h('caption', { class: 'unseen' }, '收费标准'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        ['项目', '级别', '金额（元）', '文号'].map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h(
      'tbody',
      null,
      fees.map(({ item, level, amountCents, document }) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, item),
          h('td', { 'data-label': '级别' }, level),
          h('td', { 'data-label': '金额（元）' }, yuan(amountCents)),
          h('td', { 'data-label': '文号', class: 'long' }, document),
        ),
      ),
    ),
  )
}

const CENTS = 100
const yuan = (cents: number): string =>
  `${Math.trunc(cents / CENTS)}${cents % CENTS === 0 ? '' : `.${String(cents % CENTS).padStart(2, '0')}`}`
