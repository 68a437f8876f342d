import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { daysInMonth } from '../text/dates.ts'

const id = 'date-exists'

export const dateExists = documentRule({
  id,
  name: '日期在历法上存在',
  grade: 'error',
  families: 'all',
  says: '文中每个写到日的日期须是历法上有的一天：没有2月30日，也没有13月。没有写年的2月29日不报，因为闰年有这一天。',
  limits: ['农历日期和只写“上旬”“月底”的日期不核对。', '1900年以前和2100年以后的日期不核对。'],
  examples: [
    { text: '会议定于2024年2月29日召开。', finds: 0 },
    { text: '会议定于2023年2月29日召开。', finds: 1 },
    { text: '公示期至2024年9月31日。', finds: 1 },
    { text: '请于2月29日前报送，逾期不候。', finds: 0 },
    { text: '请于2月30日前报送，逾期不候。', finds: 1 },
    { text: '二〇二三年十一月三十一日', finds: 1 },
    { text: '办理时间：2024-13-01。', finds: 1 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.dates.flatMap((date) => {
        const { year, month, day } = date
        if (day === null) return []
        if (date.exists) return [passed(id, text.place(date))]
        const of = month ?? 0
        const last = of >= 1 && of <= 12 ? `，该月最后一天是${daysInMonth(year, of)}日` : ''
        const expected = `历法上有的日期${last}`
        const message = `请更正日期：“${date.text}”不存在${last}。`
        return [foundIn(id, text, { grade: 'error', span: date, expected, message })]
      }),
    ),
})
