/** One run of certificates on pre-printed stock (DESK B22): what was drawn from the store, printed, spoiled, printed again, handed over. */
import type { LocalDate } from '#kernel/time'

export const runStages = {
  planned: '待领用',
  printing: '打印中',
  handing: '待领证',
  closed: '已办结',
} as const
export type RunStage = keyof typeof runStages

/** Certificates in the order in which they are printed. */
export type RunLine = {
  readonly application: string
  readonly certificate: string
  readonly name: string
  readonly employer: string
  /** Serial of the blank now carrying it; null: not printed yet. */
  readonly stock: string | null
  readonly printedOn: LocalDate | null
  readonly handedOver: {
    readonly receivedBy: string
    /** 代领: whose letter of authority it was. */
    readonly proxy: string | null
    readonly on: LocalDate
  } | null
}
/** Blanks drawn from the store: serials from the first to the last, both counted. */
export type StockDraw = {
  readonly prefix: string
  readonly from: number
  readonly until: number
  readonly on: LocalDate
}
export type SpoiledSheet = { readonly stock: string; readonly reason: string; readonly on: LocalDate }

export type CertificateRun = {
  readonly stage: RunStage
  readonly number: string
  readonly authority: { readonly organisation: string; readonly name: string }
  readonly year: number
  readonly plannedOn: LocalDate
  readonly lines: readonly RunLine[]
  /** Characters of names that no font covers, with how each is put on the sheet. */
  readonly rareCharacters: readonly { readonly character: string; readonly remedy: string }[]
  readonly draws: readonly StockDraw[]
  readonly spoiled: readonly SpoiledSheet[]
  /** Blanks given back to the store when the run is closed. */
  readonly returned: readonly string[]
}

/** Digits of the serial printed on a blank. */
const SERIAL_DIGITS = 8
/** Serial of one blank as it is printed on it. */
export const stockSerial = (prefix: string, serial: number): string =>
  `${prefix}${String(serial).padStart(SERIAL_DIGITS, '0')}`

/** All blanks drawn for the run, in the order of the store. */
export const drawnSheets = ({ draws }: Pick<CertificateRun, 'draws'>): readonly string[] =>
  draws.flatMap(({ prefix, from, until }) =>
    Array.from({ length: until - from + 1 }, (_, index) => stockSerial(prefix, from + index)),
  )
/** Blanks that are neither printed nor spoiled, the next first. */
export function freeSheets(run: Pick<CertificateRun, 'draws' | 'lines' | 'spoiled'>): readonly string[] {
  const gone = new Set([
    ...run.lines.flatMap(({ stock }) => stock ?? []),
    ...run.spoiled.map(({ stock }) => stock),
  ])
  return drawnSheets(run).filter((sheet) => !gone.has(sheet))
}
