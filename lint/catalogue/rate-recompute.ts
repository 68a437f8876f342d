import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { printFigure } from '../printed-figure.ts'
import type { ReadTable } from '../reading/grid.ts'
import { cellOf, isTotalRow } from '../reading/grid.ts'
import type { RateColumn, ShareColumn } from '../reading/rate-columns.ts'
import { leafOf, rateColumnsOf, rowRate, shareColumnsOf, shareOfRow } from '../reading/rate-columns.ts'
import { mendingSlips } from '../reading/mending.ts'
import type { RateClaim } from '../reading/rates.ts'
import { rateClaimsIn } from '../reading/rates.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { printShare } from '../share.ts'

const id = 'rate-recompute'

function checkText(text: ReadText): readonly CheckResult[] {
  return rateClaimsIn(text).map((claim) => {
    const { rate, expected, figures, isSure } = claim
    if (expected === null) return passed(id, text.place(rate))
    const repair = repairOf(text, claim)
    const list = figures.map((one) => one.text.replaceAll(' ', '')).join('、')
    return foundIn(id, text, {
      grade: isSure ? 'error' : 'doubt',
      span: rate,
      expected,
      related: figures.map((one) => text.place(one)),
      message:
        `请核对${rate.text.trim()}：按文中所列的数（${list}）算得${expected}。` +
        (repair === expected ? '' : `改动一处即相符：${repair}，请核对是否笔误。`),
      repair,
    })
  })
}

/** What mends the sum of the list and its rate at once, where the list does not add up; else the rate itself. */
function repairOf(text: ReadText, { claim, expected }: RateClaim): string {
  if (claim === null) return expected ?? ''
  const slips = mendingSlips(text, claim)
  return slips.length === 0 ? (expected ?? '') : slips.map(({ from, to }) => `${from} → ${to}`).join(' 或 ')
}

function checkRateColumn(table: ReadTable, rate: RateColumn): readonly CheckResult[] {
  const rows = table.rows.map((row) => ({ row, outcome: rowRate(row, rate.column, rate.base, rate) }))
  const base = rate.base.map((column) => leafOf(table, column)).join('与')
  return rows.flatMap(({ row, outcome }) => {
    if (outcome === null) return []
    const { cell, figure, expected, isRight } = outcome
    if (isRight) return [passed(id, cell.place)]
    const isBalanced = !isTotalRow(row) && closesColumn(table, rate, expected - figure.value)
    const should = printFigure(expected, figure.unit, Math.max(figure.decimals, 1)).replace(/\.0$/, '')
    return [
      found({
        rule: id,
        grade: isBalanced ? 'doubt' : 'error',
        where: cell.place,
        related: rate.base.flatMap((column) => cellOf(row, column)?.place ?? []),
        stated: cell.text,
        expected: should,
        ...(isBalanced ? {} : { repair: should }),
        message: isBalanced
          ? `请确认${describePlace(cell.place)}：按${base}的${rate.printed}计算为${should}，表中为${cell.text}，差额与其他各行进位之和相抵，是否为凑合计调整？`
          : `请核对${describePlace(cell.place)}：按${base}的${rate.printed}计算为${should}，表中为${cell.text}。`,
      }),
    ]
  })
}

/** Whether the column adds up as printed, so that a row was moved to take what the others were rounded by. */
function closesColumn(table: ReadTable, { column }: RateColumn, gap: number): boolean {
  const total = table.rows.find(isTotalRow)
  const whole = total === undefined ? undefined : cellOf(total, column)?.figure
  const parts = table.rows
    .filter((row) => row !== total)
    .flatMap((row): readonly PrintedFigure[] => {
      const figure = cellOf(row, column)?.figure
      return figure === null || figure === undefined || figure.value === 0 ? [] : [figure]
    })
  if (whole === null || whole === undefined || parts.length === 0) return false
  const mostRounding = (parts.length * 10_000) / 2
  return compareSum(whole, parts).outcome !== 'disagrees' && Math.abs(gap) <= mostRounding
}

