import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { PersonalNumber } from '../text/personal-numbers.ts'
import {
  findCardNumbers,
  findIdentityNumbers,
  findMobileNumbers,
  maskedStart,
} from '../text/personal-numbers.ts'
import { plainText } from '../text/plain.ts'

/** What must not be published: id numbers, bank cards, mobile numbers. The number itself is never repeated. */
const kinds: readonly { label: string; find: (text: string) => readonly PersonalNumber[] }[] = [
  { label: '身份证号码', find: findIdentityNumbers },
  { label: '手机号码', find: findMobileNumbers },
  { label: '银行卡号', find: findCardNumbers },
]

/** A text for the public holds no personal numbers. One check per kind; the finding shows the first digits only. */
export function checkPersonalData(text: string, place: Place, rule = 'personal-data'): CheckResult[] {
  return kinds.map(({ label, find }) => {
    const [first, ...more] = find(plainText(text)).filter(({ state }) => state !== 'masked')
    if (first === undefined) return passed(rule, place)
    const shown = maskedStart(first.text)
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
