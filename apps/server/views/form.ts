/** Forms of acts: the procedure's own layout, or one read off the input schema where it has none. */
import { type AnyProcedure, type CompanionName, type Field, type Form, companionInputs } from '#kernel'
import type { FieldOption, Form as FormView, FormField } from '../contract/index.ts'
import { jsonSchemaOf } from '../http/openapi.ts'

type Json = { readonly [name: string]: unknown }
/** Options of a field that come from a register. */
export type LookupOptions = (register: string, label: string) => readonly FieldOption[]

/** JSON Schemas are made once: they follow from the code. */
const schemas = new WeakMap<object, Json>()

/** JSON Schema of an act's input, for layout only. */
export function inputSchema(input: object): Json {
  let schema = schemas.get(input)
  if (schema === undefined) {
    schema = jsonSchemaOf(input as Parameters<typeof jsonSchemaOf>[0], 'input')
    schemas.set(input, schema)
  }
  return schema
}

/** The form of an act of the procedure; undefined where nothing is to be filled in. */
export function actForm(
  act: Pick<AnyProcedure['acts'][string], 'input' | 'form'>,
  lookup: LookupOptions,
): FormView | undefined {
  const schema = inputSchema(act.input)
  return act.form === undefined ? plainForm(schema) : formView(act.form, schema, lookup)
}

function formView(form: Form, schema: Json, lookup: LookupOptions): FormView {
  return {
    sections: form.sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => fieldView(field, schema, lookup)),
    })),
  }
}

function fieldView(field: Field, schema: Json, lookup: LookupOptions): FormField {
  const { path, widget, label, help, placeholder, options, columns } = field
  return {
    path,
    widget,
    label,
    required: isRequired(schema, path),
    ...(help === undefined ? {} : { help }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(options === undefined ? {} : { options: optionsOf(options, lookup) }),
    ...(columns === undefined ? {} : { columns: columns.map((column) => fieldView(column, schema, lookup)) }),
  }
}

function optionsOf(options: NonNullable<Field['options']>, lookup: LookupOptions): FieldOption[] {
  if ('register' in options) return lookup(options.register, options.label).map((option) => ({ ...option }))
  return options.map(({ value, label }) => ({ value, label }))
}

/** Whether a dotted path (`items[].note`) must be filled in: every level on the way names it. */
export function isRequired(schema: Json, path: string): boolean {
  let at: Json | undefined = schema
  for (const part of path.split('.')) {
    const name = part.replace('[]', '')
    if (at === undefined || !stringsOf(at['required']).includes(name)) return false
    at = childOf(at, part)
  }
  return true
}

function childOf(schema: Json, part: string): Json | undefined {
  const child = asJson(asJson(schema['properties'])?.[part.replace('[]', '')])
  return part.endsWith('[]') ? asJson(child?.['items']) : child
}

const asJson = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Json) : undefined
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const stringsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** A form straight from the schema: one section, one field per property. */
function plainForm(schema: Json): FormView | undefined {
  const properties = Object.entries(asJson(schema['properties']) ?? {})
  if (properties.length === 0) return undefined
  const required = stringsOf(schema['required'])
  const fields = properties.map(([name, property]): FormField => {
    const json = asJson(property) ?? {}
    const options = stringsOf(json['enum'])
    return {
      path: name,
      widget: widgetOf(json),
      label: textOf(json['title']) ?? textOf(json['description']) ?? name,
      required: required.includes(name),
      ...(options.length === 0 ? {} : { options: options.map((value) => ({ value, label: value })) }),
    }
  })
  return { sections: [{ title: '', fields }] }
}

function widgetOf(json: Json): string {
  if (Array.isArray(json['enum'])) return 'select'
  if (json['type'] === 'integer' || json['type'] === 'number') return 'integer'
  if (json['type'] === 'boolean') return 'checkbox'
  if (json['format'] === 'date') return 'date'
  if (json['type'] === 'array') return 'table'
  return typeof json['maxLength'] === 'number' && json['maxLength'] <= 100 ? 'text' : 'textarea'
}

const field = (path: string, widget: string, label: string, required: boolean): FormField => ({
  path,
  widget,
  label,
  required,
})

/** Forms of the companions that come with every hand-over. */
const COMPANION_FORMS: Readonly<Partial<Record<CompanionName, FormView>>> = {
  Withdraw: { sections: [{ title: '撤回', fields: [field('note', 'textarea', '说明', false)] }] },
  Return: {
    sections: [
      {
        title: '退回意见',
        fields: [
          {
            ...field('items', 'table', '逐条写明', true),
            columns: [
              field('items[].path', 'text', '所指位置', false),
              field('items[].text', 'textarea', '意见', true),
            ],
          },
        ],
      },
    ],
  },
  Answer: {
    sections: [
      {
        title: '答复',
        fields: [
          field('number', 'integer', '第几条', true),
          {
            ...field('kind', 'radio', '如何处理', true),
            options: [
              { value: 'changed', label: '已修改' },
              { value: 'explained', label: '作出说明' },
            ],
          },
          field('text', 'textarea', '答复', true),
        ],
      },
    ],
  },
  Urge: { sections: [{ title: '催办', fields: [field('note', 'textarea', '催办内容', true)] }] },
  RequestReinstatement: {
    sections: [
      {
        title: '申请恢复办理',
        fields: [
          field('act', 'text', '纸面办理的步骤', true),
          field('happenedAt', 'datetime', '发生时间', true),
          field('scan', 'file', '扫描件或照片', true),
          field('note', 'textarea', '说明', true),
        ],
      },
    ],
  },
  DecideReinstatement: {
    sections: [
      {
        title: '决定是否恢复办理',
        fields: [field('granted', 'checkbox', '同意恢复', false), field('reason', 'textarea', '理由', true)],
      },
    ],
  },
}

/** The form of a companion; what can be asked back is a choice among the procedure's paper acts. */
export function companionForm(name: CompanionName, procedure: AnyProcedure): FormView | undefined {
  const form = COMPANION_FORMS[name]
  if (name !== 'RequestReinstatement' || form === undefined) return form
  const acts: readonly (readonly [string, AnyProcedure['acts'][string]])[] = Object.entries(procedure.acts)
  const options = acts.filter(([, act]) => act.onPaper).map(([value, { label }]) => ({ value, label }))
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.map((one) => (one.path === 'act' ? { ...one, widget: 'select', options } : one)),
  }))
  return { sections }
}
export const companionSchema = (name: CompanionName): Json => inputSchema(companionInputs[name])
