import { codeSums } from '../reading/code-sums.ts'
import { checkTableSums } from '../reading/sum-results.ts'
import { documentRule } from '../rule.ts'

const id = 'code-rollup'

export const codeRollup = documentRule({
  id,
  name: '上级科目等于下级科目之和',
  grade: 'error',
  families: 'all',
  says: '表的第一栏是编码时，编码短的一行等于以它开头的下一级各行之和（201 → 20132 → 2013201），逐列核对，舍入造成的差不报。',
  limits: [
    '同一编码出现两次的表不核对。',
    '编码须在第一栏，三至七位数字（栏名写明编码、代码的二至九位），或者分“类”“款”“项”三栏。',
    '表中多数编码都不等于下级之和时不报。',
  ],
  examples: [
    {
      text: '单位：万元\n编码\t名称\t合计\n301\t工资\t30.01\n30101\t基本工资\t20.01\n30102\t津贴\t10.01\n',
      finds: 0,
    },
    {
      text: '单位：万元\n编码\t名称\t合计\n301\t工资\t30.03\n30101\t基本工资\t20.01\n30102\t津贴\t10.00\n',
      finds: 1,
      repair: '30.01',
    },
    {
      text: '单位：元\n编码\t名称\t合计\n502\t商品服务\t900\n50201\t办公\t400\n50202\t会议\t600\n',
      finds: 1,
      repair: '1000.00',
    },
    {
      text: '单位：元\n类\t款\t名称\t金额\n205\t\t教育\t900\n\t01\t管理\t300\n\t02\t普通\t500\n',
      finds: 1,
      repair: '800.00',
    },
  ],
  check: ({ tables }) => tables.flatMap((table) => checkTableSums(id, '下级科目', table, codeSums(table))),
})
