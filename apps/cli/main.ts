/** `guicheng`: the same use cases from a terminal. */
import { DatabaseRefused } from '#platform/database'
import { UsageRefused } from './arguments.ts'
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
  {
    name: 'lint',
    arguments: '[--json|--sarif|--html 标注稿|--xlsx 批注稿] 文件或文件夹…',
    summary: '校核公文：数字、合计、日期、文号、个人信息等；单位预算工作簿另按预算公开的规则检查',
    run: async (args) => (await import('./lint-command.ts')).lintCommand(args),
  },
  {
    name: 'clauses',
    arguments: '[--json] [--gaps] [--built 规定] [--recorded]',
    summary: '各规定的条款及其落实情况；--gaps 列出缺口，--built 按已建要求某规定没有缺口',
    run: async (args) => (await import('./clauses-command.ts')).clausesCommand(args),
  },
  {
    name: 'clause',
    arguments: '[--json] 编号',
    summary: '查看一条条款',
    run: async (args) => (await import('./document-commands.ts')).clauseCommand(args),
  },
  {
    name: 'verify',
    arguments: '[--json]',
    summary: '重算台账、状态、期限、占用和名册并比对',
    run: async (args) => (await import('./database-commands.ts')).verifyCommand(args),
  },
  {
    name: 'repair',
    arguments: '[--apply]',
    summary: '列出并执行本版本对程序差错的更正（逐件留痕）',
    run: async (args) => (await import('./repair-command.ts')).repairCommand(args),
  },
  {
    name: 'replay',
    arguments: '[--json]',
    summary: '以存档的事实重新判定每一次办理并比对',
    run: async (args) => (await import('./replay-command.ts')).replayCommand(args),
  },
  {
    name: 'import',
    arguments: '名册 文件 --tenant 辖区',
    summary: '导入名册（先试导入；加 --commit 才写入）',
    run: async (args) => (await import('./register-commands.ts')).importCommand(args),
  },
  {
    name: 'export',
    arguments: '名册 文件 --tenant 辖区',
    summary: '导出名册为 Excel',
    run: async (args) => (await import('./register-commands.ts')).exportCommand(args),
  },
  {
    name: 'seed',
    arguments: '--tenant 辖区 --as 帐号',
    summary: '为空的名册写入初始内容（名词解释、句式、公开表式等）',
    run: async (args) => (await import('./register-commands.ts')).seedCommand(args),
  },
  {
    name: 'scan',
    arguments: '文件夹 --tenant 辖区 --as 帐号',
    summary: '归档扫描件：按每页的二维码归到对应事项',
    run: async (args) => (await import('./scan-command.ts')).scanCommand(args),
  },
  {
    name: 'meeting',
    arguments: 'pack|serve|seal|back',
    summary: '把一个评审会打包到会场的电脑，离线办理，签名带回（在外期间本处锁定）',
    run: async (args) => (await import('./meeting-commands.ts')).meetingCommand(args),
  },
  {
    name: 'ballot',
    arguments: 'signer|box --folder 文件夹',
    summary: '运行无记名投票的签发处或票箱（各由一个单位掌管）；ballot trust 登记另一台机器上的一处',
    run: async (args) => (await import('./office-commands.ts')).ballotCommand(args),
  },
  {
    name: 'checkpoint',
    arguments: '',
    summary: '立即为各辖区的台账做一个存证点',
    run: async () => (await import('./database-commands.ts')).checkpointCommand(),
  },
  {
    name: 'backup',
    arguments: '文件夹',
    summary: '备份数据库、文件和密钥（服务可继续运行）',
    run: async (args) => (await import('./database-commands.ts')).backupCommand(args),
  },
  {
    name: 'restore',
    arguments: '文件夹 [--until 时刻]',
    summary: '恢复备份到空的数据文件夹并核对',
    run: async (args) => (await import('./database-commands.ts')).restoreCommand(args),
  },
  {
    name: 'migrate',
    arguments: '',
    summary: '升级数据库结构',
    run: async () => (await import('./database-commands.ts')).migrateCommand(),
  },
  {
    name: 'user',
    arguments: '帐号 --tenant … --name …',
    summary: '建立首个管理员帐号',
    run: async (args) => (await import('./database-commands.ts')).userCommand(args),
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
    const portTaken = portFault(error)
    if (portTaken !== undefined) {
      warn(portTaken)
      return 1
    }
    const expected =
      error instanceof DatabaseRefused || error instanceof SettingRefused || error instanceof UsageRefused
    if (!expected) throw error
    warn(error.message)
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
