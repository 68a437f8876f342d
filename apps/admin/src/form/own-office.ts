import type { Act, JsonObject } from '../api/types.ts'

/**
 * What an opening form begins with: where one of several offices is chosen and the own one is among them, the own one.
 * `name` is the name of the organisation that the person acts for.
 */
export function ownOffice(act: Pick<Act, 'form'>, name: string | undefined): JsonObject {
  const fields = act.form?.sections.flatMap((section) => section.fields) ?? []
  const chosen = fields.flatMap(({ path, widget, options = [] }) => {
    const own = options.filter(({ label }) => label === name)
    return widget === 'select' && own.length === 1 ? own.map(({ value }) => [path, value] as const) : []
  })
  return Object.fromEntries(chosen)
}
