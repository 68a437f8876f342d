/** The rules of privacy at their neighbours. Numbers are made of parts and belong to nobody. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { askRule, findingsOf } from '#tests/lint-rules'

const identity = ['110101', '19900307', '0011'].join('')
const wrongCheck = ['110101', '19900307', '0012'].join('')
const short = ['110101', '900307', '001'].join('')
const card = `6217${'0'.repeat(14)}4`
const phone = `138${'0'.repeat(8)}`
/** Rule, what stands in the text, what the rule says. */
type Case = readonly [what: string, text: string, says: readonly string[]]

function judged(id: string, cases: readonly Case[], isSecret = true): void {
  void describe(id, () => {
    for (const [what, text, says] of cases) void it(what, () => assert.deepEqual(askRule(id, text), says))
    void it('repeats nothing that is secret', () => {
      for (const [, text] of isSecret ? cases : [])
        for (const finding of findingsOf(id, text))
          assert.doesNotMatch(JSON.stringify(finding), /\d{8}|\d{4} \d{4}|5\d\d室/)
    })
  })
}

judged('identity-number', [
  ['refuses a number that fits its check digit', `编号${identity}`, ['error 110…']],
  ['asks about one that does not', `编号${wrongCheck}`, ['doubt 110…']],
  ['refuses that too where it is called one', `身份证号${wrongCheck}`, ['error 110…']],
  [
    'asks about 15 digits, refuses them where they are called one',
    `${short}，证件号${short}`,
    ['doubt 110…', 'error 110…'],
  ],
  [
    'takes the word of the column',
    `姓名\t身份证号码\n甲某\t${short}\n乙某\t${short}\n`,
    ['error 110…', 'error 110…'],
  ],
  ['leaves codes of other things alone', `信用代码${identity}，订单号${wrongCheck}`, []],
  ['but not the number behind another one', `账号${card}，${identity}`, ['error 110…']],
  ['but not where the word for it comes too', `订单经办人身份证号${identity}`, ['error 110…']],
  [
    'passes four hidden digits, asks about two',
    `身份证号110101********0011、1101011990030700××`,
    ['ok', 'doubt 110…'],
  ],
])

judged('mobile-number', [
  ['asks about two in a row in a text', `甲某${phone}，乙某${phone}。`, ['doubt 138…']],
  [
    'not about one, hidden ones or numbers to call',
    `甲某${phone}。\n\n甲某${phone}，乙某138****0000。\n\n报名：${phone}、${phone}。`,
    [],
  ],
  ['asks nothing without a list', `请致电${phone}。`, []],
  ['asks nothing of a single name', `姓名\t电话\n甲某\t${phone}\n`, []],
  [
    'refuses whole, asks about half hidden, passes hidden',
    `姓名\t电话\n甲某\t${phone}\n乙某\t1380000**00\n丙某\t138****0000\n`,
    ['error 138…', 'doubt 138…', 'ok'],
  ],
  ['passes a directory', `姓名\t咨询电话\n甲某\t${phone}\n乙某\t${phone}\n`, ['ok', 'ok']],
  ['does not read the names themselves', `姓名\t镇\n甲某\t东镇\n乙某\t西镇\n`, []],
])

judged('bank-card-number', [
  ['passes hidden digits', '卡号6217***********0004', ['ok']],
  ['refuses what is called one', `卡号${card}`, ['error 621…']],
  ['asks about what is not called anything', `尾款转至${card}`, ['doubt 621…']],
  ['asks about too few hidden digits', `卡号62170000000000000××`, ['doubt 621…']],
  [
    'passes the account of an office, not the card of a person there',
    `户名某局，账号${card}；户名某局，经办人银行卡${card}`,
    ['ok', 'error 621…'],
  ],
  ['leaves other codes alone', `合同号${card}`, []],
  [
    'asks about the number of a passbook',
    `存折8${'2'.repeat(17)}0。\n\n尾款8${'2'.repeat(17)}0`,
    ['doubt 822…'],
  ],
  ['of several, in their order', `卡号8${'2'.repeat(17)}0、${card}`, ['doubt 822…', 'error 621…']],
])

judged('home-address', [
  ['leaves an entrance without a door', '甲某家住柳林3号楼2单元。', []],
  ['asks about a door in a place where people live', '柳林小区3幢501室漏水。', ['doubt 3幢5…']],
  ['leaves doors that are nobody’s home', '会议在3幢501室举行。', []],
  ['passes a village and nothing at all', '姓名\t住址\n甲某\t东镇柳村\n乙某\t\n', ['ok']],
  ['refuses a door in a list', '姓名\t现住地\n甲某\t柳林3幢501室\n乙某\t柳林3幢\n', ['error 柳林3…', 'ok']],
  ['asks about a door behind words of living', '甲某家住东镇柳林3幢501室。', ['doubt 3幢5…']],
  ['leaves a building without a door, and a door without a home', '甲某家住柳林3幢。开会在3幢501室。', []],
  ['passes an office, not a home beside it', '办公地址：柳林小区3幢501室。', ['ok']],
  ['asks where both are named', '政府大楼旁居住的甲某，住柳林小区3幢501室。', ['doubt 3幢5…']],
])

judged('sensitive-detail', [
  ['counts a list once', '姓名\t镇\n甲某\t东镇\n乙某\t西镇\n', ['ok']],
  ['asks nothing without a list', '疾病\t人数\n流感\t30\n', []],
  [
    'names each column once',
    '姓名\t病名\t低保类别\t婚姻\n甲某\t流感\t一类\t离异\n乙某\t流感\t\t已婚\n',
    ['doubt 病名', 'doubt 低保类别', 'doubt 婚姻'],
  ],
  ['passes marks that tell nothing', '姓名\t健康状况\t困难补助\n甲某\t健康\t300\n乙某\t良好\t500\n', ['ok']],
])
void it('sensitive-detail counts the persons', () => {
  const [finding] = findingsOf('sensitive-detail', '姓名\t病名\n甲某\t流感\n乙某\t\n丙某\t肝炎\n')
  assert.match(finding?.message ?? '', /共2人/)
})

judged(
  'phone-format',
  [
    ['asks about eight digits with an area code', '电话：0482-8260。', ['doubt 0482-8260']],
    [
      'passes and finds in running text',
      '电话：0482-826000，0482-8260000',
      ['inconsistency 0482-826000', 'ok'],
    ],
    [
      'asks about a short one, is sure of nine digits',
      '电话：82600。手机：826000000。',
      ['doubt 82600', 'inconsistency 826000000'],
    ],
    [
      'asks about eight digits only where they are too few behind an area code',
      '热线：02-826000',
      ['inconsistency 02-826000'],
    ],
    [
      'reads columns for telephones, not other columns',
      '单位\t传真\t人数\n东镇\t826000\t826000\n西镇\t82600000\t12\n',
      ['doubt 826000', 'ok'],
    ],
    [
      'reads a cell of words once',
      '单位\t联系方式\n东镇\t王科长，电话：0482-826000\n西镇\t0482-8260000\n',
      ['inconsistency 0482-826000', 'ok'],
    ],
  ],
  false,
)
