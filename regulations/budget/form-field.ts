import type { Field } from '#kernel/case'

/** A field of a form, with what else it needs (help, options, bounds) last. */
export const field = (
  path: string,
  widget: Field['widget'],
  label: string,
  more: Partial<Field> = {},
): Field => ({
  path,
  widget,
  label,
  ...more,
})
