import type { CheckResult, Place } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { WordingKind, WordingSlip } from '../text/wording.ts'
import { countUsage, findWordingSlips } from '../text/wording.ts'

const id = 'wording'

const says: Readonly<Record<WordingKind, string>> = {
  'other-word': '同一句里这个词有两种写法',
  'left-out': '同一句里同样的词组多两个字，这里似有脱漏',
  moved: '字序似有颠倒',
  'no-verb': '句中只有名称、没有动词，“用”后似脱“于”',
  'wrong-verb': '动词与后面的词不搭配',
}

function report(text: ReadText, slip: WordingSlip, texts: readonly ReadText[]): CheckResult {
  const { from, to, kind, text: stated, usual } = slip
  const related = kind === 'left-out' ? placesOf(stated, text, texts) : []
  const message = `请核对“${stated}”：${says[kind]}，是否应为“${usual}”？`
  return foundIn(id, text, { grade: 'doubt', span: { from, to }, expected: usual, related, message })
}

/** Where other texts have the same words. */
function placesOf(words: string, text: ReadText, texts: readonly ReadText[]): readonly Place[] {
  return texts.flatMap((other) => {
    const from = other.plain.indexOf(words)
    return other === text || from < 0 ? [] : [other.place({ from, to: from + words.length })]
  })
}

/** One check per text that holds a whole phrase. */
function check({ texts }: Reading): readonly CheckResult[] {
  const usage = countUsage(texts.map(({ plain }) => plain))
  return texts.flatMap((text) => {
    if (!/[\u4e00-\u9fa5]{6}/.test(text.plain)) return []
    const slips = text.sentences.flatMap(({ from, to }) =>
      findWordingSlips(text.plain.slice(from, to), from, usage),
    )
    return slips.length === 0 ? [passed(id, text.place())] : slips.map((slip) => report(text, slip, texts))
  })
}

export const wording = documentRule({
  id,
  name: '词句通顺，不缺字、不错序',
  grade: 'doubt',
  families: 'all',
  says: '拿文件自己的用法来对照：同一句里同一个词写成两样，同样的词组一处少两个字，一个字的左右搭配全文只见一次、挪个位置就合全文的用法，“用”后面只有一串名称；另有几个动词与所带的词明显不搭配。',
  limits: [
    '只作疑问：不懂词义，只比较这份文件自己的写法。',
    '用错一个全文别处没有出现过的词（词不达意），除少数几个动词外看不出来。',
  ],
  examples: [
    { text: '帮助困难学生家庭解决就学问题，为困难学生家庭提供资助。', finds: 0 },
    { text: '重视困难学生群众成长，为困难学生群体提供资助。\n\n关心困难学生群体。', finds: 1 },
    { text: '编制产业发展和项目清单，产业发展规划和项目清单应当一致。', finds: 1 },
    { text: '用办公用房维修、信息系统运行、设备购置等。', finds: 1 },
    {
      text: '举办两期乡镇正领导干部职培训班。\n\n乡镇正职干部应当参加。\n\n其他干部培训另行安排。',
      finds: 1,
    },
    { text: '开展自我诊断，查处差距与改进教学，形成报告。', finds: 1 },
    { text: '加大力度，查处违法行为与改进监管，形成报告。', finds: 0 },
    { text: '线索移送不及时，查处不足，应当改进。', finds: 0 },
    { text: '各单位要提高步伐，按期完成任务。', finds: 1 },
    { text: '各单位要加快能力建设，按期完成任务。', finds: 0 },
    { text: '各单位要扩大水平和加快进度，按期完成任务。', finds: 1 },
    { text: '用好专项经费、专用设备等。\n\n经费用于办公、培训等。', finds: 0 },
  ],
  check,
})
