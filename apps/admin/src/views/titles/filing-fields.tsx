import { Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import type { Json } from '../../api/types.ts'
import type { RowField } from './filing-tables.ts'

type FieldInputProps = {
  field: RowField
  value: Json | undefined
  onChange: (value: Json) => void
  /** What the last refusal says of this field. */
  fault?: string | undefined
}

/** One question with its answer; what is wrong with it stands under it. */
export function FieldInput({ field, value, onChange, fault }: FieldInputProps) {
  const { label, kind, help } = field
  const id = useId()
  if (kind === 'tick')
    return (
      <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
        {label}
      </Checkbox>
    )
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const common = {
    'aria-label': label,
    ...(fault === undefined
      ? {}
      : { 'aria-invalid': true, 'aria-describedby': id, status: 'error' as const }),
  }
  return (
    <div className="ask">
      <span aria-hidden>
        {label}
        {field.optional === true ? <span className="soft">（没有可不填）</span> : null}
      </span>
      {kind === 'choice' ? (
        <Select
          {...common}
          {...(shown === '' ? { placeholder: '请选择' } : { value: shown })}
          onChange={onChange}
          options={(field.options ?? []).map((one) =>
            typeof one === 'string' ? { value: one, label: one } : one,
          )}
        />
      ) : kind === 'long' ? (
        <Input.TextArea
          {...common}
          rows={3}
          value={shown}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input
          {...common}
          type={kind}
          value={shown}
          {...(kind === 'number' ? { inputMode: 'numeric' as const, min: 1 } : {})}
          onChange={(event) => onChange(typed(kind, event.target.value))}
        />
      )}
      {fault === undefined ? null : <FieldFault id={id} say={fault} />}
      {help === undefined ? null : <span className="soft">{help}</span>}
    </div>
  )
}

/** What is wrong with the field above. */
export function FieldFault({ id, say }: { id?: string; say: string }) {
  return (
    <span className="field-fault" role="alert" {...(id === undefined ? {} : { id })}>
      {say}
    </span>
  )
}

/** What the server takes: numbers as numbers, nothing as null. */
function typed(kind: RowField['kind'], text: string): Json {
  if (kind !== 'number') return text
  return text === '' ? null : Number(text)
}
