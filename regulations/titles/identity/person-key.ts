/** The key of a person in registers and cases (PERSON of the header): kind and number of the paper as a digest. */
import type { Fact, Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { findLocalDate } from '#kernel/time'
import { sha256 } from '../../shared/digest.ts'
import type { IdentityKind } from '../vocabulary.ts'
import { identityKinds } from '../vocabulary.ts'
import { normalizePaperNumber, readPaper } from './papers.ts'

/**
 * Key of the register of persons: `p-` and 32 hex digits of SHA-256 over kind and normalised number. No number enters an
 * event or a state. The digest keeps numbers out of sight and joins records of one person; numbers can be tried out
 * against it, so it is no anonymisation and is shown to nobody outside the case.
 */
export function personKeyOf(kind: IdentityKind, number: string): string {
  return `p-${sha256(`titles-person:${kind}:${normalizePaperNumber(number)}`).slice(0, 32)}`
}

const person = cite('anhui-titles-2018/art.14')

/** A number that cannot be one is refused before it keys anything (one application per person hangs on it). */
const paperNumberIsPossible = rule(
  'paper-number-is-possible',
  person,
  (f: { readonly kind: IdentityKind; readonly valid: boolean; readonly fault: string }) => f.valid,
  { label: '证件号码有效', otherwise: (f) => f.fault },
)

/** The birth date entered agrees with the one in the number, where the number has one. */
export const birthDateAgrees = rule(
  'birth-date-agrees-with-number',
  person,
  (f: { readonly inNumber: string | null; readonly entered: LocalDate | null }) => {
    if (f.inNumber === null) return true
    return f.entered === null ? 'unknown' : f.entered.replaceAll('-', '').endsWith(f.inNumber)
  },
  {
    label: '出生日期与证件号码一致',
    otherwise: (f) => `请核对出生日期：填写的是${f.entered}，证件号码里是${f.inNumber}。`,
    missing: () => '出生日期',
  },
)

/** All findings about one paper. The number itself is not among the facts: findings are stored with acts. */
export function paperFindings(paper: {
  readonly kind: IdentityKind
  readonly number: string
  readonly bornOn: LocalDate | null
}): readonly Finding[] {
  const read = readPaper(paper.kind, paper.number)
  const possible = paperNumberIsPossible({
    kind: paper.kind,
    valid: read.valid,
    fault: read.valid ? '' : read.say,
  })
  return read.valid
    ? [possible, birthDateAgrees({ inNumber: read.birthDigits, entered: paper.bornOn })]
    : [possible]
}

/** What is wrong with the paper of one entry of the register of persons, with what to do; undefined: nothing. */
export function findPaperFault(entry: Readonly<Record<string, Fact>>): string | undefined {
  const { number, bornOn } = entry
  const kind = identityKinds.find((one) => one === entry['identityKind'])
  if (kind === undefined || typeof number !== 'string') return undefined
  const born = typeof bornOn === 'string' ? findLocalDate(bornOn) : undefined
  return paperFindings({ kind, number, bornOn: born ?? null }).find(({ holds }) => holds === 'no')?.say
}
