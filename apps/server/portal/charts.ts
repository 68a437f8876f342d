/** Charts drawn on the server as plain SVG: no script, no inline style, the same bytes for the same figures. */
import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Html, chartMarkup, fragment, h } from './h.ts'
import type { ComparedAmount, NamedAmount } from './sources.ts'

use([BarChart, GridComponent, SVGRenderer])

const INK = '#1f2933'
const THIS_YEAR = '#1f4e79'
const LAST_YEAR = '#9db4c8'
/** Stated by the page, so that what is drawn has the page's face. */
const FACE = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif'

interface Size {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly labelWidth: number
}

/** Drawn twice, since a scaled drawing would scale its letters; the stylesheet shows one. */
const SIZES: readonly Size[] = [
  { name: 'wide', width: 720, labelWidth: 180 },
  { name: 'narrow', width: 320, labelWidth: 92 },
]

/** Position of a printed amount on the axis; drawing only, never reckoned with. */
function position(amount: string | null): number {
  const value = Number((amount ?? '').replaceAll(',', ''))
  return Number.isFinite(value) ? value : 0
}

/** Hundredths of the whole with one decimal, or nothing where the whole is zero. */
function share(part: number, whole: number): string {
  return whole === 0 ? '' : `（${((part / whole) * 100).toFixed(1)}%）`
}

function draw(name: string, width: number, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FACE, color: INK }, ...option })
    return plainSvg(chart.renderToSVGString(), name)
  } finally {
    chart.dispose()
  }
}

/** Turns styles into attributes (a strict policy forbids them), drops what serves a pointer, fixes the generated ids. */
function plainSvg(svg: string, name: string): string {
  return svg
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => styleAttributes(style))
    .replaceAll(/ (?:class|ecmeta_[a-z_]+|pointer-events|xmlns:xlink|baseProfile)="[^"]*"/g, '')
    .replaceAll(/zr\d+-/g, `${name}-`)
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .replaceAll(/\n+/g, '')
}

function styleAttributes(style: string): string {
  const declarations = style
    .replaceAll('&quot;', "'")
    .split(';')
    .map((part) => part.split(':'))
  return declarations
    .filter(([property, value]) => property?.trim() !== '' && value !== undefined)
    .map(([property = '', value = '']) => ` ${property.trim()}="${value.trim()}"`)
    .join('')
}

/** The names down the left side, first on top, broken where the column is narrow. */
const labelAxis = (labels: readonly string[], size: Size) => ({
  type: 'category' as const,
  inverse: true,
  data: [...labels],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#8795a1' } },
  axisLabel: {
    color: INK,
    fontSize: size.name === 'wide' ? 14 : 13,
    width: size.labelWidth - 12,
    overflow: 'break' as const,
  },
})

function figureOf(
  name: string,
  title: string,
  summary: string,
  height: number,
  option: (size: Size) => EChartsCoreOption,
): Html {
  return h(
    'figure',
    { class: 'chart' },
    h('figcaption', null, title),
    h(
      'div',
      { role: 'img', 'aria-label': `${title}。${summary}` },
      SIZES.map((size) =>
        h(
          'div',
          { class: `chart-${size.name}` },
          chartMarkup(draw(`${name}-${size.name}`, size.width, height, option(size))),
        ),
      ),
    ),
  )
}

/** Bars of the parts of a whole, largest first, each with its amount and share. */
export function compositionChart(title: string, parts: readonly NamedAmount[]): Html {
  const sorted = parts.toSorted((a, b) => position(b.amount) - position(a.amount))
  const whole = sorted.reduce((sum, part) => sum + position(part.amount), 0)
  const text = (part: NamedAmount) => `${part.amount}${share(position(part.amount), whole)}`
  const summary = `${sorted.map((part) => `${part.label} ${part.amount} 万元${share(position(part.amount), whole)}`).join('，')}。`
  return figureOf('composition', title, summary, 24 + sorted.length * 40, (size) => ({
    grid: { left: size.labelWidth, right: size.name === 'wide' ? 130 : 112, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, max: 'dataMax' },
    yAxis: labelAxis(
      sorted.map((part) => part.label),
      size,
    ),
    series: [
      {
        type: 'bar',
        barWidth: 20,
        silent: true,
        itemStyle: { color: THIS_YEAR },
        data: sorted.map((part) => position(part.amount)),
        label: {
          show: true,
          position: 'right',
          color: INK,
          textBorderWidth: 0,
          fontSize: 13,
          formatter: (item: { dataIndex: number }) => textAt(sorted, item.dataIndex, text),
        },
      },
    ],
  }))
}

