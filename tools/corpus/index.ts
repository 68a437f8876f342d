export { CorpusError, loadCorpus } from './load.ts'
export type {
  Clause,
  ClauseKind,
  Corpus,
  Deviation,
  Disposition,
  Instrument,
  InstrumentHeader,
  InstrumentId,
} from './load.ts'
