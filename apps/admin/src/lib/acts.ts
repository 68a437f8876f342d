import type { Act } from '../api/types.ts'

/** Acts that end or take back something are never the first thing at hand; this is about buttons, not about law. */
const ending = /^(作废|撤|终止|注销|取消|停止|结束|不)/

export const isEnding = (act: Act): boolean => ending.test(act.label)

/**
 * The act offered first: the first of the table's that takes the case onward, else the first for work in this stage,
 * else the first at all.
 */
export function findMainAct(acts: readonly Act[]): Act | undefined {
  const own = acts.filter((act) => !act.companion && act.barred === undefined && !isEnding(act))
  return own.find(({ road }) => road === 'onward') ?? own.find(({ road }) => road === 'here') ?? own[0]
}

/** Buttons in the order of use: the main act, the other own acts, companions, what ends something. */
export function orderActs(acts: readonly Act[]): Act[] {
  const main = findMainAct(acts)
  const rank = (act: Act): number => (act === main ? 0 : isEnding(act) ? 3 : act.companion ? 2 : 1)
  return acts.toSorted((a, b) => rank(a) - rank(b))
}
