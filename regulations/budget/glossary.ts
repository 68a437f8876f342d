/** Terms that the explanation explains (n.6), in our own words; a unit may add its own. */
import type { BudgetFigures } from './figures.ts'

export const terms: readonly { readonly term: string; readonly meaning: string }[] = [
  {
    term: '财政拨款收入',
    meaning: '本级财政当年拨给单位的资金，包括一般公共预算、政府性基金预算和国有资本经营预算拨款。',
  },
  { term: '其他收入', meaning: '不属于财政拨款、事业、经营等各类收入的其余收入。' },
  { term: '基本支出', meaning: '维持单位正常运转、完成日常工作所需的人员经费和公用经费。' },
  { term: '项目支出', meaning: '在基本支出以外，为完成特定任务和事业发展目标安排的支出。' },
  {
    term: '“三公”经费',
    meaning: '用一般公共预算拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。',
  },
  { term: '机关运行经费', meaning: '行政单位和参照公务员法管理的事业单位用于日常运转的公用经费。' },
]

/** The paragraphs of the last part; empty while there is no figure to explain. */
export function glossaryOf(figures: BudgetFigures, own: string): readonly string[] {
  if (Object.keys(figures.tables).length === 0) return []
  const listed = terms.map(({ term, meaning }, i) => `（${'一二三四五六'[i] ?? ''}）${term}：${meaning}`)
  return own.trim() === '' ? listed : [...listed, own.trim()]
}
