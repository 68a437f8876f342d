import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { PersonList } from '../reading/persons.ts'
import { cellsBeside, personLists } from '../reading/persons.ts'
import { documentRule } from '../rule.ts'

const id = 'sensitive-detail'

const kinds: readonly (readonly [string, RegExp])[] = [
  ['健康状况', /病|诊断|残疾|伤残|健康|体检|症|孕|手术|用药|精神状/],
  ['家庭困难情况', /低保|特困|困难|贫困|脱贫|致贫|返贫|救助原因|欠款|负债|家庭(?:情况|收入|状况)/],
  ['个人信仰、婚姻等情况', /宗教|信仰|婚姻|离异|单亲|犯罪|前科|处分/],
]
/** Only that somebody did or did not: nothing of a person is told. */
const plainMark = /^(?:[\d.,/／—–√×✓-]*|无|否|合格|正常|健康|良好)$/

function checkList(list: PersonList): readonly CheckResult[] {
  const told = kinds.flatMap(([kind, header]) => {
    const cells = cellsBeside(list, header).filter(({ text }) => !plainMark.test(text))
    const columns = Map.groupBy(cells, ({ column }) => column)
    return [...columns.values()].flatMap((own) => {
      const [first] = own
      return first === undefined ? [] : [{ kind, first, count: own.length }]
    })
  })
  if (told.length === 0) return list.rows.slice(0, 1).map((row) => passed(id, row.cells[0]?.place))
  return told.map(({ kind, first, count }) =>
    found({
      rule: id,
      grade: 'doubt',
      where: first.place,
      related: [],
      stated: first.path,
      expected: '公开的名单不列这一栏',
      message: `请核对${describePlace({ ...first.place, rowName: '' })}：名单在姓名旁公开了${kind}（共${count}人），有无必要，公开的依据是什么？`,
    }),
  )
}

export const sensitiveDetail = documentRule({
  id,
  name: '名单不公开病情和困难情况',
  grade: 'doubt',
  families: 'all',
  says: '公开的名单里，姓名旁边如果有病情、残疾、家庭困难、婚姻、处分一类的栏目，会泄露个人的隐私；除非法规要求公开，应删去这些栏目。',
  limits: [
    '只看有“姓名”一栏、至少两个人的表和它的栏目名称。',
    '栏内只有数字、“无”“合格”的不报；写在备注里的看不出来。',
  ],
  examples: [
    { text: '姓名\t镇\t金额\n王某某\t东镇\t300\n赵某某\t西镇\t500\n', finds: 0 },
    { text: '姓名\t镇\t所患疾病\n王某某\t东镇\t尿毒症\n赵某某\t西镇\t肺结核\n', finds: 1 },
    {
      text: '序号\t学生姓名\t残疾等级\t家庭困难原因\n1\t王某某\t二级\t父亲务工受伤\n2\t赵某某\t三级\t无\n',
      finds: 2,
    },
    { text: '姓名\t体检\n王某某\t合格\n赵某某\t合格\n', finds: 0 },
  ],
  check: (reading) => personLists(reading).flatMap(checkList),
})
