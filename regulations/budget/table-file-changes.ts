/** What a file that came back would change, cell by cell, against the budget as it stands now. Nothing is stored by it. */
import type { SheetDocument } from '#lint'
import { parsePrinted } from '#lint'
import { placeName } from './place-name.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { applyChanges, type Change, changesMax, type Draft } from './procedure/revise.ts'
import {
  type FileChange,
  type FileRefusal,
  type NameOf,
  type WentOut,
  compareSheet,
} from './table-file-edits.ts'
import { type FileFault, type ReadSheet, isSame, readFileContent } from './table-file-reading.ts'
import { type FileSheet, type FileUnit, fileParts, fileSheets } from './table-file-sheets.ts'

/** A place that was changed here after the file went out, and that the file leaves alone. */
export type Meanwhile = {
  readonly path: string
  readonly label: string
  readonly wentOut: string
  readonly now: string
}

export type TableFileReading =
  | {
      readonly ok: true
      readonly unit: FileUnit
      /** The case was changed after the file went out. */
      readonly isOlder: boolean
      readonly changes: readonly FileChange[]
      readonly refused: readonly FileRefusal[]
      readonly meanwhile: readonly Meanwhile[]
    }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

type Draftable = Draft & { readonly caseId: string; readonly version: string }

/** Reads a file against a case. Three sides are compared: as it went out, as it stands in the file, as it stands here. */
export function readTableFile(document: SheetDocument, draft: Draftable): TableFileReading {
  const figures = unpackFigures(draft.figures)
  const sheetsIn = (unit: FileUnit): readonly FileSheet[] => fileSheets(figures, fileParts(figures), unit)
  const content = readFileContent(document, sheetsIn)
  if (!content.ok) return content
  const { stamp, baseline, sheets } = content
  if (stamp.caseId !== draft.caseId)
    return failed('这个文件是从另一件预算下载的，不能写到本件。请从本件下载后修改。')
  const names = namesOf(figures.funds, sheetsIn(stamp.unit))
  const found = sheets.flatMap((read) =>
    compareSheet(read, baseline.get(read.sheet.name) ?? new Map(), { unit: stamp.unit, names }),
  )
  const edits = found.flatMap((one) => ('say' in one ? [] : [one]))
  const unread = found.filter((one): one is FileRefusal => 'say' in one)
  if (edits.length > changesMax)
    return failed(`文件里改了${edits.length}处，一次最多写入${changesMax}处。请分几次上传，每次一张表。`)
  const { taken, refused } = tryOut(draft, edits, stamp.unit)
  const changed = new Set(edits.map(({ path }) => path))
  return {
    ok: true,
    unit: stamp.unit,
    isOlder: stamp.version !== draft.version,
    changes: taken,
    refused: [...unread, ...refused],
    meanwhile: changedMeanwhile(sheets, baseline, names).filter(({ path }) => !changed.has(path)),
  }
}

const failed = (say: string): TableFileReading => ({ ok: false, faults: [{ sheet: '', cell: '', say }] })

/** Readable names of places: code and name of the row, column; name of the target table. */
function namesOf(
  funds: readonly { readonly key: string; readonly name: string }[],
  sheets: readonly FileSheet[],
): NameOf {
  const rows = new Map(
    sheets.flatMap(({ part, rows: list }) =>
      list.map(({ key, name }) => [`${part}/${key}`, name.replace(key, '').trim()] as const),
    ),
  )
  return (path) =>
    placeName(
      path,
      (table, row) => rows.get(`${table}/${row}`) ?? '',
      (key) => funds.find((fund) => fund.key === key)?.name ?? key,
    )
}

/**
 * Puts the edits to the acts' own judgement. A computed cell is refused with its reason, unless the file says what will
 * be computed anyway.
 */
function tryOut(draft: Draft, edits: readonly FileChange[], unit: FileUnit) {
  const asChange = ({ path, to }: FileChange): Change => ({ path, to })
  const { faults } = applyChanges(draft, edits.map(asChange))
  const reasons = new Map(faults.map(({ path, say }) => [path, say]))
  const taken = edits.filter(({ path }) => !reasons.has(path))
  const after = unpackFigures(applyChanges(draft, taken.map(asChange)).draft.figures)
  const texts = new Map(
    fileSheets(after, fileParts(after), unit)
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .map(({ path, text }) => [path, text] as const),
  )
  const agrees = ({ path, after: text }: FileChange): boolean => {
    const [said, made] = [parsePrinted(text, unit), parsePrinted(texts.get(path) ?? '', unit)]
    return said.ok && made.ok && said.figure.value === made.figure.value
  }
  const refused = edits
    .filter((edit) => reasons.has(edit.path) && !agrees(edit))
    .map(({ path, sheet, cell, label, after: text }): FileRefusal => ({
      sheet,
      cell,
      label,
      text,
      say: reasons.get(path) ?? '',
    }))
  return { taken, refused }
}

/** Places of the file's tables that stand otherwise here than when it went out. */
function changedMeanwhile(
  sheets: readonly ReadSheet[],
  baseline: ReadonlyMap<string, WentOut>,
  names: NameOf,
): readonly Meanwhile[] {
  return sheets.flatMap(({ sheet }) => {
    const out = baseline.get(sheet.name) ?? new Map()
    return sheet.rows.flatMap((row) =>
      row.cells.flatMap(({ path, text, kind }, i): readonly Meanwhile[] => {
        const was = out.get(row.key)?.get(sheet.columns[i]?.key ?? '')?.text ?? ''
        return path === '' || isSame(kind, was, text)
          ? []
          : [{ path, label: names(path), wentOut: was, now: text }]
      }),
    )
  })
}
