/** What a reader accepts. One file past a limit is refused with the limit named; nothing is read half. */
export type ReadLimits = {
  readonly bytesMax: number
  /** Sum of the declared sizes of all parts of the archive once expanded. */
  readonly expandedBytesMax: number
  readonly entriesMax: number
  readonly sheetsMax: number
  readonly cellsMax: number
}

export const standardLimits: ReadLimits = {
  bytesMax: 20 * 1024 * 1024,
  expandedBytesMax: 200 * 1024 * 1024,
  entriesMax: 2_000,
  sheetsMax: 200,
  cellsMax: 2_000_000,
}
