import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { plainText } from '../text/plain.ts'
import type { DocumentNumber } from '../text/references.ts'
import { findDocumentNumbers } from '../text/references.ts'

/** What is wrong with the form of a document number, and its year and serial as they should be (GB/T 9704). */
export function documentNumberFaults({ open, close, year, serial, isEnded }: DocumentNumber): {
  readonly problems: readonly string[]
  readonly repair: string
} {
  return {
    problems: [
      ...(open === '〔' && close === '〕' ? [] : [`年份应用六角括号〔${year}〕`]),
      ...(isEnded ? [] : ['末尾缺“号”']),
      ...(serial.startsWith('0') ? ['序号不编虚位'] : []),
    ],
    repair: `〔${year}〕${serial.replace(/^0+/, '')}号`,
  }
}

/** Document numbers have the form 机关代字〔年〕号: hexagonal brackets and 号. One check per number in the text. */
export function checkDocumentNumbers(
  text: string,
  place: Place,
  rule = 'document-number-format',
): CheckResult[] {
  return findDocumentNumbers(plainText(text)).map((number) => {
    const { problems, repair } = documentNumberFaults(number)
    if (problems.length === 0) return passed(rule, place)
    const stated = number.text.slice(number.agency.length).trim()
    return found({
      rule,
      grade: 'inconsistency',
      where: place,
      related: [],
      stated,
      expected: repair,
      message: `请把${describePlace(place)}中的文号“${number.text}”改为“${number.agency}${repair}”：${problems.join('，')}。`,
      repair,
    })
  })
}
