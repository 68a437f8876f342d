/** Printed tables with merged headers. */
import type { PublicColumn } from './publication.ts'

type Grouped =
  | { readonly key: string; readonly header: string; readonly kind: 'text' | 'figure' | 'code' }
  | { readonly header: string; readonly columns: readonly Grouped[] }

/** Columns whose paths begin alike stand under one merged header. */
export function groupColumns(columns: readonly PublicColumn[], depth = 0): readonly Grouped[] {
  const grouped: Grouped[] = []
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i]
    if (column === undefined) continue
    const header = column.path[depth] ?? ''
    if (column.path.length <= depth + 1) {
      grouped.push({ key: column.key, header, kind: column.kind === 'label' ? 'text' : column.kind })
      continue
    }
    let end = i + 1
    while (
      end < columns.length &&
      columns[end]?.path[depth] === header &&
      (columns[end]?.path.length ?? 0) > depth + 1
    )
      end += 1
    grouped.push({ header, columns: groupColumns(columns.slice(i, end), depth + 1) })
    i = end - 1
  }
  return grouped
}
