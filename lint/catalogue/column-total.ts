import { columnSums } from '../reading/column-sums.ts'
import { checkTableSums } from '../reading/sum-results.ts'
import { documentRule } from '../rule.ts'

const id = 'column-total'

export const columnTotal = documentRule({
  id,
  name: '合计行等于各行之和',
  grade: 'error',
  families: 'all',
  says: '表中有一行合计（总计）时，逐列核对它是否等于各行之和；有科目编码的，只加最短的编码；有小计的，小计等于所属各行、合计等于各小计；“一、二、”各类等于所属各行。左右两栏的表各按各的项目核对。印到小数的数按它代表的区间比较，舍入造成的差不报。行、列两处合计有同样差额时，指出两处共同指向的那一格。',
  limits: [
    '几行合计依次排列的，第一行等于上面各行，后一行等于前一行加中间各行，或者只等于中间各行；都不是的不报。',
    '比例、增减、单价、标准、平均数和编码列不核对。',
    '合计空白而各行有数的，只请核对。',
    '“其中”行在用缩进、空格、“其中”二字标出，或者紧跟着的几行正好等于上一行时不计入。',
  ],
  examples: [
    { text: '单位：万元\n项目\t预算数\n办公费\t12.30\n差旅费\t7.70\n合计\t20.00\n', finds: 0 },
    {
      text: '单位：万元\n项目\t预算数\n办公费\t12.30\n差旅费\t7.70\n合计\t21.00\n',
      finds: 1,
      repair: '20.00',
    },
    {
      text: '各镇报名人数\n镇\t报名\t录取\n东镇\t120\t80\n西镇\t95\t60\n合计\t215\t150\n',
      finds: 1,
      repair: '140',
    },
    {
      text: '单位：万元\n科目编码\t科目名称\t金额\n205\t教育支出\t9.34\n20502\t普通教育\t9.34\n208\t社会保障支出\t1.02\n合计\t\t10.36\n',
      finds: 0,
    },
    {
      text: '镇\t松\t柏\n东镇\t3\t4\n西镇\t5\t6\n小计\t8\t10\n南镇\t1\t1\n北镇\t2\t3\n小计\t3\t5\n合计\t11\t15\n',
      finds: 1,
    },
    {
      text: '项目\t金额\n人员经费\t100\n基本工资\t60\n奖金\t40\n公用经费\t30\n合计\t130\n',
      finds: 0,
    },
    {
      text: '项目\t男\t女\n一、本科\t7\t9\n文科\t3\t4\n理科\t4\t5\n二、专科\t3\t6\n护理\t1\t4\n机械\t2\t3\n合计\t10\t15\n',
      finds: 1,
    },
    {
      text: '单位：万元\n收入\t金额\n拨款\t80.00\n事业\t12.00\n本年收入合计\t92.00\n上年结转\t8.00\n总计\t110.00\n',
      finds: 1,
      repair: '100.00',
    },
    {
      text: '项目\t上年\t本年\n人员经费\t300\t310\n其中：基本工资\t200\t205\n津贴补贴\t80\t85\n公用经费\t100\t90\n合计\t400\t400\n上年同期\t380\t390\n',
      finds: 0,
    },
    {
      text: '各镇造林\n镇\t松\t柏\n东镇\t30\t12\n西镇\t45\t20\n合计\t75\t33\n上年\t70\t30\n\n各班人数\n班\t男\t女\n甲\t3\t4\n乙\t5\t6\n合计（去重）\t7\t9\n',
      finds: 1,
      repair: '32',
    },
    { text: '日期\t考场\t人数\n6日\t101\t45\n7日\t102\t60\n8日\t201\t38\n合计\t\t143\n', finds: 0 },
  ],
  check: ({ tables }) => tables.flatMap((table) => checkTableSums(id, '各行', table, columnSums(table))),
})
