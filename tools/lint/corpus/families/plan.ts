import { type Draft, DraftBuilder, looks } from '../draft.ts'
import type { Random } from '../random.ts'
import { cityName, inChinese, provinceName, weekdayWord } from '../words.ts'

/** A notice with a plan and its table of quotas: trainings by district, shares of those who find work. */
export function draftPlan(random: Random, index: number): Draft {
  const page = new DraftBuilder()
  const [city, province] = [cityName(random), provinceName(random)]
  const year = random.int(2020, 2024)
  const isMarked = random.chance(50)
  const heading = (depth: number, text: string): void =>
    page.say(`${isMarked ? `${'#'.repeat(depth)} ` : ''}${text}`)
  const bureau = `${city}${random.pick(['就业服务中心', '职业培训指导中心'])}`

  heading(1, `${city}${page.slot('year', String(year), 'title')}年职业技能培训实施方案`)
  page.say(
    `依据《${province}职业培训管理办法》（${page.slot('reference', `${province.slice(0, 1)}人社发〔${year - 1}〕${random.int(2, 99)}号`)}）和《${province}技能提升资金办法》（${page.slot('reference', `${province.slice(0, 1)}财社〔${year - 2}〕${random.int(2, 99)}号`)}），制定本方案。`,
  )
  heading(2, '一、任务')
  const quotas = quotaFigures(random)
  const told = tellQuotas(page, random, year, quotas)
  heading(2, '二、步骤')
  tellSteps(page, random, year, bureau)
  heading(2, '三、要求')
  page.say(`${page.slot('body', bureau)}负责资金审核，每季度向财政部门报送进度。`)
  page.say(`各区要落实责任，${page.slot('body', bureau)}定期抽查，发现问题的限期整改。`)
  heading(2, `附：${year}年培训任务分解表`)
  page.say('单位：人')
  quotaTable(page, quotas, told, isMarked ? 'bars' : 'tabs')
  return page.build(`plan-${index}.${isMarked ? 'md' : 'txt'}`, random.pick(looks))
}

type Quotas = {
  readonly districts: readonly string[]
  readonly kinds: readonly string[]
  /** By kind, then by district. */
  readonly counts: readonly (readonly number[])[]
}

function quotaFigures(random: Random): Quotas {
  const districts = random
    .shuffled(['东区', '西区', '南区', '北区', '高新区', '港区', '老城区'])
    .slice(0, random.int(4, 6))
  const kinds = random.shuffled(['企业职工培训', '就业技能培训', '创业培训', '新型学徒培训']).slice(0, 3)
  return { districts, kinds, counts: kinds.map(() => districts.map(() => random.int(4, 60) * 20)) }
}

const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

function tellQuotas(page: DraftBuilder, random: Random, year: number, { districts, kinds, counts }: Quotas) {
  const parts = counts.map((one) => page.quantity(total(one), '人'))
  const whole = page.quantity(total(counts.map(total)), '人')
  page.relate('within', whole, ...parts)
  const list = kinds.map((kind, at) => `${kind}${parts[at] ?? ''}`).join(random.pick(['，', '、']))
  page.say(
    random.pick([
      `${year}年全市培训${whole}，其中：${list}。`,
      `${year}年全市计划完成培训总人数为${whole}，其中${list}。`,
      `${year}年安排培训共${whole}，包括${list}。`,
    ]),
  )
  const base = random.int(5, 30) * 100
  const [asked, share] = [page.quantity(base, '人'), random.pick([40, 50, 60, 70])]
  const reached = page.quantity((base * share) / 100, '人')
  page.relate('bound', asked, reached)
  page.say(`其中登记失业人员${asked}，培训后就业率达到${share}%，实现就业${reached}。`)
  const shares = districts.map((_one, at) => page.quantity(total(counts.map((kind) => kind[at] ?? 0)), '人'))
  if (random.chance(50)) return { whole, parts, districts: [] }
  const all = page.quantity(total(counts.map(total)), '人')
  page.relate('sum', all, ...shares)
  page.say(`各区任务合计${all}：${districts.map((one, at) => `${one}${shares[at] ?? ''}`).join('，')}。`)
  return { whole, parts, districts: shares }
}

function tellSteps(page: DraftBuilder, random: Random, year: number, bureau: string): void {
  const steps = ['摸底报名', '制定计划', '开班培训', '考核评价', '总结验收']
  const months = [2, 3, 5, 9, 11]
  steps.forEach((step, at) => {
    const [month, day] = [months[at] ?? 1, random.int(1, 28)]
    const number = page.slot('numbering', inChinese(at + 1))
    const weekday = page.slot('weekday', weekdayWord(year, month, day))
    const until = at % 2 === 0 ? `（星期${weekday}）` : ''
    page.say(`（${number}）${step}。${year}年${month}月${day}日${until}前完成，由${bureau}组织。`)
  })
}

function quotaTable(
  page: DraftBuilder,
  { districts, kinds, counts }: Quotas,
  told: { readonly whole: string; readonly parts: readonly string[]; readonly districts: readonly string[] },
  style: 'tabs' | 'bars',
): void {
  const rows = districts.map((district, at) => {
    const own = counts.map((kind) => kind[at] ?? 0)
    const [whole, cells] = [page.figure(total(own)), own.map((one) => page.figure(one))]
    page.relate('sum', whole, ...cells)
    return { cells: [district, whole, ...cells] }
  })
  told.districts.forEach((mark, at) => page.relate('equal', mark, rows[at]?.cells[1] ?? ''))
  const sums = counts.map((kind) => page.figure(total(kind)))
  const whole = page.figure(total(counts.map(total)))
  page.relate('sum', whole, ...sums)
  for (const [column, sum] of [whole, ...sums].entries())
    page.relate('sum', sum, ...rows.map(({ cells }) => cells[column + 1] ?? ''))
  page.relate('equal', whole, told.whole)
  sums.forEach((sum, at) => page.relate('equal', sum, told.parts[at] ?? ''))
  page.table(
    'quotas',
    [{ cells: ['地区', '合计', ...kinds] }, ...rows, { cells: ['合计', whole, ...sums], isTotal: true }],
    style,
  )
}
