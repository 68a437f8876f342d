/** `guicheng`: the same use cases from a terminal. */
import { DatabaseRefused } from '#platform/database'
import { SettingRefused } from './environment.ts'
import { say, warn } from './say.ts'

interface Command {
  readonly name: string
  readonly arguments: string
  readonly summary: string
  /** Answers the exit status. */
  readonly run: (args: readonly string[]) => Promise<number>
}

const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    arguments: '',
    summary: '启动服务（DATABASE_URL 指定数据库，否则用自带的数据库）',
    run: async () => (await import('./serve.ts')).serve(false),
  },
  {
    name: 'demo',
    arguments: '[--prepare]',
    summary: '启动演示；--prepare 只写入演示数据',
    run: async (args) => {
      const { prepare, serve } = await import('./serve.ts')
      return args.includes('--prepare') ? prepare() : serve(true)
    },
  },
]

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    say(help())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined) {
    warn(`没有命令“${name}”。\n${help()}`)
    return 2
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof DatabaseRefused || error instanceof SettingRefused)) throw error
    warn(error.message)
    return 1
  }
}

function help(): string {
  const lines = COMMANDS.map(
    ({ name, arguments: rest, summary }) => `  ${`${name} ${rest}`.padEnd(34)} ${summary}`,
  )
  return [
    '用法：guicheng 命令 [参数]',
    '',
    ...lines,
    '',
    '环境变量：PORT（默认 8080）、GUICHENG_DATA（默认 ./data）、DATABASE_URL、GUICHENG_ORIGIN',
  ].join('\n')
}

process.exitCode = await main()
