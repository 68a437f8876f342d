/** The detail of 预算管理一体化 as an import: checked, made into tables, shown before anything is stored. */
import type { SheetDocument } from '#lint'
import { checkBudget } from './checks/index.ts'
import { readDetail } from './detail-reader.ts'
import { figuresFromDetail } from './detail.ts'
import type { TableKey } from './figures.ts'
import { emptyNoteOf } from './reference/phrases.ts'
import { packFigures } from './procedure/packed-figures.ts'
import type { WorkbookReading } from './registers.ts'
import { withChosenHeaders } from './workbook-detail.ts'
import type { ImportMapping } from './workbook-shape.ts'

/** The note of a table that stays empty. */
export function emptyTableNote(key: TableKey): string {
  return emptyNoteOf([], key)
}

/** Reads a detail of one unit. Lines that cannot be read are listed by cell, and then nothing is read. */
export function readDetailForImport(
  file: SheetDocument,
  year: number,
  mapping?: ImportMapping,
): WorkbookReading {
  const document = withChosenHeaders(file, mapping)
  const reading = readDetail(document)
  if (!reading.ok) return { ok: false, problems: reading.problems.map((problem) => ({ ...problem })) }
  const [first, second] = reading.units
  if (first !== undefined && second !== undefined)
    return {
      ok: false,
      problems: [
        {
          sheet: document.sheets[0]?.name ?? '',
          message: `明细里有${reading.units.length}个单位（${reading.units.slice(0, 3).join('、')}等）。请只导出本单位的明细。`,
        },
      ],
    }
  const figures = figuresFromDetail(reading.lines, { year, emptyNote: emptyTableNote })
  const findings = checkBudget(figures, { year }).findings.map(
    ({ rule, grade, where, stated, expected, message }) => ({
      rule,
      grade,
      sheet: where.sheet,
      stated,
      expected,
      message,
      ...(where.clause === undefined ? {} : { clause: where.clause }),
    }),
  )
  return { ok: true, figures: packFigures(figures), findings }
}
