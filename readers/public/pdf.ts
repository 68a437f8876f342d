import type { Block } from '#lint'
import type { PublicLimits } from '../limits.ts'
import { Refusal } from './refusal.ts'

export async function readPdf(
  _bytes: Uint8Array,
  _limits: PublicLimits,
): Promise<{ readonly blocks: readonly Block[]; readonly remarks: readonly string[] }> {
  await Promise.resolve()
  throw new Refusal('是 PDF，暂不能读取。')
}
