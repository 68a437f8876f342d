/** What the pages of instruments and of clauses share. */
import { instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type ClauseState, clauseState, clauseStateLabels } from '../labels.ts'
import { notice, tag } from '../parts.ts'
import type { AttachedText, PortalClause } from '../sources.ts'

export type Built = ReadonlySet<string>

interface StateCounts {
  readonly built: number
  readonly pending: number
  readonly none: number
}

/** How many clauses are carried, how many are still to be built, and how many ask for nothing. */
export function countStates(clauses: readonly PortalClause[], built: Built): StateCounts {
  const counts = { built: 0, pending: 0, none: 0 }
  for (const clause of clauses) counts[clauseState(clause, built)] += 1
  return counts
}

const STATE_TONES = { built: 'good', pending: 'warn', none: 'plain' } as const

export function stateTag(state: ClauseState): Html {
  return tag(STATE_TONES[state], clauseStateLabels[state])
}

/** A bar of three lengths with its figures in words below; the bar itself is not read out. */
export function progress(counts: StateCounts): Html {
  const parts = (['built', 'pending', 'none'] as const).map((state) => ({ state, count: counts[state] }))
  const whole = parts.reduce((sum, part) => sum + part.count, 0)
  const twentieths = (count: number) =>
    count === 0 ? 0 : Math.max(1, Math.round((count / Math.max(whole, 1)) * 20))
  return h(
    'div',
    { class: 'progress' },
    h(
      'div',
      { class: 'progress-bar', 'aria-hidden': 'true' },
      parts.map(
        (part) =>
          part.count > 0 && h('span', { class: `progress-${part.state} share-${twentieths(part.count)}` }),
      ),
    ),
    h(
      'p',
      null,
      `共 ${whole} 条：`,
      parts.map((part, index) =>
        fragment(index > 0 && '，', `${clauseStateLabels[part.state]} ${part.count}`),
      ),
    ),
  )
}

export function textNotice(attached: AttachedText | undefined): Html {
  if (attached === undefined)
    return notice(
      'info',
      '本单位尚未附原文，以下为条款摘要',
      h('p', null, '摘要由平台编写，只转述数字、期限和术语；办理和引用以正式文本为准。'),
    )
  return notice(
    'info',
    '以下为条款摘要，原文已附',
    h(
      'p',
      null,
      h('a', { href: attached.address }, attached.title),
      '（',
      instantElement(attached.attachedAt),
      ' 附）',
    ),
  )
}
