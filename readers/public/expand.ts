import { expandArchive, summarizeArchive } from '../archive.ts'
import type { PublicLimits } from '../limits.ts'
import { Refusal, refuseAbove } from './refusal.ts'

/** The parts of an office file. Throws `Refusal` for a damaged archive and for one that swells past its bound. */
export async function expandPublicArchive(
  bytes: Uint8Array,
  limits: PublicLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const summary = summarizeArchive(bytes, limits.entriesMax)
  if (summary === null) throw new Refusal('已损坏或没有传完，无法打开。请重新保存后再检查。')
  refuseAbove(summary.entries, limits.entriesMax, '个部件', '请另存为新的文件后再检查。')
  const expanded = await expandArchive(bytes, limits)
  if (expanded.ok) return expanded.parts
  throw new Refusal(
    expanded.why === 'damaged'
      ? '内容无法读取，可能已损坏。请用生成它的软件打开、另存后再检查。'
      : `展开后超过${Math.round(limits.expandedBytesMax / 1024 / 1024)}兆字节。请删去图片等附带内容后再检查。`,
  )
}
