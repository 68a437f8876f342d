import { useState } from 'react'
import type { Act, CaseView, JsonObject } from '../api/types.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { forecastWords, type TargetRow, type TargetsState, targetText } from './targets-model.ts'
import { SendButton } from './targets-send.tsx'

type Typed = { result: string; reason: string; forecast: keyof typeof forecastWords }
const nothing: Typed = { result: '', reason: '', forecast: 'full' }

type FormProps = { view: CaseView; state: TargetsState; act: Act; kind: 'monitoring' | 'evaluation' }

/** 年中监控 or 年末自评 on the rows themselves: results, forecast, reasons, what was spent. */
export function ResultsForm({ view, state, act, kind }: FormProps) {
  const { table, goalFigures } = state
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map())
  const [year, setYear] = useState<YearParts>({ spent: '', month: 6, summary: '', goals: new Map() })
  const isYearEnd = kind === 'evaluation'
  const of = (row: TargetRow): Typed => typed.get(row.id) ?? nothing
  const input = (): JsonObject => {
    const rows = table.rows.map((row) => ({
      row: row.id,
      result: of(row).result.trim(),
      reason: of(row).reason,
    }))
    const { spent, month, summary, goals } = year
    if (!isYearEnd)
      return {
        month,
        spent,
        readings: rows.map((one, i) => ({ ...one, forecast: forecastAt(table.rows[i], of) })),
      }
    const answered = [...goals].filter(([, actual]) => actual.trim() !== '')
    return { spent, results: rows, goals: answered.map(([goal, actual]) => ({ goal, actual })), summary }
  }
  return (
    <section className="panel" aria-label={isYearEnd ? '年末自评' : '年中监控'}>
      <h2>{isYearEnd ? '年末自评' : '年中监控'}</h2>
      <Execution year={year} budget={table.budget} isYearEnd={isYearEnd} onChange={setYear} />
      <ScrollBox label="指标完成情况">
        <table className="figure-table targets-table">
          <thead>
            <tr>
              <th className="line-number">行</th>
              <th>指标</th>
              <th>目标</th>
              <th>完成值</th>
              {isYearEnd ? null : <th>预计年末</th>}
              <th>未完成原因</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <ResultRow
                key={row.id}
                number={index + 1}
                row={row}
                state={state}
                typed={of(row)}
                hasForecast={!isYearEnd}
                onChange={(change) => setTyped(new Map(typed).set(row.id, { ...of(row), ...change }))}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {isYearEnd ? (
        <YearEnd year={year} figures={goalFigures.filter(({ row }) => row === null)} onChange={setYear} />
      ) : null}
      <div className="targets-foot">
        <SendButton view={view} act={act} input={input}>
          {act.label}
        </SendButton>
      </div>
    </section>
  )
}

type YearParts = { spent: string; month: number; summary: string; goals: ReadonlyMap<string, string> }
type ExecutionProps = {
  year: YearParts
  budget: string
  isYearEnd: boolean
  onChange: (year: YearParts) => void
}

function Execution({ year, budget, isYearEnd, onChange }: ExecutionProps) {
  return (
    <dl className="targets-text">
      {isYearEnd ? null : (
        <div>
          <dt>截至月份</dt>
          <dd>
            <input
              aria-label="截至月份"
              type="number"
              min={1}
              max={12}
              value={year.month}
              onChange={(event) => onChange({ ...year, month: Math.trunc(Number(event.target.value)) })}
            />
          </dd>
        </div>
      )}
      <div>
        <dt>{isYearEnd ? '全年执行数（万元）' : '已执行（万元）'}</dt>
        <dd>
          <input
            aria-label="执行数（万元）"
            value={year.spent}
            onChange={(event) => onChange({ ...year, spent: event.target.value })}
          />
          <span className="soft">当年预算 {budget} 万元</span>
        </dd>
      </div>
    </dl>
  )
}

type YearEndProps = {
  year: YearParts
  figures: TargetsState['goalFigures']
  onChange: (year: YearParts) => void
}

/** Figures of the goal that no indicator stands for, and the summary. */
function YearEnd({ year, figures, onChange }: YearEndProps) {
  return (
    <dl className="targets-text">
      {figures.map(({ id, stated, phrase }) => (
        <div key={id}>
          <dt>目标“{stated}”</dt>
          <dd>
            <input
              aria-label={`目标“${stated}”完成数`}
              placeholder="完成数，全覆盖写“已训/应训”，如 84/84"
              value={year.goals.get(id) ?? ''}
              onChange={(event) =>
                onChange({ ...year, goals: new Map(year.goals).set(id, event.target.value) })
              }
            />
            <span className="soft">{phrase}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>自评总结</dt>
        <dd>
          <textarea
            aria-label="自评总结"
            value={year.summary}
            onChange={(event) => onChange({ ...year, summary: event.target.value })}
          />
        </dd>
      </div>
    </dl>
  )
}

const forecastAt = (row: TargetRow | undefined, of: (row: TargetRow) => Typed) =>
  row === undefined ? 'full' : of(row).forecast

type ResultRowProps = {
  number: number
  row: TargetRow
  state: TargetsState
  typed: Typed
  hasForecast: boolean
  onChange: (change: Partial<Typed>) => void
}

function ResultRow({ number, row, state, typed, hasForecast, onChange }: ResultRowProps) {
  const words =
    row.relation === '定性'
      ? (state.reference.scales.find((scale) => scale.words.includes(row.value))?.words ?? [])
      : undefined
  const label = `第${number}行 完成值`
  return (
    <tr>
      <td className="line-number">{number}</td>
      <td>{row.name}</td>
      <td>{targetText(row)}</td>
      <td className="is-input">
        {words === undefined ? (
          <input
            aria-label={label}
            value={typed.result}
            onChange={(event) => onChange({ result: event.target.value })}
          />
        ) : (
          <select
            aria-label={label}
            value={typed.result}
            onChange={(event) => onChange({ result: event.target.value })}
          >
            {['', ...words].map((word) => (
              <option key={word} value={word}>
                {word === '' ? '请选择' : word}
              </option>
            ))}
          </select>
        )}
      </td>
      {hasForecast ? (
        <td className="is-input">
          <select
            aria-label={`第${number}行 预计年末`}
            value={typed.forecast}
            onChange={(event) => onChange({ forecast: event.target.value as Typed['forecast'] })}
          >
            {Object.entries(forecastWords).map(([key, word]) => (
              <option key={key} value={key}>
                {word}
              </option>
            ))}
          </select>
        </td>
      ) : null}
      <td className="is-input">
        <input
          aria-label={`第${number}行 未完成原因`}
          value={typed.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </td>
    </tr>
  )
}
