/** Undo and redo over everything that is changed before it is sent. */

/** What was changed at one place: `to` as the act takes it. */
export type Change = { path: string; before: CellValue; to: CellValue }
export type Changes = ReadonlyMap<string, Change>
type CellValue = string | number | null

export type History = { past: readonly Changes[]; present: Changes; future: readonly Changes[] }

const stepsMax = 200

export const noChanges: Changes = new Map()
export const emptyHistory: History = { past: [], present: noChanges, future: [] }

/** One step: all places changed together. A place put back to what it was is no change; without effect it is no step. */
export function changed(history: History, list: readonly Change[]): History {
  const next = new Map(history.present)
  for (const { path, before, to } of list) {
    const first = history.present.get(path)?.before ?? before
    if (to === first) next.delete(path)
    else next.set(path, { path, before: first, to })
  }
  if (isSame(history.present, next)) return history
  return { past: [...history.past, history.present].slice(-stepsMax), present: next, future: [] }
}

export function undone(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] }
}

export function redone(history: History): History {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future }
}

/** Changes that are still to be sent, and those whose place somebody else has changed since: what stood there when it was typed. */
export type Rebased = { history: History; met: ReadonlyMap<string, CellValue> }

/**
 * What is still to be sent after the case was changed from elsewhere: each change against what stands there now. A place
 * that is gone (`storedAt` gives undefined for what stood there) and a change that has come true are left out; steps back
 * are forgotten.
 */
export function rebased(
  list: Iterable<Change>,
  storedAt: (path: string) => CellValue | undefined,
  isEqual: (a: CellValue, b: CellValue) => boolean = (a, b) => a === b,
): Rebased {
  const met = new Map<string, CellValue>()
  const kept = Array.from(list).flatMap(({ path, before, to }) => {
    const found = storedAt(path)
    const now = found === undefined && isBlank(before) ? before : found
    if (now === undefined || isEqual(now, to)) return []
    if (!isEqual(now, before)) met.set(path, before)
    return [{ path, before: now, to }]
  })
  return { history: { ...emptyHistory, present: changed(emptyHistory, kept).present }, met }
}

/** A place of a row that is to be added stands nowhere yet. */
const isBlank = (value: CellValue): boolean => value === null || value === ''

function isSame(a: Changes, b: Changes): boolean {
  return a.size === b.size && Array.from(b.values()).every(({ path, to }) => a.get(path)?.to === to)
}
