/** Names that the kernel's companions take; no procedure may have an act of the same name. */
const companionNames = [
  'Receive',
  'Withdraw',
  'Return',
  'Answer',
  'Urge',
  'Undo',
  'RequestReinstatement',
  'DecideReinstatement',
] as const

/** Acts that only the platform appends: repair of our own fault, erasure under a retention clause, reminders of a deadline. */
export const platformActs = ['Repaired', 'ErasePersonalData', 'Remind'] as const

export type CompanionName = (typeof companionNames)[number]

export function isCompanion(name: string): name is CompanionName {
  return (companionNames as readonly string[]).includes(name)
}
