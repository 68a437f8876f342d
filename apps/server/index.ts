/** The server, for the command line, the demo, tests and the bench. */
export { createServer } from './server.ts'
export type { RunningApp, ServerOptions } from './server.ts'
export { PROGRAM_VERSION, casesOf, composeServer, projectFolder, startServer } from './start.ts'
export type { House, Running, StartOptions } from './start.ts'
export type { ImportTarget, RoleLabels, ServerContext } from './context.ts'
export { clockNow, moveClock } from './routes/demo-clock.ts'
export { loadKeys } from './keys.ts'
export type { Keys } from './keys.ts'
