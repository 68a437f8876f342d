/** Checking a certificate (W5, art.7.b and 27.b): by number and name, or by number and the code printed beside it. */
import { certificateCodeOf } from '../outcome/certificate-code.ts'
import type { TitleEntry } from '../registers/index.ts'
import type { TitleStatus } from '../vocabulary.ts'

/** What a check shows to whoever holds number and name, or number and code. */
export type CertificateAnswer = {
  readonly number: string
  readonly name: string
  readonly series: string
  readonly specialty: string
  readonly level: string
  readonly obtainedOn: string
  readonly authority: string
  readonly document: string
  readonly scope: string
  readonly standing: CertificateStanding
}
export type CertificateStanding = '有效' | '已撤销' | '已换发' | '待确认'

const standings: Readonly<Record<TitleStatus, CertificateStanding>> = {
  有效: '有效',
  '有效（待换发）': '有效',
  已换发: '已换发',
  待确认: '待确认',
  撤销: '已撤销',
}

export type CertificateQuestion = { readonly number: string; readonly name: string; readonly code: string }

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()

/**
 * The answer, or null: an unknown number, another name and a wrong code are not told apart. A title that this product
 * did not approve has no code and is checked by name alone.
 */
export function checkCertificate(
  question: CertificateQuestion,
  entry: TitleEntry | undefined,
  name: string,
): CertificateAnswer | null {
  if (entry === undefined) return null
  const byName = question.name !== '' && name !== '' && bare(question.name) === bare(name)
  const code = entry.application ? certificateCodeOf(entry.application, question.number) : undefined
  const byCode = code !== undefined && bare(question.code) === code
  if (!byName && !byCode) return null
  const { series, specialty, level, obtainedOn, scope } = entry
  return {
    number: question.number,
    name,
    series,
    specialty,
    level,
    obtainedOn,
    scope,
    authority: entry.authority ?? '',
    document: entry.document ?? '',
    standing: standings[entry.status],
  }
}
