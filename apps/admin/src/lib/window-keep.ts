/**
 * What a window keeps for itself over a reload: another window of the same person neither sees nor overwrites it. Gone with
 * the window and with signing out.
 */
const prefix = 'guicheng-kept '

/** What was kept under a key, as it was given; undefined where there is nothing that can be read. */
export function readKept(key: string): unknown {
  const text = sessionStorage.getItem(prefix + key)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    sessionStorage.removeItem(prefix + key)
    return undefined
  }
}

/** Keeps `body` (JSON), or forgets the key where it is undefined. False where the browser keeps no more. */
export function keepInWindow(key: string, body: unknown): boolean {
  if (body === undefined) {
    sessionStorage.removeItem(prefix + key)
    return true
  }
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(body))
    return true
  } catch (error) {
    // full, or forbidden by the browser's settings: the draft on the server is what remains
    if (error instanceof DOMException) return false
    throw error
  }
}

/** Forgets everything that was kept, for whoever sits down at this window next. */
export function forgetWindow(): void {
  const keys = Array.from({ length: sessionStorage.length }, (_none, index) => sessionStorage.key(index))
  for (const key of keys) if (key?.startsWith(prefix) === true) sessionStorage.removeItem(key)
}
