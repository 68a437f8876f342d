import type { CheckResult, Grade } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { NameClash } from '../reading/name-variants.ts'
import {
  clashOfDivisions,
  findDivisions,
  findHeadMeetings,
  findInstitutions,
  findNotedColumns,
  findTruncated,
} from '../reading/name-variants.ts'
import type { Reading } from '../reading/reading.ts'
import { findKindsOfBody, findShortenedHeaders } from '../reading/term-variants.ts'
import { documentRule } from '../rule.ts'

const id = 'one-thing-one-name'

function report({ usual, odd }: NameClash, grade: Grade, what: string): CheckResult {
  const [known, first] = [usual[0], odd[0]]
  const related = [...usual, ...odd.slice(1)].map(({ place }) => place)
  const [stated, expected] = [first?.name ?? '', known?.name ?? '']
  const message = `请统一名称：${what}，别处写作“${expected}”，这里写作“${stated}”。`
  return found({ rule: id, grade, where: first?.place ?? { sheet: '' }, related, stated, expected, message })
}

/** One check per division that is named twice or more. */
function checkDivisions(reading: Reading): readonly CheckResult[] {
  return findDivisions(reading).map((group) => {
    const clash = clashOfDivisions(group)
    return clash === null
      ? passed(id, group[0]?.place)
      : report(clash, 'inconsistency', '同一内设机构有两个名称')
  })
}

/** One check per institution that is named often. */
function checkInstitutions(reading: Reading): readonly CheckResult[] {
  return findInstitutions(reading).map((usual) => {
    const clash = findTruncated(reading, usual)
    if (clash === null) return passed(id, usual[0]?.place)
    const { odd } = clash
    const name = `${odd[0]?.name ?? ''}${usual[0]?.name.slice(-1) ?? ''}`
    const known = usual.slice(0, 1).map((one) => ({ ...one, name }))
    return report({ usual: known, odd }, 'inconsistency', '单位名称缺末尾一字')
  })
}

/** One check for the meetings of the head. */
function checkMeetings(reading: Reading): readonly CheckResult[] {
  const meetings = findHeadMeetings(reading)
  const [first] = meetings
  if (first === undefined || meetings.length < 2) return []
  const odd = meetings.filter(({ name }) => name !== first.name)
  const usual = meetings.filter(({ name }) => name === first.name)
  return odd.length === 0
    ? [passed(id, first.place)]
    : [report({ usual, odd }, 'doubt', '同一会议有两个名称')]
}

function checkKinds(reading: Reading): readonly CheckResult[] {
  const kinds = findKindsOfBody(reading)
  if (kinds === null) return []
  if (kinds.odd.length === 0) return [passed(id, kinds.usual[0]?.place)]
  return [report(kinds, 'doubt', '标题里的主体名称前后不一')]
}

export const oneThingOneName = documentRule({
  id,
  name: '同一机构、同一名词用同一名称',
  grade: 'inconsistency',
  families: 'all',
  says: '同一内设机构不一处叫“处”、一处叫“室”；单位全称不缺字；表下注释解释的栏名与表头相同；单位负责人的会议、预算主体、费用项目在标题、表头和正文里用同一名称。',
  limits: [
    '内设机构名称在“处、室、科、股”之前至少四个字才比较；同一句里并列的、不同层级的不比。',
    '单位名称只看出现三次以上的，缺的是末尾一字。',
    '简称与全称不比较。',
  ],
  examples: [
    { text: '由学校基建后勤处负责。\n\n材料送学校基建后勤处。', finds: 0 },
    { text: '由学校基建后勤处负责。\n\n材料送学校基建后勤科。', finds: 1 },
    { text: '省厅基建后勤处负责指导，各县局基建后勤科负责实施。\n\n材料送省厅基建后勤处。', finds: 0 },
    {
      text: '示例海洋工程学院简介。\n\n示例海洋工程学院招生。\n\n示例海洋工程学院就业。\n\n示例海洋工程学面向全国。',
      finds: 1,
    },
    {
      text: '项目\t存在问题\t整改措施\t整改成效\n甲\t\t\t\n乙\t\t\t\n\n注：1. “整改措施”要具体。\n\n2. “整改结果”指措施落实后的变化。',
      finds: 1,
    },
    { text: '经院长办公会讨论。\n\n由校长办公会决定。', finds: 1 },
    { text: '# 某中心单位预算说明\n\n## 部门收入决算表', finds: 1 },
    {
      text: '房屋设施修缮维护费3万元。\n\n房屋设施修缮维护费比上年减少。\n\n项目\t房屋设施修缮费\n甲\t3\n乙\t4',
      finds: 1,
    },
  ],
  check: (reading) => [
    ...checkDivisions(reading),
    ...checkInstitutions(reading),
    ...findNotedColumns(reading).map((clash) => report(clash, 'inconsistency', '注释解释的栏名与表头不同')),
    ...checkMeetings(reading),
    ...checkKinds(reading),
    ...findShortenedHeaders(reading).map((clash) => report(clash, 'doubt', '表头与正文的名称不同')),
  ],
})
