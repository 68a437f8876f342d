import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import { cellOf, figureColumns, totalLabel } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { checkEmptyTableNote } from '../rules/empty-table-note.ts'

const id = 'empty-table-note'
const saysWhy =
  /无数据|没有数据|为空|空表|无此|没有此|未发生|没有发生|不涉及|无(?:此|该|相关)?项|^[（(]?(?:备\s?注|注|说明)\s?[:：]/

/** Titles of tables that others fill in. */
const handedOut = /申请|申报|登记|报名|推荐|审批|样表|样式|模板|格式/

/** Whether a table is laid out for figures: it has a unit, or columns that count or add up something. */
function isForFigures({ unit, paths, headerCells }: ReadTable): boolean {
  if (unit !== null) return true
  const names = [...paths.flatMap((path) => path.split('-')), ...headerCells.map(({ text }) => text.trim())]
  return names.some((name) => totalLabel.test(name) || /(?:金额|人数|数量|[预决]算数)$/.test(name))
}

/** A table without a single figure or name below its header, blank rows and the label of its total apart. */
function isEmpty({ rows, paths }: ReadTable): boolean {
  return (
    paths.length >= 2 &&
    rows.every((row) => row.cells.every(({ text, isBlank }) => isBlank || totalLabel.test(text)))
  )
}

/** Lines that may be a table's note: below it, and between its title and itself. */
function notesOf({ above, below, captionPlace }: ReadTable): readonly string[] {
  const title = above.findLastIndex(({ place }) => place === captionPlace)
  return [...above.slice(title + 1), ...below].map(({ text }) => text).filter((line) => saysWhy.test(line))
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const notes = notesOf(table)
  const figures = figureColumns(table)
  const hasFigures = table.rows.some((row) =>
    figures.some((column) => (cellOf(row, column)?.figure?.value ?? 0) !== 0),
  )
  const claims = notes.filter((note) => /(?:表|项).{0,6}(?:无数据|没有数据|为空)/.test(note))
  if (hasFigures)
    return claims.length === 0
      ? []
      : [checkEmptyTableNote({ place: placeOf(table), hasFigures, notes: claims })]
  if (!isEmpty(table) || !isForFigures(table)) return []
  const result = checkEmptyTableNote({ place: placeOf(table), hasFigures, notes })
  return [result.finding === null ? passed(id, table.captionPlace) : result]
}

function checkTables(tables: readonly ReadTable[]): readonly CheckResult[] {
  // a document of nothing but blank tables hands out forms
  if (!tables.some((table) => figureColumns(table).length > 0)) return []
  return tables.filter(({ caption }) => !handedOut.test(caption)).flatMap(checkTable)
}

/** The table as a whole: the place of its caption. */
const placeOf = ({ captionPlace, caption }: ReadTable) => ({ ...captionPlace, table: caption })

export const emptyTableNote = documentRule({
  id,
  name: '空表附有说明',
  grade: 'error',
  families: 'all',
  says: '公开的表没有数据时，应当填0或在表下注明原因（“本单位无此项收支，本表没有数据”）。只有表头、下面一格也没填，又没有说明的，查阅的人无法知道是没有数据还是漏填。有数据的表也不应留着“此表无数据”的备注。',
  limits: [
    '各行有项目名称而没有数的表不看。',
    '填写用的表样（逐行一个栏目名）不看；全文没有一张有数的表，或者表名是申请、登记、报名一类的，也不看。',
  ],
  examples: [
    {
      text: '附表一\n单位：万元\n项目\t金额\n会议费\t3.00\n培训费\t2.00\n\n附表二 基金支出表\n单位：万元\n编码\t名称\t合计\t基本\t项目\n\t合计\t\t\t\n\n（注：本年没有此项收支，表中无数据。）\n\n补助申请表\n单位：元\n姓名\t人数\t金额\n\t合计\t\t\n',
      finds: 0,
    },
    {
      text: '附表一\n单位：万元\n项目\t金额\n会议费\t3.00\n培训费\t2.00\n\n附表二 基金支出表\n单位：万元\n编码\t名称\t合计\t基本\t项目\n\t合计\t\t\t\n\n三、其他说明\n',
      finds: 1,
    },
    {
      text: '表一 接待费\n单位：元\n批次\t人数\t金额\n3\t21\t900\n5\t40\t700\n\n备注：本年未发生接待，此表无数据。\n',
      finds: 1,
    },
  ],
  check: ({ tables }) => checkTables(tables),
})
