/** What the case engine is given and what it answers. */
import type pg from 'pg'
import type {
  AnyProcedure,
  EntryOperation,
  Fact,
  Finding,
  Lock,
  LocalDate,
  Origin,
  Party,
  Refused,
  Snapshot,
  Staged,
  WorkCalendar,
  ActTimes,
  Moment,
} from '#kernel'

/** A register change with the act that made it. */
export interface EnteredEntry {
  readonly operation: EntryOperation
  readonly caseId: string
  readonly version: number
  readonly entered: string
}

/** Registers, handed in by the server: platform folders never import one another. */
export interface RegisterPort {
  find(
    client: pg.ClientBase,
    tenant: string,
    register: string,
    key: string,
    on: LocalDate,
    lock: Lock,
  ): Promise<Fact | undefined>
  list(
    client: pg.ClientBase,
    tenant: string,
    register: string,
    where: Readonly<Record<string, Fact>>,
    on: LocalDate,
    lock: Lock,
  ): Promise<readonly Fact[]>
  /** Replays all operations and compares the result with the stored entries; for `verify`. */
  compare?(
    client: pg.ClientBase,
    tenant: string,
    operations: readonly EnteredEntry[],
  ): Promise<
    readonly {
      readonly row: string
      readonly column: string
      readonly stored: string
      readonly expected: string
    }[]
  >
  /** What speaks against operations, the earlier ones taken as written; reads only, for previews. */
  rehearse?(
    client: pg.ClientBase,
    tenant: string,
    operations: readonly EntryOperation[],
  ): Promise<readonly Finding[]>
  write(
    client: pg.ClientBase,
    tenant: string,
    operations: readonly EntryOperation[],
    by: { readonly caseId: string; readonly version: number; readonly person: string | null },
  ): Promise<Finding[]>
}

export type RowProvider = (
  client: pg.ClientBase,
  tenant: string,
  args: Readonly<Record<string, Fact>>,
) => Promise<unknown>

export interface CasesOptions {
  readonly pool: pg.Pool
  readonly procedures: readonly AnyProcedure[]
  readonly calendar: () => WorkCalendar
  readonly registers: RegisterPort
  readonly rowProviders?: Readonly<Record<string, RowProvider>>
  /** 32 bytes that encrypt personal values; needed once a procedure has personal fields. */
  readonly sealKey?: Buffer
  /** Tells whether a tree head's signature is this installation's; for `verify`. */
  readonly checkSignature?: (text: string, signature: string) => boolean
  /** Version of this program, stored in every header. */
  readonly program: string
  /** Told when a case has moved: the server forgets what it kept of it. */
  readonly onMoved?: (tenant: string, caseId: string) => void
}

export interface Backfill {
  readonly happenedAt: string
  /** Hash of the scanned paper. */
  readonly scan: string
  /** The second person who confirmed what was typed. */
  readonly confirmedBy: string | null
  /** When the first person typed it; absent where nobody confirmed in a session of his own. */
  readonly typedAt?: string
}

export interface ActCommand {
  readonly tenant: string
  readonly procedure: string
  /** Absent: the act opens a case. */
  readonly caseId?: string
  readonly act: string
  readonly input: unknown
  readonly reasons?: Readonly<Record<string, string>>
  readonly origin: Origin
  /** Version of the viewer's projection he acted on; a strict act is refused when it is no longer current. */
  readonly expected?: string
  readonly idempotencyKey?: string
  readonly backfill?: Backfill
}

/** A command whose case has its id, the opening one included. */
export type CaseCommand = ActCommand & {
  readonly caseId: string
  /** When the request arrived: waiting in line costs nobody a deadline. */
  readonly arrived?: Moment
  /** Times of the act that caused this one; an effect happens when its cause does. */
  readonly times?: ActTimes
}

export interface Done {
  readonly kind: 'done'
  readonly procedure: string
  readonly caseId: string
  readonly version: number
  readonly stage: string
  readonly hash: string
  readonly at: string
  readonly warnings: readonly Finding[]
  readonly verdicts: readonly Finding[]
  /** Version of the case as its actor sees it after the act; see `viewerVersion`. */
  readonly seen: string
  /** Cases that its effects opened, in the order of the effects. */
  readonly opened: readonly { readonly procedure: string; readonly caseId: string }[]
  /** The same request had been answered before; nothing was done now. */
  readonly repeated: boolean
}

export type ActResult = Done | Refused

/** A case as loaded. */
export interface LoadedCase {
  readonly caseId: string
  readonly procedure: string
  readonly instrumentVersion: string
  readonly version: number
  readonly snapshot: Snapshot<Staged>
  readonly headHash: string
  readonly lastAt: string
  readonly parties: readonly Party[]
  readonly shape: number
  /** Its stored rows are of an older shape and are written anew with the next act. */
  readonly refolded?: true
}
