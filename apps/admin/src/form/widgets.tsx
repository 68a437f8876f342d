import { Link, useParams } from '@tanstack/react-router'
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { placeName } from '../../../../regulations/budget/labels.ts'
import type { FormField, Json } from '../api/types.ts'
import { FactTree } from '../parts/facts.tsx'
import type { Schema } from './act-form.ts'
import { DayPicker } from './day-picker.tsx'
import { FileInput } from './file-input.tsx'
import { MoneyInput } from './money-input.tsx'

/** What the form library hands to a control. The value is what is sent, never a library's own object. */
export type Control<T> = {
  id?: string
  value?: T | undefined
  onChange?: (value: T | undefined) => void
  checked?: boolean
  'aria-required'?: boolean | 'true' | 'false'
  'aria-invalid'?: boolean | 'true' | 'false'
  'aria-describedby'?: string
}

type WidgetProps = Control<Json> & { field: FormField; schema: Schema | undefined }

/** One control by the widget's name; an unknown name is entered as text. */
export function Widget({ field, schema, ...control }: WidgetProps) {
  const placeholder = field.placeholder
  switch (field.widget) {
    case 'textarea':
      return <TextArea {...textControl(control)} placeholder={placeholder} maxLength={schema?.maxLength} />
    case 'integer':
      return (
        <InputNumber<number>
          {...numberControl(control)}
          {...{ precision: 0, className: 'full', inputMode: 'numeric', placeholder: placeholder ?? '' }}
        />
      )
    case 'money':
      return <MoneyInput {...numberControl(control)} />
    case 'date':
      return <DayPicker {...textControl(control)} className="full" placeholder={placeholder} />
    case 'datetime':
      return <DayPicker {...textControl(control)} className="full" placeholder={placeholder} withTime />
    case 'select':
    case 'radio':
    case 'checkbox':
      return schema?.type === 'array' ? (
        <ManyChoices {...control} field={field} />
      ) : (
        <Choice {...control} field={field} isBoolean={schema?.type === 'boolean'} />
      )
    case 'file':
      return <FileInput {...control} schema={schema} label={field.label} />
    case 'figures':
      return <FiguresInput value={control.value} />
    case 'digest':
      return (
        <code className="wrap digest">
          {typeof control.value === 'string' ? control.value : '（由系统生成）'}
        </code>
      )
    default:
      return field.path.endsWith('[].path') ? (
        <PlaceInput {...control} placeholder={placeholder} schema={schema} />
      ) : (
        <Input
          {...textInput(control)}
          placeholder={placeholder ?? ''}
          maxLength={schema?.maxLength ?? 1_000}
        />
      )
  }
}

type PlaceProps = Control<Json> & { placeholder: string | undefined; schema: Schema | undefined }

/** A place taken over from a sheet is named, its path is for the act; one written here is text as it is typed. */
function PlaceInput({ placeholder, schema, ...control }: PlaceProps) {
  const [place] = useState(() => placeIn(control.value))
  if (place !== undefined) return <span className="place-name">{place}</span>
  return (
    <Input {...textInput(control)} placeholder={placeholder ?? ''} maxLength={schema?.maxLength ?? 1_000} />
  )
}

/** What a place of a budget is called; undefined for a text that is no such place. */
function placeIn(value: Json | undefined): string | undefined {
  const name = typeof value === 'string' ? placeName(value) : ''
  return name === '' || name === value ? undefined : name
}

function textControl(control: Control<Json>): Control<string> {
  return control as Control<string>
}

function numberControl(
  control: Control<Json>,
): Omit<Control<number>, 'onChange'> & { onChange: (value: number | null) => void } {
  const { onChange, ...rest } = control as Control<number>
  return { ...rest, onChange: (value) => onChange?.(value ?? undefined) }
}

function textInput({ onChange, ...control }: Control<Json>) {
  return {
    ...(control as Omit<Control<string>, 'onChange'>),
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
  }
}

type ChoiceProps = Control<Json> & { field: FormField; isBoolean: boolean }

/** Options carry texts; where the input is a truth value, 「true」 and 「false」 stand for it. */
function Choice({ field, isBoolean, ...control }: ChoiceProps) {
  const value = typeof control.value === 'boolean' ? String(control.value) : control.value
  const choose = (chosen: string | undefined) => control.onChange?.(isBoolean ? chosen === 'true' : chosen)
  if (field.widget === 'checkbox') {
    return (
      <Checkbox
        {...(control.id === undefined ? {} : { id: control.id })}
        checked={control.checked === true}
        onChange={(event) => control.onChange?.(event.target.checked)}
      >
        {field.label}
      </Checkbox>
    )
  }
  if (field.widget === 'radio') {
    return (
      <Radio.Group
        {...(control as { id?: string })}
        value={value}
        onChange={(event) => choose(event.target.value as string)}
        options={field.options ?? []}
      />
    )
  }
  return (
    <Select
      {...(control as Control<string>)}
      value={value as string}
      onChange={choose}
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={field.placeholder ?? '请选择'}
      popupMatchSelectWidth={false}
      options={field.options ?? []}
    />
  )
}

type ManyChoicesProps = Control<Json> & { field: FormField }

/** Several of a list; all of them at once where there are many. */
function ManyChoices({ field, value, onChange, ...control }: ManyChoicesProps) {
  const options = field.options ?? []
  const chosen = Array.isArray(value) ? value.map(String) : []
  const isAll = options.length > 0 && chosen.length === options.length
  return (
    <div className="many-choices">
      <Select
        {...control}
        mode="multiple"
        className="full"
        value={chosen}
        onChange={(next: string[]) => onChange?.(next.length === 0 ? undefined : next)}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={field.placeholder ?? '请选择，可选多项'}
        options={options}
      />
      {options.length < 2 ? null : (
        <Button
          size="small"
          onClick={() => onChange?.(isAll ? undefined : options.map((option) => option.value))}
        >
          {isAll ? '全不选' : `全选 ${options.length} 项`}
        </Button>
      )}
    </div>
  )
}

/** Figures come from a workbook, never from typing into a form. */
function FiguresInput({ value }: { value: Json | undefined }) {
  const { id } = useParams({ strict: false })
  if (value !== undefined && value !== null) return <FactTree value={value} />
  return (
    <p className="soft">
      由工作簿读入：
      <Link to="/import" search={id === undefined ? {} : { case: id }}>
        导入工作簿
      </Link>
    </p>
  )
}

type TextAreaProps = Control<string> & { placeholder: string | undefined; maxLength: number | undefined }

function TextArea({ onChange, placeholder, maxLength, ...control }: TextAreaProps) {
  return (
    <Input.TextArea
      {...control}
      rows={3}
      className="growing"
      placeholder={placeholder ?? ''}
      {...(maxLength === undefined ? {} : { maxLength, showCount: true })}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
