import type { CheckResult } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { cellsBeside, personLists } from '../reading/persons.ts'
import type { PersonList } from '../reading/persons.ts'
import { documentRule } from '../rule.ts'
import { plainText } from '../text/plain.ts'
import { findMobileNumbers, maskedStart } from '../text/personal-numbers.ts'

const id = 'mobile-number'

/** A table of offices and whom to call there is meant to be called. */
const officeColumn = /联系人|咨询|服务窗口|办公地点|办公地址|值班/

function checkList(list: PersonList): readonly CheckResult[] {
  const isDirectory = list.table.paths.some((path) => officeColumn.test(path))
  return cellsBeside(list, /./).flatMap((cell) =>
    findMobileNumbers(plainText(cell.text)).map((number) => {
      if (number.state === 'masked' || isDirectory) return passed(id, cell.place)
      const shown = maskedStart(number.text)
      return found({
        rule: id,
        grade: number.state === 'whole' ? 'error' : 'doubt',
        where: cell.place,
        related: [],
        stated: shown,
        expected: '遮去中间四位，或删去这一栏',
        message: `请遮去或删去名单里的手机号码（${shown}）：名单公开时个人的手机号码不应一起公开。`,
      })
    }),
  )
}

const contactWords = /联系|咨询|电话|热线|客服|值班|报名|举报|监督|传真/
/** One number in a paragraph is somebody to call; several beside one another are a list. */
const LEAST_LISTED = 2

/** Numbers that stand in a row in running text with no word that asks to call them. */
function checkText(text: ReadText): readonly CheckResult[] {
  const whole = findMobileNumbers(text.plain).filter(({ state }) => state === 'whole')
  if (whole.length < LEAST_LISTED || contactWords.test(text.plain)) return []
  return whole.slice(0, 1).map((first) => {
    const shown = maskedStart(first.text)
    return foundIn(id, text, {
      grade: 'doubt',
      span: first,
      stated: shown,
      expected: '遮去中间四位，或删去',
      related: whole.slice(1).map((one) => text.place(one)),
      message: `请核对文中并列的手机号码（${shown}等${whole.length}个）：如果是个人的，公开前请遮去中间四位或删去。`,
    })
  })
}

export const mobileNumber = documentRule({
  id,
  name: '名单里不公开手机号码',
  grade: 'error',
  families: 'all',
  says: '列出姓名的名单（录取、补助、公示等）不应带着个人的手机号码；正文里并列的几个手机号码，也请核对。单位的办公电话、写明“联系人”的联系表，以及遮去四位以上的号码，都不报。提示里只引用开头三位。',
  limits: [
    '只看有“姓名”一栏、至少两个人的表。',
    '正文里写明联系、咨询、报名等用途的号码，以及单独一个号码，不报。',
  ],
  examples: [
    { text: '姓名\t手机\n王某某\t138****0000\n赵某某\t139****0000\n', finds: 0 },
    { text: '姓名\t手机\n王某某\t13800000000\n赵某某\t13900000000\n', finds: 2 },
    { text: '单位\t姓名\t联系人电话\n东镇\t王某某\t13800000000\n西镇\t赵某某\t13900000000\n', finds: 0 },
    { text: '入选人员：王某某13800000000，赵某某13900000000。', finds: 1 },
    { text: '姓名\t备注\n王某某\t电话13800000000\n赵某某\t已核实\n', finds: 1 },
  ],
  check: (reading) => [...personLists(reading).flatMap(checkList), ...reading.paragraphs.flatMap(checkText)],
})
