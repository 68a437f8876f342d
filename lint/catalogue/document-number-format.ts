import { passed } from '../finding.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { documentNumberFaults } from '../rules/document-number-format.ts'

const id = 'document-number-format'

export const documentNumberFormat = documentRule({
  id,
  name: '发文字号的年份用六角括号，末尾有“号”',
  grade: 'inconsistency',
  families: 'all',
  says: '发文字号写作“机关代字〔年份〕序号号”：年份用六角括号〔〕，序号不编虚位，末尾写“号”（GB/T 9704）。方括号、圆括号、方头括号都不对。',
  limits: ['年份在圆括号里、后面没有序号的（如“（2022年版）”）不当作文号。', '机关代字是否正确不核对。'],
  examples: [
    { text: '按照示例发〔2023〕12号文件办理。', finds: 0 },
    { text: '按照示例发【2023】12号文件办理。', finds: 1, repair: '〔2023〕12号' },
    { text: '依据示例函[2021]5号和示例办〔2020〕3号。', finds: 1, repair: '〔2021〕5号' },
    { text: '依据示例财（2019）77号。', finds: 1, repair: '〔2019〕77号' },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.documentNumbers.map((number) => {
        const { problems, repair } = documentNumberFaults(number)
        if (problems.length === 0) return passed(id, text.place(number))
        const message = `请更正文号“${number.text}”：${problems.join('，')}，写作${repair}。`
        return foundIn(id, text, { grade: 'inconsistency', span: number, expected: repair, repair, message })
      }),
    ),
})
