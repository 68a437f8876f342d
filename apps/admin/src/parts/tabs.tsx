import { type KeyboardEvent, type ReactNode, useId } from 'react'

export type TabItem = { key: string; label: string; children: ReactNode }

type TabsProps = { label: string; current: string; items: TabItem[]; onChange: (key: string) => void }

/** Tabs that scroll sideways on a narrow screen; arrow keys move between them. */
export function PlainTabs({ label, current, items, onChange }: TabsProps) {
  // Tabs may stand inside a tab: ids are this list's own.
  const id = useId()
  const shown = items.find(({ key }) => key === current) ?? items[0]
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || shown === undefined) return
    event.preventDefault()
    const next = items[(items.indexOf(shown) + step + items.length) % items.length]
    if (next === undefined) return
    onChange(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <>
      <div className="plain-tabs" role="tablist" aria-label={label}>
        {items.map((item) => (
          <button
            key={item.key}
            id={`${id}-${item.key}`}
            type="button"
            role="tab"
            aria-selected={item === shown}
            aria-controls={`${id}-panel`}
            tabIndex={item === shown ? 0 : -1}
            onClick={() => onChange(item.key)}
            onKeyDown={move}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown?.key ?? ''}`}>
        {shown?.children}
      </div>
    </>
  )
}
