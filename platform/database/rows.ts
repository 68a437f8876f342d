/**
 * The row of a statement that always answers exactly one, such as a count or an insert that returns.
 *
 * @throws when it answered none or several, which is a fault of ours
 */
export function getRow<Row>({ rows }: { readonly rows: readonly Row[] }): Row {
  const [row] = rows
  if (row === undefined || rows.length > 1)
    throw new Error(`a statement answered ${rows.length} rows, not one`)
  return row
}
