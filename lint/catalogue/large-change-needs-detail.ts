import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import { exceedsShare, percentOf } from '../ratio.ts'
import type { ChangeClaim, ChangePart } from '../reading/changes.ts'
import { changesIn } from '../reading/changes.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import type { NamedItem } from '../reading/table-names.ts'
import { namedItems } from '../reading/table-names.ts'
import { documentRule } from '../rule.ts'
import { stemName } from '../text/names.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'large-change-needs-detail'

/** A change of more than so many percent of last year's amount is itemised; offices ask for reasons from here on. */
const LARGE_PERCENT = 30
/** Amounts below one 万元 (in 分) are not asked about. */
const SMALL_FEN = 1_000_000

/** A change with last year's amount, in 分, and whether parts of it are told. */
type Change = {
  readonly figure: TextFigure
  readonly name: string
  readonly last: number
  readonly isItemised: boolean
}

const changeWord = /(?:增加|增长|上升|减少|下降|降低|压减)(?:了)?$/

/** A change of the whole against last year's figure, as the text gives it or the two others tell it. */
function wholeOf({ change, sign, now, last }: ChangeClaim, isItemised: boolean): Change | undefined {
  const before =
    last?.figure.value ?? (now === null ? undefined : now.figure.value - sign * change.figure.value)
  if (before === undefined) return undefined
  return { figure: change, name: now?.label ?? '', last: before, isItemised }
}

/** A part that says of what table item it is a change; last year's amount is the item's less the change. */
function partOf({ figure, sign }: ChangePart, items: readonly NamedItem[]): Change | undefined {
  const label = figure.label.replaceAll(/\s/g, '').replace(changeWord, '')
  const stem = stemName(label)
  const item = items.find(
    ({ stems, item: one }) =>
      stems.includes(stem) || (one.isTotal && one.columnName.length >= 4 && label.endsWith(one.columnName)),
  )
  if (item === undefined || item.item.cell.figure.unit !== figure.figure.unit) return undefined
  return {
    figure,
    name: item.item.columnName || item.item.name,
    last: item.item.cell.figure.value - sign * figure.figure.value,
    isItemised: false,
  }
}

function checkChange(text: ReadText, { figure, name, last, isItemised }: Change): readonly CheckResult[] {
  const amount = Math.abs(figure.figure.value)
  if (last <= 0 || amount < SMALL_FEN || !isMoneyUnit(figure.figure.unit)) return []
  if (isItemised || !exceedsShare(amount, last, LARGE_PERCENT)) return [passed(id, text.place(figure))]
  const percent = percentOf(amount, last) ?? ''
  const before = `${printFigure(last, figure.figure.unit)}${figure.figure.unit}`
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span: figure,
      expected: '分项列出变动的数额和原因',
      message: `请补充变动明细：${name === '' ? '' : `“${name}”`}变动${figure.text}，是上年${before}的${percent}%，超过${LARGE_PERCENT}%，应分项说明各变动多少、为什么。`,
    }),
  ]
}

function check({ paragraphs, tables }: Reading): readonly CheckResult[] {
  const items = tables.flatMap(namedItems)
  const all = paragraphs.map((text) => ({ text, claims: changesIn(text) }))
  // the same amount told again need not be itemised again
  const told = new Set(
    all.flatMap(({ claims }) => claims.filter(({ parts }) => parts.length > 0).map(amountOf)),
  )
  return all.flatMap(({ text, claims }) =>
    claims.flatMap((claim) => {
      const whole = wholeOf(claim, told.has(amountOf(claim)))
      // a part of the whole's own amount is the same change under another name
      const parts = claim.parts.filter(({ figure }) => figure.figure.value !== amountOf(claim))
      return [whole, ...parts.map((part) => partOf(part, items))].flatMap((change) =>
        change === undefined ? [] : checkChange(text, change),
      )
    }),
  )
}

const amountOf = ({ change }: ChangeClaim): number => change.figure.value

export const largeChangeNeedsDetail = documentRule({
  id,
  name: '大幅变动有分项说明',
  grade: 'doubt',
  families: 'all',
  says: '金额比上年变动超过30%的，应当分项写出各变动多少。所列的分项自身又变动超过30%（按表中该项的数推算上年数）而没有明细的，同样请补充。',
  limits: ['只看金额，变动不足一万元的不看。', '没有写上年数、又推算不出的不看。', '只写百分比的变动不看。'],
  examples: [
    {
      text: '培训费8.00万元，比上年5.00万元增加3.00万元，主要是甲班增加2.00万元，乙班增加1.00万元。',
      finds: 0,
    },
    { text: '培训费8.00万元，比上年5.00万元增加3.00万元，主要原因是班次增加。', finds: 1 },
    { text: '培训费6.50万元，比上年5.00万元增加1.50万元，主要原因是班次增加。', finds: 0 },
    {
      text: '支出23.00万元，比上年15.00万元增加8.00万元，主要是甲项增加9.00万元，乙项减少1.00万元。\n\n其中拨款支出23.00万元，比上年15.00万元增加8.00万元。',
      finds: 0,
    },
    {
      text: '支出90.00万元，比上年60.00万元增加30.00万元，主要是人员经费增加31.00万元，公用经费少支1.00万元。\n\n单位：万元\n项目\t人员经费\t公用经费\n甲\t40.00\t9.00\n乙\t40.00\t1.00\n合计\t80.00\t10.00\n',
      finds: 1,
    },
  ],
  check,
})
