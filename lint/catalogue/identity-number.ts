import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findIdentityNumbers, maskedStart } from '../text/personal-numbers.ts'

const id = 'identity-number'

/** What stands before a number that says what it is. */
const named = /身份证|证件号|公民身份|居民证/
const otherCode = /信用代码|机构代码|订单|流水|条形码|资产编号|账号|卡号/
const LABEL_LENGTH = 24

/** Where the last clause begins: the word before another number is not this one's. */
function clauseStart(before: string): number {
  return Math.max(0, ...['，', ',', '、', '；', ';', '。'].map((sign) => before.lastIndexOf(sign)))
}

export const identityNumber = documentRule({
  id,
  name: '身份证号码不全文公开',
  grade: 'error',
  families: 'all',
  says: '公开的文件里不应印出完整的身份证号码。18位的核对校验位，15位的核对地区和出生日期；遮去四位以上的视为已处理。提示里只引用开头三位。',
  limits: [
    '校验位不符、又没有写明是证件号的18位数，以及15位数，只作疑问。',
    '写明是信用代码、账号、订单号的不看；护照等其他证件号不看。',
  ],
  examples: [
    { text: '录取名单：李某某，证件号码110101********0011。', finds: 0 },
    { text: '录取名单：李某某，证件号码110101 19900307 0011。', finds: 1 },
    { text: '受理编号110101199003070012，请凭编号查询。', finds: 1 },
    { text: '姓名\t身份证号\n王某某\t110101199003070012\n赵某某\t1101011990****0012\n', finds: 1 },
    { text: '统一信用代码110101199003070012；经办人证件110101********0011。', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      findIdentityNumbers(text.plain).flatMap((number) => {
        const before = text.plain.slice(Math.max(0, number.from - LABEL_LENGTH), number.from)
        const place = text.place(number)
        if (otherCode.test(before.slice(clauseStart(before))) && !named.test(before)) return []
        if (number.state === 'masked') return [passed(id, place)]
        const isNamed = named.test(before) || named.test(place.column ?? '')
        const isSure = number.state === 'whole' || (isNamed && !/[*＊×●#]/.test(number.text))
        const shown = maskedStart(number.text)
        return [
          foundIn(id, text, {
            grade: isSure ? 'error' : 'doubt',
            span: number,
            stated: shown,
            expected: '遮去出生日期等中间各位，或删去',
            message: isSure
              ? `请遮去或删去身份证号码（${shown}）：公开的文件不应印出完整号码。`
              : `请核对“${shown}”一串数字：像是身份证号码，如果是，请遮去中间至少四位或删去。`,
          }),
        ]
      }),
    ),
})
