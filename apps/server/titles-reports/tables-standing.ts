/** Reports of how things stand: committees, deadlines, complaints, integrity file, fees, titles held. */
import {
  type Committee,
  type Complaint,
  type FeeLedger,
  type IntegrityEntry,
  bands,
  committeeRows,
  complaintRows,
  deadlineCounts,
  deadlineRows,
  feeRows,
  holdingRows,
  integrityRows,
  levels,
  procedureIds,
} from '#regulations/titles'
import { heldCounts, runningPeriods, statesOf } from './reads.ts'
import { type Report, entriesOf, figure, row, text, yuan } from './table.ts'

export const committees: Report = async ({ context, asker, today, procedure }) => {
  const states = await statesOf(context.database.app, asker, procedure(procedureIds.committee))
  const ids = new Map(states.map(({ id, state }) => [(state as Committee).code, id]))
  return {
    columns: [
      text('standing', '状态'),
      text('name', '评委会'),
      text('levels', '级别'),
      text('convening', '组建单位'),
      figure('lastMeeting', '最近评审年'),
      figure('emptyYears', '已空年数'),
      text('lapsesAfter', '须在此前评审'),
      text('validUntil', '授权有效期至'),
    ],
    rows: committeeRows(
      states.map(({ state }) => state as Committee),
      today,
    ).map(({ code, ...one }) =>
      row(
        { ...one, lastMeeting: one.lastMeeting ?? '无' },
        { procedure: procedureIds.committee, id: ids.get(code) ?? '' },
      ),
    ),
    chart: null,
    note: '连续两个公历年度没有正当理由不开展评审的，视为自动放弃；经批准推迟的年度不算空年。',
  }
}

export const deadlines: Report = async ({ context, asker, today }) => {
  const own = context.procedures.filter(({ id }) => id.startsWith('titles/'))
  const rows = deadlineRows(
    (await runningPeriods(context.database.app, asker, own)).map(({ period, ...one }) => ({
      ...one,
      label:
        own.find(({ id }) => id === one.procedure)?.periods.find(({ id }) => id === period)?.label ?? period,
    })),
    today,
  )
  const counts = deadlineCounts(rows)
  return {
    columns: [
      text('band', '缓急'),
      text('label', '期限'),
      text('title', '事项'),
      text('due', '最后一日'),
      figure('daysLeft', '剩余天数'),
      text('provisional', '说明'),
    ],
    rows: rows.map(({ band, label, title, due, daysLeft, provisional, procedure, caseId }) =>
      row(
        { band, label, title, due, daysLeft, provisional: provisional ? '放假安排未公布，暂定' : '' },
        { procedure, id: caseId },
      ),
    ),
    chart: null,
    note: `${bands
      .map((band) => `${band}${counts.reduce((sum, one) => sum + one[band], 0)}项`)
      .join('，')}。剩余天数为自然日。`,
  }
}

export const complaints: Report = async ({ context, asker, year, today, procedure }) => {
  const states = await statesOf(context.database.app, asker, procedure(procedureIds.complaint))
  return {
    columns: [
      text('authority', '受理机关'),
      figure('filed', '收件'),
      figure('named', '实名'),
      figure('open', '在办'),
      figure('overdue', '核查逾期'),
      figure('closed', '办结'),
      figure('upheld', '属实'),
      figure('partlyUpheld', '部分属实'),
      figure('groundless', '不属实'),
      figure('unverifiable', '无法查实'),
      figure('declined', '不予受理'),
    ],
    rows: complaintRows(
      states.map(({ state }) => state as Complaint),
      year,
      today,
    ).map((one) => row(one)),
    chart: {
      label: '核查结论',
      category: 'authority',
      stacked: true,
      unit: '件',
      series: [
        { key: 'upheld', label: '属实' },
        { key: 'partlyUpheld', label: '部分属实' },
        { key: 'groundless', label: '不属实' },
        { key: 'unverifiable', label: '无法查实' },
        { key: 'open', label: '在办' },
      ],
    },
    note: '按投诉计入之日所在年度统计；信件以邮戳日为准。',
  }
}

