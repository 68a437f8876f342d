import { serveThread } from '#readers'
import type { LayoutField } from './fields.ts'
import { examineLayout } from './layout.ts'

/** One layout to examine. */
export type ExamineJob = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly known: readonly LayoutField[]
}

serveThread(({ bytes, fileName, known }: ExamineJob) => examineLayout(bytes, fileName, known))
