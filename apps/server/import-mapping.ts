/** Reads a file under the choice made for its shape, or proposes one: nothing renamed is taken over in silence. */
import type { SheetDocument } from '#lint'
import type { Session } from '#platform/identity'
import {
  type ImportMapping,
  type ImportProfile,
  type MappingProposal,
  mappingOf,
  needsChoice,
  proposeMapping,
  saveProfile,
  shapeOf,
  useProfile,
} from '#platform/imports'
import type { ImportProblem } from '#regulations'
import { type MappingView, importMappingSchema } from './contract/index.ts'
import { type ProblemAnswer, problem } from './http/problem.ts'
import type { ImportReading, ImportTarget, ServerContext } from './context.ts'
import { loadNames } from './names.ts'

export interface MappedReading {
  readonly reading: ImportReading<unknown>
  /** Null where every table and column goes by its own name. */
  readonly mapping: MappingView | null
}

/** What came with the file: a choice made on the page, and whether to remember it. */
export interface Choice {
  readonly mapping: ImportMapping | undefined
  readonly remember: boolean
}

/**
 * Reads with the choice that came along, else with the organisation's own for a file of this shape, else by the tables'
 * own names. What then cannot be placed comes back with a proposal to confirm; a confirmed one that reads well is kept.
 */
export async function readMapped(
  context: ServerContext,
  session: Session,
  target: ImportTarget,
  file: { readonly document: SheetDocument; readonly name: string; readonly year: number },
  choice: Choice,
): Promise<MappedReading> {
  const sheets = target.describe(file.document)
  const shape = shapeOf(sheets)
  const pool = context.database.app
  const profile =
    choice.mapping === undefined
      ? await useProfile(pool, session.tenant, session.path, target.id, shape)
      : undefined
  const chosen = choice.mapping ?? profile?.mapping
  const proposal = proposeMapping(target.tables, sheets, chosen)
  if (chosen === undefined) return withoutChoice(target, file, proposal)
  const mapping = mappingOf(proposal)
  const reading = target.read(file.document, file.year, mapping)
  if (reading.ok && choice.mapping !== undefined && choice.remember)
    await saveProfile(pool, {
      tenant: session.tenant,
      organisation: session.post.organisation,
      target: target.id,
      shape,
      label: file.name,
      mapping,
      by: session.person.id,
    })
  const source = profile === undefined ? 'chosen' : 'remembered'
  return { reading, mapping: viewOf(proposal, source, await rememberedBy(context, session, profile)) }
}

/** A file that goes by its own names is read as it is; one that does not is answered with a proposal. */
function withoutChoice(
  target: ImportTarget,
  file: { readonly document: SheetDocument; readonly year: number },
  proposal: MappingProposal,
): MappedReading {
  const reading = target.read(file.document, file.year)
  const isPlaced = proposal.complete && !needsChoice(proposal)
  if (reading.ok || isPlaced || proposal.sheets.every(({ headers }) => headers.length === 0))
    return { reading, mapping: null }
  return { reading, mapping: viewOf(proposal, 'proposed', null) }
}

function viewOf(
  proposal: MappingProposal,
  source: MappingView['source'],
  remembered: MappingView['remembered'],
): MappingView {
  return {
    source,
    remembered,
    complete: proposal.complete,
    tables: proposal.tables.map(({ columns, ignored, ...table }) => ({
      ...table,
      columns: columns.map((column) => ({ ...column })),
      ignored: [...ignored],
    })),
    sheets: proposal.sheets.map(({ name, headers }) => ({
      name,
      headers: headers.map((header) => ({ ...header })),
    })),
  }
}

async function rememberedBy(
  context: ServerContext,
  session: Session,
  profile: ImportProfile | undefined,
): Promise<MappingView['remembered']> {
  if (profile === undefined) return null
  const { organisation, by, at, uses } = profile
  const names = await loadNames(
    context.database.app,
    session.tenant,
    [by],
    [organisation],
    context.roleLabels,
  )
  return {
    organisation,
    at,
    uses,
    organisationName: names.organisation(organisation) ?? organisation,
    by: names.person(by) ?? by,
  }
}

/** What a choice decided, table by table, in words. */
export function decisionsOf(target: ImportTarget | undefined, mapping: ImportMapping): string[] {
  return Object.entries(mapping.tables).flatMap(([key, { sheet, columns, ignored }]) => {
    const table = target?.tables.find((one) => one.key === key)
    if (sheet === null || table === undefined) return []
    const renamed = Object.entries(columns).filter(([column, header]) => header !== null && header !== column)
    return [
      ...renamed.map(([column, header]) => `「${sheet}」的“${header}”读作《${table.title}》的“${column}”`),
      ...ignored.map((header) => `「${sheet}」的“${header}”不读`),
    ]
  })
}

/** A problem of reading as a fault of the dry run. */
export function faultOf({ sheet, cell = '', message }: ImportProblem) {
  return { sheet, cell, row: null, column: null, say: message }
}

/** The choice of sheets and columns that came with the file, as JSON in the field `mapping`. */
export function choiceOf(fields: Readonly<Record<string, string>>): Choice | ProblemAnswer {
  const { mapping, remember } = fields
  if (mapping === undefined) return { mapping: undefined, remember: false }
  const parsed = importMappingSchema.safeParse(parseJson(mapping))
  if (!parsed.success)
    return problem(422, '请重新选择各表对应的工作表和栏：所选的对应关系没有完整送达。', { why: 'input' })
  return { mapping: parsed.data, remember: remember === 'yes' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
