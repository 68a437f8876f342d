import type { Cases } from '#platform/cases'

export async function tellBudgets(_cases: Cases): Promise<void> {}
