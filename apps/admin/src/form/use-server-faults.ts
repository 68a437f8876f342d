import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { problemOf } from '../api/client.ts'
import type { Problem } from '../api/types.ts'

/** `posts.0.role` → the form library's path. */
function nameOf(path: string): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** Puts the server's refusals under the fields that they name; `values.name` is the field `name` of `values`. */
export function useServerFaults<Values>(form: FormInstance<Values>, error: unknown): Problem | undefined {
  useEffect(() => {
    if (error === null) return
    const faults = (problemOf(error).fields ?? []).map(({ path, say }) => ({
      name: nameOf(path),
      errors: [say],
    }))
    form.setFields(faults as Parameters<typeof form.setFields>[0])
  }, [form, error])
  if (error === null) return undefined
  const problem = problemOf(error)
  // What stands under its field need not stand above the form too.
  const fields = problem.fields ?? []
  const isSaid =
    fields.length > 0 &&
    fields.every(
      ({ path, say }) => problem.detail.includes(say) && form.getFieldInstance(nameOf(path)) !== undefined,
    )
  return isSaid ? undefined : problem
}
