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
  /(?:预算数|决算数|执行数|预算|决算|资金|拨款|经费|支出|收入|费用|费|金额|总额|总数|人数|任务|数|合计|总计)$/

/** A name without the words at its end that only say what kind of figure it is; never empty for a name that is not. */
export function stemName(text: string): string {
  let stem = coreName(text)
  for (
    let next = stem.replace(kindOfFigure, '');
    next !== stem && next.length >= 2;
    next = stem.replace(kindOfFigure, '')
  )
    stem = next
  return stem
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
