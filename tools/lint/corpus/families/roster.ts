import { type Draft, DraftBuilder, looks } from '../draft.ts'
import type { Random } from '../random.ts'
import { collegeNames, inChinese, personName, provinceName } from '../words.ts'

/** Schools to be visited year by year, with counts, scores by element and a list of experts. */
export function draftRoster(random: Random, index: number): Draft {
  const page = new DraftBuilder()
  const province = provinceName(random)
  const year = random.int(2019, 2024)
  const isMarked = random.chance(50)
  const heading = (depth: number, text: string): void =>
    page.say(`${isMarked ? `${'#'.repeat(depth)} ` : ''}${text}`)
  const society = `${province}${random.pick(['职业教育学会', '高等教育评估中心'])}`

  heading(1, `${province}高职院校教学诊断${page.slot('year', String(year), 'title')}年复核名单`)
  page.say(
    `按照《${province}教学诊断与改进方案》（${page.slot('reference', `教职成〔${year - 1}〕${random.int(2, 60)}号`)}），${page.slot('body', society)}组织复核。现将名单公布如下。`,
  )
  const names = collegeNames(random, 16)
  const first = random.int(5, 8)
  listSchools(page, `一、${year}年上半年复核院校`, names.slice(0, first), heading)
  listSchools(page, `二、${year}年下半年复核院校`, names.slice(first, first + random.int(4, 7)), heading)
  heading(2, '三、复核得分')
  scores(page, random, names.slice(0, random.int(4, 6)), isMarked ? 'bars' : 'tabs')
  heading(2, '四、专家')
  const experts = random.int(4, 7)
  page.say(`专家组由${page.slot('body', society)}聘请，专家从专家库抽取。`)
  const people = new Set<string>()
  while (people.size < experts) people.add(personName(random))
  ;[...people].forEach((name, at) =>
    page.row(
      'experts',
      `${page.slot('numbering', String(at + 1))}. ${page.slot('person', name)}（${names[at] ?? ''}副教授）`,
    ),
  )
  const whole = page.figure(experts)
  page.countsItems(whole, 'experts')
  page.say(`以上专家共${whole}名。异议由${society}受理。`)
  return page.build(`roster-${index}.${isMarked ? 'md' : 'txt'}`, random.pick(looks))
}

function listSchools(
  page: DraftBuilder,
  title: string,
  names: readonly string[],
  heading: (depth: number, text: string) => void,
): void {
  heading(2, title)
  const id = `schools ${title}`
  const whole = page.figure(names.length)
  page.say(`以下${whole}所院校接受复核：`)
  names.forEach((name, at) => page.row(id, `（${page.slot('numbering', inChinese(at + 1))}）${name}`))
  page.countsItems(whole, id)
}

function scores(page: DraftBuilder, random: Random, names: readonly string[], style: 'tabs' | 'bars'): void {
  const elements = ['规划', '师资', '课程', '学生']
  page.say('单位：分')
  const counts = names.map(() => elements.map(() => random.int(12, 25)))
  const rows = names.map((name, at) => {
    const own = counts[at] ?? []
    const [cells, whole] = [
      own.map((one) => page.figure(one)),
      page.figure(own.reduce((sum, one) => sum + one, 0)),
    ]
    page.relate('sum', whole, ...cells)
    return { cells: [name, ...cells, whole] }
  })
  page.table('scores', [{ cells: ['学校', ...elements, '合计'] }, ...rows], style)
}
