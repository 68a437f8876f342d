/** Paper of a case that is there already: scanned pages and signed files, for a field that asks for a scan. */
import type { PaperCase } from '../../../server/contract/index.ts'
import { formatDate } from '../lib/format.ts'

export type Sheet = { hash: string; label: string; address: string }

/** Scanned pages and signed files, each file once; covers first, since they are what is asked for most. */
export function sheetsOf(paper: Pick<PaperCase, 'forms'> | undefined): Sheet[] {
  const found = new Map<string, Sheet>()
  for (const { label, pages, seals } of paper?.forms ?? []) {
    for (const { page, source, address } of pages) {
      const hash = address?.split('/').at(-1) ?? ''
      if (address === null || hash === '' || source === 'generated' || found.has(hash)) continue
      const isSigned = source === 'signed-file'
      const signedOn = seals.find(({ fileHash }) => fileHash === hash)?.sealedOn
      const name = isSigned
        ? `${label}电子签章件${signedOn === undefined ? '' : `（${formatDate(signedOn)}）`}`
        : `${label}${pages.length > 1 ? ` 第${page}页` : ''}扫描页`
      found.set(hash, { hash, label: name, address })
    }
  }
  const isCover = ({ label }: Sheet): number => (label.includes('封面') ? 0 : 1)
  return [...found.values()].toSorted((a, b) => isCover(a) - isCover(b))
}
