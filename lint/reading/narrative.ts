/** Figures of running text as statements on items that a table may hold: what the figure is called, of which year. */
import type { TextFigure } from '../text/figures.ts'
import { matchesOf } from '../text/plain.ts'
import { stemName } from '../text/names.ts'
import type { ReadText } from './reading.ts'

/** A figure with what the text calls it. */
export type Statement = {
  readonly text: ReadText
  readonly figure: TextFigure
  /** What stands before the figure, back to the last stop outside brackets. */
  readonly label: string
  readonly stem: string
  /** The last year named before it, null where none is; years compared with (比2022年) do not count. */
  readonly year: string | null
  /** Behind 其中 with figures of several units: it may be of the part alone, not of the whole. */
  readonly isOfPart: boolean
}

const stops = '，,、；;。：:！!？?\n'
const notAnItem =
  /[增减]|[比较](?!赛)|上年|去年|同期|平均|人均|每|标准|不得|超过|占|率$|上限|下限|[余多]$|第|(?:完成|执行|结余|结转|调整)/

/** The statements of a text: exact figures that are no changes, rates, prices or figures of another year. */
export function statementsIn(text: ReadText): readonly Statement[] {
  return text.figures.flatMap((figure) => {
    if (figure.comparison !== 'exactly' || figure.range !== null || figure.unit === '%') return []
    const label = labelOf(text.plain, figure.from)
    const stem =
      stemName(label) === '' || isGeneric(label) ? stemName(leadOf(text.plain, figure.from)) : stemName(label)
    if (notAnItem.test(label) || stem.length < 2) return []
    return [
      {
        text,
        figure,
        label,
        stem,
        year: yearBefore(text.plain, figure.from),
        isOfPart: isOfPart(text, figure),
      },
    ]
  })
}

/** Whether a label says nothing but that a budget or a total follows; what it is of stands before the colon. */
function isGeneric(label: string): boolean {
  return /^(?:(?:19|20)\d{2}年度?)?(?:本年|年初|全年|当年)?(?:预算|决算|执行)?(?:数|总数|总额|合计|总计)?为?$/.test(
    label.replaceAll(/\s/g, ''),
  )
}

/** What stands before a figure: a bracket closed before it belongs to the name, one left open begins it. */
function labelOf(plain: string, from: number): string {
  let depth = 0
  for (let at = from - 1; at >= 0 && from - at < 60; at -= 1) {
    const one = plain[at] ?? ''
    if (/[）)]/.test(one)) depth += 1
    else if (/[（(]/.test(one)) depth -= 1
    if (depth < 0 || (depth === 0 && stops.includes(one))) return plain.slice(at + 1, from).trim()
  }
  return plain.slice(Math.max(0, from - 60), from).trim()
}

/** The words before the colon that the figure's clause stands behind. */
function leadOf(plain: string, from: number): string {
  const colon = plain.slice(0, from).search(/[：:][^：:。；]*$/)
  return colon < 0 ? '' : labelOf(plain, colon)
}

function isOfPart({ plain, figures }: ReadText, { from, unit }: TextFigure): boolean {
  const head = plain.slice(0, from)
  const start = Math.max(head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf('\n')) + 1
  const part = head.lastIndexOf('其中')
  return (
    part >= start &&
    figures.some((one) => one.from > part && one.from < from && one.unit !== unit && one.unit !== '%')
  )
}

const yearText = /(?<![\d〔])((?:19|20)\d{2})\s?年/g

function yearBefore(plain: string, from: number): string | null {
  const years = matchesOf(plain.slice(0, from), yearText).filter(
    (one) => !/[比较]\s?$/.test(plain.slice(0, one.from)),
  )
  return years.at(-1)?.match[1] ?? null
}
