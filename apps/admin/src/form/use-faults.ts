import type { FormInstance } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Form, JsonObject, Preview } from '../api/types.ts'
import { allFields } from './act-form.ts'
import { fieldPath, namePath } from './values.ts'

type Fault = { path: string; say: string }

/**
 * Puts the server's faults under their own fields, nested rows included. What a preview says is shown only where
 * somebody has already been, so that an empty form does not begin in red; what a refused act says is shown everywhere.
 */
export function useFaults(form: FormInstance<JsonObject>, layout: Form, preview: Preview | undefined) {
  const [refused, setRefused] = useState<Fault[]>([])
  const shown = useRef<string[]>([])
  const known = useMemo(() => new Set(allFields(layout).map(({ path }) => path)), [layout])
  const hasField = useCallback((path: string) => known.has(fieldPath(path)), [known])
  const visible = useMemo(() => {
    const fromPreview = (preview?.fields ?? []).filter(
      ({ path }) => !path.startsWith('reasons.') && form.isFieldTouched(namePath(path) as [string]),
    )
    const byPath = new Map([...fromPreview, ...refused].map((fault) => [fault.path, fault]))
    return Array.from(byPath.values())
  }, [form, preview, refused])
  useEffect(() => {
    const placed = visible.filter(({ path }) => hasField(path))
    const gone = shown.current.filter((path) => !placed.some((fault) => fault.path === path))
    const said = (say: string) =>
      allFields(layout).reduce((text, { path, label }) => text.replaceAll(`“${path}”`, `“${label}”`), say)
    form.setFields([
      ...gone.map((path) => ({ name: namePath(path) as [string], errors: [] })),
      ...placed.map(({ path, say }) => ({ name: namePath(path) as [string], errors: [said(say)] })),
    ])
    shown.current = placed.map(({ path }) => path)
  }, [form, layout, visible, hasField])
  const fromServer = (faults: Fault[]) => {
    setRefused(faults)
    const first = faults.find(({ path }) => hasField(path))
    if (first !== undefined) form.scrollToField(namePath(first.path), { block: 'center', focus: true })
  }
  /** An edited field loses what was said about it: it is said again if it still holds. */
  const clear = (changed: Partial<JsonObject>) =>
    setRefused((faults) => faults.filter(({ path }) => !touches(changed, namePath(path))))
  const homeless = refused.filter(({ path }) => !hasField(path) && !path.startsWith('reasons.'))
  return { fromServer, clear, homeless }
}

/** Whether a change (as the form library reports it: the changed branch only) reaches a name path. */
function touches(changed: unknown, path: (string | number)[]): boolean {
  let here: unknown = changed
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return true
    if (!(step in here)) return false
    here = (here as Record<string | number, unknown>)[step]
    if (here === undefined && path.at(-1) !== step) return false
  }
  return true
}
