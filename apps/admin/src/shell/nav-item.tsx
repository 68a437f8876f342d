import type { ReactNode } from 'react'

/** What every link of the navigation carries. */
export const current = { activeProps: { 'aria-current': 'page' as const }, className: 'nav-link' }

/** A line of the navigation with its sign. */
export function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span className="nav-icon" aria-hidden="true">
        {icon}
      </span>
      {children}
    </li>
  )
}
