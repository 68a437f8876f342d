/** P11: titles from elsewhere that were put forward for confirmation, by where they come from and by level. */
import type { ConfirmationStage } from '../confirmation/state.ts'
import type { Level } from '../vocabulary.ts'
import { levels } from '../vocabulary.ts'

/** Confirmations alike in all of this. */
export type ConfirmationCount = {
  readonly origin: string
  /** Who approved the title, as its certificate says. */
  readonly authority: string
  readonly level: Level
  readonly stage: ConfirmationStage
  readonly count: number
}
export type ConfirmationRow = {
  readonly from: string
  readonly level: Level
  readonly filed: number
  readonly confirmed: number
  readonly refused: number
  readonly withdrawn: number
  /** Still with a desk. */
  readonly open: number
}

/** Provincial-level divisions by the name an office puts before its own. */
const provinces: readonly string[] = (
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 ' +
  '陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'
).split(' ')

/** The province an approving office belongs to by its name, else 军队, 中央单位 or 外省（未写明）. */
export function originOf({ origin, authority }: Pick<ConfirmationCount, 'origin' | 'authority'>): string {
  if (origin !== '外省') return origin
  return provinces.find((name) => authority.startsWith(name)) ?? '外省（未写明）'
}

const confirmed: readonly ConfirmationStage[] = ['confirmed', 'closed']

/** By origin, then from the highest level down. Drafts are not counted. */
export function confirmationRows(counts: readonly ConfirmationCount[]): readonly ConfirmationRow[] {
  const filed = counts.filter(({ stage }) => stage !== 'drafting')
  const groups = Map.groupBy(filed, (one) => `${originOf(one)}|${levels.indexOf(one.level)}`)
  return [...groups.values()]
    .flatMap((own): ConfirmationRow[] => {
      const [first] = own
      if (first === undefined) return []
      const count = (holds: (stage: ConfirmationStage) => boolean): number =>
        own.reduce((sum, one) => (holds(one.stage) ? sum + one.count : sum), 0)
      const [all, done] = [count(() => true), count((stage) => confirmed.includes(stage))]
      const [refused, withdrawn] = [
        count((stage) => stage === 'refused'),
        count((stage) => stage === 'withdrawn'),
      ]
      return [
        {
          from: originOf(first),
          level: first.level,
          filed: all,
          confirmed: done,
          refused,
          withdrawn,
          open: all - done - refused - withdrawn,
        },
      ]
    })
    .toSorted(
      (a, b) =>
        (a.from === b.from ? 0 : a.from < b.from ? -1 : 1) ||
        levels.indexOf(b.level) - levels.indexOf(a.level),
    )
}
