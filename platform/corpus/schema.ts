/** The shape of the corpus files. Everything the files may hold is written here once; `load.ts` reads them by it. */
import { z } from 'zod'

const CLAUSE_KINDS = [
  'definition',
  'threshold',
  'deadline',
  'quota',
  'calculation',
  'sanction',
  'procedure',
  'role',
  'material',
  'form',
  'register',
  'report',
  'publication',
  'guidance',
] as const

export const DISPOSITIONS = ['rule', 'duty', 'discretion', 'elsewhere', 'gap', 'guidance'] as const

const INSTRUMENT_IDS = [
  'xingan-training-2023',
  'anhui-titles-2018',
  'hunan-disclosure',
  'fujian-diagnosis',
  'shizhu-budget-2023',
] as const

const text = z.string().trim().min(1)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')

export const clauseSchema = z.strictObject({
  /** Row id inside the instrument, following the document's own numbering; a letter splits an item. */
  id: text.regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/, 'an id has lower-case letters, digits and dots'),
  /** The reference an official would write, e.g. 第二十三条第（五）项. Several rows may share one. */
  label: text,
  kind: z.enum(CLAUSE_KINDS),
  disposition: z.enum(DISPOSITIONS),
  /** What the clause says, in our own words, with its exact figures and terms. */
  summary: text,
  /** What must exist because of the clause. */
  software: text,
  /** A boundary case, or `none`. */
  test: text,
  /** The number of the reading in docs/readings/, where the text admits two meanings. */
  readingNumber: text.regex(/^R-\d{4}$/).optional(),
  reading: text.optional(),
  /** What people see of a reading in English; see wording.ts. */
  readingZh: text.optional(),
  /** Where the text contradicts itself or another, and how that is handled. */
  conflict: text.optional(),
  conflictZh: text.optional(),
  /** `document`, or the id of a cited decree or list under `sources` of the instrument. */
  source: text,
  confidence: z.enum(['high', 'medium', 'low']).optional(),
})

const named = z.strictObject({ id: text, name: text, note: text.optional() })
const caseType = z.strictObject({ id: text, name: text, stages: z.array(text), note: text.optional() })

export const instrumentSchema = z.strictObject({
  id: z.enum(INSTRUMENT_IDS),
  title: text,
  /** What a case under it is told to rest on, where the instrument is a sample that others follow. */
  followedAs: text.optional(),
  issuer: text.nullable(),
  number: text.nullable(),
  date: date.nullable(),
  inForceFrom: date.nullable(),
  module: z.enum(['training', 'titles', 'disclosure', 'quality', 'budget']),
  /** False while the module is not built: its clauses may then be pending. */
  built: z.boolean(),
  note: text.optional(),
  sources: z.array(z.strictObject({ id: text, title: text, note: text.optional() })),
  structure: z.array(text),
  conventions: z.array(text),
  roles: z.array(named),
  registers: z.array(named),
  caseTypes: z.array(caseType),
  forms: z.array(named),
  reports: z.array(named),
  publicPages: z.array(named),
})

export const deviationSchema = z.strictObject({
  clause: text.regex(/^[a-z0-9-]+\/[a-z0-9.]+$/),
  disposition: z.enum(DISPOSITIONS),
  reason: text,
})

export type ClauseKind = (typeof CLAUSE_KINDS)[number]
export type Disposition = (typeof DISPOSITIONS)[number]
export type InstrumentId = (typeof INSTRUMENT_IDS)[number]
export type InstrumentHeader = z.infer<typeof instrumentSchema>
export type ClauseRow = z.infer<typeof clauseSchema>
export type Deviation = z.infer<typeof deviationSchema>

/** The disposition a kind has unless a deviation is listed with its reason in corpus/deviations.yaml. */
export const DISPOSITION_OF_KIND: Readonly<Record<ClauseKind, Disposition>> = {
  threshold: 'rule',
  deadline: 'rule',
  quota: 'rule',
  calculation: 'rule',
  sanction: 'rule',
  procedure: 'rule',
  role: 'rule',
  material: 'rule',
  form: 'duty',
  register: 'duty',
  report: 'duty',
  publication: 'duty',
  definition: 'duty',
  guidance: 'guidance',
}
