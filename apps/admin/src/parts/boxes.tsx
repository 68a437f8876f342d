import type { ReactNode } from 'react'

type BoxProps = { label: string; children: ReactNode; className?: string }

/** A part that scrolls sideways by itself; it takes the focus so that arrow keys can move it. */
export function ScrollBox({ label, children, className = 'table-scroll' }: BoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable part must be reachable by keyboard
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** Controls that belong together, named for those who do not see them side by side. */
export function Group({ label, children, className = '' }: BoxProps) {
  return (
    <fieldset className={`group ${className}`} aria-label={label}>
      {children}
    </fieldset>
  )
}

/** For `ref`: puts the focus into a control that a person has just asked for. */
export function focusOnMount(element: { focus: () => void } | null): void {
  element?.focus()
}
