import type { CheckResult } from '../finding.ts'
import { describePlace, passed } from '../finding.ts'
import { countedThing, shareIn } from '../reading/indicator-names.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'goal-vs-indicator'

/** Units that count the same: people, meetings, places. */
const alike = ['人名位', '次场期回', '个家所处', '天日']
/** An indicator speaks of a part of the goal when half of its name's pairs of characters stand there. */
const SPEAKS = 0.5

/** What is numbered with these is no amount of work: two kinds, three years, the second term. */
const unmeasured = /^(?:类|种|级|年|月|日|届|款|章|节)$/

function isOneUnit(goal: string, row: string): boolean {
  const [own, other] = [goal, row.replace(/[/／].*$/, '').replace(/(.)数$/, '$1')]
  return own === other || alike.some((units) => units.includes(own) && units.includes(other))
}

/** The part of the goal that a figure stands in: up to the nearest comma or stop at both sides. */
function partOf({ plain }: ReadText, { from, to }: TextFigure): string {
  const before = plain.slice(0, from)
  const start = Math.max(...['，', ',', '。', '；', ';', '：', ':'].map((sign) => before.lastIndexOf(sign)))
  const rest = plain.slice(to)
  const end = rest.search(/[，,。；;：:]/)
  return plain.slice(start + 1, end === -1 ? plain.length : to + end)
}

/** Indicators of the figure's unit whose name stands in its part of the goal. */
function rowsFor(form: TargetForm, goal: ReadText, figure: TextFigure): readonly IndicatorRow[] {
  const part = partOf(goal, figure)
  return form.rows.filter(
    (row) =>
      row.figure !== null &&
      row.name.text !== '' &&
      isOneUnit(figure.unit, row.unit.text) &&
      shareIn(row.name.text, part) >= SPEAKS,
  )
}

/** The indicator that a figure's own words name and nothing else, so that another value contradicts it. */
function namedBy({ label }: TextFigure, rows: readonly IndicatorRow[]): IndicatorRow | undefined {
  const words = label.replace(/(?:不(?:少|低|高|多)于|不超过|至少|达到?|共计?|约|为)+\s?$/, '').trim()
  return rows.find(({ name }) => {
    const key = countedThing(name.text)
    return words.endsWith(key) && words.length - key.length <= MOST_WORDS_BEFORE
  })
}
const MOST_WORDS_BEFORE = 4

function checkFigure(form: TargetForm, goal: ReadText, figure: TextFigure): CheckResult {
  const { value } = figure.figure
  const place = goal.place(figure)
  const rows = rowsFor(form, goal, figure)
  const sum = rows.reduce((all, row) => all + (row.figure?.value ?? 0), 0)
  const isBudget = figure.unit === '元' && form.budget?.figure.value === value
  if (isBudget || sum === value || rows.some((row) => row.figure?.value === value)) return passed(id, place)
  const named = namedBy(figure, rows)
  const printed = figure.text.replaceAll(' ', '')
  if (named === undefined)
    return foundIn(id, goal, {
      grade: 'doubt',
      span: figure,
      expected: '一项指标',
      message: `请看${describePlace(place)}：目标里的“${figure.label}${printed}”没有对应的指标，可以补一项，或者与已有指标对上。`,
    })
  const expected = `${named.relation.text}${named.value.text}${named.unit.text}`
  return foundIn(id, goal, {
    grade: 'inconsistency',
    span: figure,
    expected,
    related: [named.value.place],
    message: `请核对${describePlace(place)}：目标写“${figure.label}${printed}”，指标“${named.name.text}”为${expected}，请改为一致。`,
  })
}

export const goalVsIndicator = documentRule({
  id,
  name: '目标里的数都有指标',
  grade: 'inconsistency',
  families: 'all',
  says: '绩效目标的文字里写出的每一个数，都应有一项指标来衡量，数也要相同；没有指标的数无从考核，数不同的两处必有一处要改。',
  limits: [
    '“两类”“三年”一类的数不看。',
    '按单位和名称里相同的字找对应的指标；说法完全不同的找不到，作为疑问列出。',
    '只有目标文字正好用指标名称说到一个不同的数时，才当作不一致。',
  ],
  examples: [
    {
      text: targetTable({ goal: '全年清淤不少于12公里，投入80万元。', rows: ['清淤长度\t90\t公里\t≥\t12'] }),
      finds: 0,
    },
    {
      text: targetTable({ goal: '全年清淤不少于15公里。', rows: ['清淤\t90\t公里\t≥\t12'] }),
      finds: 1,
    },
    {
      text: targetTable({ goal: '清淤12公里，开展护河宣传6次。', rows: ['清淤长度\t90\t公里\t≥\t12'] }),
      finds: 1,
    },
    {
      text: targetTable({
        goal: '培训河长和志愿者共150人。',
        rows: ['培训河长\t40\t人\t=\t30', '培训志愿者\t50\t人\t≥\t120'],
      }),
      finds: 0,
    },
  ],
  check: (reading) =>
    targetForms(reading).flatMap((form) => {
      const { goal } = form
      return goal === null || form.rows.length === 0
        ? []
        : goal.figures
            .filter(({ unit }) => !unmeasured.test(unit))
            .map((figure) => checkFigure(form, goal, figure))
    }),
})
