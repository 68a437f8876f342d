import type { CheckResult } from '#lint'
import { checkTermsExplained, found, passed } from '#lint'
import { explainFigures } from '../explanation.ts'
import type { BudgetFigures } from '../figures.ts'
import { ownTerms, terms } from '../glossary.ts'
import type { GlossaryTerm } from '../glossary.ts'
import type { CheckContext } from './context.ts'
import { findTable, placeByRow } from './lookup.ts'

const place = { sheet: '说明', rowName: '六、专业名词解释', clause: 'shizhu-budget-2023/n.6' }

/** n.6: every term of the register that a text uses is explained in its glossary. For generated and foreign texts alike. */
export function checkGlossaryText(
  text: string,
  glossary: string,
  year: number,
  known: readonly GlossaryTerm[] = terms,
): CheckResult[] {
  const marked = known.filter(({ from }) => from <= year).map(({ term, words }) => ({ term, words }))
  return checkTermsExplained(text, glossary, marked, place)
}

/** n.6, n.6.1: the glossary of a case covers its own explanation and names the budgets it has. */
export function checkGlossary(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  const { unit, texts, year, reference } = context
  if (unit === undefined || texts === undefined || findTable(figures, 't1') === undefined) return []
  const parts = explainFigures({
    unit,
    texts,
    year,
    stated: figures,
    ...(reference === undefined ? {} : { reference }),
  }).parts.map(({ paragraphs }) => paragraphs.join('\n'))
  const known = reference?.terms ?? terms
  const text = parts.slice(0, -1).join('\n')
  return [
    ...checkGlossaryText(text, parts.at(-1) ?? '', year, known),
    checkThreeBudgets(figures, texts['glossary'] ?? '', known),
  ]
}

const appropriation = '财政拨款收入'

/** n.6.1: with 国有资本经营 money a wording that names two budgets only is asked about; the register's names all three. */
function checkThreeBudgets(figures: BudgetFigures, own: string, known: readonly GlossaryTerm[]): CheckResult {
  const where = { ...place, rowName: appropriation, clause: 'shizhu-budget-2023/n.6.1' }
  const t1 = findTable(figures, 't1')
  const capital =
    t1 === undefined ? 0 : placeByRow(t1, '国有资本经营预算资金', 'incomeAmount', '').figure.value
  const wording = ownTerms(own).get(appropriation)
  if (capital === 0 || wording === undefined || wording.includes('国有资本经营'))
    return passed('three-budgets', where)
  const right = known.find(({ term }) => term === appropriation)?.meaning ?? ''
  return found({
    rule: 'three-budgets',
    grade: 'doubt',
    where,
    related: [],
    stated: wording,
    expected: right,
    message: `请补全“${appropriation}”的解释：本单位有国有资本经营预算收入，解释应写明三本预算。`,
    repair: right,
  })
}
