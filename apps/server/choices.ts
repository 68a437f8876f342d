/** Names instead of ids: fields of forms that ask for a case, a person or a material get their options here. */
import type pg from 'pg'
import type { AnyProcedure, LocalDate } from '#kernel'
import { listWork } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { type Entry, listEntries } from '#platform/registers'
import { type Choice, type ChoiceTable, type Choices, findChoices } from '../../regulations/shared/choices.ts'
import type { Act, FieldOption, Form, FormField } from './contract/index.ts'
import type { ServerContext } from './context.ts'
import { registerLookups } from './registers-port.ts'
import type { LookupOptions } from './views/form.ts'

/** So many cases are offered at most; a longer list is no list to choose from. */
const OFFERED_MAX = 500

export interface ChoosingPerson {
  readonly session: Session
  readonly on: LocalDate
}

type WithForm = Pick<Act, 'act' | 'form' | 'schema'>

/** Forms of acts with their choices filled in. `state`: the case's, where there is one. */
export async function withChoices<A extends WithForm>(
  context: ServerContext,
  person: ChoosingPerson,
  procedure: string,
  acts: readonly A[],
  state?: unknown,
): Promise<A[]> {
  const table = context.choices ?? {}
  if (table[procedure] === undefined) return [...acts]
  const asked = acts.flatMap(({ act, form }) =>
    fieldsOf(form).flatMap(({ key }) => findChoices(table, procedure, act, key) ?? []),
  )
  const offered = await readChoices(context, person, asked, state)
  return acts.map((act) =>
    act.form === undefined ? act : { ...act, form: formWith(act.form, act, procedure, table, offered) },
  )
}

/** Key of each field that may take choices, as the table names it. */
function fieldsOf(form: Form | undefined): readonly { readonly key: string }[] {
  const fields = form?.sections.flatMap((section) => section.fields) ?? []
  return fields.flatMap((field) => [
    { key: field.path },
    ...(field.columns ?? []).map((column) => ({ key: columnKey(field, column) })),
  ])
}

const columnKey = (table: FormField, column: FormField): string =>
  column.path === '' ? table.path : `${table.path}/${column.path.replace(`${table.path}[].`, '')}`

type Offered = ReadonlyMap<Choices, readonly Choice[]>

function formWith(
  form: Form,
  { act, schema }: Pick<WithForm, 'act' | 'schema'>,
  procedure: string,
  table: ChoiceTable,
  offered: Offered,
): Form {
  const optionsOf = (key: string): FieldOption[] | undefined => {
    const found = findChoices(table, procedure, act, key)
    const options = found === undefined ? [] : (offered.get(found) ?? [])
    // A register that is closed to this office offers nothing: the key is typed, as it stands on the paper.
    const isTyped = found === undefined || (found.kind === 'register' && options.length === 0)
    return isTyped ? undefined : options.map((one) => ({ ...one }))
  }
  return {
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => fieldWith(field, schema, optionsOf)),
    })),
  }
}

/** The same field as a list to choose from; an empty list says so. */
const chosenFrom = (field: FormField, options: FieldOption[]): FormField => ({
  ...field,
  widget: 'select',
  options,
  ...(options.length === 0 ? { placeholder: '现在没有可选的' } : {}),
})

function fieldWith(
  field: FormField,
  schema: Act['schema'],
  optionsOf: (key: string) => FieldOption[] | undefined,
): FormField {
  const options = optionsOf(field.path)
  if (field.widget === 'table') {
    // A table of plain texts is one list to tick from.
    if (options !== undefined && isTextList(schema, field.path)) {
      const { columns: _columns, ...rest } = field
      return chosenFrom(rest, options)
    }
    const columns = (field.columns ?? []).map((column) => {
      const inner = optionsOf(columnKey(field, column))
      return inner === undefined || column.widget !== 'text' ? column : chosenFrom(column, inner)
    })
    return { ...field, columns }
  }
  return options === undefined || field.widget !== 'text' ? field : chosenFrom(field, options)
}

type Json = Readonly<Record<string, unknown>>
const asJson = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Json) : undefined

function isTextList(schema: unknown, path: string): boolean {
  const property = asJson(asJson(asJson(schema)?.['properties'])?.[path])
  return property?.['type'] === 'array' && asJson(property['items'])?.['type'] === 'string'
}

