/** What a regulation tells the platform of its master data: which registers, which columns, which files come in. */
import type { ClauseId, Fact } from '#kernel/law'

export interface RegisterColumn {
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'integer' | 'date' | 'select' | 'boolean'
  readonly required: boolean
  /** An identity number or a phone: no need of an act may ask for it, so that none is kept with an act. */
  readonly personal?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** What makes an entry the own of somebody who looks (see the registers of the platform, which read it as SQL). */
export type RowScope =
  | { readonly kind: 'all' }
  /** The column names the organisation of the acting post. */
  | { readonly kind: 'own-organisation'; readonly column: string }
  /** The column names the acting person. */
  | { readonly kind: 'own-person'; readonly column: string }
  /** The column is a division code within the one of the acting post's organisation. */
  | { readonly kind: 'territory'; readonly column: string }
  /** The column names an entry of another register which is in the scope. */
  | { readonly kind: 'via'; readonly column: string; readonly register: string; readonly of: RowScope }
  | { readonly kind: 'any'; readonly of: readonly RowScope[] }

/** A register: entries by key, in force from a day until the next change. */
export interface RegisterDefinition {
  readonly id: string
  readonly label: string
  readonly clause: ClauseId
  /** Column heading of the key in a file and on the page. */
  readonly keyLabel: string
  readonly columns: readonly RegisterColumn[]
  /** Role whose holders keep it. */
  readonly keeper: string
  /** Roles beside the keeper's whose holders may read it; absent: every role of the regulation. */
  readonly readers?: readonly string[]
  /** Which entries a role sees; absent: all. Where it is given, a role that it does not name sees none. */
  readonly rows?: Readonly<Record<string, RowScope>>
  /** What the values of one entry do wrong together, in Chinese and with what to do; undefined where nothing. */
  readonly fault?: (values: Readonly<Record<string, Fact>>) => string | undefined
}

/** A fault of an imported file by place. */
export interface ImportProblem {
  readonly sheet: string
  readonly cell?: string
  readonly message: string
}

/** A finding on what was read: it is stored as printed and shown. */
export interface ImportFinding {
  readonly rule: string
  readonly grade: 'error' | 'inconsistency' | 'doubt' | 'note'
  readonly clause?: string
  readonly sheet: string
  readonly cell?: string
  readonly stated: string
  readonly expected: string
  readonly message: string
}
