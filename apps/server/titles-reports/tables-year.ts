/** Reports over a review year: years compared, vacancies, refusals, confirmations, routing errors. */
import {
  type VacancyEntry,
  analysisOfRows,
  annualRows,
  confirmationRows,
  countedFor,
  procedureIds,
  rateText,
  refusalRows,
  routingRows,
  vacancyUseRows,
} from '#regulations/titles'
import {
  analysisRows,
  bundleCounts,
  confirmationCounts,
  declinedCounts,
  recommendedOf,
  routedCounts,
} from './reads.ts'
import { type Report, entriesOf, figure, row, text } from './table.ts'

export const annual: Report = async ({ context, asker, year }) => {
  const rows = await analysisRows(context.database.app, asker, countedFor, { years: [year - 1, year] })
  const cycles = [...Map.groupBy(rows, ({ cycle }) => cycle).values()].flatMap((own) =>
    own.slice(0, 1).map(({ committee, committeeName, year: of }) => ({
      committee,
      name: committeeName,
      year: of,
      figures: analysisOfRows(own).total,
    })),
  )
  return {
    columns: [
      text('name', '评委会'),
      figure('filed', '申报'),
      figure('filedBefore', '上年申报'),
      figure('released', '送评'),
      figure('passed', '通过'),
      figure('passedBefore', '上年通过'),
      figure('rate', '通过率'),
      figure('rateBefore', '上年通过率'),
    ],
    rows: annualRows(cycles, year).map((one) =>
      row({
        name: one.name,
        filed: one.filed,
        filedBefore: one.filedBefore ?? '无',
        released: one.released,
        passed: one.passed,
        passedBefore: one.passedBefore ?? '无',
        rate: rateText(one.passTenths),
        rateBefore: rateText(one.passTenthsBefore),
      }),
    ),
    chart: {
      label: '申报人数',
      category: 'name',
      stacked: false,
      unit: '人',
      series: [
        { key: 'filed', label: '本年' },
        { key: 'filedBefore', label: '上年' },
      ],
    },
    note: '同一评委会一年开展几次的合并计算；通过率为通过人数占表决人数的比例。',
  }
}

export const vacancies: Report = async (sources) => {
  const { context, asker, year, session } = sources
  const [entries, employers, used] = await Promise.all([
    entriesOf<VacancyEntry>(sources, 'titles-vacancies'),
    entriesOf<{ readonly name: string; readonly organisation: string }>(sources, 'titles-employers'),
    recommendedOf(context.database.app, asker, countedFor, year),
  ])
  const inside = session.post.role.startsWith('employer-')
  const mine = new Set(
    employers.filter(({ organisation }) => organisation === session.post.organisation).map(({ key }) => key),
  )
  const names = Object.fromEntries(employers.map(({ key, name }) => [key, name]))
  const kept = entries.filter((one) => one.year === year && (!inside || mine.has(one.employer)))
  return {
    columns: [
      text('name', '单位'),
      text('level', '级别'),
      figure('confirmed', '确认空缺'),
      figure('used', '已占用'),
      figure('left', '剩余'),
      figure('approved', '已取得职称'),
      figure('exempted', '书面豁免'),
      text('document', '确认文号'),
    ],
    rows: vacancyUseRows(kept, used, names).map((one) => row(one)),
    chart: {
      label: '空缺使用',
      category: 'name',
      stacked: true,
      unit: '个',
      series: [
        { key: 'used', label: '已占用' },
        { key: 'left', label: '剩余' },
      ],
    },
    note: '占用以单位推荐为准，退出评审或未通过的即时归还；书面豁免的不计入空缺。',
  }
}

export const refusals: Report = async ({ context, asker, year }) => ({
  columns: [
    text('clause', '条款'),
    text('ground', '情形'),
    figure('count', '件数'),
    figure('share', '占比'),
    text('committees', '评委会'),
  ],
  rows: refusalRows(await declinedCounts(context.database.app, asker, countedFor, year)).map((one) =>
    row({
      clause: `第${one.clause.replace('.', '条第')}项`,
      ground: one.ground,
      count: one.count,
      share: rateText(one.tenths),
      committees: one.committees.map(({ committee, count }) => `${committee}${count}件`).join('；'),
    }),
  ),
  chart: {
    label: '不予受理件数',
    category: 'ground',
    stacked: false,
    unit: '件',
    series: [{ key: 'count', label: '件数' }],
  },
  note: '',
})

export const confirmations: Report = async ({ context, asker, year, procedure }) => ({
  columns: [
    text('from', '原取得地'),
    text('level', '级别'),
    figure('filed', '申请'),
    figure('confirmed', '确认'),
    figure('refused', '不予确认'),
    figure('withdrawn', '撤回'),
    figure('open', '在办'),
  ],
  rows: confirmationRows(
    await confirmationCounts(context.database.app, asker, procedure(procedureIds.confirmation), year),
  ).map((one) => row(one)),
  chart: {
    label: '确认结果',
    category: 'from',
    stacked: true,
    unit: '件',
    series: [
      { key: 'confirmed', label: '确认' },
      { key: 'refused', label: '不予确认' },
      { key: 'open', label: '在办' },
    ],
  },
  note: '原取得地按原批准机关名称所冠省份归类，没有冠省份的单列。',
})

export const routing: Report = async ({ context, asker, year, procedure }) => {
  const [routed, bundles] = await Promise.all([
    routedCounts(context.database.app, asker, countedFor, year),
    bundleCounts(context.database.app, asker, procedure(procedureIds.submission), year),
  ])
  return {
    columns: [
      text('submitter', '呈报单位'),
      figure('applications', '呈报人数'),
      figure('withoutLetter', '没有规定的委托函'),
      figure('wrongCommittee', '不在评审范围'),
      figure('wrongWay', '逾期或程序不符'),
      figure('takenBack', '整批撤回'),
      figure('missingBags', '缺材料袋'),
      figure('corrected', '要求补正'),
      figure('errors', '差错合计'),
    ],
    rows: routingRows(routed, bundles).map((one) => row({ ...one })),
    chart: {
      label: '呈报差错',
      category: 'submitter',
      stacked: true,
      unit: '项',
      series: [
        { key: 'withoutLetter', label: '没有规定的委托函' },
        { key: 'wrongCommittee', label: '不在评审范围' },
        { key: 'wrongWay', label: '逾期或程序不符' },
        { key: 'takenBack', label: '整批撤回' },
        { key: 'missingBags', label: '缺材料袋' },
      ],
    },
    note: '前三项为第十六条第（一）、（二）、（四）项不予受理的人数；补正不计入差错合计。',
  }
}
