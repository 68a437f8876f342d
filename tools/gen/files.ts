import { loadCorpus } from '#platform/corpus'
import { readingPages } from '../corpus/readings.ts'
import { CLAUSE_IDS_FILE, clauseIdsModule } from './clause-ids.ts'
import { LINT_CATALOGUE_FILE, lintCatalogueModule, loadRules } from './lint-catalogue.ts'
import { rulePages } from './rule-pages.ts'
import { VOTING_PAGE_FILE, votingPage } from './voting-page.ts'

export type GeneratedFile = { readonly path: string; readonly text: string }

/** Every generated file with the text it must have now. The list is complete: nothing else is generated. */
export function generatedFiles(root: string): readonly GeneratedFile[] {
  const corpus = loadCorpus(root)
  return [
    { path: CLAUSE_IDS_FILE, text: clauseIdsModule(corpus) },
    { path: LINT_CATALOGUE_FILE, text: lintCatalogueModule(root) },
    { path: VOTING_PAGE_FILE, text: votingPage(root) },
    ...readingPages(corpus),
    ...rulePages(loadRules(root)),
  ]
}
