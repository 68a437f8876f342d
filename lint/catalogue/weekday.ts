import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { orderOfExisting, weekdayOfOrder } from '../text/ordered-dates.ts'

const id = 'weekday'
const weekdays = '日一二三四五六'

export const weekday = documentRule({
  id,
  name: '日期和写明的星期是同一天',
  grade: 'error',
  families: 'all',
  says: '日期后面写了星期的，按历法核对那一天是星期几。会议、开标、考试的时间写错星期，来的人就会分成两批。',
  limits: ['没有写年的日期不核对。', '星期须紧跟在日期后面，或在其后的括号里。'],
  examples: [
    { text: '会议定于2024年2月29日（星期四）召开。', finds: 0 },
    { text: '开标时间为2024年5月6日（星期二）上午。', finds: 1, repair: '星期一' },
    { text: '面试时间：2023年12月31日 周六，地点另行通知。', finds: 1, repair: '星期日' },
    { text: '报名自2025年1月1日星期三开始，2025年1月5日（星期天）结束。', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.dates.flatMap((date) => {
        const { weekday: written } = date
        const order = orderOfExisting(date)
        if (written === null || order === null) return []
        const right = weekdayOfOrder(order)
        if (right === written) return [passed(id, text.place(date))]
        const repair = `星期${weekdays[right] ?? ''}`
        const message = `请核对日期或星期：${date.text}是${repair}，文中写作星期${weekdays[written] ?? ''}。`
        return [foundIn(id, text, { grade: 'error', span: date, expected: repair, repair, message })]
      }),
    ),
})
