import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { Form as FormLayout, FormField } from '../api/types.ts'
import { Group } from '../parts/boxes.tsx'
import { ClauseLink } from '../parts/clause.tsx'
import { type Schema, schemaAt } from './act-form.ts'
import { columnPath, namePath } from './values.ts'
import { Widget } from './widgets.tsx'

type ActFieldsProps = { layout: FormLayout; schema: unknown; hidden: readonly string[] }

const wideWidgets = new Set(['textarea', 'table', 'figures', 'file', 'digest', 'radio'])

/** Fields of an act, section by section, as the server lays them out. */
export function ActFields({ layout, schema, hidden }: ActFieldsProps) {
  return layout.sections.map((section, index) => {
    const fields = section.fields.filter(({ path }) => !hidden.includes(path))
    if (fields.length === 0) return null
    return (
      <section key={`${section.title}-${index}`} className="act-section">
        {section.title === '' ? null : <h3>{section.title}</h3>}
        <div className="act-fields">
          {fields.map((field) => (
            <div key={field.path} className={wideWidgets.has(field.widget) ? 'wide' : undefined}>
              {field.widget === 'table' ? (
                <NestedRows field={field} schema={schema as Schema} hidden={hidden} />
              ) : (
                <OneField field={field} schema={schema as Schema} name={namePath(field.path)} />
              )}
            </div>
          ))}
        </div>
      </section>
    )
  })
}

type OneFieldProps = { field: FormField; schema: Schema; name: (string | number)[] }

function OneField({ field, schema, name }: OneFieldProps) {
  const isCheckbox = field.widget === 'checkbox'
  return (
    <Form.Item
      name={name}
      required={field.required}
      label={isCheckbox ? undefined : <FieldLabel field={field} />}
      valuePropName={isCheckbox ? 'checked' : 'value'}
    >
      <Widget field={field} schema={schemaAt(schema, field.path)} />
    </Form.Item>
  )
}

function FieldLabel({ field }: { field: FormField }) {
  return (
    <span>
      {field.label} {field.help === undefined ? null : <ClauseLink clause={field.help} label="依据" />}
    </span>
  )
}

function NestedRows({
  field,
  schema,
  hidden,
}: {
  field: FormField
  schema: Schema
  hidden: readonly string[]
}) {
  const columns = (field.columns ?? []).filter(({ path }) => !hidden.includes(path))
  return (
    <Form.List name={namePath(field.path)}>
      {(rows, { add, remove }, { errors }) => (
        <Group className="nested-box" label={field.label}>
          <p className="nested-label">
            {field.required ? <span className="required-mark">*</span> : null} <FieldLabel field={field} />
          </p>
          <div className="nested">
            {rows.map((row, index) => (
              <div key={row.key} className="nested-row">
                <span className="nested-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div className="nested-fields">
                  {columns.map((column) => (
                    <OneField
                      key={column.path}
                      field={column}
                      schema={schema}
                      name={[row.name, ...columnPath(column.path, field.path)]}
                    />
                  ))}
                </div>
                <Button
                  className="nested-remove"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`删除第${index + 1}行`}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <div className="nested-foot">
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                添加一行
              </Button>
              <Form.ErrorList errors={errors} />
            </div>
          </div>
        </Group>
      )}
    </Form.List>
  )
}
