import { useContext } from 'react'
import type { Json } from '../api/types.ts'
import { EditableText, EditingContext } from './budget-edit.tsx'
import { textLabels } from './budget-labels.ts'

/** The texts of the explanation that people write; all of them while they are being changed. */
export function TextsTable({ texts }: { texts: Record<string, Json> }) {
  const editing = useContext(EditingContext)
  const keys = Object.keys(textLabels).filter((key) => !key.includes('.'))
  return (
    <dl className="fund-texts explanation">
      {keys.map((key) => {
        const text = texts[key]
        const shown = typeof text === 'string' ? text : ''
        if (shown === '' && editing === undefined) return null
        const path = `text/${key}`
        return (
          <div key={key} className={editing?.changes.has(path) === true ? 'is-changed' : undefined}>
            <dt>{textLabels[key]}</dt>
            <dd className="long-text">
              <EditableText path={path} shown={shown} label={textLabels[key] ?? key} multiline />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
