import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'zero-change-wording'
const verb = /(?:增加|减少|增长|下降|上升|降低)(?:了)?\s?$/

export const zeroChangeWording = documentRule({
  id,
  name: '没有增减写作“持平”',
  grade: 'note',
  families: 'all',
  says: '与上年相同的数写作“与上年持平”；写“增加0万元”“下降0%”既不清楚，也常是套用模板忘了改。',
  limits: ['只看“增加、减少、增长、下降”后面紧接的数。'],
  examples: [
    { text: '公用经费12万元，比上年增加0万元。', finds: 1, repair: '与上年持平' },
    { text: '公用经费12万元，比上年增加1.5万元。', finds: 0 },
    { text: '会议费3.20万元，较上年下降0.00%。', finds: 1 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.figures.flatMap((figure) => {
        if (!verb.test(text.plain.slice(0, figure.from))) return []
        if (figure.figure.value !== 0) return [passed(id, text.place(figure))]
        const repair = '与上年持平'
        const message = `请改写：增减为${figure.text}时写作“${repair}”。`
        return [foundIn(id, text, { grade: 'note', span: figure, expected: repair, repair, message })]
      }),
    ),
})
