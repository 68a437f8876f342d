import { type Draft, DraftBuilder, looks } from '../draft.ts'
import type { Random } from '../random.ts'
import { inChinese, provinceName } from '../words.ts'

const chapters: readonly (readonly [string, readonly string[]])[] = [
  [
    '总则',
    [
      '为规范{事}，依据{据一}和{据二}，制定本办法。',
      '{事}坚持公平、公正、公开。',
      '{主}负责全省{事}的组织和监督。',
      '市级部门负责本地的受理。',
    ],
  ],
  [
    '申请',
    [
      '申请人应当提交申请表、身份证明复印件和业绩材料。',
      '申请材料不全的，应当在{补}个工作日内补正。',
      '逾期没有补正的，按撤回办理。',
      '同一申请人一年内申请不超过2次。',
    ],
  ],
  [
    '审查',
    [
      '受理后{审}个工作日内完成审查。',
      '审查组由5人组成，其中校外专家不少于2人。',
      '审查人员与申请人有利害关系的，应当回避。',
      '审查意见分为同意、不同意两种。',
      '{主}对审查质量抽查，每年抽查不低于总数的10%。',
    ],
  ],
  [
    '公示',
    [
      '审查结果公示{示}个工作日。',
      '公示内容为姓名、单位和结果。',
      '有异议的，在公示期内书面提出，由{主}核实。',
      '异议成立的，重新审查。',
    ],
  ],
  [
    '监督',
    ['弄虚作假的，取消结果，3年内不得申请。', '工作人员失职的，依法处理。', '投诉由{主}在30日内答复。'],
  ],
  ['附则', ['本办法由{主}解释。', '本办法自{年}年{月}月1日起施行，有效期5年。']],
]

/** A regulation: chapters and articles numbered through, numbers of the documents it rests on, one body throughout. */
export function draftRegulation(random: Random, index: number): Draft {
  const page = new DraftBuilder()
  const province = provinceName(random)
  const matter = random.pick(['技能等级认定', '职称申报审查', '专家入库遴选', '培训机构备案'])
  const body = `${province}${random.pick(['人事考试中心', '职业技能指导中心', '专业技术评价中心'])}`
  const year = random.int(2018, 2024)
  const isMarked = random.chance(40)
  const reference = (): string =>
    page.slot(
      'reference',
      `${random.pick(['人社部发', '国办发', '教人函'])}〔${year - random.int(0, 3)}〕${random.int(2, 120)}号`,
    )
  const words: Readonly<Record<string, () => string>> = {
    事: () => matter,
    主: () => page.slot('body', body),
    据一: () => `《关于${matter}的指导意见》（${reference()}）`,
    据二: () => `《${province}人才评价规定》（${reference()}）`,
    补: () => String(random.int(3, 7)),
    审: () => String(random.pick([10, 15, 20])),
    示: () => '5',
    年: () => String(year + 1),
    月: () => String(random.int(1, 12)),
  }
  page.say(`${isMarked ? '# ' : ''}${province}${matter}办法`)
  let article = 0
  chapters.forEach(([title, articles], at) => {
    page.say(`${isMarked ? '## ' : ''}第${page.slot('numbering', inChinese(at + 1))}章 ${title}`)
    const chosen = articles.filter((_one, place) => place === 0 || at === 0 || at > 3 || random.chance(85))
    for (const text of chosen) {
      article += 1
      const filled = text.replaceAll(/\{(.{1,2})\}/g, (_whole, key: string) => words[key]?.() ?? '')
      page.say(`第${page.slot('numbering', inChinese(article))}条 ${filled}`)
    }
  })
  page.say(`附件：1. 申请表`)
  page.say('2. 业绩材料目录')
  return page.build(`regulation-${index}.${isMarked ? 'md' : 'txt'}`, random.pick(looks))
}
