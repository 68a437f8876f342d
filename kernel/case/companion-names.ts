/** Names that the kernel's companions of a hand-over take; no procedure may have an act of the same name. */
export const companionNames = ['Receive', 'Withdraw', 'Return', 'Answer', 'Urge', 'Undo'] as const

export type CompanionName = (typeof companionNames)[number]

export function isCompanion(name: string): name is CompanionName {
  return (companionNames as readonly string[]).includes(name)
}
