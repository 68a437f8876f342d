/** The workbook of the demo: the 2023 budget as printed, with its mistakes, and a corrected copy by explicit edits. */
import { correctBudget } from './corrections.ts'
import { buildWorkbook } from './sheets.ts'
import { loadPrintedBudget } from './source.ts'

export type DemoVariant = 'printed' | 'corrected'

/**
 * Builds the .xlsx of one variant.
 * @param folder the CSV files; the corpus by default
 */
export async function buildDemoWorkbook(variant: DemoVariant, folder?: string): Promise<Uint8Array> {
  const printed = await loadPrintedBudget(folder)
  return await buildWorkbook(variant === 'printed' ? printed : correctBudget(printed))
}

export { type Correction, corrections, correctBudget } from './corrections.ts'
export { buildWorkbook } from './sheets.ts'
export * from './source.ts'
