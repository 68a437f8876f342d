/** The order in which the files of an acceptance desk come before a clerk. */
export type Outcome = 'passed' | 'admitted' | 'asked' | 'declined'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  passed: '已通过，待受理',
  admitted: '已受理',
  asked: '已告知补正',
  declined: '不予受理',
}

/**
 * All files in the order in which they are wanted: the one asked for, else the one after `at`; then those behind it, then
 * from the start again. A list without an asked-for file begins after the present one.
 */
export function nextFirst(
  ids: readonly string[],
  to: string | undefined,
  at: string | undefined,
): readonly string[] {
  const asked = to === undefined ? -1 : ids.indexOf(to)
  const present = at === undefined ? -1 : ids.indexOf(at)
  const start = asked === -1 ? present + 1 : asked
  return [...ids.slice(start), ...ids.slice(0, start)]
}

export type Tally = { readonly open: number; readonly waiting: number; readonly rest: number }

/** Still to be looked at, waiting for admission, done otherwise. */
export function tally(ids: readonly string[], done: ReadonlyMap<string, Outcome>): Tally {
  const open = ids.filter((id) => !done.has(id)).length
  const waiting = ids.filter((id) => done.get(id) === 'passed').length
  return { open, waiting, rest: ids.length - open - waiting }
}
