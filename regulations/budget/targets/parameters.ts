/** Bounds of grades and lights in the self-evaluation and the monitoring. The table states none; a region may set its own. */
import type { Citation, Parameter } from '#kernel/law'
import { cite, parameter } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'

const from = localDate('2015-01-01')
const points = cite('shizhu-budget-2023/p.weights')

function bound(
  id: string,
  clause: Citation,
  event: string,
  value: number,
  named: { readonly label: string; readonly unit: string; readonly source: string },
): Parameter<number> {
  const { source, ...words } = named
  return parameter(id, clause, { event }, [{ from, value, source }], words)
}

const gradeFrom = (id: string, grade: string, value: number): Parameter<number> =>
  bound(`target-grade-${id}-from`, points, 'self-evaluation', value, {
    label: `绩效自评得分多少分起为“${grade}”`,
    unit: '分',
    source: '《项目支出绩效评价管理办法》（财预〔2020〕10号），待核',
  })

const gradeBounds = [
  ['优', gradeFrom('excellent', '优', 90)],
  ['良', gradeFrom('good', '良', 80)],
  ['中', gradeFrom('fair', '中', 60)],
] as const

/** Below this part of what the months passed would ask for, an indicator is red. */
const amberFrom = bound('target-light-amber-from', cite('shizhu-budget-2023/p.relation'), 'monitoring', 50, {
  label: '年中监控：达到序时进度的多少起为黄灯（以下为红灯）',
  unit: '%',
  source: '平台默认值，地区可另行规定',
})

export const targetParameters: readonly Parameter<number>[] = [
  ...gradeBounds.map(([, parameterOf]) => parameterOf),
  amberFrom,
]

export type Rating = '优' | '良' | '中' | '差'

const valueOn = (asked: Parameter<number>, on: LocalDate): number | undefined => {
  const value = asked.on(on)
  return value.known ? value.value : undefined
}

/** The grade of a total in hundredths of points. */
export function ratingOf(total: number, on: LocalDate): Rating {
  const reached = gradeBounds.find(([, from]) => {
    const least = valueOn(from, on)
    return least !== undefined && total >= least * 100
  })
  return reached?.[0] ?? '差'
}

/** From which share of the due progress a light is amber, in per cent; 100 where nothing is set, so no row is amber. */
export const amberShareOn = (on: LocalDate): number => valueOn(amberFrom, on) ?? 100
