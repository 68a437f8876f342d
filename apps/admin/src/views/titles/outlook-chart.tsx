import type { Outlook } from './outlook-data.ts'

const ROW = 26
const NAME = 96
const WIDTH = 640
const BAR = 14

/** Per level and year: people in post as a bar against the posts there are; what stands out beyond them is marked. */
export function OutlookChart({ years }: { years: Outlook['years'] }) {
  const levels = years[0]?.lines.map(({ level }) => level) ?? []
  const rows = levels.flatMap((level) =>
    years.flatMap(({ year, lines }) => {
      const line = lines.find((one) => one.level === level)
      return line === undefined ? [] : [{ year, ...line }]
    }),
  )
  const most = Math.max(1, ...rows.map(({ posts, after }) => Math.max(posts, after)))
  const scale = (people: number): number => (Math.max(0, people) / most) * (WIDTH - NAME - 60)
  return (
    <figure className="outlook-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 8}`}
        role="img"
        aria-label="各级岗位和年末人数，数字见下表"
      >
        {rows.map(({ year, level, posts, after, vacancies }, index) => {
          const top = index * ROW + 6
          return (
            <g key={`${level}${year}`}>
              <text x={NAME - 8} y={top + BAR - 2} textAnchor="end">
                {level} {year}
              </text>
              <rect className="chart-posts" x={NAME} y={top} width={scale(posts)} height={BAR} />
              <rect
                className="chart-people"
                x={NAME}
                y={top}
                width={scale(Math.min(after, posts))}
                height={BAR}
              />
              {after > posts ? (
                <rect
                  className="chart-over"
                  x={NAME + scale(posts)}
                  y={top}
                  width={scale(after) - scale(posts)}
                  height={BAR}
                />
              ) : null}
              <text x={NAME + scale(Math.max(posts, after)) + 6} y={top + BAR - 2}>
                {vacancies < 0 ? `超 ${-vacancies}` : `空 ${vacancies}`}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="soft">
        <span className="key key-people" /> 年末人数 <span className="key key-posts" /> 空缺{' '}
        <span className="key key-over" /> 超出岗位
      </figcaption>
    </figure>
  )
}
