import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { PlacedLine, ReadTable } from '../reading/grid.ts'
import type { Reading } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { coreName } from '../text/names.ts'

const id = 'table-label'
const numbered = /^(?:附\s?)?表\s?(?:\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]{1,3})(?=[\s:：、.．]|$)/

type Labelled = { readonly table: ReadTable; readonly label: PlacedLine | undefined }

function labelOf({ above }: ReadTable): PlacedLine | undefined {
  const labels = above.slice(-4).flatMap((line) => {
    const [label] = numbered.exec(line.text.trim()) ?? []
    return label === undefined ? [] : [{ ...line, text: label.replaceAll(/\s/g, '') }]
  })
  return labels.at(-1)
}

/** Numbers of tables: on all that have a title or on none, and each on one title only. */
function checkNumbers(all: readonly Labelled[]): readonly CheckResult[] {
  const titled = all.filter(({ table }) => /表(?:[（(].*)?$/.test(table.caption.replaceAll(/\s/g, '')))
  const labels = titled.flatMap(({ label }) => label ?? [])
  const [first] = labels
  if (first === undefined || labels.length < 2) return []
  const without = titled.filter(({ label }) => label === undefined)
  const repeated = [...new Set(labels.map(({ text }) => text))].flatMap((text) => {
    const count = labels.filter((one) => one.text === text).length
    return count > 1 ? [`${text}用了${count}次`] : []
  })
  const passes = labels.map(({ place }) => passed(id, place))
  if (without.length === 0 && repeated.length === 0) return passes
  const some =
    without.length === 0
      ? ''
      : `有表名的${titled.length}张表中，${labels.length}张印了编号，${without.length}张没有`
  const says = [some, ...repeated].filter((part) => part !== '').join('，')
  return [
    ...passes,
    finding(
      first.place,
      [...labels.slice(1).map(({ place }) => place), ...without.map(({ table }) => table.captionPlace)],
      {
        stated: labels.map(({ text }) => text).join('、'),
        expected: '每张表一个编号，依次编排',
        message: `请统一表的编号：${says}。`,
      },
    ),
  ]
}

type Words = { readonly stated: string; readonly expected: string; readonly message: string }

function finding(where: Place, related: readonly Place[], words: Words): CheckResult {
  return found({ rule: id, grade: 'doubt', where, related, ...words })
}

/**
 * The first field of a form is called after what the form is for (专项资金名称); where the titles of other tables of the
 * document say that and this one's says something else, the field was taken over from their form.
 */
function checkFields(tables: readonly ReadTable[]): readonly CheckResult[] {
  return tables.flatMap((table) => {
    const [cell] = table.grid.rows[0] ?? []
    const [, thing = ''] = /^([\u4e00-\u9fa5]{2,10})名称$/.exec(cell?.text.replaceAll(/\s/g, '') ?? '') ?? []
    const title = coreName(table.caption)
    // every title includes nothing
    if (cell === undefined || title.includes(thing)) return []
    const other = tables.find((one) => coreName(one.caption).includes(thing))
    if (other === undefined || !isSameKind(title, coreName(other.caption))) return []
    const where =
      table.headerCells.find(({ address }) => address === cell.address)?.place ?? table.captionPlace
    const message = `请核对栏目名称：表名是“${title}”，第一栏却叫“${cell.text}”，与“${coreName(other.caption)}”的栏目相同，是否套用了别的表？`
    return [
      finding(where, [other.captionPlace], { stated: cell.text, expected: '与表名一致的栏目名称', message }),
    ]
  })
}

/** Titles that end in the same words: two kinds of one form. */
function isSameKind(a: string, b: string): boolean {
  return a !== b && a.length > 4 && a.slice(-4) === b.slice(-4)
}

type Layout = {
  readonly table: ReadTable
  readonly title: string
  readonly names: readonly string[]
  readonly place: Place
}

/** The rows that name columns: four cells or more, all of them short words. */
function layoutsOf(table: ReadTable): readonly Layout[] {
  return table.grid.rows.flatMap((cells) => {
    const names = cells.map(({ text }) => text.replaceAll(/\s/g, '')).filter((text) => text !== '')
    const isNames = names.length >= 4 && names.every((text) => /^[\u4e00-\u9fa5]{2,8}$/.test(text))
    const place = {
      ...table.captionPlace,
      ...(cells[0]?.line === undefined ? {} : { line: cells[0].line }),
      cell: cells[0]?.address ?? '',
    }
    return isNames ? [{ table, title: coreName(table.caption), names, place }] : []
  })
}

/** The first field of a form that another of its kind does not have. */
function ownField(table: ReadTable, other: ReadTable): PlacedLine | undefined {
  const fieldsOf = ({ rows }: ReadTable): readonly PlacedLine[] =>
    rows.flatMap(({ cells }) => cells.slice(0, 1))
  const known = fieldsOf(other).map(({ text }) => coreName(text))
  return fieldsOf(table).find(({ text }) => text.trim() !== '' && !known.includes(coreName(text)))
}

/** One form in one document has one set of columns; the layout that stands alone is asked about. */
function checkLayouts(tables: readonly ReadTable[]): readonly CheckResult[] {
  const layouts = tables.flatMap(layoutsOf)
  return layouts.flatMap((one) => {
    const kin = layouts.filter((other) => isSameKind(one.title, other.title))
    const alike = kin.filter(({ names }) => names.join() === one.names.join())
    const others = kin.filter(({ names }) => names.filter((name) => one.names.includes(name)).length >= 3)
    const [other] = others
    if (other === undefined || alike.length > 0 || others.length < 2) return []
    // a name more or less is a merged cell that was lost
    if (one.names.filter((name) => !other.names.includes(name)).length < 2) return []
    const stated = one.names.join('、')
    const field = ownField(one.table, other.table)
    const expected = other.names.join('、')
    const message = `请核对表式：“${one.title}”的栏目是${stated}，同类的${others.length}张表是${expected}，一份文件里同一种表用了两种格式${field === undefined ? '' : `（另多出“${field.text}”一栏）`}。`
    return [finding(field?.place ?? one.place, [one.place, other.place], { stated, expected, message })]
  })
}

function check({ tables }: Reading): readonly CheckResult[] {
  const labelled = tables.map((table): Labelled => ({ table, label: labelOf(table) }))
  return [...checkNumbers(labelled), ...checkFields(tables), ...checkLayouts(tables)]
}

export const tableLabel = documentRule({
  id,
  name: '表的编号、栏目与表名一致',
  grade: 'doubt',
  families: 'all',
  says: '同一份文件里的表要么都编号要么都不编号，编号不重复；表的第一栏“某某名称”与表名说的是同一样东西；同一种表只用一种格式。',
  limits: ['编号只认单独一行或表名前的“表1”“表一”“附表1”。', '表式只在另有两张以上同类表时比较。'],
  examples: [
    {
      text: ['表1 植树情况表', '表2 修渠情况表']
        .map((title) => `${title}\n\n镇\t数量\n东镇\t3\n西镇\t4\n\n`)
        .join(''),
      finds: 0,
    },
    {
      text: ['表1 植树情况表', '修渠情况表', '表2 养路情况表']
        .map((title) => `${title}\n\n镇\t数量\n东镇\t3\n西镇\t4\n\n`)
        .join(''),
      finds: 1,
    },
    {
      text: ['表1 植树情况表', '表1 修渠情况表']
        .map((title) => `${title}\n\n镇\t数量\n东镇\t3\n西镇\t4\n\n`)
        .join(''),
      finds: 1,
    },
    {
      text: '工程进度登记卡\n\n工程名称\t水渠\t负责\t甲\n投资\t3\t\t\n\n设备进度登记卡\n\n工程名称\t水泵\t负责\t乙\n投资\t4\t\t\n',
      finds: 1,
    },
  ],
  check,
})
