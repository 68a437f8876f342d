import type { Act, Form, FormField, Json } from '../api/types.ts'

/** JSON Schema as far as the layout reads it. */
export type Schema = {
  type?: string | string[]
  title?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: Json[]
  const?: Json
  oneOf?: Schema[]
  anyOf?: Schema[]
  required?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  format?: string
  $ref?: string
  $defs?: Record<string, Schema>
}

const field = (path: string, widget: string, label: string, more: Partial<FormField> = {}): FormField => ({
  path,
  widget,
  label,
  required: true,
  ...more,
})

/** Layout of the companions of every hand-over; they belong to no procedure and bring no form of their own. */
const companionFields: Record<string, FormField[]> = {
  Receive: [],
  Undo: [],
  Withdraw: [field('note', 'textarea', '撤回说明', { required: false })],
  Urge: [field('note', 'textarea', '催办内容', { placeholder: '写明要办什么、何时前办好' })],
  Return: [
    field('items', 'table', '退回意见（逐条写明）', {
      columns: [
        field('items[].path', 'text', '所指栏目、单元格或材料', {
          required: false,
          placeholder: '如 表2 C8',
        }),
        field('items[].text', 'textarea', '意见'),
      ],
    }),
  ],
  Answer: [
    field('number', 'integer', '答复第几条'),
    field('kind', 'radio', '答复方式', {
      options: [
        { value: 'changed', label: '已改' },
        { value: 'explained', label: '说明' },
      ],
    }),
    field('text', 'textarea', '答复'),
  ],
}

/** The form of an act: as the server gives it, else the companion's, else read from the input's schema. */
export function formOf(act: Act): Form {
  if (act.form !== undefined) {
    const schema = act.schema as Schema
    return {
      sections: act.form.sections.map(({ title, fields }) => ({
        title,
        fields: fields.map((field) => placeColumns(field, schema)),
      })),
    }
  }
  const known = act.companion ? companionFields[act.act] : undefined
  return { sections: [{ title: '', fields: known ?? fieldsOf(act.schema as Schema, '') }] }
}

/** Columns named by themselves get their place: `note` of the table `items` is `items[].note`. */
function placeColumns(field: FormField, schema: Schema): FormField {
  if (field.columns === undefined) return field
  const prefix = `${field.path}[].`
  const required = schemaAt(schema, `${field.path}[]`)?.required ?? []
  const columns = field.columns.map((column) => {
    const path = column.path.startsWith(prefix) ? column.path : `${prefix}${column.path}`
    const isAsked = required.includes(path.slice(prefix.length)) && !takesEmpty(schemaAt(schema, path))
    return { ...column, path, required: column.required || isAsked }
  })
  return { ...field, columns }
}

function fieldsOf(schema: Schema, prefix: string): FormField[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const path = `${prefix}${name}`
    const required = schema.required?.includes(name) ?? false
    return { path, label: part.title ?? name, required, ...widgetOf(part, path) }
  })
}

function widgetOf(schema: Schema, path: string): Pick<FormField, 'widget' | 'options' | 'columns'> {
  const choices =
    schema.enum ?? schema.oneOf?.flatMap(({ const: value }) => (value === undefined ? [] : [value]))
  if (choices !== undefined && choices.length > 0) {
    return {
      widget: 'select',
      options: choices.map((value) => ({ value: plain(value), label: plain(value) })),
    }
  }
  if (schema.type === 'array') return { widget: 'table', columns: fieldsOf(schema.items ?? {}, `${path}[].`) }
  if (schema.type === 'integer' || schema.type === 'number') return { widget: 'integer' }
  if (schema.type === 'boolean') return { widget: 'checkbox' }
  if (schema.format === 'date') return { widget: 'date' }
  return { widget: (schema.maxLength ?? 0) > 100 ? 'textarea' : 'text' }
}

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A text that may be empty: left alone it is sent as such. */
export function takesEmpty(schema: Schema | undefined): boolean {
  return (
    schema?.type === 'string' &&
    (schema.minLength ?? 0) === 0 &&
    schema.format === undefined &&
    schema.enum === undefined
  )
}

/** The schema at a field's path, for the shape of its value; undefined where the schema does not say. */
export function schemaAt(root: Schema, path: string): Schema | undefined {
  const steps = path
    .replaceAll('[]', '.[]')
    .split('.')
    .filter((step) => step !== '')
  let here: Schema | undefined = root
  for (const step of steps) {
    here = resolve(root, here)
    if (here === undefined) return undefined
    here = step === '[]' ? here.items : here.properties?.[step]
  }
  return resolve(root, here)
}

function resolve(root: Schema, schema: Schema | undefined): Schema | undefined {
  const name = schema?.$ref?.split('/').at(-1)
  const direct = name === undefined ? schema : root.$defs?.[name]
  const nullable = direct?.anyOf?.find(({ type }) => type !== 'null')
  return direct?.type === undefined && nullable !== undefined ? nullable : direct
}

/** Every field of a form, the columns of nested tables included. */
export function allFields(form: Form): FormField[] {
  const deep = (field: FormField): FormField[] => [field, ...(field.columns ?? []).flatMap(deep)]
  return form.sections.flatMap(({ fields }) => fields.flatMap(deep))
}
