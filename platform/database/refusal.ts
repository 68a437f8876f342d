/** Why a database could not be started or opened; each has a Chinese message that says what to do next. */
export type DatabaseRefusalReason =
  | 'folder-in-use'
  | 'platform-without-database'
  | 'account-refused'
  | 'start-failed'
  | 'libraries-missing'
  | 'server-too-old'
  | 'role-refused'
  | 'connection-refused'
  | 'migration-refused'

/** Who holds a data folder: the process, when it began (opaque stamp), and the HTTP port once it is known. */
export interface FolderOwner {
  readonly pid: number
  readonly stamp: string
  readonly port: number | null
}

/** An expected failure of starting or opening a database. `message` is Chinese and may be shown as it is. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly reason: DatabaseRefusalReason
  /** Set for `folder-in-use`. */
  readonly owner: FolderOwner | null

  constructor(
    reason: DatabaseRefusalReason,
    message: string,
    options: { owner?: FolderOwner; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.reason = reason
    this.owner = options.owner ?? null
  }
}

/** Text of anything thrown, for messages. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
