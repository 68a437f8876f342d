/** The public side: server-rendered pages that work without scripts. */
export { portalRoutes } from './routes.ts'
export { sendNotFound } from './reply.ts'
export type * from './sources.ts'
export type { BudgetKey } from './addresses.ts'