export const integrity: Report = async (sources) => ({
  columns: [
    text('bar', '禁报状态'),
    text('name', '姓名'),
    text('kind', '种类'),
    text('fact', '事实'),
    text('decidedOn', '决定日期'),
    text('decidedBy', '决定机关'),
    text('document', '文号'),
    text('barredUntil', '禁报至'),
    figure('daysLeft', '剩余天数'),
  ],
  rows: integrityRows(await entriesOf<IntegrityEntry>(sources, 'titles-integrity'), sources.today).map(
    (one) => row(one),
  ),
  chart: null,
  note: '“即将期满”为九十日内期满。',
})

export const fees: Report = async ({ context, asker, year, procedure }) => {
  const states = await statesOf(context.database.app, asker, procedure(procedureIds.ledger))
  const rows = feeRows(states.map(({ state }) => state as FeeLedger)).filter((one) => one.year === year)
  const categories = Object.keys(rows[0]?.byCategory ?? {})
  return {
    columns: [
      text('convening', '组建单位'),
      figure('payments', '缴费笔数'),
      figure('income', '收入'),
      figure('refunded', '其中退费'),
      ...categories.map((name) => figure(name, name)),
      figure('cost', '支出合计'),
      figure('surplus', '结余'),
      figure('own', '单位自筹'),
      text('closed', '结账'),
    ],
    rows: rows.map((one) =>
      row({
        convening: one.convening,
        payments: one.payments,
        income: yuan(one.incomeCents),
        refunded: yuan(one.refundedCents),
        ...Object.fromEntries(Object.entries(one.byCategory).map(([name, cents]) => [name, yuan(cents)])),
        cost: yuan(one.costCents),
        surplus: yuan(one.surplusCents),
        own: yuan(one.ownFundsCents),
        closed: one.closed ? '已结账' : '未结账',
      }),
    ),
    chart: {
      label: '收入与支出',
      category: 'convening',
      stacked: false,
      unit: '元',
      series: [
        { key: 'income', label: '收入' },
        { key: 'cost', label: '支出' },
      ],
    },
    note: '单位：元。收入已减退费。',
  }
}

/** Provincial codes end in four zeros, those of a city in two: what is left names everything below. */
const below = (territory: string): string => territory.replace(/(?:00){1,2}$/, '')

export const holdings: Report = async (sources) => {
  const { context, asker, session, today } = sources
  const offices = await entriesOf<{
    readonly name: string
    readonly kind: string
    readonly territory: string
  }>(sources, 'titles-offices')
  const own = offices.find(({ key }) => key === session.post.organisation)?.territory
  const counts =
    own === undefined ? [] : await heldCounts(context.database.app, asker.tenant, today, below(own))
  const bureaus = new Map(
    offices.filter(({ kind }) => kind === '人社部门').map(({ territory, name }) => [territory, name]),
  )
  return {
    columns: [
      text('region', '地区'),
      text('series', '系列'),
      ...levels.map((level) => figure(level, level)),
      figure('total', '合计'),
    ],
    rows: holdingRows(counts).map(({ territory, series, byLevel, total }) =>
      row({ region: regionOf(bureaus, territory), series, ...byLevel, total }),
    ),
    chart: {
      label: '持证人数',
      category: 'region',
      stacked: true,
      unit: '人',
      series: levels.map((level) => ({ key: level, label: level })),
    },
    note: '有效和待换发的职称，按持证人现在单位的属地统计。',
  }
}

/** The region by the HR department that serves it; its code where there is none. */
function regionOf(bureaus: ReadonlyMap<string, string>, territory: string): string {
  if (territory === '') return '单位未登记'
  return bureaus.get(territory)?.replace(/(?:人力资源和社会保障|人社).*$/, '') ?? territory
}
