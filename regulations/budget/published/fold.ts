/** How texts are compared in a search, and how a column is named in a line. */

const brackets: Readonly<Record<string, string>> = {
  '〔': '(',
  '[': '(',
  '【': '(',
  '〕': ')',
  ']': ')',
  '】': ')',
}

/** Width, case, blanks and the kind of bracket do not matter: 石财预〔2023〕1号 is found as 石财预[2023]1号. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[〔〕[\]【】]/g, (one) => brackets[one] ?? one)
    .replaceAll(/\s+/g, '')
}

/** A column by its printed header: `支出-合计`. */
export function describeCell(path: readonly string[]): string {
  return path.join('-')
}
