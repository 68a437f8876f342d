/**
 * What became of versions by this page's own acts. A step taken right after another one, before the case is read anew,
 * goes out with the version that the first step left behind; what somebody else changed in between is still refused.
 */
const successors = new Map<string, string>()

/** An act sent with version `sent` was answered with version `answered`, which is now the newest known. */
export function noteOwnAct(sent: string | undefined, answered: string): void {
  noteRead(answered)
  if (sent !== undefined && sent !== answered) successors.set(sent, answered)
}

/** The case was read and has this version. A version is a digest of what is seen, so an act undone brings it back. */
export function noteRead(version: string): void {
  successors.delete(version)
}

/** The version to send for what is shown as `shown`: the same, or what this page's own acts made of it. */
export function afterOwnActs(shown: string): string {
  let version = shown
  // the newest version has no successor, and noting one cuts every way back to it: no ring
  for (let next = successors.get(version); next !== undefined; next = successors.get(version)) version = next
  return version
}
