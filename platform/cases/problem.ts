/** One disagreement: which table, which row, which column, what stands there and what the acts say. */
export interface Problem {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly stored: string
  readonly expected: string
}

export function problem(
  table: string,
  row: string,
  column: string,
  stored: unknown,
  expected: unknown,
): Problem {
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? '无')
  return { table, row, column, stored: text(stored), expected: text(expected) }
}
