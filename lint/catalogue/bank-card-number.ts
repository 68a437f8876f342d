import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { PersonalNumber } from '../text/personal-numbers.ts'
import type { Span } from '../text/plain.ts'
import { findAccountNumbers, findCardNumbers, maskedStart } from '../text/personal-numbers.ts'

const id = 'bank-card-number'

const personal = /银行卡|卡号|一卡通|存折|工资卡|社保卡/
/** Accounts of offices and firms are published on purpose: where to pay to. */
const ofAnOffice = /开户(?:名|单位)|户名|账户名称|对公|收款单位|保证金|非税|财政|公司|公用/
const otherCode = /信用代码|订单|流水|条码|发票|编号|合同号/
const LABEL_LENGTH = 40

/** What says whose number it is: the words before it, the column it stands in. */
function wordsAround({ plain, place }: ReadText, { from }: Span): string {
  return `${place().column ?? ''} ${plain.slice(Math.max(0, from - LABEL_LENGTH), from)}`
}

/** What looks like a card, and what is called one. */
function numbersIn(text: ReadText): readonly PersonalNumber[] {
  const called = findAccountNumbers(text.plain).filter((one) => personal.test(wordsAround(text, one)))
  return [...findCardNumbers(text.plain), ...called].toSorted((a, b) => a.from - b.from)
}

export const bankCardNumber = documentRule({
  id,
  name: '银行卡号不全文公开',
  grade: 'error',
  families: 'all',
  says: '公开的文件里不应印出个人的银行卡号：16至19位、校验位相符的数，写明是卡号的当作错误，其余的和写明是卡号、存折而校验位不符的作为疑问。单位收款的账户可以公开。提示里只引用开头三位。',
  limits: ['不写明、校验位又不符的数不报。', '写明户名、对公、公司、财政的账户不报。'],
  examples: [
    { text: '姓名\t银行卡号\n王某某\t6217000000000000004\n赵某某\t6217***********0004\n', finds: 1 },
    { text: '补贴发放：赵某某，卡号6217 0000 0000 0000 004。', finds: 1 },
    { text: '保证金请汇至：户名某某公司，账号6217000000000000004。', finds: 0 },
    { text: '退款已转入6217000000000000004。', finds: 1 },
    { text: '姓名\t卡号\n王某某\t6217***********0004\n赵某某\t6217***********0012\n', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      numbersIn(text).flatMap((number) => {
        const around = wordsAround(text, number)
        if (otherCode.test(around)) return []
        const isNamed = personal.test(around)
        if (number.state === 'masked' || (ofAnOffice.test(around) && !isNamed))
          return [passed(id, text.place(number))]
        const shown = maskedStart(number.text)
        return [
          foundIn(id, text, {
            grade: isNamed && number.state === 'whole' ? 'error' : 'doubt',
            span: number,
            stated: shown,
            expected: '只留后四位，或删去',
            message: isNamed
              ? `请遮去或删去银行卡号（${shown}）：公开的文件不应印出个人完整的卡号。`
              : `请核对“${shown}”一串数字：像是银行卡号，如果属于个人，请遮去或删去。`,
          }),
        ]
      }),
    ),
})
