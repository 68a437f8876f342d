/** The command line of the packed checker: `guicheng lint`, which is the product's own, and nothing else. */
import { UsageRefused, asksForHelp } from '../arguments.ts'
import { lintCommand, lintUsage } from '../lint-command.ts'
import { say, warn } from '../say.ts'

/** Runs `guicheng …` and answers the exit status: that of {@link lintCommand}, or 2 where the words are not understood. */
export async function checkerMain(words: readonly string[]): Promise<number> {
  const [name, ...args] = words
  if (
    name === undefined ||
    name === 'help' ||
    asksForHelp(name) ||
    (name === 'lint' && args.some(asksForHelp))
  ) {
    say(lintUsage)
    return name === undefined ? 2 : 0
  }
  if (name !== 'lint') {
    warn(`没有命令“${name}”：这里只装了公文校核，其余命令在完整的规程里。\n${lintUsage}`)
    return 2
  }
  try {
    return await lintCommand(args)
  } catch (error) {
    if (!(error instanceof UsageRefused)) throw error
    warn(error.message === '' ? lintUsage : error.message)
    return 2
  }
}
