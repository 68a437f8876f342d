/** `guicheng`: the same use cases from a terminal. */
import { DatabaseRefused } from '#platform/database'
import { UsageRefused, asksForHelp } from './arguments.ts'
import { commands } from './commands.ts'
import { SettingRefused } from './environment.ts'
import { explain, overview } from './help.ts'
import { say, warn } from './say.ts'

async function main(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2)
  const [name, ...args] = first === 'help' && rest.length > 0 ? [rest[0], '--help'] : [first, ...rest]
  if (name === undefined || asksForHelp(name) || name === 'help') {
    say(overview())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    warn(`没有命令“${name}”。\n${overview()}`)
    return 2
  }
  if (args.some(asksForHelp)) {
    say(await explain(command))
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    const portTaken = portFault(error)
    if (portTaken !== undefined) {
      warn(portTaken)
      return 1
    }
    const expected =
      error instanceof DatabaseRefused || error instanceof SettingRefused || error instanceof UsageRefused
    if (!expected) throw error
    warn(error.message === '' ? await explain(command) : error.message)
    return error instanceof UsageRefused ? 2 : 1
  }
}

/** Why the port could not be listened on; undefined for any other error. */
function portFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('port' in error)) return undefined
  const port = String(error.port)
  if (error.code === 'EADDRINUSE')
    return `端口 ${port} 已被其他程序占用：请停止它，或用环境变量 PORT 换一个端口。`
  if (error.code === 'EACCES') return `没有权限使用端口 ${port}：请用 PORT 换成 1024 以上的端口。`
  return undefined
}

process.exitCode = await main()
