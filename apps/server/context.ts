/** What the server is made of; built once at the start by whoever starts it. */
import type { AnyProcedure, WorkCalendar } from '#kernel'
import type { Cases } from '#platform/cases'
import type { Corpus } from '#platform/corpus'
import type { Database } from '#platform/database'
import type { Session } from '#platform/identity'
import type { ImportMapping, proposeMapping } from '#platform/imports'
import type { RegisterDefinition } from '#platform/registers'
import type { SheetDocument } from '#lint'
import type { ImportFinding, ImportProblem } from '#regulations'
import type { ChoiceTable, RepeatTable } from '../../regulations/shared/choices.ts'

/** Labels of roles, as regulations and the platform name them. */
export type RoleLabels = Readonly<Record<string, string>>

/** A file that becomes an act: what the regulations declare. */
export interface ImportTarget {
  readonly id: string
  readonly label: string
  readonly procedure: string
  readonly opens: string
  readonly replaces: string
  read(document: SheetDocument, year: number, mapping?: ImportMapping): ImportReading<unknown>
  /** Tables that are looked for, and what the sheets of a file offer. */
  readonly tables: Parameters<typeof proposeMapping>[0]
  describe(document: SheetDocument): Parameters<typeof proposeMapping>[1]
  /** A method: what is read is the regulation's own type and goes back only to it. */
  summarize(
    figures: unknown,
    before?: unknown,
  ): readonly {
    readonly key: string
    readonly kind: 'added' | 'changed' | 'unchanged'
    readonly rows: number
  }[]
}

export type ImportReading<F> =
  | { readonly ok: true; readonly figures: F; readonly findings: readonly ImportFinding[] }
  | {
      readonly ok: false
      readonly problems: readonly ImportProblem[]
    }

export interface ServerContext {
  readonly database: Pick<Database, 'app' | 'owner'>
  readonly cases: Cases
  readonly procedures: readonly AnyProcedure[]
  readonly registers: readonly RegisterDefinition[]
  readonly importTargets: readonly ImportTarget[]
  readonly corpus: Corpus
  readonly calendar: () => WorkCalendar
  /** Puts an amended calendar in force. */
  readonly keepCalendar?: ((calendar: WorkCalendar) => void) | undefined
  readonly roleLabels: RoleLabels
  /** What the opening act of an import needs besides the figures, from the post and the file's year. */
  readonly importInput: (
    session: Session,
    target: ImportTarget,
    year: number,
  ) => Promise<Readonly<Record<string, unknown>>>
  /** How a procedure's state is shown, by procedure id; absent: as it is stored. */
  readonly present: Readonly<Record<string, (state: never) => object>>
  /** Names that forms offer where an act asks for an id; absent: none. */
  readonly choices?: ChoiceTable | undefined
  /** Fields that begin with the person's last entry; absent: none. */
  readonly repeated?: RepeatTable | undefined
  /** Demo sign-in and the moving clock; never with a configured production database. */
  readonly demo: boolean
  readonly version: string
  /** Address of the portal as it is reached from outside, without a slash at its end. */
  readonly origin: string
  /** Folder of the office's data: files and keys. */
  readonly dataFolder: string
  /** Folder of the built admin app; absent while it is not built. */
  readonly adminFolder?: string | undefined
  /** 32 bytes that seal one-time-code secrets. */
  readonly totpKey?: Buffer | undefined
  /** The office's secret for verification codes. */
  readonly codeSecret?: string | undefined
  readonly onFault?: ((id: string, error: unknown) => void) | undefined
  readonly trustProxy?: boolean | undefined
}

/** What paper needs of the house: also a command can file scans. */
export type PaperContext = Pick<
  ServerContext,
  'database' | 'dataFolder' | 'cases' | 'origin' | 'codeSecret' | 'onFault'
>
