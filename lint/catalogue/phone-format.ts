import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { Reading } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Phone, PhoneFault } from '../text/phones.ts'
import { findPhones, phoneFault } from '../text/phones.ts'
import { plainText } from '../text/plain.ts'

const id = 'phone-format'

const faults: Readonly<Record<PhoneFault, string>> = {
  'mobile-length': '手机号码应为11位',
  'area-code': '没有这样的区号',
  length: '位数不对（三位区号后8位，四位区号后7或8位）',
}

/** Digits of a number without an area code. */
const LOCAL_LENGTH = 8

function judge(phone: Phone, place: Place): CheckResult {
  const fault = phoneFault(phone.text)
  if (fault === null) return passed(id, place)
  const { length } = phone.text.replaceAll(/\D/g, '')
  // a short number may be one of an office's own exchange
  const isSure = fault !== 'length' || length > LOCAL_LENGTH
  return found({
    rule: id,
    grade: isSure ? 'inconsistency' : 'doubt',
    where: place,
    related: [],
    stated: phone.text,
    expected: faults[fault],
    message: `请核对${describePlace(place)}的电话“${phone.text}”：${faults[fault]}，所印共${length}位。`,
  })
}

const phoneColumn = /电话|手机|传真|联系方式/

/** Cells that hold a number and nothing else, in columns for telephones; the texts have the others. */
function phoneCells({ tables }: Reading): readonly { readonly phone: Phone; readonly place: Place }[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ text, path, place }) => {
        const plain = plainText(text)
        const isNumber = phoneColumn.test(path) && /^[\d()（）\s—–-]{5,24}$/.test(plain)
        return isNumber ? [{ phone: { text: plain, from: 0, to: plain.length, isNamed: true }, place }] : []
      }),
    ),
  )
}

export const phoneFormat = documentRule({
  id,
  name: '电话号码位数和区号正确',
  grade: 'inconsistency',
  families: 'all',
  says: '公布的联系电话多一位少一位就打不通：手机11位，三位区号后面8位，四位区号后面7或8位，没有区号的7或8位；区号须是有的。',
  limits: ['不核对号码是否开通。', '写明“电话”而只有几位的，可能是内线，只作疑问。', '境外号码不看。'],
  examples: [
    { text: '联系电话：023-73330000，传真：(0482)8260000。', finds: 0 },
    { text: '联系电话：023-7333000。', finds: 1 },
    { text: '咨询电话：0182-8260000；投诉热线：12345。', finds: 1 },
    { text: '单位\t联系电话\n东镇\t8260000\n西镇\t826000\n', finds: 1 },
    { text: '联系人手机：1380000000。', finds: 1 },
  ],
  check: (reading) => {
    const cells = phoneCells(reading)
    const inCells = new Set(cells.map(({ place }) => place))
    const inTexts = reading.texts
      .filter((text) => !inCells.has(text.place()))
      .flatMap((text) => findPhones(text.plain).map((phone) => ({ phone, place: text.place(phone) })))
    return [...inTexts, ...cells].map(({ phone, place }) => judge(phone, place))
  },
})
