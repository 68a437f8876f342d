/** The part of the SARIF 2.1.0 schema that we write; a property that it does not know is refused. */
import { z } from 'zod'

const text = z.strictObject({ text: z.string().min(1) })
const place = z.int().min(1)
const bag = z.record(z.string(), z.union([z.string(), z.int()]))
const level = z.enum(['none', 'note', 'warning', 'error'])
const uri = z.string().refine((one) => URL.canParse(one, 'file:///folder/') && !/[\s\\]/.test(one))
const artifactLocation = z.strictObject({ uri, index: z.int().min(0) })

const region = z
  .strictObject({
    startLine: place,
    startColumn: place.optional(),
    endLine: place.optional(),
    endColumn: place.optional(),
    snippet: text.optional(),
  })
  // §3.30.6 and §3.30.8: a region does not end before it begins
  .refine(({ startLine, endLine = startLine }) => endLine >= startLine)
  .refine(
    ({ startLine, endLine = startLine, startColumn = 1, endColumn }) =>
      endLine > startLine || endColumn === undefined || endColumn >= startColumn,
  )

const location = z.strictObject({
  id: z.int().min(0).optional(),
  physicalLocation: z.strictObject({ artifactLocation, region: region.optional() }),
  logicalLocations: z.array(
    z.strictObject({
      name: z.string().min(1),
      fullyQualifiedName: z.string().min(1),
      kind: z.string().min(1),
    }),
  ),
  message: text.optional(),
  properties: bag.optional(),
})

const unique = (items: readonly unknown[]): boolean =>
  new Set(items.map((one) => JSON.stringify(one))).size === items.length

const result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().min(0),
    level,
    message: text,
    locations: z.array(location).min(1),
    relatedLocations: z.array(location).refine(unique).optional(),
    properties: bag,
  })
  .refine(({ relatedLocations = [] }) => unique(relatedLocations.map(({ id }) => id)))

const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  shortDescription: text,
  fullDescription: text,
  help: text,
  defaultConfiguration: z.strictObject({ level }),
})

const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.string(),
      version: z.string(),
      language: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
      rules: z.array(rule).refine(unique),
    }),
  }),
  columnKind: z.literal('utf16CodeUnits'),
  artifacts: z.array(z.strictObject({ location: z.strictObject({ uri }) })).refine(unique),
  results: z.array(result),
  invocations: z.array(
    z.strictObject({
      executionSuccessful: z.boolean(),
      toolExecutionNotifications: z
        .array(z.strictObject({ level, message: text, locations: z.array(location) }))
        .optional(),
    }),
  ),
})

/** A whole log as §3.13 has it. */
export const sarifShape = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(run),
})
