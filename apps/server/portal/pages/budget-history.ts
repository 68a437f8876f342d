/** Versions of a published budget: what was corrected, when, by whom, and how to check that nothing was changed in silence. */
import { budgetAddress, comparisonAddress, correctionAddress } from '../addresses.ts'
import { dateElement, instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { digest, section, tag } from '../parts.ts'
import type { BudgetVersion, CorrectedPlace, Correction, PublishedBudget } from '../sources.ts'

const STATES = {
  current: ['good', '现行'],
  superseded: ['warn', '已被更正'],
  withdrawn: ['bad', '已撤下'],
} as const

function stateTag(state: BudgetVersion['state']): Html {
  const [tone, label] = STATES[state]
  return tag(tone, label)
}

export function versionHistory(budget: PublishedBudget, versions: readonly BudgetVersion[]): Html {
  return section(
    'history',
    '版本与核验',
    h(
      'p',
      null,
      '公开的内容不能悄悄改动：每一版都留有时间和校验值，并写入',
      h('a', { href: '/ledger' }, '存证检查点'),
      '。',
    ),
    versions.length > 1 &&
      h('p', { class: 'no-print' }, h('a', { href: comparisonAddress(budget) }, '任选两版逐处对照')),
    h(
      'ol',
      { class: 'versions' },
      versions.map((version) =>
        h(
          'li',
          { id: `version-${version.number}` },
          h('h3', null, versionLink(budget, version), ' ', stateTag(version.state)),
          h('p', null, instantElement(version.publishedAt), '　', version.publishedBy, '公开'),
          version.withdrawal !== undefined &&
            h(
              'p',
              null,
              instantElement(version.withdrawal.withdrawnAt),
              '　撤下。依据：',
              version.withdrawal.ground,
            ),
          version.correction !== undefined && correctionNotice(budget, version.number, version.correction),
          h('p', { class: 'hash' }, '校验值 ', digest(version.hash)),
        ),
      ),
    ),
  )
}

function versionLink(budget: PublishedBudget, version: BudgetVersion): Html {
  const label = `第 ${version.number} 版`
  if (version.number === budget.version.number) return fragment(label)
  const href =
    version.state === 'superseded'
      ? `${budgetAddress(budget)}/versions/${version.number}`
      : budgetAddress(budget)
  return h('a', { href }, label)
}

function correctionNotice(budget: PublishedBudget, number: number, correction: Correction): Html {
  return h(
    'div',
    { class: 'correction' },
    h(
      'p',
      null,
      h('strong', null, h('a', { href: correctionAddress(budget, number) }, '更正公告')),
      '　',
      dateElement(correction.noticeOn),
      '　原因：',
      correction.reason,
    ),
    correction.places.length > 0 && placesTable(correction.places),
  )
}

/** What stood at each place and what stands there now, under the heads of the two. */
export function placesTable(
  places: readonly CorrectedPlace[],
  [before, after]: readonly [before: string, after: string] = ['原为', '更正为'],
): Html {
  return h(
    'table',
    { class: 'corrected' },
    h('caption', { class: 'unseen' }, '更正的地方'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        ['位置', before, after].map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h(
      'tbody',
      null,
      places.map((place) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, place.place),
          h('td', null, h('del', null, place.before === '' ? '（空）' : place.before)),
          h('td', null, h('ins', null, place.after === '' ? '（空）' : place.after)),
        ),
      ),
    ),
  )
}
