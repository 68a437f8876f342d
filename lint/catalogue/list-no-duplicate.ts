import type { CheckResult, Grade, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import type { ReadParagraph, Reading } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findMarker } from '../text/numbering.ts'

const id = 'list-no-duplicate'

/** An item of a list: what it is called, and all that is printed of it. */
type Item = { readonly name: string; readonly whole: string; readonly place: Place }

const MIN_ITEMS = 4
const ITEM_LENGTH = 40

/** A line that is a name and nothing else, a remark in brackets allowed: 某某学院, 某某（某处主任）. */
function readItem(paragraph: ReadParagraph): Item | null {
  const whole = paragraph.plain.replaceAll(/\s/g, '')
  const name = whole.replace(/[（(][^（()）]*[）)]$/, '')
  const isName = /^[\u4e00-\u9fa5·]{2,}$/.test(name) && whole.length <= ITEM_LENGTH
  return isName && findMarker(paragraph.plain) === null ? { name, whole, place: paragraph.place() } : null
}

/** Runs of such lines; a numbered heading between two runs divides one list into groups. Rows behind a table are its own. */
function listsOf({ paragraphs }: Reading): readonly (readonly Item[])[] {
  const lists: Item[][] = []
  let open: Item[] | null = null
  let block = 0
  for (const paragraph of paragraphs) {
    const item = paragraph.heading === null ? readItem(paragraph) : null
    const own = paragraph.place().block ?? 0
    const isBehindTable = own !== block + 1 && block !== 0
    block = own
    if (item === null) {
      const isGroup = findMarker(paragraph.plain)?.kind === 'comma' && paragraph.heading !== null
      if (!isGroup) open = null
    } else if (isBehindTable) open = null
    else if (open === null) lists.push((open = [item]))
    else open.push(item)
  }
  return lists.filter((items) => items.length >= MIN_ITEMS)
}

/** The rows of a table that lists people, by the column of their names. */
function peopleOf({ rows }: ReadTable): readonly Item[] {
  return rows.flatMap(({ cells }) => {
    const cell = cells.find(({ path }) => /(?:^|-)姓名$/.test(path))
    if (cell === undefined || cell.text === '') return []
    const rest = cells.filter((one, index) => index > 0 || !/^\d+$/.test(one.text)).map(({ text }) => text)
    return [{ name: cell.text.replaceAll(/\s/g, ''), whole: rest.join('|'), place: cell.place }]
  })
}

/** One check per list. The same name with another remark may be another person. */
function check(items: readonly Item[]): readonly CheckResult[] {
  const [first] = items
  if (first === undefined) return []
  const groups = Map.groupBy(items, ({ name }) => name)
  const twice = [...groups.values()].filter(({ length }) => length > 1)
  if (twice.length === 0) return [passed(id, first.place)]
  return twice.flatMap((same) => {
    const again = same[1]
    if (again === undefined) return []
    const isWhole = same[0]?.whole === again.whole
    const grade: Grade = isWhole ? 'inconsistency' : 'doubt'
    const message = isWhole
      ? `请删去重复的一项：名单里“${again.name}”出现${same.length}次。`
      : `请核对是否同一对象：名单里“${again.name}”出现${same.length}次，说明不同。`
    const related = [...same.slice(0, 1), ...same.slice(2)].map(({ place }) => place)
    return [
      found({
        rule: id,
        grade,
        where: again.place,
        related,
        stated: again.name,
        expected: '每项一次',
        message,
      }),
    ]
  })
}

export const listNoDuplicate = documentRule({
  id,
  name: '名单不重复',
  grade: 'inconsistency',
  families: 'all',
  says: '一行一个名称的名单（单位、学校、专家）和有“姓名”一列的表格里，同一项只出现一次；名单分组的，各组一起看。',
  limits: ['少于四项的不当作名单。', '名称相同、说明不同的只作疑问：可能是同名。', '表格只看“姓名”列。'],
  examples: [
    { text: '入选学校名单\n\n甲县第一中学\n\n乙县第一中学\n\n丙县第一中学\n\n丁县第一中学', finds: 0 },
    {
      text: '一、第一批\n\n甲县第一中学\n\n乙县第一中学\n\n丙县第一中学\n\n二、第二批\n\n丁县第一中学\n\n乙县第一中学',
      finds: 1,
    },
    {
      text: '专家名单\n\n甲某（一所所长）\n\n乙某（二所所长）\n\n丙某（三所所长）\n\n甲某（四所所长）',
      finds: 1,
    },
    { text: '序号\t姓名\t单位\n1\t甲某\t一所\n2\t乙某\t二所\n3\t甲某\t一所', finds: 1 },
  ],
  check: (reading) => [...listsOf(reading), ...reading.tables.map(peopleOf)].flatMap(check),
})
