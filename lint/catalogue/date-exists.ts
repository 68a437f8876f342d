import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { daysInMonth, weekdayOf } from '../text/dates.ts'

const id = 'date-exists'
const weekdays = '日一二三四五六'

export const dateExists = documentRule({
  id,
  name: '日期存在，写明的星期与日期相符',
  grade: 'error',
  families: 'all',
  says: '文中每个写到日的日期须是历法上有的一天（没有2月30日）；日期后面写了星期的，核对是否那一天。没有写年的2月29日不报。',
  limits: ['农历日期和只写“上旬”“月底”的日期不核对。'],
  examples: [
    { text: '会议定于2024年2月29日（星期四）召开。', finds: 0 },
    { text: '会议定于2023年2月29日召开。', finds: 1 },
    { text: '公示期至2024年9月31日。', finds: 1 },
    { text: '开标时间为2024年5月6日（星期二）上午。', finds: 1, repair: '星期一' },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.dates.flatMap((date) => {
        const { year, month, day, weekday } = date
        if (day === null || month === null) return []
        if (!date.exists) {
          const last = month >= 1 && month <= 12 ? `，该月最后一天是${daysInMonth(year, month)}日` : ''
          const message = `请更正日期：“${date.text}”不存在${last}。`
          return [foundIn(id, text, { grade: 'error', span: date, expected: '历法上有的日期', message })]
        }
        if (year === null || weekday === null) return [passed(id, text.place(date))]
        const right = weekdayOf(year, month, day)
        if (right === weekday) return [passed(id, text.place(date))]
        const repair = `星期${weekdays[right] ?? ''}`
        return [
          foundIn(id, text, {
            grade: 'error',
            span: date,
            expected: repair,
            repair,
            message: `请核对日期或星期：${date.text}是${repair}，文中写作星期${weekdays[weekday] ?? ''}。`,
          }),
        ]
      }),
    ),
})
