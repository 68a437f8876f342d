/** What can be made of published budgets alone, without a case: search, comparison, years, differences between versions. */
export { type Published, type PublishedContent, fenOfPrinted } from './amounts.ts'
export { type PublicChange, changesOf } from './changes.ts'
export { type ComparedColumn, type ComparedUnit, compareUnits, comparedColumns } from './compare.ts'
export {
  type ChangedCell,
  type ContentDifferences,
  type Segment,
  differencesBetween,
  diffText,
} from './differences.ts'
export {
  type FoundLine,
  type SearchKind,
  type SearchQuery,
  asksSomething,
  searchKinds,
  searchPublished,
} from './search.ts'
export { type ChangeOver, type UnitYears, unitOverYears } from './years.ts'
