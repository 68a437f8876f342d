import { foundIn } from '../reading/reading.ts'
import { passed } from '../finding.ts'
import { documentRule } from '../rule.ts'

const id = 'double-bound'
const lower = /(?:不(?:得)?(?:低|少|小)于|至少|最少)\s?$/
const upper = /(?:不(?:得)?(?:高|多|超|大)(?:于|过)|至多|最多)\s?$/

export const doubleBound = documentRule({
  id,
  name: '一个界限只说一次',
  grade: 'doubt',
  families: 'all',
  says: '“不低于300平方米”已是下限，再写“以上”就说了两次，读者会问是哪一个；上限同样。',
  limits: ['只看紧挨着数的界限词。'],
  examples: [
    { text: '场地面积不低于500平方米。', finds: 0 },
    { text: '场地面积不低于500平方米以上。', finds: 1 },
    { text: '每班不超过40人以内。', finds: 1 },
    { text: '工作年限5年以上，人数不少于3人。', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.figures.flatMap((figure) => {
        const [left, right] = [text.plain.slice(0, figure.from), text.plain.slice(figure.to, figure.to + 3)]
        const bound = lower.exec(left)?.[0] ?? upper.exec(left)?.[0]
        if (bound === undefined) return []
        const again = (lower.test(left) ? /^\s?(?:及)?以上/ : /^\s?(?:及)?以(?:下|内)/).exec(right)?.[0]
        if (again === undefined) return [passed(id, text.place(figure))]
        const stated = `${bound}${figure.text}${again}`
        const expected = `${bound}${figure.text}`
        const message = `请改为“${expected}”：“${bound.trim()}”和“${again.trim()}”把同一个界限说了两次。`
        return [
          foundIn(id, text, { grade: 'doubt', span: figure, stated, expected, repair: expected, message }),
        ]
      }),
    ),
})
