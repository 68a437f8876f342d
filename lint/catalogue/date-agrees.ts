import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { DocumentMeta } from '../reading/meta.ts'
import { readMeta } from '../reading/meta.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'date-agrees'

/** A document is printed on the day it is signed or later. */
function printedAfterSigned({ signed, printed }: DocumentMeta): readonly CheckResult[] {
  if (signed === null || printed === null) return []
  if (printed.order >= signed.order) return [passed(id, printed.paragraph.place(printed.date))]
  return [
    foundIn(id, printed.paragraph, {
      grade: 'inconsistency',
      span: printed.date,
      expected: `${signed.date.text}或以后`,
      related: [signed.paragraph.place(signed.date)],
      message: `请核对印发日期：写作${printed.date.text}，早于成文日期${signed.date.text}。`,
    }),
  ]
}

/** The year of a document's own number is the year it is signed in. */
function numberOfYear({ signed, ownNumber }: DocumentMeta): readonly CheckResult[] {
  if (signed === null || ownNumber === null) return []
  const { number, paragraph } = ownNumber
  const { year } = signed.date
  if (year === number.year) return [passed(id, paragraph.place(number))]
  return [
    foundIn(id, paragraph, {
      grade: 'inconsistency',
      span: number,
      expected: `〔${year ?? ''}〕`,
      related: [signed.paragraph.place(signed.date)],
      message: `请核对文号或成文日期：文号是${number.year}年的，落款日期是${signed.date.text}。`,
    }),
  ]
}

export const dateAgrees = documentRule({
  id,
  name: '成文日期、印发日期和文号的年份相合',
  grade: 'inconsistency',
  families: 'all',
  says: '印发日期（“…印发”）不得早于落款的成文日期；文件自己的发文字号所写的年份应与成文日期同年。',
  limits: ['落款日期须单独成行。', '跨年编号的文件（上年的号、下年的日期）会报出，核对无误即可不理。'],
  examples: [
    { text: '某市水务局\n2024年3月15日\n某市水务局办公室 2024年3月15日印发', finds: 0 },
    { text: '某市水务局\n2024年3月15日\n某市水务局办公室 2024年3月14日印发', finds: 1 },
    { text: '某水发〔2023〕8号\n关于防汛值守的通知\n某市水务局\n2024年3月15日', finds: 1 },
    { text: '某水发〔2024〕8号\n关于防汛值守的通知\n某市水务局\n二〇二四年三月十五日', finds: 0 },
  ],
  check: (reading) => {
    const meta = readMeta(reading)
    return [...printedAfterSigned(meta), ...numberOfYear(meta)]
  },
})
