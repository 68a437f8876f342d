/** A form is layout: where a field stands, how it is entered, what helps. Validity is the input schema's alone. */
import type { ClauseId, Fact } from '#kernel/law'

export type Widget =
  | 'text'
  | 'textarea'
  | 'integer'
  | 'money'
  | 'date'
  | 'datetime'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'file'
  | 'table'
  | 'figures'
  | 'digest'

export interface FieldOption {
  readonly value: string
  readonly label: string
}

export interface Field {
  /** Dotted path in the input; `items[].note` for a column of a nested table. */
  readonly path: string
  readonly widget: Widget
  readonly label: string
  readonly help?: ClauseId
  readonly placeholder?: string
  readonly options?: readonly FieldOption[] | { readonly register: string; readonly label: string }
  /** Pure functions over the draft; asked by the preview, never run in the browser. */
  readonly visible?: (draft: Readonly<Record<string, Fact>>) => boolean
  readonly computed?: (draft: Readonly<Record<string, Fact>>) => Fact
  readonly columns?: readonly Field[]
}

export interface Section {
  readonly title: string
  readonly fields: readonly Field[]
}

export interface Form {
  readonly sections: readonly Section[]
}

export function form(...sections: Section[]): Form {
  return { sections }
}
