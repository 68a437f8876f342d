/** The code printed beside a certificate's number, by which anybody checks it (art.27.b). */
import { sha256 } from '../../shared/digest.ts'

/** Letters of the code: 48 bits, not to be guessed from the number. */
const CODE_LETTERS = 12

/**
 * @param caseId the application that the title was approved in
 * @param number the certificate's number
 */
export const certificateCodeOf = (caseId: string, number: string): string =>
  sha256(`${caseId}|${number}`).slice(0, CODE_LETTERS)
