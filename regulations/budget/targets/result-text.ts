/** How results read. */
import { coverageOf } from './judge.ts'

/** 83/84 reads as 83/84（98.81%）; anything else as typed. */
export function percentShare(actual: string): string {
  const parts = /^(\d{1,9})\/(\d{1,9})$/.exec(actual.trim())
  return parts === null ? actual : `${actual}（${coverageOf(Number(parts[1]), Number(parts[2])).percent}%）`
}
