import type { CheckResult } from '../finding.ts'
import { describePlace, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import type { SumClaim } from '../reading/claims.ts'
import { sumClaimsIn } from '../reading/claims.ts'
import type { TotalLine } from '../reading/listed-rows.ts'
import { lineOf, totalLines } from '../reading/listed-rows.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'list-vs-table'

function check(text: ReadText, claim: SumClaim, lines: readonly TotalLine[]): readonly CheckResult[] {
  const { whole } = claim
  const line = whole.comparison === 'exactly' ? lineOf(claim, lines) : undefined
  if (line === undefined) return []
  const { total } = line
  if (restates(whole.figure, total.figure)) return [passed(id, text.place(whole))]
  const [stated, expected] = [whole.text.replaceAll(' ', ''), `${total.text}${total.figure.unit}`]
  return [
    foundIn(id, text, {
      grade: 'inconsistency',
      span: whole,
      expected,
      related: [total.place],
      message: `请核对总数“${whole.label}${stated}”：所列各项与${describePlace(total.place)}一行（栏）的各数相同，那里的合计是${expected}。`,
    }),
  ]
}

export const listVsTable = documentRule({
  id,
  name: '文中所列各项与表中一行相同的，总数也相同',
  grade: 'inconsistency',
  families: 'all',
  says: '一句话列出的各项（三项以上）与一张表的一行或一栏的各数逐一相同时，这句话的总数应是那一行、那一栏的合计。',
  limits: ['表里要有合计栏或合计行；只列出一行中几项的不核对。', '少于三项的不核对，以免巧合。'],
  examples: [
    {
      text: '全年培训900人，其中线上120人，线下330人，企业450人。\n\n单位：人\n地区\t合计\t线上\t线下\t企业\n甲区\t400\t60\t140\t200\n乙区\t500\t60\t190\t250\n合计\t900\t120\t330\t450\n',
      finds: 0,
    },
    {
      text: '全年培训1230人，其中线上120人，线下330人，企业450人。\n\n单位：人\n地区\t合计\t线上\t线下\t企业\n甲区\t400\t60\t140\t200\n乙区\t500\t60\t190\t250\n合计\t900\t120\t330\t450\n',
      finds: 1,
    },
    {
      text: '支出预算480.50万元，其中：教育210.30万元，医疗120.10万元，住房108.10万元。\n\n单位：万元\n项目\t金额\n教育\t210.30\n医疗\t120.10\n住房\t108.10\n合计\t438.50\n',
      finds: 1,
    },
    {
      text: '集中培训780人，其中线上120人，线下330人，企业330人。\n\n单位：人\n地区\t合计\t线上\t线下\t企业\t送教\n甲区\t400\t60\t140\t180\t20\n乙区\t450\t60\t190\t150\t50\n合计\t850\t120\t330\t330\t70\n\n共850人，其中线上120人，线下330人，企业330人，送教70人。',
      finds: 0,
    },
    {
      text: '支出预算438.50万元，其中：教育210.30万元，医疗120.10万元，住房108.10万元。\n\n单位：万元\n项目\t金额\n教育\t210.30\n医疗\t120.10\n住房\t108.10\n合计\t438.50\n\n支出预算480.50万元，其中：教育210.30万元，医疗120.10万元，设备150.10万元。',
      finds: 0,
    },
  ],
  check: ({ texts, tables }) => {
    const lines = tables.flatMap(totalLines)
    return texts.flatMap((text) => sumClaimsIn(text).flatMap((claim) => check(text, claim, lines)))
  },
})
