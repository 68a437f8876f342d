/**
 * The process of one office. Reads its plan (JSON with the passphrase) as the first line of its input, so that no argument list
 * shows it, answers one line of JSON when it listens, and ends when its input ends, which it does however its parent dies.
 */
import { createInterface } from 'node:readline'
import { type OfficePlan, type RunningOffice, runOffice } from './run-office.ts'

const lines = createInterface({ input: process.stdin })
const plan = await new Promise<string>((resolve) => {
  lines.once('line', resolve)
})
let running: RunningOffice | undefined
const end = async (): Promise<void> => {
  await running?.stop()
  process.exit(0)
}
lines.once('close', () => void end())
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(name, () => void end())

const answer = await runOffice(JSON.parse(plan) as OfficePlan)
if ('refused' in answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exit(0)
}
running = answer
process.stdout.write(`${JSON.stringify({ control: answer.control, votersPort: answer.votersPort })}\n`)
