import type { CSSProperties } from 'react'
import type { Bar } from './data.ts'

type BarsProps = {
  label: string
  unit: string
  series: readonly string[]
  bars: readonly Bar[]
  stacked: boolean
  /** Said behind a bar instead of its figure. */
  say?: (bar: Bar) => string
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const width = (share: number): CSSProperties => ({ inlineSize: `${Math.max(0, share * 100)}%` })

/** Horizontal bars with their figures in words: read from left to right, printed alike, told by a screen reader as a list. */
export function Bars({ label, unit, series, bars, stacked, say }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ values }) => (stacked ? sum(values) : Math.max(...values))))
  return (
    <figure className="bars" aria-label={label}>
      <figcaption>
        <strong>{label}</strong>
        <span className="soft">单位：{unit}</span>
        {series.length < 2 ? null : (
          <span className="bars-legend">
            {series.map((name, index) => (
              <span key={name}>
                <i className={`bar-tone-${index}`} aria-hidden="true" />
                {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <ul>
        {bars.map((bar) => (
          <li key={bar.category}>
            <span className="bars-name">{bar.category}</span>
            <span className={stacked ? 'bars-track is-stacked' : 'bars-track'} aria-hidden="true">
              {bar.values.map((value, index) => (
                <i
                  key={series[index] ?? index}
                  className={`bar-tone-${index}`}
                  style={width(value / most)}
                  title={`${series[index] ?? ''} ${value}`}
                />
              ))}
            </span>
            <span className="bars-figure">{say?.(bar) ?? figureOf(bar, stacked, series)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

function figureOf({ values }: Bar, stacked: boolean, series: readonly string[]): string {
  if (values.length === 1) return String(values[0] ?? 0)
  const parts = values.map((value, index) => `${series[index] ?? ''}${value}`)
  return stacked
    ? `${sum(values)}（${parts.filter((_, i) => (values[i] ?? 0) > 0).join('，')}）`
    : parts.join('，')
}
