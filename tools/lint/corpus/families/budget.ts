import { type Draft, DraftBuilder, looks } from '../draft.ts'
import type { Random } from '../random.ts'
import { countyName, inMyriads, personName, split } from '../words.ts'
import { budgetFigures } from './budget-figures.ts'
import { budgetTables } from './budget-tables.ts'

/** A unit's budget: an account in words, the published tables, targets of its projects. */
export function draftBudget(random: Random, index: number): Draft {
  const page = new DraftBuilder()
  const year = random.int(2020, 2024)
  const unit = `${countyName(random)}${random.pick(['档案馆', '文化馆', '疾病预防站', '农技推广站', '图书馆'])}`
  const style = random.pick(['tabs', 'bars'] as const)
  const isMarked = style === 'bars' || random.chance(50)
  const heading = (depth: number, text: string): void =>
    page.say(`${isMarked ? `${'#'.repeat(depth)} ` : ''}${text}`)
  const figures = budgetFigures(random)

  heading(1, `${unit}${page.slot('year', String(year), 'title')}年单位预算说明`)
  heading(2, '一、基本情况')
  page.say(
    random.pick([
      `本单位为全额拨款事业单位，编制${figures.staff + 3}人，实有${figures.staff}人。`,
      `现有在职人员${figures.staff}人，另有编外人员2人，内设机构见官网。`,
    ]),
  )
  heading(2, '二、收支情况')
  const total = tellBudget(page, random, year, figures)
  heading(2, `三、${random.pick(['其他事项', '需要说明的事项'])}`)
  const upkeep = page.figure(inMyriads(figures.goods))
  const before = page.figure(inMyriads(figures.goodsLastYear))
  const change = page.figure(inMyriads(figures.goods - figures.goodsLastYear))
  page.relate('bound', upkeep, before, change)
  page.say(
    `${year}年机关运行经费${upkeep}万元，比上年${before}万元增加${change}万元，` +
      random.pick(['主要是办公用房维修。', '主要是差旅和培训增多。']),
  )
  page.say(`预算公开联系人：${personName(random)}，电话：0999-${random.int(200, 899)}0000。`)
  heading(1, `${page.slot('year', String(year), 'title')}年单位预算公开表`)
  const rows = budgetTables(page, random, { year, unit, figures, style, heading })
  for (const [label, mark] of total.parts) page.relate('equal', mark, ...(rows.classes.get(label) ?? []))
  page.relate('equal', total.income, total.spending, ...rows.totals)
  page.relate('equal', total.basic, ...rows.basic)
  page.relate('equal', total.project, ...rows.project)
  page.relate('equal', upkeep, ...rows.goods)
  targetTable(page, random, year, heading, style)
  return page.build(`budget-${index}.${isMarked ? 'md' : 'txt'}`, random.pick(looks))
}

/** The account in words. The figures of the classes are related to the tables by their names. */
function tellBudget(
  page: DraftBuilder,
  random: Random,
  year: number,
  figures: ReturnType<typeof budgetFigures>,
) {
  const income = page.quantity(inMyriads(figures.total), '万元')
  const granted = page.quantity(inMyriads(figures.total), '万元')
  const last = page.figure(inMyriads(figures.totalLastYear))
  const grown = page.figure(inMyriads(figures.total - figures.totalLastYear))
  page.relate('sum', income, granted)
  page.relate('bound', income, last, grown)
  page.say(
    `（一）收入预算：${page.slot('year', String(year), 'income')}年年初预算数${income}，其中：一般公共预算拨款${granted}，` +
      `政府性基金预算拨款0万元，事业收入0万元。收入比${year - 1}年${last}万元增加${grown}万元。`,
  )
  const spending = page.quantity(inMyriads(figures.total), '万元')
  const parts = figures.classes.map(
    ({ name, yuan }) => [name, page.quantity(inMyriads(yuan), '万元')] as const,
  )
  page.relate('within', spending, ...parts.map(([, mark]) => mark))
  page.say(
    `（二）支出预算：${year}年年初预算数${spending}，其中：${parts.map(([name, mark]) => `${name}${mark}`).join('，')}。`,
  )
  const whole = page.quantity(inMyriads(figures.total), '万元')
  const basic = page.quantity(inMyriads(figures.total - figures.project), '万元')
  const project = page.quantity(inMyriads(figures.project), '万元')
  page.relate('sum', whole, basic, project)
  page.relate('equal', whole, income)
  page.say(
    random.pick([
      `（三）按用途分，支出预算总额为${whole}，其中：基本支出${basic}，项目支出${project}。`,
      `（三）支出预算总额为${whole}，包括基本支出${basic}，项目支出${project}。`,
    ]),
  )
  return { income, spending, basic, project, parts }
}

/** Targets of one project; the weights add to 100. */
function targetTable(
  page: DraftBuilder,
  random: Random,
  year: number,
  heading: (depth: number, text: string) => void,
  style: 'tabs' | 'bars',
): void {
  heading(2, `${year}年项目支出绩效目标表`)
  const weights = split(random, 90, 5, 5).map((one) => page.figure(one))
  const indicators = [
    ['举办专题活动场次', '场', '≥', String(random.int(4, 20))],
    ['服务群众人次', '人次', '≥', String(random.int(20, 90) * 100)],
    ['项目按时完成率', '%', '=', '100'],
    ['单次活动成本', '元', '≤', String(random.int(10, 40) * 100)],
    ['服务对象满意度', '%', '≥', String(random.int(85, 95))],
  ] as const
  page.table(
    'targets',
    [
      { cells: ['指标', '指标权重', '计量单位', '指标性质', '指标值'] },
      ...indicators.map(([name, unit, relation, value], at) => ({
        cells: [name, weights[at] ?? '', unit, relation, value],
      })),
    ],
    style,
  )
}
