import { type Check, type Project, compareExemptions, sourcePaths } from './check.ts'
import { type Node, isNode, lineAt, parseSource, visit } from './syntax.ts'

/** Words that read like pinyin and are wanted: English words, the product and the places of the instruments. Equal to what is found. */
const pinyinExemptions: readonly string[] = ['quantitative']

const initial = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?'
const rhyme =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|a|e|i|o|u|v)'
const wholePinyin = new RegExp(`^(?:${initial}${rhyme})+$`)
/** Beginnings that English words do not have; without them "change" and "human" would read as pinyin. */
const unEnglish =
  /^(?:zh[aeiou]|x(?:i|u|ia|ie)|q(?:i|u[ae]n)|gong|shen(?!an)|ping(?!s?$|ing$)|peix|yus|juese|shouli|buzh|chengji|tongz|jiaoy|renc|danwei|bumen)/
/** Words of the trade that the pattern above lets through. */
const domainWords = new Set([
  'gongshi',
  'gongkai',
  'shouli',
  'buzheng',
  'huibi',
  'yusuan',
  'juesuan',
  'peixun',
  'shenbao',
  'shenhe',
  'pingshen',
  'pingwei',
  'danwei',
  'bumen',
  'chengji',
  'fabu',
  'hezhun',
  'beian',
  'baoming',
  'banji',
  'butie',
])

/** Where the glossary rules. Elsewhere a word may have its technical meaning, such as a database grant. */
const lawSpeech = /^(kernel|regulations|lint|apps\/server|apps\/admin)\//

/** Identifiers are English words of the field: no pinyin, no word that the glossary avoids. */
export const nameCheck: Check = {
  name: 'names',
  unit: 'identifiers',
  repair: 'rename with the English term of docs/glossary.md',
  examine: (project) => examineNames(project, pinyinExemptions),
}

export function examineNames(project: Project, exemptions: readonly string[]) {
  const avoided = avoidedWords(project)
  const excused = new Set<string>()
  const problems: string[] = []
  let examined = 0
  for (const path of sourcePaths(project)) {
    const text = project.text(path)
    for (const { name, node, exported } of declaredNames(parseSource(path, text).program)) {
      examined += 1
      const words = wordsOf(name)
      const pinyin = words.find(isPinyin)
      if (pinyin !== undefined && exemptions.includes(pinyin)) excused.add(pinyin)
      else if (pinyin !== undefined)
        problems.push(
          `${path}:${lineAt(text, node.start)}: "${name}" holds pinyin ("${pinyin}"); use the English term`,
        )
      const bad = exported && lawSpeech.test(path) ? words.find((word) => avoided.has(word)) : undefined
      if (bad !== undefined)
        problems.push(
          `${path}:${lineAt(text, node.start)}: "${name}" holds "${bad}", which the glossary avoids: ${avoided.get(bad)}`,
        )
    }
  }
  problems.push(...compareExemptions(excused, exemptions, 'pinyinExemptions'))
  return { examined, problems }
}

/** True for a lower-case word that is written in pinyin syllables and is no English word. */
export function isPinyin(word: string): boolean {
  return domainWords.has(word) || (word.length >= 5 && wholePinyin.test(word) && unEnglish.test(word))
}

function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|[_$-]|(?<=[A-Z])(?=[A-Z][a-z])/).map((word) => word.toLowerCase())
}

type Declared = { name: string; node: Node; exported: boolean }

function declaredNames(program: Node): Declared[] {
  const found: Declared[] = []
  visit(program, (node, parents) => {
    // Keys of object literals are often ids of the instruments (data), so only declarations and typed fields are names.
    const declares =
      /Declarat|^TSTypeAlias|^TSInterface/.test(node.type) && !/^(Import|Export)/.test(node.type)
    const named = node['id'] ?? (node.type === 'TSPropertySignature' ? node['key'] : undefined)
    if (!isNode(named) || named.type !== 'Identifier') return
    if (!declares && node['key'] === undefined) return
    const exported = declares && parents.slice(-2).some((parent) => parent.type === 'ExportNamedDeclaration')
    found.push({ name: String(named['name']), node: named, exported })
  })
  return found
}

/** Reads the glossary's `Avoid` column: each `word` in backticks there, with the row's own identifier as the advice. */
function avoidedWords(project: Project): Map<string, string> {
  const avoided = new Map<string, string>()
  if (!project.paths.includes('docs/glossary.md')) return avoided
  let column = -1
  for (const line of project.text('docs/glossary.md').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim())
    const header = cells.findIndex((cell) => /^avoid$|^避免$|^不用$/i.test(cell))
    if (header >= 0) column = header
    if (column < 0 || header >= 0 || cells.length <= column) continue
    for (const [, word] of (cells[column] ?? '').matchAll(/`([A-Za-z]+)`/g))
      if (word !== undefined) avoided.set(word.toLowerCase(), `say ${cells[2] ?? 'the listed term'}`)
  }
  return avoided
}
