/** The router of title review: one pure function and the rules that stand on it. */
export * from './delegation.ts'
export * from './offices.ts'
export * from './plan.ts'
export * from './route.ts'
export * from './rules.ts'
export * from './territory.ts'
