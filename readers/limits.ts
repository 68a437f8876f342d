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

/** What the checker accepts of a public document of any kind; docs/guides/lint.md tells them to users. */
export type PublicLimits = ReadLimits & {
  /** Characters of all text, in paragraphs and cells. */
  readonly charactersMax: number
  readonly paragraphsMax: number
  /** Elements inside one another, in a web page or in the XML of a .docx. */
  readonly depthMax: number
  readonly pagesMax: number
  /** Seconds that a file may be read; its thread is ended then. */
  readonly secondsMax: number
}

export const publicLimits: PublicLimits = {
  bytesMax: 20 * 1024 * 1024,
  expandedBytesMax: 100 * 1024 * 1024,
  entriesMax: 2_000,
  sheetsMax: 200,
  cellsMax: 300_000,
  charactersMax: 5_000_000,
  paragraphsMax: 50_000,
  depthMax: 200,
  pagesMax: 1_000,
  secondsMax: 30,
}
