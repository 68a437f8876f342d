/** What the road to and after a budget leaves in its case: 布置, 一上, 控制数, transfers, postings. */
import type { LocalDate } from '#kernel/time'
import type { PackedCell } from './packed-figures.ts'

/** 布置: who asked for the budget, until when, and what comes before compiling. */
export type Assignment = {
  readonly on: LocalDate
  readonly by: string
  readonly dueOn: LocalDate
  readonly documentNumber: string
  /** Whether the unit first sends its basic data and proposals (一上). */
  readonly firstUp: boolean
}

/** 一上: basic data and project proposals, before anybody has named an amount. */
export type Basics = {
  readonly on: LocalDate
  readonly staff: number
  readonly retired: number
  readonly vehicles: number
  readonly proposals: readonly {
    readonly name: string
    readonly amount: PackedCell
    readonly basis: string
  }[]
}

/** A line of the 控制数: a place of the tables (`t7/total/total`, `t7/201/total`, `t3/total/public`) and its ceiling. */
export type ControlLine = { readonly path: string; readonly limit: PackedCell }
export type Controls = {
  readonly on: LocalDate
  readonly documentNumber: string
  readonly lines: readonly ControlLine[]
}

/** Money between two budget units; the department's table leaves it out, and both sides must state the same. */
export type Transfer = {
  /** `subsidy`: 上级补助 from the superior unit; `contribution`: 附属单位上缴 to it. */
  readonly kind: 'subsidy' | 'contribution'
  /** `in`: income of this unit; `out`: expenditure of this unit. */
  readonly direction: 'in' | 'out'
  /** Code of the unit on the other side. */
  readonly counterpart: string
  readonly amount: PackedCell
  /** 功能分类 item on which an expenditure is booked; empty for income. */
  readonly code: string
  /** Where an expenditure stands in table 7. */
  readonly column: 'basic' | 'project'
}

export type LinkResult = 'same' | 'changed' | 'dead' | 'unreachable'

/** A budget standing on somebody else's site or on a wall: address taken back, picture kept, checked again. */
export type Posting = {
  readonly number: number
  readonly kind: 'site' | 'wall'
  readonly place: string
  readonly address: string
  readonly version: number
  readonly postedOn: LocalDate
  /** Content hash of the snapshot or photo taken when it was posted. */
  readonly snapshot: string
  readonly removedOn: LocalDate | null
  readonly removalSnapshot: string
  readonly check: {
    readonly on: LocalDate
    readonly result: LinkResult
    readonly note: string
    /** Picture of the page, where a person looked. */
    readonly snapshot?: string
  } | null
}
