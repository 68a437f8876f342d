/** Unit budgets: figures as printed, the tables they stand in, and every check of the instrument. */
export * from './checks/index.ts'
export * from './figures-proposal.ts'
export * from './figures-working.ts'
export * from './figures.ts'
export * from './funds.ts'
export * from './narrative.ts'
export * from './tables.ts'
export * from './workbook.ts'
