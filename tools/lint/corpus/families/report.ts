import { type Draft, DraftBuilder, looks } from '../draft.ts'
import type { Random } from '../random.ts'
import { collegeNames, personName, provinceName, split, weekdayWord } from '../words.ts'

/** A yearly report on open information: enrolment, lists of notices, graduates, requests received. */
export function draftReport(random: Random, index: number): Draft {
  const page = new DraftBuilder()
  const [school = ''] = collegeNames(random, 1)
  const year = random.int(2019, 2024)
  const isMarked = random.chance(60)
  const heading = (depth: number, text: string): void =>
    page.say(`${isMarked ? `${'#'.repeat(depth)} ` : ''}${text}`)
  const [office, watcher] = [
    random.pick(['党政办公室', '院务办公室']),
    random.pick(['纪检监察室', '审计监督室']),
  ]

  heading(1, `${school}${page.slot('year', String(year), 'title')}年信息公开年度报告`)
  page.say(
    `依照《高等学校信息公开办法》（教育部令第29号）和${provinceName(random)}教育厅的要求（${page.slot('reference', `教办函〔${year}〕${random.int(3, 90)}号`)}），编写本报告。`,
  )
  heading(2, '一、机制和机构')
  page.say(`公开工作由${office}牵头，${page.slot('body', watcher)}监督，各学院配合。`)
  page.say(`${year}年召开专题会议${random.int(2, 9)}次，培训信息员${random.int(20, 80)}人。`)
  heading(2, '二、招生')
  tellEnrolment(page, random, year)
  page.say(`录取全程由${page.slot('body', watcher)}监督，投诉由${watcher}受理。`)
  heading(2, '三、学生资助')
  tellNotices(page, random, year)
  heading(2, '四、就业')
  tellGraduates(page, random, year)
  heading(2, '五、申请公开')
  tellRequests(page, random, isMarked ? 'bars' : 'tabs')
  page.say(`联系人：${personName(random)}，电话：0999-${random.int(200, 899)}0000。`)
  return page.build(`report-${index}.${isMarked ? 'md' : 'txt'}`, random.pick(looks))
}

function tellEnrolment(page: DraftBuilder, random: Random, year: number): void {
  const total = random.int(2400, 6800)
  const kinds = random.shuffled(['三年制高职', '五年制大专', '中高职衔接', '专升本']).slice(0, 3)
  const parts = split(random, total, 3, 1).map((one) => page.quantity(one, '人'))
  const whole = page.quantity(total, '人')
  const list = kinds.map((kind, at) => `${kind}${parts[at] ?? ''}`).join('，')
  const isOpen = random.chance(50)
  page.relate(isOpen ? 'within' : 'sum', whole, ...parts)
  page.say(
    isOpen
      ? random.pick([`${year}年共录取新生${whole}，其中${list}。`, `${year}年招生${whole}，其中：${list}。`])
      : random.pick([`${year}年录取总人数为${whole}，${list}。`, `${year}年招收学生合计${whole}：${list}。`]),
  )
}

/** A numbered list whose number is told below it; every item is dated inside the year. */
function tellNotices(page: DraftBuilder, random: Random, year: number): void {
  const topics = random.shuffled([
    '困难认定',
    '国家奖学金',
    '助学贷款',
    '勤工助学',
    '学费减免',
    '征兵资助',
    '校内奖学金',
    '新生补助',
    '资助宣传',
  ])
  const count = random.int(5, 9)
  page.say('全年发布资助通知如下：')
  const months = Array.from({ length: count }, () => random.int(1, 12)).toSorted((a, b) => a - b)
  topics.slice(0, count).forEach((topic, at) => {
    const [month, day] = [months[at] ?? 1, random.int(1, 28)]
    const weekday = page.slot('weekday', weekdayWord(year, month, day))
    const when =
      at % 3 === 0 ? `${year}年${month}月${day}日（星期${weekday}）` : `${year}年${month}月${day}日`
    page.row(
      'notices',
      `（${page.slot('numbering', String(at + 1))}）《关于${topic}的通知》于${when}在官网发布`,
    )
  })
  const own = random.int(2, count - 2)
  const whole = page.figure(count)
  const [a, b] = [page.figure(own), page.figure(count - own)]
  page.relate('sum', whole, a, b)
  page.countsItems(whole, 'notices')
  page.say(`共计：${whole}条（资助中心发布${a}条，各学院发布${b}条）`)
}

function tellGraduates(page: DraftBuilder, random: Random, year: number): void {
  const total = random.int(1800, 5200)
  const shares = split(random, total, 6, 1)
  const names = ['协议和合同就业', '自主创业', '灵活就业', '升学', '暂不就业', '待就业']
  const parts = shares.map((one) => page.quantity(one, '人'))
  const whole = page.quantity(total, '人')
  const employed = shares.slice(0, 4).reduce((sum, one) => sum + one, 0)
  const rate = page.figure((Math.round((employed * 10_000) / total) / 100).toFixed(2))
  page.relate('sum', whole, ...parts)
  page.relate('bound', rate, whole, ...parts)
  page.say(
    `截至${year}年8月31日，${year}届毕业生总人数为${whole}，${names.map((name, at) => `${name}${parts[at] ?? ''}`).join('，')}，总就业率为${rate}%。`,
  )
}

function tellRequests(page: DraftBuilder, random: Random, style: 'tabs' | 'bars'): void {
  const kinds = ['教学', '人事', '财务', '招生', '后勤'].slice(0, random.int(3, 5))
  const counts = kinds.map(() => [random.int(3, 40), random.int(1, 20)] as const)
  const sums = [0, 1].map((column) => counts.reduce((sum, one) => sum + (one[column] ?? 0), 0))
  const total = sums.reduce((sum, one) => sum + one, 0)
  page.say('本年收到的申请见下表。')
  page.say('单位：件')
  const rows = kinds.map((kind, at) => {
    const [agreed, refused] = (counts[at] ?? []).map((one) => page.figure(one))
    const whole = page.figure((counts[at] ?? []).reduce((sum, one) => sum + one, 0))
    page.relate('sum', whole, agreed ?? '', refused ?? '')
    return { cells: [kind, whole, agreed ?? '', refused ?? ''] }
  })
  const [whole, agreed, refused] = [total, ...sums].map((one) => page.figure(one))
  const foot = [whole ?? '', agreed ?? '', refused ?? '']
  page.relate('sum', foot[0] ?? '', foot[1] ?? '', foot[2] ?? '')
  foot.forEach((mark, column) =>
    page.relate('sum', mark, ...rows.map(({ cells }) => cells[column + 1] ?? '')),
  )
  page.table(
    'requests',
    [
      { cells: ['事项', '合计', '同意公开', '不予公开'] },
      ...rows,
      { cells: ['合计', ...foot], isTotal: true },
    ],
    style,
  )
}
