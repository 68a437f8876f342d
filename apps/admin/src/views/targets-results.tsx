import { ScrollBox } from '../parts/boxes.tsx'
import {
  type Evaluation,
  forecastWords,
  lightWords,
  type Monitoring,
  outcomeWords,
  points,
  type TargetsState,
  targetText,
} from './targets-model.ts'

function Light({ light }: { light: keyof typeof lightWords }) {
  return <span className={`light light-${light}`}>{lightWords[light]}</span>
}

/** What was read in the middle of the year. */
export function MonitoringPanel({ state, monitoring }: { state: TargetsState; monitoring: Monitoring }) {
  return (
    <section className="panel" aria-label={`截至${monitoring.month}月的监控`}>
      <h2>年中监控（截至 {monitoring.month} 月）</h2>
      <p className="targets-score">
        <span>
          已执行 {monitoring.spent} 万元，预算 {state.table.budget} 万元
        </span>
        <Light light={monitoring.executionLight} />
      </p>
      <ScrollBox label="监控结果">
        <table className="figure-table targets-table">
          <thead>
            <tr>
              <th>指标</th>
              <th>目标</th>
              <th>完成值</th>
              <th>预计年末</th>
              <th>信号灯</th>
              <th>原因</th>
            </tr>
          </thead>
          <tbody>
            {monitoring.readings.map((reading) => {
              const row = state.table.rows.find(({ id }) => id === reading.row)
              return (
                <tr key={reading.row}>
                  <td>{row?.name ?? reading.row}</td>
                  <td>{row === undefined ? '' : targetText(row)}</td>
                  <td>{reading.result}</td>
                  <td>{forecastWords[reading.forecast]}</td>
                  <td>
                    <Light light={reading.light} />
                  </td>
                  <td>{reading.reason}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

/** The year's result: points a row, execution, total and grade. */
export function EvaluationPanel({ state, evaluation }: { state: TargetsState; evaluation: Evaluation }) {
  const { table } = state
  return (
    <section className="panel" aria-label="自评结果">
      <h2>绩效自评</h2>
      <p className="targets-score">
        <span>
          总分 <strong>{points(evaluation.total)}</strong>
        </span>
        <span>
          等级 <strong>{evaluation.rating}</strong>
        </span>
        <span>
          预算执行率 {points(evaluation.executionPoints)} / {table.executionWeight}（执行 {evaluation.spent}{' '}
          万元）
        </span>
        <span>
          {evaluation.confirmed === null
            ? '待财政复核'
            : `财政复核：${evaluation.confirmed.opinion || '无意见'}`}
        </span>
      </p>
      <ScrollBox label="自评结果">
        <table className="figure-table targets-table">
          <thead>
            <tr>
              <th>指标</th>
              <th>目标</th>
              <th>完成值</th>
              <th>情况</th>
              <th className="number">得分</th>
              <th className="number">权重</th>
              <th>未完成原因</th>
            </tr>
          </thead>
          <tbody>
            {evaluation.results.map((one) => {
              const row = table.rows.find(({ id }) => id === one.row)
              return (
                <tr key={one.row}>
                  <td>{row?.name ?? one.row}</td>
                  <td>{row === undefined ? '' : targetText(row)}</td>
                  <td>{one.result}</td>
                  <td className={one.outcome === 'full' ? undefined : 'last-missed'}>
                    {outcomeWords[one.outcome]}
                  </td>
                  <td className="number">{points(one.points)}</td>
                  <td className="number">{row?.weight ?? ''}</td>
                  <td>{one.reason}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
      <p>{evaluation.summary}</p>
    </section>
  )
}
