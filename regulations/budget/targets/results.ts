/** 年中监控 and 年末自评 on the rows of the table: what is refused, what is found, how many points. */
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { linkGoals } from './goals.ts'
import type { Light } from './judge.ts'
import { executionPoints, judgeResult, lightOf, pointsOf, worseLight } from './judge.ts'
import { amberShareOn, ratingOf } from './parameters.ts'
import {
  goalIsReached,
  missesHaveReasons,
  resultIsReadable,
  resultMeetsTarget,
  resultsCoverRows,
  spentIsAmount,
} from './rules.ts'
import { fenOf } from './table.ts'
import type {
  Evaluation,
  GoalResult,
  Monitoring,
  RowReading,
  RowResult,
  TargetCore,
  TargetRow,
} from './vocabulary.ts'

type Typed = { readonly row: string; readonly result: string; readonly reason: string }
export type MonitoringInput = {
  readonly month: number
  readonly spent: string
  readonly readings: readonly (Typed & { readonly forecast: RowReading['forecast'] })[]
}
export type EvaluationInput = {
  readonly spent: string
  readonly results: readonly Typed[]
  readonly goals: readonly { readonly goal: string; readonly actual: string }[]
  readonly summary: string
}
type Answered<T> = {
  readonly guards: readonly Finding[]
  readonly verdicts: readonly Finding[]
  readonly value: T
}

const nameOf = (row: TargetRow): string => row.name

function covering({ table }: TargetCore, typed: readonly Typed[]): Finding {
  const missing = table.rows.filter((row) => !typed.some((one) => one.row === row.id && one.result !== ''))
  const unknown = typed.filter((one) => !table.rows.some((row) => row.id === one.row))
  return resultsCoverRows({ missing: missing.map(nameOf), unknown: unknown.map(({ row }) => row) })
}

/** Rows with their typed results, in the order of the table; rows without one are left out. */
function paired<T extends Typed>({ table }: TargetCore, typed: readonly T[]) {
  return table.rows.flatMap((row) => {
    const one = typed.find((candidate) => candidate.row === row.id)
    return one === undefined || one.result === '' ? [] : [{ row, typed: one }]
  })
}

const scalesOf = ({ reference }: TargetCore): readonly (readonly string[])[] =>
  reference.scales.map(({ words }) => words)

function readable(state: TargetCore, typed: readonly Typed[]): readonly Finding[] {
  const scales = scalesOf(state)
  return paired(state, typed).map(({ row, typed: one }) => {
    const judged = judgeResult(row, one.result, scales)
    return resultIsReadable(state.fund.name, { indicator: row.name, problem: judged.ok ? '' : judged.say })
  })
}

const forecastLights: Readonly<Record<RowReading['forecast'], Light>> = {
  full: 'green',
  doubtful: 'amber',
  missed: 'red',
}

/** Reads the state of the year after some months: a light per row, the worse of reading and forecast. */
export function monitor(state: TargetCore, input: MonitoringInput, on: LocalDate): Answered<Monitoring> {
  const scales = scalesOf(state)
  const due = { month: input.month, amberFrom: amberShareOn(on) }
  const readings = paired(state, input.readings).map(({ row, typed }): RowReading => ({
    row: row.id,
    result: typed.result,
    forecast: typed.forecast,
    reason: typed.reason,
    light: worseLight(lightOf(row, typed.result, due, scales), forecastLights[typed.forecast]),
  }))
  const unexplained = readings.filter(({ light, reason }) => light === 'red' && reason === '')
  const { month, spent } = input
  const execution = { relation: '≥', value: state.table.budget, unit: '万元' }
  return {
    guards: [
      covering(state, input.readings),
      spentIsAmount({ spent }),
      ...readable(state, input.readings),
      missesHaveReasons({ unexplained: unexplained.map(({ row }) => labelOf(state, row)) }),
    ],
    verdicts: [],
    value: { month, on, spent, executionLight: lightOf(execution, spent, due, scales), readings },
  }
}

function labelOf({ table }: TargetCore, id: string): string {
  return table.rows.find((row) => row.id === id)?.name ?? id
}

/** Judges the year: each row full, part or none with its points, execution, the goal's own figures, total and grade. */
export function evaluate(state: TargetCore, input: EvaluationInput, on: LocalDate): Answered<Evaluation> {
  const { table, fund } = state
  const results = resultsOf(state, input)
  const execution = executionPoints(table.executionWeight, fenOf(input.spent) ?? 0, fenOf(table.budget) ?? 0)
  const total = results.reduce((sum, { points }) => sum + points, execution)
  const figures = linkGoals(table.goal, table.rows, table.links)
  const reached = figures.flatMap((figure, i) => {
    const typed = input.goals.find(({ goal }) => goal === figure.id)
    return typed === undefined
      ? []
      : [{ figure, finding: goalIsReached(fund.name, i, figure, typed.actual), typed }]
  })
  const unexplained = results.filter(({ outcome, reason }) => outcome !== 'full' && reason === '')
  return {
    guards: [
      covering(state, input.results),
      spentIsAmount({ spent: input.spent }),
      ...readable(state, input.results),
      missesHaveReasons({ unexplained: unexplained.map(({ row }) => labelOf(state, row)) }),
    ],
    verdicts: [...verdictsOf(state, input), ...reached.map(({ finding }) => finding)],
    value: {
      on,
      spent: input.spent,
      executionPoints: execution,
      results,
      goals: reached.map(({ typed, finding }): GoalResult => ({
        goal: typed.goal,
        actual: typed.actual,
        met: finding.holds === 'yes',
      })),
      total,
      rating: ratingOf(total, on),
      summary: input.summary,
      confirmed: null,
    },
  }
}

function resultsOf(state: TargetCore, input: EvaluationInput): readonly RowResult[] {
  const scales = scalesOf(state)
  return paired(state, input.results).map(({ row, typed }): RowResult => {
    const judged = judgeResult(row, typed.result, scales)
    const { result, reason } = typed
    return judged.ok
      ? {
          row: row.id,
          result,
          reason,
          outcome: judged.outcome,
          points: pointsOf(Number(row.weight), judged.share),
        }
      : { row: row.id, result, reason, outcome: 'none', points: 0 }
  })
}

function verdictsOf(state: TargetCore, input: EvaluationInput): readonly Finding[] {
  return paired(state, input.results).map(({ row, typed }) => {
    const { name, relation, value, unit } = row
    const scales = scalesOf(state).filter((words) => words.includes(value))
    return resultMeetsTarget(state.fund.name, {
      indicator: name,
      relation,
      value,
      unit,
      result: typed.result,
      scales,
    })
  })
}