function textAt<T>(items: readonly T[], index: number, text: (item: T) => string): string {
  const item = items[index]
  return item === undefined ? '' : text(item)
}

/** This year's amounts beside last year's. A missing last year is left out and said so. */
export function yearOnYearChart(title: string, year: number, amounts: readonly ComparedAmount[]): Html {
  const summary = `${amounts
    .map(
      (a) =>
        `${a.label}：${a.last === null ? '上年未列' : `${year - 1}年 ${lastText(a)} 万元`}，${year}年 ${a.current} 万元`,
    )
    .join('；')}。`
  const label = (of: (amount: ComparedAmount) => string) => ({
    show: true,
    position: 'right',
    color: INK,
    textBorderWidth: 0,
    fontSize: 13,
    formatter: (item: { dataIndex: number }) => textAt(amounts, item.dataIndex, of),
  })
  const chart = figureOf('years', title, summary, 24 + amounts.length * 58, (size) => ({
    grid: { left: size.labelWidth, right: 84, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, max: 'dataMax' },
    yAxis: labelAxis(
      amounts.map((a) => a.label),
      size,
    ),
    series: [
      {
        type: 'bar',
        barWidth: 16,
        barGap: '20%',
        silent: true,
        itemStyle: { color: LAST_YEAR },
        data: amounts.map((a) => position(a.last)),
        label: label((a) => (a.last === null ? '上年未列' : lastText(a))),
      },
      {
        type: 'bar',
        barWidth: 16,
        silent: true,
        itemStyle: { color: THIS_YEAR },
        data: amounts.map((a) => position(a.current)),
        label: label((a) => a.current),
      },
    ],
  }))
  return fragment(
    chart,
    h(
      'p',
      { class: 'chart-key' },
      h('span', { class: 'key key-last' }, `${year - 1}年`),
      h('span', { class: 'key key-current' }, `${year}年`),
      '单位：万元',
    ),
    amounts.some(({ assumed }) => assumed) &&
      h('p', { class: 'hint' }, `带 ※ 的上年数，情况说明没有写明，取${year - 1}年公开的数。`),
  )
}

const lastText = ({ last, assumed }: ComparedAmount): string => `${last ?? ''}${assumed === true ? '※' : ''}`

/** A year of the chart over the years; amounts are 万元 as printed. */
export interface YearAmounts {
  readonly year: number
  readonly basic: string | null
  readonly project: string | null
  readonly total: string | null
}

/** Expenditure year by year, basic and project expenditure one behind the other; oldest year first. */
export function historyChart(title: string, years: readonly YearAmounts[]): Html {
  const summary = `${years
    .map(
      ({ year, basic, project, total }) =>
        `${year}年 ${total ?? '未列'} 万元，其中基本支出 ${basic ?? '未列'} 万元，项目支出 ${project ?? '未列'} 万元`,
    )
    .join('；')}。`
  const bar = (color: string, of: (one: YearAmounts) => string | null, label?: object) => ({
    type: 'bar',
    stack: 'total',
    barWidth: 22,
    silent: true,
    itemStyle: { color },
    data: years.map((one) => position(of(one))),
    ...label,
  })
  const chart = figureOf('history', title, summary, 24 + years.length * 44, (size) => ({
    grid: { left: 64, right: size.name === 'wide' ? 96 : 84, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, max: 'dataMax' },
    yAxis: labelAxis(
      years.map(({ year }) => `${year}年`),
      size,
    ),
    series: [
      bar(THIS_YEAR, ({ basic }) => basic),
      bar(LAST_YEAR, ({ project }) => project, {
        label: {
          show: true,
          position: 'right',
          color: INK,
          textBorderWidth: 0,
          fontSize: 13,
          formatter: (item: { dataIndex: number }) => textAt(years, item.dataIndex, (one) => one.total ?? ''),
        },
      }),
    ],
  }))
  const key = (tone: string, text: string): Html => h('span', { class: `key key-${tone}` }, text)
  return fragment(
    chart,
    h(
      'p',
      { class: 'chart-key' },
      key('current', '基本支出'),
      key('last', '项目支出'),
      '条末为支出预算总额，单位：万元',
    ),
  )
}