async function readChoices(
  context: ServerContext,
  { session, on }: ChoosingPerson,
  asked: readonly Choices[],
  state: unknown,
): Promise<Offered> {
  const once = [...new Set(asked)]
  const registers = once.flatMap((one) =>
    one.kind === 'register' ? [one.through?.register ?? one.register] : [],
  )
  const lookup = await registerLookups(context, session, on, registers)
  const found = await Promise.all(
    once.map(async (one): Promise<readonly Choice[]> => {
      switch (one.kind) {
        case 'case':
          return state === undefined ? [] : one.of(state as never)
        case 'cases':
          return one.announced
            ? announcedOf(context, session, one.procedure, one.stages)
            : casesOf(context, session, one.procedure, one.stages)
        case 'people':
          return colleaguesOf(context.database.app, session, on)
        case 'organisations':
          return organisationsOf(context.database.app, session)
        case 'own-office':
          return [{ value: session.post.organisationName, label: session.post.organisationName }]
        case 'register':
          return entriesOf(context, { session, on }, one, lookup)
      }
    }),
  )
  return new Map(once.map((one, index) => [one, eachOnce(found[index] ?? [])]))
}

/** A value stands once in a list, under the first name it was given. */
const eachOnce = (all: readonly Choice[]): readonly Choice[] =>
  [...new Map(all.toReversed().map((one) => [one.value, one])).values()].toReversed().slice(0, OFFERED_MAX)

type OfRegister = Extract<Choices, { kind: 'register' }>

/** What the person's office sees of a register, and what is about himself though the register is closed to his office. */
async function entriesOf(
  { database }: ServerContext,
  { session, on }: ChoosingPerson,
  { register, label, own, through }: OfRegister,
  lookup: LookupOptions,
): Promise<readonly Choice[]> {
  const { tenant, person } = session
  const mine =
    own === undefined
      ? []
      : await listEntries(database.app, tenant, through?.register ?? register, on, {
          where: { [own]: person.id },
        })
  const named = (entry: Entry, column: string): string => {
    const shown = entry.values[column]
    return typeof shown === 'string' ? shown : entry.key
  }
  if (through === undefined)
    return [
      ...lookup(register, label),
      ...mine.map((entry) => ({ value: entry.key, label: named(entry, label) })),
    ]
  const owners = new Map([
    ...lookup(through.register, through.label).map((one) => [one.value, one.label] as const),
    ...mine.map((entry) => [entry.key, named(entry, through.label)] as const),
  ])
  const entries = await Promise.all(
    [...owners].slice(0, OFFERED_MAX).map(async ([key, owner]) => {
      const found = await listEntries(database.app, tenant, register, on, {
        where: { [through.column]: key },
      })
      return found.map((entry) => ({ value: entry.key, label: `${owner} ${named(entry, label)}` }))
    }),
  )
  return entries.flat()
}

/** Cases whose titles stand announced to everybody. */
async function announcedOf(
  { database }: ServerContext,
  { tenant }: Session,
  procedure: string,
  stages: readonly string[],
): Promise<readonly Choice[]> {
  const { rows } = await database.app.query<Choice>(
    `select id as value, title as label from cases
     where tenant = $1 and procedure = $2 and stage = any($3::text[]) order by title limit $4`,
    [tenant, procedure, stages, OFFERED_MAX],
  )
  return rows
}

/** Cases that this person sees, by their title. */
async function casesOf(
  context: ServerContext,
  session: Session,
  id: string,
  stages: readonly string[],
): Promise<readonly Choice[]> {
  const procedure = context.procedures.find((one) => one.id === id)
  if (procedure === undefined) return []
  const pages = await Promise.all(
    (stages.length === 0 ? [undefined] : stages).map((stage) =>
      listWork(context.database.app, session.tenant, actorOf(session), [procedure], {
        procedure: id,
        stage,
        limit: OFFERED_MAX,
      }),
    ),
  )
  return pages.flatMap(({ rows }) =>
    rows.map((row) => ({
      value: row.id,
      label: stages.length === 1 ? row.title : `${row.title}（${stageLabelOf(procedure, row.stage)}）`,
    })),
  )
}

const stageLabelOf = (procedure: AnyProcedure, stage: string): string =>
  (procedure.stages as Readonly<Record<string, { label: string }>>)[stage]?.label ?? stage

async function colleaguesOf(
  pool: pg.Pool,
  { tenant, post }: Session,
  on: LocalDate,
): Promise<readonly Choice[]> {
  const { rows } = await pool.query<Choice>(
    `select distinct p.id as value, p.name as label from posts o join persons p on p.id = o.person
     where o.tenant = $1 and o.organisation = $2 and o.from_date <= $3 and (o.until_date is null or o.until_date >= $3)
     order by label limit $4`,
    [tenant, post.organisation, on, OFFERED_MAX],
  )
  return rows
}

async function organisationsOf(pool: pg.Pool, { tenant }: Session): Promise<readonly Choice[]> {
  const { rows } = await pool.query<Choice>(
    `select organisation as value, name as label from (
       select distinct on (organisation) organisation, name from organisation_terms
       where tenant = $1 order by organisation, from_date desc) as newest order by label limit $2`,
    [tenant, OFFERED_MAX],
  )
  return rows
}
