import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { isMoneyUnit, parsePrinted, toHalfWidth } from '../printed-figure.ts'
import type { SumClaim } from '../reading/claims.ts'
import { sumClaimsIn } from '../reading/claims.ts'
import type { Reading, ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'unit-slip'

const printed = /^([\d,]+(?:\.\d+)?)\s?([万亿]?)\s?(\D*)$/

/** The same digits with 万 before the unit or without it; undefined where neither can be meant. */
function inOtherUnit({ text, unit }: TextFigure): { text: string; figure: PrintedFigure } | undefined {
  const [, number = '', myriad = ''] = printed.exec(toHalfWidth(text)) ?? []
  if (number === '' || myriad === '亿' || unit === '') return undefined
  const other = myriad === '' ? `万${unit}` : unit
  if (!isMoneyUnit(other) && myriad === '') return undefined
  const parsed = parsePrinted(number, other)
  return parsed.ok ? { text: `${number}${other}`, figure: parsed.figure } : undefined
}

/** A list that does not add up, and does when one of its figures is taken in the other unit. */
function checkClaim(text: ReadText, { whole, parts }: SumClaim): readonly CheckResult[] {
  const figures = parts.map(({ figure }) => figure)
  if (compareSum(whole.figure, figures).outcome !== 'disagrees') return [passed(id, text.place(whole))]
  const slips = [whole, ...parts].flatMap((one) => {
    const other = inOtherUnit(one)
    if (other === undefined) return []
    const mended = parts.map((part) => (part === one ? other.figure : part.figure))
    const isMended = compareSum(one === whole ? other.figure : whole.figure, mended).outcome !== 'disagrees'
    return isMended ? [{ one, other }] : []
  })
  const [slip] = slips
  if (slip === undefined || slips.length > 1) return []
  const { one, other } = slip
  const stated = one.text.replaceAll(' ', '')
  return [
    foundIn(id, text, {
      grade: 'error',
      span: one,
      expected: other.text,
      related: [whole, ...parts].filter((figure) => figure !== one).map((figure) => text.place(figure)),
      repair: `${stated} → ${other.text}`,
      message: `请核对单位：“${one.label}${stated}”与同句的总数、分项合不上，写作${other.text}就相符。`,
    }),
  ]
}

/** An amount wherever it stands. `table` is the caption's place of the table that it stands in. */
type Amount = {
  readonly unit: string
  readonly place: Place
  readonly stated: string
  readonly table?: Place
}

/** Digits that hardly come twice by chance: four or more that count, the last behind the point. */
const telling = /^(?=(?:\D*\d){4})[1-9]\d*\.\d*[1-9]$/

/** The amounts of a document by their digits. */
function amountsByDigits({ texts, tables }: Reading): ReadonlyMap<string, readonly Amount[]> {
  const found = new Map<string, Amount[]>()
  const add = ({ text, unit }: PrintedFigure, place: Place, table?: Place): void => {
    const digits = toHalfWidth(text).replaceAll(',', '').trim()
    if (!isMoneyUnit(unit) || !telling.test(digits)) return
    const own = { unit, place, stated: `${digits}${unit}`, ...(table === undefined ? {} : { table }) }
    found.set(digits, [...(found.get(digits) ?? []), own])
  }
  for (const text of texts) for (const figure of text.figures) add(figure.figure, text.place(figure))
  for (const { rows, captionPlace } of tables)
    for (const { cells } of rows)
      for (const { figure, place } of cells) if (figure !== null) add(figure, place, captionPlace)
  return found
}

/** The same digits once in 元 and otherwise in 万元: the rarer one is the slip; a whole table is told of once. */
function checkRestated(reading: Reading): readonly CheckResult[] {
  const told = new Set<string>()
  return [...amountsByDigits(reading).values()].flatMap((amounts): readonly CheckResult[] => {
    const [first] = amounts
    if (first === undefined || amounts.length < 2) return []
    const yuan = amounts.filter(({ unit }) => unit === '元')
    const others = amounts.filter(({ unit }) => unit !== '元')
    if (yuan.length === 0 || others.length === 0) return [passed(id, first.place)]
    const [rare, usual] = yuan.length <= others.length ? [yuan, others] : [others, yuan]
    return rare.flatMap((amount) => {
      const key = amount.table === undefined ? '' : `${amount.table.sheet} ${amount.table.line ?? ''}`
      if (key !== '' && told.has(key)) return []
      if (key !== '') told.add(key)
      return [restated(amount, usual)]
    })
  })
}

function restated({ stated, place, table }: Amount, usual: readonly Amount[]): CheckResult {
  const [other] = usual
  const expected = other?.stated ?? ''
  const where = table === undefined ? place : { ...place, ...table }
  const what = table === undefined ? `“${stated}”` : `表的单位（表中${stated}）`
  const message = `请核对${describePlace(where)}${what}：同一个数在别处写作${expected}，单位差一万倍，请改为一个单位。`
  return found({
    rule: id,
    grade: 'inconsistency',
    where,
    related: usual.slice(0, RELATED_SHOWN).map((one) => one.place),
    stated,
    expected,
    message,
    ...(table === undefined ? { repair: `${stated} → ${expected}` } : {}),
  })
}
const RELATED_SHOWN = 6

export const unitSlip = documentRule({
  id,
  name: '同一串数、同一个数的单位不差“万”字',
  grade: 'error',
  families: 'all',
  says: '把万元写成元（或反过来）时，总数与分项就合不上，改一处单位便相符；同样的数字在文中、表中别处也会带着另一个单位。两种情形都核对。',
  limits: [
    '别处再现的数须有四位以上有效数字、小数末位不为零，整数碰巧相同的不算。',
    '亿元与万元之间、两处以上同时写错的不核对。',
  ],
  examples: [
    { text: '绿化支出总额为85.40万元，包括苗木62.15万元，养护23.25万元。', finds: 0 },
    {
      text: '绿化支出总额为85.40万元，包括苗木62.15万元，养护23.25元。',
      finds: 1,
      repair: '23.25元 → 23.25万元',
    },
    {
      text: '录取总人数为3200人，文科1200万人，理科2000人。',
      finds: 1,
      repair: '1200万人 → 1200人',
    },
    {
      text: '单位：万元\n项目\t金额\n道路\t318.46\n桥梁\t120.15\n\n本年道路支出318.46元。',
      finds: 1,
      repair: '318.46元 → 318.46万元',
    },
    {
      text: '本年道路支出318.46万元，桥梁支出120.15万元。\n\n单位：元\n项目\t金额\n道路\t318.46\n桥梁\t120.15\n\n道路318.46万元、桥梁120.15万元均已支付。',
      finds: 1,
    },
    { text: '补助标准为每月1520.55元，首月1520.55元。\n\n道路支出1200.00万元，标准1200.00元。', finds: 0 },
  ],
  check: (reading) => [
    ...reading.texts.flatMap((text) => sumClaimsIn(text).flatMap((claim) => checkClaim(text, claim))),
    ...checkRestated(reading),
  ],
})
