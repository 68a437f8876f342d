/** Names of items as tables and sentences write them: what is the same name, and how alike two names are. */

/** A name without spaces, numbering in front, what stands in brackets, and quotes. */
export function coreName(text: string): string {
  return text
    .replaceAll(/[\s“”"'‘’]/g, '')
    .replace(
      /^(?:其中|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])[:：]?/,
      '',
    )
    .replaceAll(/[（(][^（()）]*[）)]/g, '')
    .replaceAll(/[：:、，,]/g, '')
}

/** Words at a name's end that only say what kind of figure it is. */
const kindOfFigure =
  /(?:预算数|决算数|执行数|预算|决算|资金|财政拨款|拨款|经费|支出|收入|费用|费|金额|总额|总数|人数|任务|数|合计|总计|总)$/
/** Words around a name that lead to its figure: 2023年, 本单位, 其中 before it, 共, 为 behind it. */
const beforeName =
  /^(?:(?:19|20)?\d{2}年度?|[\d.]+|本年度?|当年|全年|年初|今年|本(?:单位|部门|校|院|级|县|市|区)|我(?:县|市|区|校|院|单位)|全(?:县|市|区|校|盟|省)|[共现设拥]?有|共|含|其中|主要是|安排)/
const behindName = /(?:分别为|共计|合计|为|是|共|达到?|有|约|计|安排)$/

/** A name without the words that lead to its figure and those at its end that say what kind of figure it is. */
export function stemName(text: string): string {
  const bare = stripAll(stripAll(coreName(text), beforeName), behindName)
  return stripAll(bare, kindOfFigure)
}

function stripAll(text: string, words: RegExp): string {
  let left = text
  for (let next = left.replace(words, ''); next !== left && next.length >= 2; next = left.replace(words, ''))
    left = next
  return left
}

/** How many characters two names have in common in one order (longest common subsequence). */
export function commonLength(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const one of a) {
    const next = [0]
    for (let at = 1; at <= b.length; at += 1)
      next[at] = b[at - 1] === one ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0)
    row = next
  }
  return row[b.length] ?? 0
}
