import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

const documentNumber = /[\u4e00-\u9fa5]{2,12}?([〔【[(（［])(\d{4})([〕】\])）］])第?(\d+)(号?)/g

/** Document numbers have the form 机关代字〔年〕号: hexagonal brackets and 号. One check per number in the text. */
export function checkDocumentNumbers(
  text: string,
  place: Place,
  rule = 'document-number-format',
): CheckResult[] {
  return [...text.matchAll(documentNumber)].map((match) => {
    const [stated, open = '', year = '', close = '', serial = '', suffix = ''] = match
    const problems = [
      ...(open === '〔' && close === '〕' ? [] : [`年份应用六角括号〔${year}〕`]),
      ...(suffix === '号' ? [] : ['末尾缺“号”']),
    ]
    if (problems.length === 0) return passed(rule, place)
    const repair = `〔${year}〕${serial}号`
    return found({
      rule,
      grade: 'inconsistency',
      where: place,
      related: [],
      stated: `${open}${year}${close}${serial}${suffix}`,
      expected: repair,
      message: `请把${describePlace(place)}中的文号“${stated}”改为“${stated.slice(0, stated.indexOf(open))}${repair}”：${problems.join('，')}。`,
      repair,
    })
  })
}
