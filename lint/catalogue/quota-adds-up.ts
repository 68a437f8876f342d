import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { scaleOf } from '../printed-figure.ts'
import { statementsOf } from '../reading/claims.ts'
import type { ReadText } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'quota-adds-up'

/** A whole with what each of several places owes; `places` is how many of them the figures ask for. */
type Quota = {
  readonly text: ReadText
  readonly whole: TextFigure
  readonly each: TextFigure
  readonly others: readonly TextFigure[]
  readonly name: string
  readonly places: number
}

const eachWord =
  /^(?:其中)?\s?每(?:个|家|所|名|县|区)?([^\d]{0,8}?)(?:不(?:得)?(?:少|低)于|至少|最少|安排|完成|建设|建|打造)?\s?$/

/** What a quota says of its places stands within so many characters, with so many places named apart. */
const REACH = 400
const MOST_OTHERS = 20

/** 42个以上（每个…不少于8个、甲市2个）: what stands between a whole and the end of its bracket or clause. */
function quotasIn(text: ReadText): readonly Quota[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const figures = figuresIn(text, statement).filter(({ range, unit }) => range === null && unit !== '%')
    return figures.flatMap((whole, index) => {
      const each = figures[index + 1]
      const name = each === undefined ? undefined : eachWord.exec(each.label)?.[1]
      if (each === undefined || name === undefined || each.unit !== whole.unit || each.figure.value === 0)
        return []
      if (/^[日天周月年次期]|学期|学年|季/.test(name.trim())) return []
      const behind = text.plain.slice(whole.to, Math.min(statement.to, whole.to + REACH))
      if (!/^\s?(?:以上)?\s?[（(,，]/.test(behind)) return []
      const close = behind.search(/^\s?(?:以上)?\s?[（(]/.test(behind) ? /[）)]/ : /[;；。]/)
      const end = whole.to + (close === -1 ? behind.length : close)
      const others = figures.slice(index + 2, index + 2 + MOST_OTHERS).filter((one) => one.to <= end)
      if (others.some((one) => one.unit !== whole.unit || one.comparison !== 'exactly')) return []
      const rest = others.reduce((left, { figure }) => left - figure.value, whole.figure.value)
      return [{ text, whole, each, others, name: name.trim(), places: rest / each.figure.value }]
    })
  })
}

/** The number of places that most quotas of a name ask for. */
function placesOf(quotas: readonly Quota[]): number | undefined {
  const whole = quotas.filter(({ places }) => Number.isInteger(places) && places > 0)
  const groups = [...Map.groupBy(whole, ({ places }) => places).values()]
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0]?.places
}

function check(quota: Quota, usual: number | undefined): CheckResult {
  const { text, whole, each, others, name, places } = quota
  if (Number.isInteger(places) && places === usual) return passed(id, text.place(whole))
  const listed = `每个${name}${each.text.replaceAll(' ', '')}${others.map((one) => `、另${one.text.replaceAll(' ', '')}`).join('')}`
  if (usual === undefined)
    return foundIn(id, text, {
      grade: 'doubt',
      span: whole,
      expected: '总数等于各地指标之和',
      related: [text.place(each)],
      message: `请核对指标：总数${whole.text}与${listed}对不上，没有整数个${name}能凑成这个总数？`,
    })
  const sum = others.reduce((all, { figure }) => all + figure.value, usual * each.figure.value)
  const expected = `${sum / scaleOf(whole.figure.unit)}${whole.figure.unit}`
  return foundIn(id, text, {
    grade: 'inconsistency',
    span: whole,
    expected,
    repair: expected,
    related: [text.place(each)],
    message: `请核对指标：同一文中其他指标按${usual}个${name}计算，${listed}合计为${expected}，总数写作${whole.text.replaceAll(' ', '')}。`,
  })
}

export const quotaAddsUp = documentRule({
  id,
  name: '各地的指标加起来等于总指标',
  grade: 'inconsistency',
  families: 'all',
  says: '“建成42个（每个县不少于8个、甲市2个）”一类的指标，核对总数减去单列的数后是每地指标的整数倍；同一文中几处指标推出的地方数须相同。',
  limits: ['只看紧跟在总数后面、以“每”开头的分配。', '分配到表里的指标由合计行、合计栏的规则核对。'],
  examples: [
    {
      text: '全市建成站点34个（每个县不少于8个、新区2个），示范站点13个（每个县不少于3个、新区1个）。',
      finds: 0,
    },
    {
      text: '全市建成站点34个（每个县不少于8个、新区2个），示范站点14个（每个县不少于3个、新区1个），样板站点8个（每个县不少于2个）。',
      finds: 1,
      repair: '13个',
    },
    { text: '共安排辅导员30名（每个学院4名）。', finds: 1 },
    { text: '共安排辅导员32名，每个学院4名。', finds: 0 },
    { text: '共安排辅导员33名，每个学院4名，预科部1名。', finds: 0 },
  ],
  check: ({ texts }) => {
    const quotas = texts.flatMap(quotasIn)
    return [...Map.groupBy(quotas, ({ name }) => name).values()].flatMap((same) => {
      const usual = placesOf(same)
      return same.map((quota) => check(quota, usual))
    })
  },
})
