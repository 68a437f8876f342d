import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { cellsBeside, personLists } from '../reading/persons.ts'
import { documentRule } from '../rule.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import { maskedStart } from '../text/personal-numbers.ts'

const id = 'home-address'

/** A dwelling down to its door: building, then entrance or room. */
const dwelling =
  /[\dA-Za-z一二三四五六七八九十]{1,4}(?:号楼|幢|栋|座|弄|排|组|号院|号(?=\d{1,4}(?:单元|门|室)))[\d一二三四五六七八九十]{0,4}(?:单元|门|梯|楼|层)?\s?[\dA-Za-z]{1,5}(?:室|号|房|户)?/g
const door = /(?:室|号|房|户|单元\d{3,4}|\d{3,4})$/
const atHome = /家住|住址|住所|居住|现住|户籍地|户口所在|家庭地址|小区|花园|家园|公寓|新村|宿舍/
const atWork =
  /办公|地点|地址|大厦|大楼|中心|政府|窗口|大厅|公司|学校|医院|法院|开标|会议|写字楼|产业园|科技园|酒店|宾馆|登记地|经营|坐落/
const homeColumn = /住址|住所|家庭地址|户籍地|居住地|现住/
const WORDS_BEFORE = 30

/** Addresses in a list of names, in a column for where a person lives. */
function checkLists(reading: Parameters<typeof personLists>[0]): readonly CheckResult[] {
  return personLists(reading).flatMap((list) =>
    cellsBeside(list, homeColumn)
      .filter(({ isBlank }) => !isBlank)
      .map(({ text, place }) => {
        const isToTheDoor = matchesOf(text, dwelling).some(({ match: [one] }) => door.test(one))
        if (!isToTheDoor) return passed(id, place)
        return found({
          rule: id,
          grade: 'error',
          where: place,
          related: [],
          stated: maskedStart(text),
          expected: '只写到镇街、村居，或删去这一栏',
          message: `请遮去名单里的家庭住址（${maskedStart(text)}）：公开时只写到镇街或村居，不写楼号、室号。`,
        })
      }),
  )
}

/** The words before a stretch in its own sentence. */
function wordsBefore({ plain }: ReadText, { from }: Span): string {
  const words = plain.slice(Math.max(0, from - WORDS_BEFORE), from)
  return words.slice(Math.max(...['。', '；', ';', '\n'].map((sign) => words.lastIndexOf(sign))) + 1)
}

/** Dwellings in running text, told by words of living beside them; offices have doors too. */
function checkText(text: ReadText): readonly CheckResult[] {
  return matchesOf(text.plain, dwelling).flatMap((one) => {
    const before = wordsBefore(text, one)
    if (!door.test(one.match[0]) || !atHome.test(before)) return []
    if (atWork.test(before) && !/家住|现住|居住|住址|户籍地/.test(before))
      return [passed(id, text.place(one))]
    const shown = maskedStart(one.match[0])
    return [
      foundIn(id, text, {
        grade: 'doubt',
        span: one,
        stated: shown,
        expected: '只写到镇街、村居',
        message: `请核对${describePlace(text.place(one))}：文中有具体到门牌的住址（${shown}），如果是个人的家，公开前请遮去。`,
      }),
    ]
  })
}

export const homeAddress = documentRule({
  id,
  name: '家庭住址不写到门牌',
  grade: 'error',
  families: 'all',
  says: '公开的名单和正文里，个人的家庭住址写到镇街、村居即可；写出楼号、单元、室号的，名单里当作错误，正文里作为疑问。提示里只引用开头三个字。',
  limits: [
    '办公地点、登记地址不报。',
    '名单里只看写明住址的栏目，“坐落”一栏不看。',
    '农村门牌（某村某组某号）认不全。',
  ],
  examples: [
    {
      text: '姓名\t住址\n周某\t城关镇人民路12号3单元502室\n吴某\t城关镇解放路7号301室\n郑某\t东河镇河西路25号',
      finds: 2,
    },
    { text: '姓名\t住址\n王某某\t东镇柳林社区\n赵某某\t西镇\n', finds: 0 },
    { text: '姓名\t家庭地址\n王某某\t柳林小区3号楼2单元501室\n赵某某\t西镇\n', finds: 1 },
    { text: '王某某现住柳林小区3栋2单元501室，申请临时救助。', finds: 1 },
    { text: '办公地点：柳林花园旁政务中心2号楼301室。', finds: 0 },
  ],
  check: (reading) => {
    const lists = checkLists(reading)
    const inLists = new Set(lists.map(({ where, finding }) => finding?.where ?? where))
    return [...lists, ...reading.texts.filter((text) => !inLists.has(text.place())).flatMap(checkText)]
  },
})
