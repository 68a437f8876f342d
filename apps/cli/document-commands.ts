/** Looking up clauses; it needs no database. */
import { projectFolder } from '#apps/server'
import { type Clause, loadCorpus } from '#platform/corpus'
import { UsageRefused, readArguments } from './arguments.ts'
import { say, warn } from './say.ts'

/** `guicheng clause ID`: one clause, or those whose id begins or whose label contains the text. */
export function clauseCommand(args: readonly string[]): Promise<number> {
  const { positional, flags } = readArguments(args, ['json'])
  const [asked] = positional
  if (asked === undefined) throw new UsageRefused()
  const corpus = loadCorpus(projectFolder)
  const exact = corpus.clauses.get(asked)
  const found =
    exact === undefined ? [...corpus.clauses.values()].filter((clause) => fits(clause, asked)) : [exact]
  if (found.length === 0) {
    warn(`没有条款“${asked}”。`)
    return Promise.resolve(1)
  }
  if (flags.has('json')) say(JSON.stringify(found.length === 1 ? found[0] : found))
  else found.slice(0, 40).forEach(printClause)
  if (found.length > 40) say(`另有 ${found.length - 40} 条，请写得更具体。`)
  return Promise.resolve(0)
}

const fits = (clause: Clause, asked: string): boolean =>
  clause.id.includes(asked) || clause.label.includes(asked) || clause.rowId === asked

function printClause({
  id,
  label,
  kind,
  disposition,
  summary,
  readingNumber,
  readingZh,
  conflictZh,
  test,
  file,
  line,
}: Clause): void {
  say(`${id}  ${label}  （${kind}，${disposition}）`)
  say(`  ${summary}`)
  if (readingZh !== undefined)
    say(`  读法${readingNumber === undefined ? '' : ` ${readingNumber}`}：${readingZh}`)
  if (conflictZh !== undefined) say(`  原文矛盾：${conflictZh}`)
  say(`  边界：${test}`)
  say(`  ${file}:${line}`)
}
