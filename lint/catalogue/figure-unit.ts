import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'figure-unit'

/** A number in 万 or 亿 with a stop behind it and no unit. */
const bare = /(?<![\d.,])(\d+(?:\.\d+)?)\s?([万亿])(?=\s?(?:[。，；、,;）)]|$))/g
const partWords = /其中|包括|分别/

/** Whole numbers that say what they count only through their parts, or not at all. */
function checkBare(text: ReadText): readonly CheckResult[] {
  return matchesOf(text.plain, bare).map((match) => {
    const number = match.match[0].replaceAll(' ', '')
    const parts = text.figures.filter(({ from, unit }) => from > match.to && unit !== '%')
    const between = text.plain.slice(match.to, parts[0]?.from ?? match.to)
    const unit = partWords.test(between) ? parts[0]?.unit : undefined
    const place = describePlace(text.place(match))
    return foundIn(id, text, {
      grade: unit === undefined ? 'doubt' : 'inconsistency',
      span: match,
      expected: `${number}${unit ?? '和单位'}`,
      ...(unit === undefined
        ? { message: `请给${place}的“${number}”写上单位：数后面没有单位，读者不知道数的是什么。` }
        : {
            repair: `${number}${unit}`,
            message: `请把${place}的“${number}”改为“${number}${unit}”：总数没有单位，后面各项都以${unit}计。`,
          }),
    })
  })
}

/** Amounts of a paragraph that has several: what stands in another unit than its neighbours of the same kind. */
function checkAmounts(text: ReadText): readonly CheckResult[] {
  const amounts = text.figures.filter(({ figure }) => isMoneyUnit(figure.unit))
  if (amounts.length < 2) return []
  return amounts.map((amount, index) => {
    const twin = [amounts[index - 1], amounts[index + 1]].find(
      (other) => other !== undefined && isTwin(text, amount, other),
    )
    if (twin === undefined) return passed(id, text.place(amount))
    const repair = printFigure(amount.figure.value, twin.figure.unit, amount.figure.value === 0 ? 0 : 2)
    const stated = amount.text.replaceAll(' ', '')
    return foundIn(id, text, {
      grade: amount.figure.value === 0 ? 'inconsistency' : 'doubt',
      span: amount,
      expected: `${repair}${twin.figure.unit}`,
      repair: `${repair}${twin.figure.unit}`,
      related: [text.place(twin)],
      message: `请核对${describePlace(text.place(amount))}：“${amount.label}${stated}”与相邻的“${twin.label}${twin.text.replaceAll(' ', '')}”单位不同，同一串数宜用一个单位。`,
    })
  })
}

/** Whether an amount in 元 stands in one list with another in 万元 that is called alike. */
function isTwin({ plain }: ReadText, amount: TextFigure, other: TextFigure): boolean {
  if (amount.figure.unit !== '元' || other.figure.unit !== '万元') return false
  const [first, second] = amount.from < other.from ? [amount, other] : [other, amount]
  const between = plain.slice(first.to, second.from)
  const [a, b] = [amount.label.replaceAll(' ', ''), other.label.replaceAll(' ', '')]
  if (/[。；;]/.test(between) || /每|单价|标准|人均/.test(a)) return false
  return a.length >= 2 && (a.slice(-2) === b.slice(-2) || a.slice(0, 2) === b.slice(0, 2))
}

/** In a table headed 万元 a whole amount of an indicator is written in 万元 too; prices for a thing are not whole amounts. */
function checkForm({ unit, rows }: TargetForm): readonly CheckResult[] {
  if (unit !== '万元') return []
  const isSmall = ({ unit: own }: IndicatorRow): boolean => own.text.startsWith('元')
  return rows.flatMap((row) => {
    if (row.figure === null) return []
    if (/^元(?:[/／]年)?$/.test(row.unit.text)) return [checkYuan(row)]
    const other = rows.find(isSmall)
    return row.unit.text === '万元' && other !== undefined ? [mixed(row, other)] : []
  })
}

const TEN_THOUSAND_YUAN = 1_000_000

function checkYuan({ name, unit, value, figure }: IndicatorRow): CheckResult {
  if (figure === null || figure.value < TEN_THOUSAND_YUAN) return passed(id, value.place)
  const repair = `${printFigure(figure.value, '万元')}万${unit.text}`
  return found({
    rule: id,
    grade: 'doubt',
    where: value.place,
    related: [unit.place],
    stated: `${value.text}${unit.text}`,
    expected: repair,
    message: `请核对${describePlace(value.place)}：本表以万元计，“${name.text}”写作${value.text}${unit.text}，宜写作${repair}。`,
    repair,
  })
}

function mixed({ name, unit, value }: IndicatorRow, other: IndicatorRow): CheckResult {
  return found({
    rule: id,
    grade: 'note',
    where: unit.place,
    related: [other.unit.place],
    stated: `${value.text}${unit.text}`,
    expected: '同一张表用一个金额单位',
    message: `请核对${describePlace(unit.place)}：“${name.text}”以万元计，同表“${other.name.text}”以${other.unit.text}计，请看清两处单位没有写错。`,
  })
}

export const figureUnit = documentRule({
  id,
  name: '金额和总数有单位，前后一致',
  grade: 'inconsistency',
  families: 'all',
  says: '以万、亿计的数要写出单位；一串并列的金额用同一个单位；表头写明万元的绩效目标表，整笔金额也以万元计。',
  limits: [
    '一段里只有一个金额的，没有可比的单位，不核对。',
    '单价、人均标准用元，不算混用。',
    '“3万多”“近5万”后面接着别的字的，不报。',
  ],
  examples: [
    { text: '全年安排绿化经费12.50万元，其中苗木采购8.00万元，日常养护4.50万元。', finds: 0 },
    {
      text: '绿化经费预算中，苗木采购8万元、机械采购0元、肥料采购1.2万元。',
      finds: 1,
      repair: '0万元',
    },
    { text: '全年接待读者3.2万。其中：成人21000人次，少儿11000人次。', finds: 1, repair: '3.2万人次' },
    {
      text: targetTable({ rows: ['管网维护费用\t50\t元/年\t≤\t200000', '清淤长度\t40\t公里\t≥\t12'] }),
      finds: 1,
      repair: '20.00万元/年',
    },
    { text: targetTable({ rows: ['村民增收\t50\t元\t≥\t800', '管护支出\t40\t万元\t≤\t60'] }), finds: 1 },
  ],
  check: (reading) => [
    ...reading.texts.flatMap((text) => [...checkBare(text), ...checkAmounts(text)]),
    ...targetForms(reading).flatMap(checkForm),
  ],
})
