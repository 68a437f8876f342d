/** Small statistics and the table that is printed. */

/** Middle value; of an even count the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Value that `part` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

export interface Timed<Value> {
  readonly milliseconds: number
  readonly value: Value
}

export async function timed<Value>(work: () => Value | Promise<Value>): Promise<Timed<Value>> {
  const begun = performance.now()
  const value = await work()
  return { milliseconds: performance.now() - begun, value }
}

/** What one side does in a stretch: keeps working until the time is over, and answers how many acts were done. */
export type Side = (stretch: Stretch) => Promise<number>

export interface Stretch {
  /** Unlike any other stretch's, for names of its own. */
  readonly name: string
  readonly atOnce: number
  /** On the clock of `performance.now()`. */
  readonly until: number
  /** The first round warms up and does not count. */
  readonly counts: boolean
}

export interface SideFigures {
  /** Acts per second, median of the rounds. */
  readonly rate: number
  /** Median of the rounds' ratios to the first side, whose stretch lay beside it. */
  readonly ratio: number
}

const ROUNDS = 11
const STRETCH_MILLISECONDS = 600

/** Alternates the sides, in changing order, so that what else the machine does falls on all of them alike. */
export async function alternate(
  name: string,
  sides: Readonly<Record<string, Side>>,
  atOnce: number,
): Promise<Readonly<Record<string, SideFigures>>> {
  const names = Object.keys(sides)
  const rounds: Record<string, number>[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rates: Record<string, number> = {}
    for (const side of round % 2 === 0 ? names : names.toReversed()) {
      const stretch = {
        name: `${name}-${atOnce}-${round}-${side}`,
        atOnce,
        until: performance.now() + STRETCH_MILLISECONDS,
        counts: round > 0,
      }
      const { milliseconds, value } = await timed(() => sides[side]?.(stretch) ?? 0)
      rates[side] = perSecond(value, milliseconds)
    }
    if (round > 0) rounds.push(rates)
  }
  const [first = ''] = names
  const all = (side: string): number[] => rounds.map((rates) => rates[side] ?? Number.NaN)
  return Object.fromEntries(
    names.map((side) => [
      side,
      {
        rate: median(all(side)),
        ratio: median(rounds.map((rates) => (rates[side] ?? Number.NaN) / (rates[first] ?? Number.NaN))),
      },
    ]),
  )
}

/** Lets `atOnce` workers run `work(index)` with growing index until the time is over; answers how often it ran. */
export async function untilOver(
  { atOnce, until }: Pick<Stretch, 'atOnce' | 'until'>,
  work: (index: number, worker: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const worker = async (_: unknown, number: number): Promise<void> => {
    while (performance.now() < until) await work(next++, number)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return next
}

/** One printed line: what, figure, and what it is compared with. */
export interface Line {
  readonly what: string
  readonly figure: string
  readonly compared?: string
  readonly ratio?: string
  /** Set where a target is missed. */
  readonly short?: boolean
}

export const perSecond = (count: number, milliseconds: number): number => (count * 1000) / milliseconds
export const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const duration = (value: number): string =>
  value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value).toLocaleString('en')} ms`
export const mebibytes = (kibibytes: number): string => `${Math.round(kibibytes / 1024)} MiB`

/** A side against the raw one and its target: the line says so when that is missed. */
export function ratioLine(
  what: string,
  side: SideFigures | undefined,
  raw: SideFigures | undefined,
  target: number,
  note = '',
): Line {
  const { rate: figure, ratio } = side ?? { rate: Number.NaN, ratio: Number.NaN }
  return {
    what,
    figure: `${rate(figure)}${note}`,
    compared: `raw ${rate(raw?.rate ?? Number.NaN)}`,
    ratio: `${ratio.toFixed(2)} (target ${target.toFixed(1)})`,
    short: !(ratio >= target),
  }
}

export function printTable(title: string, lines: readonly Line[]): void {
  const cells = lines.map(({ what, figure, compared = '', ratio = '', short }) => [
    what,
    figure,
    compared,
    short === true ? `${ratio} MISSED` : ratio,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  process.stdout.write(`\n${title}\n`)
  for (const row of cells)
    process.stdout.write(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
}
