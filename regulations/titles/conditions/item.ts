/** One line of the tick list: a finding with what was asked and what was found. */
import type { Finding } from '#kernel/law'

const checkGroups = ['本人情况', '职称和年限', '学历和专业', '继续教育', '业绩和论文', '申报类型'] as const
export type CheckGroup = (typeof checkGroups)[number]

/** `lifted`: not met, and lifted by the exceptional track (突破); `note`: told to who verifies, refuses nothing. */
export type CheckStatus = 'pass' | 'fail' | 'unknown' | 'lifted' | 'note'
export type CheckItem = {
  readonly group: CheckGroup
  readonly finding: Finding
  readonly status: CheckStatus
  readonly asked: string
  readonly found: string
}

/** Status of a finding; failing and open ones of a limit that the exceptional track lifts become 突破. */
export function statusOf(finding: Finding, liftable = false): CheckStatus {
  if (finding.holds === 'yes') return 'pass'
  if (liftable) return 'lifted'
  return finding.holds === 'no' ? 'fail' : 'unknown'
}