function checkShareColumn(table: ReadTable, choice: ShareColumn): readonly CheckResult[] {
  return table.rows.flatMap((row) => {
    const outcome = shareOfRow(table, row, choice)
    if (outcome === null) return []
    const { cell, rate, isRight, figures } = outcome
    if (isRight) return [passed(id, cell.place)]
    const [part, whole] = figures
    const over = choice.kind === 'growth' ? part.value - whole.value : part.value
    const expected = printShare(over, whole.value, rate) ?? ''
    return [
      found({
        rule: id,
        grade: 'error',
        where: cell.place,
        related: [choice.part, choice.whole].flatMap((column) => cellOf(row, column)?.place ?? []),
        stated: cell.text,
        expected,
        repair: expected,
        message: `请核对${describePlace(cell.place)}：按${leafOf(table, choice.part)}${part.text}、${choice.kind === 'total' ? '合计' : leafOf(table, choice.whole)}${whole.text}算得${expected}${rate.unit}，表中为${cell.text}。`,
      }),
    ]
  })
}

export const rateRecompute = documentRule({
  id,
  name: '写明的比率与所列的数相符',
  grade: 'error',
  families: 'all',
  says:
    '句中的占比、就业率、办结率、增长率和“之比为1:18”，按同句的分子、分母重算；表头写明“（70%）”“1:3.5”的栏，' +
    '先由多数行认出它按哪一栏计算，再逐行核对；比率栏同样由多数行认出两个来源栏。四舍五入和截尾都不报；去向类数据合计不符时，优先提示能同时改好合计与比率的一处笔误。',
  limits: [
    '分子或分母不在同一句里的不核对。',
    '比率栏须有三行以上、且三分之二以上的行相符，才认得出来源栏。',
    '一组分项中任意几项之和能得出该比率时，视为相符。',
  ],
  examples: [
    {
      text: '2024届毕业生总人数为1200人，签约就业700人，自主创业20人，升学260人，暂不就业40人，待就业180人，总就业率为81.67%。',
      finds: 0,
    },
    {
      text: '2024届毕业生总人数为3200人，签约就业1700人，自主创业20人，升学260人，暂不就业40人，待就业180人，总就业率为93.13%。',
      finds: 1,
      repair: '1700 → 2700',
    },
    { text: '全年受理信访120件，办结114件，办结率为95%。', finds: 0 },
    { text: '全年受理信访120件，办结114件，办结率为59%。', finds: 1, repair: '95%' },
    { text: '现有教职工320人，其中专任教师245人，占教职工总数的76.56%。', finds: 0 },
    { text: '现有教职工320人，其中专任教师245人，占教职工总数的67.56%。', finds: 1, repair: '76.56%' },
    { text: '会议费8.20万元，比上年6.10万元增加2.10万元，增长34.43%。', finds: 0 },
    { text: '会议费8.20万元，比上年6.10万元增加2.10万元，增长25.61%。', finds: 1, repair: '34.43%' },
    { text: '专任教师100人，在校生1800人，师生之比为1:18。', finds: 0 },
    { text: '专任教师100人，在校生1800人，师生之比为1:16。', finds: 1, repair: '1:18' },
    {
      text: '单位：人\n县区\t报名\t录用（40%）\n东县\t150\t60\n西县\t205\t82\n南县\t90\t63\n北县\t55\t22\n中县\t100\t40\n合计\t600\t267\n',
      finds: 2,
      repair: '36',
    },
    {
      text: '单位：人\n学院\t应考\t实考\t参考率（%）\n文学院\t200\t190\t95.0\n理学院\t150\t147\t98.0\n工学院\t300\t280\t39.3\n农学院\t80\t72\t90.0\n',
      finds: 1,
      repair: '93.3',
    },
  ],
  check: ({ texts, tables }) => [
    ...texts.flatMap(checkText),
    ...tables.flatMap((table) => rateColumnsOf(table).flatMap((rate) => checkRateColumn(table, rate))),
    ...tables.flatMap((table) => shareColumnsOf(table).flatMap((one) => checkShareColumn(table, one))),
  ],
})
