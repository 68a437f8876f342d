import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

/** What must not be published: id numbers, bank cards, mobile numbers. The number itself is never repeated. */
const kinds = [
  { label: '身份证号码', words: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?![\dXx])/g },
  { label: '手机号码', words: /(?<!\d)1[3-9]\d{9}(?!\d)/g },
  { label: '银行卡号', words: /(?<!\d)62\d{14,17}(?!\d)/g },
] as const

/** A text for the public holds no personal numbers. One check per kind; the finding shows the first digits only. */
export function checkPersonalData(text: string, place: Place, rule = 'personal-data'): CheckResult[] {
  return kinds.map(({ label, words }) => {
    const [first, ...more] = [...text.matchAll(words)].map(([number]) => number)
    if (first === undefined) return passed(rule, place)
    const shown = `${first.slice(0, 3)}…`
    return found({
      rule,
      grade: 'doubt',
      where: place,
      related: [],
      stated: shown,
      expected: '不公开个人信息',
      message: `请核对${describePlace(place)}：文字里像有${label}（${shown}，共${more.length + 1}处），公开前请删去或写明依据。`,
    })
  })
}
