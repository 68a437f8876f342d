/** Names instead of ids: fields of forms that ask for a case, a person or a material get their options here. */
import type pg from 'pg'
import type { AnyProcedure, LocalDate } from '#kernel'
import { listWork } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { listEntries } from '#platform/registers'
import { type Choice, type ChoiceTable, type Choices, findChoices } from '../../regulations/shared/choices.ts'
import type { Act, FieldOption, Form, FormField } from './contract/index.ts'
import type { ServerContext } from './context.ts'
import { registerLookups } from './registers-port.ts'

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
    return options.length === 0 ? undefined : options.map((one) => ({ ...one }))
  }
  return {
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => fieldWith(field, schema, optionsOf)),
    })),
  }
}

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
      return { ...rest, widget: 'select', options }
    }
    const columns = (field.columns ?? []).map((column) => {
      const inner = optionsOf(columnKey(field, column))
      return inner === undefined || column.widget !== 'text'
        ? column
        : { ...column, widget: 'select', options: inner }
    })
    return { ...field, columns }
  }
  return options === undefined || field.widget !== 'text' ? field : { ...field, widget: 'select', options }
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
  const registers = once.flatMap((one) => (one.kind === 'register' ? [one.register] : []))
  const lookup = await registerLookups(context, session, on, registers)
  const found = await Promise.all(
    once.map(async (one): Promise<readonly Choice[]> => {
      switch (one.kind) {
        case 'case':
          return state === undefined ? [] : one.of(state as never)
        case 'cases':
          return casesOf(context, session, one.procedure, one.stages)
        case 'people':
          return colleaguesOf(context.database.app, session, on)
        case 'organisations':
          return organisationsOf(context.database.app, session)
        case 'register':
          return [
            ...lookup(one.register, one.label),
            ...(one.own === undefined ? [] : await ownEntriesOf(context, { session, on }, one, one.own)),
          ]
      }
    }),
  )
  return new Map(once.map((one, index) => [one, eachOnce(found[index] ?? [])]))
}

/** A value stands once in a list, under the first name it was given. */
const eachOnce = (all: readonly Choice[]): readonly Choice[] =>
  [...new Map(all.toReversed().map((one) => [one.value, one])).values()].toReversed().slice(0, OFFERED_MAX)

/** Entries that are about the person: also where the register is not for the person's office. */
async function ownEntriesOf(
  { database }: ServerContext,
  { session, on }: ChoosingPerson,
  { register, label }: { readonly register: string; readonly label: string },
  column: string,
): Promise<readonly Choice[]> {
  const where = { [column]: session.person.id }
  const entries = await listEntries(database.app, session.tenant, register, on, { where })
  return entries.map(({ key, values }) => {
    const shown = values[label]
    return { value: key, label: typeof shown === 'string' ? shown : key }
  })
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
