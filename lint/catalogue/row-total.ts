import { rowSums } from '../reading/row-sums.ts'
import { checkTableSums } from '../reading/sum-results.ts'
import { documentRule } from '../rule.ts'

const id = 'row-total'

export const rowTotal = documentRule({
  id,
  name: '合计栏等于各栏之和',
  grade: 'error',
  families: 'all',
  says: '同一表头下有“合计”（总计、小计）栏和两个以上分栏时，逐行核对合计是否等于各分栏之和，舍入造成的差不报。分栏下又有小计的，合计只加小计。行、列两处合计有同样差额时，指出两处共同指向的那一格。',
  limits: [
    '分栏名里有“其中”、比例、增减、单价、标准的不计入。',
    '表中多数行都不等于各栏之和时，认为这些栏不是合计的分项，不报；只有一两行又都不相等的，只请核对。',
    '合计栏空白而分栏有数的，只请核对。',
  ],
  examples: [
    { text: '单位：人\n年级\t合计\t男生\t女生\n一年级\t90\t47\t43\n二年级\t88\t40\t48\n', finds: 0 },
    {
      text: '单位：人\n年级\t合计\t男生\t女生\n一年级\t90\t47\t43\n二年级\t88\t40\t49\n',
      finds: 1,
      repair: '89',
    },
    {
      text: '单位：万元\n项目\t人员经费\t公用经费\t合计\n甲处\t10.5\t2.25\t12.7\n乙处\t8\t1\t10\n',
      finds: 1,
      repair: '9.00',
    },
    {
      text: '各校学生数\n学校\t合计\t本科\t\t\t研究生\n\t\t小计\t男\t女\t\n东校\t60\t50\t20\t30\t10\n西校\t75\t70\t40\t30\t5\n南校\t41\t30\t10\t20\t10\n',
      finds: 1,
      repair: '40',
    },
    {
      text: '学校\t合计\t男\t女\n东校\t50\t20\t30\n西校\t70\t40\t33\n合计\t120\t60\t60\n',
      finds: 1,
      repair: '33 → 30',
    },
    {
      text: '学院\t总数\t党员\t获奖\n文\t50\t8\t3\n理\t70\t9\t6\n工\t90\t7\t8\n医\t15\t9\t6\n\n学院\t合计\t男\t女\n文\t50\t20\t30\n',
      finds: 0,
    },
  ],
  check: ({ tables }) => tables.flatMap((table) => checkTableSums(id, '各栏', table, rowSums(table))),
})
