import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { CountedList } from '../reading/counted.ts'
import { countedAbove, countedListsIn, totalledLists } from '../reading/counted.ts'
import { countedLists } from '../reading/counted-lists.ts'
import { countedColumns } from '../reading/counted-columns.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'count-claim'
/** A list as long as this with one or two missing was meant to be whole, 等 or not. */
const LONG_LIST = 8

/** Whether a count can be of its list; null where the words do not settle what is counted. */
function outcomeOf({ stated, least, most, isOpen, isPlain }: CountedList): 'right' | 'wrong' | 'odd' | null {
  if (stated >= least && stated <= most) return 'right'
  if (isOpen && stated > most) return least >= LONG_LIST && stated - most <= 2 ? 'odd' : null
  if (isPlain) return 'wrong'
  return Math.abs(stated - least) === 1 ? 'odd' : null
}

function check(list: CountedList): readonly CheckResult[] {
  const { text, span, stated, least, isOpen } = list
  const outcome = outcomeOf(list)
  if (outcome === null) return []
  if (outcome === 'right') return [passed(id, text.place(span))]
  const printed = text.text.slice(span.from, span.to).trim()
  return [
    foundIn(id, text, {
      grade: outcome === 'wrong' ? 'inconsistency' : 'doubt',
      span,
      expected: String(least),
      message:
        `请核对“${printed}”：文中写${stated}，列出的是${least}` +
        (isOpen ? '，“等”字后面是否还有未列出的？' : '，请改数或补齐所列各项。'),
    }),
  ]
}

export const countClaim = documentRule({
  id,
  name: '写明的个数与所列各项的个数相同',
  grade: 'inconsistency',
  families: 'all',
  says:
    '“甲、乙、丙等3个部门”“2个，为甲、乙”“‘一、二、三’三到位”“以上四种”、编号清单前的“以下8所”、末尾的“共计17条”“以上专家共7名”，以及表注“本表设5个项目”，' +
    '都数一数所列的各项。带“等”字的只在长清单差一两项时提示疑问。',
  limits: ['项目名里有“和”“与”“及”时按一项、两项都算对。', '不连续编号的清单由编号规则核对。'],
  examples: [
    { text: '由财务处、人事处、教务处三个部门组成。', finds: 0 },
    { text: '由财务处、人事处、教务处四个部门组成。', finds: 1 },
    { text: '结论分为“合格”“整改”“不合格”三种。', finds: 0 },
    { text: '结论分为“合格”“整改”“不合格”四种。', finds: 1 },
    { text: '暂停招生专业2个，为电子商务、物流管理。', finds: 0 },
    { text: '暂停招生专业3个，为电子商务、物流管理。', finds: 1 },
    { text: '开展“送岗位、送政策、送技能”的“三送”活动。', finds: 0 },
    { text: '开展“送岗位、送政策、送技能”的“四送”活动。', finds: 1 },
    { text: '落实“三定”（定人、定岗、定责）。', finds: 0 },
    { text: '落实“四定”（定人、定岗、定责）。', finds: 1 },
    { text: '认定情形：1. 登记就业的；2. 签订合同的；3. 自营的。以上三种情形均计入。', finds: 0 },
    { text: '认定情形：1. 登记就业的；2. 签订合同的；3. 自营的。以上四种情形均计入。', finds: 1 },
    { text: '(1) 关于放假的通知\n\n(2) 关于值班的通知\n\n(3) 关于缴费的通知\n\n共计：4条', finds: 1 },
    { text: '(1) 关于放假的通知\n\n(2) 关于值班的通知\n\n(3) 关于缴费的通知\n\n共计：3条', finds: 0 },
    { text: '以下3所学校参加：\n\n（一）东港学校\n\n（二）西港学校\n\n（三）南港学校', finds: 0 },
    { text: '以下4所学校参加：\n\n（一）东港学校\n\n（二）西港学校\n\n（三）南港学校', finds: 1 },
    { text: '1. 周甲\n\n2. 吴乙\n\n3. 郑丙\n\n以上评委共3名。', finds: 0 },
    { text: '1. 周甲\n\n2. 吴乙\n\n以上评委共3名。', finds: 1 },
    { text: '以下三项须报批：\n\n1. 立项\n\n3. 结题', finds: 1 },
    { text: '成员单位有财政、教育、卫生、民政、公安、司法、水利、农业、交通等10个部门。', finds: 1 },
    { text: '成员单位有财政、教育、卫生等10个部门。\n\n由甲站、乙站等2个站点承担。', finds: 0 },
    {
      text: '指标表\n\n一级指标\t二级指标\t说明\n投入\t经费\t按年\n产出\t课程\t按门\n产出\t教材\t按种\n\n注：本表设2个一级指标，3个二级指标。',
      finds: 0,
    },
    {
      text: '指标表\n\n一级指标\t二级指标\t说明\n投入\t经费\t按年\n产出\t课程\t按门\n产出\t教材\t按种\n\n注：本表设2个一级指标，4个二级指标。',
      finds: 1,
    },
  ],
  check: ({ texts, paragraphs, tables }) =>
    [
      ...texts.flatMap(countedListsIn),
      ...countedAbove(paragraphs),
      ...totalledLists(paragraphs),
      ...countedLists(paragraphs),
      ...countedColumns(paragraphs, tables),
    ].flatMap(check),
})
