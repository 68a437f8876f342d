/** The commands of `guicheng`: what each is called, takes and does. */

export interface Command {
  readonly name: string
  /** What may follow the name, as usage lines write it. */
  readonly arguments: string
  readonly summary: string
  /** The usage of a command that has commands of its own, or more to say than one line. */
  readonly usage?: () => Promise<string>
  /** Answers the exit status. */
  readonly run: (args: readonly string[]) => Promise<number>
}

/** Every command, in the order of the help. A module is loaded when its command runs. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    arguments: '',
    summary: '启动服务（DATABASE_URL 指定数据库，否则用自带的数据库）',
    run: async (args) => (await import('./serve.ts')).serveCommand(args),
  },
  {
    name: 'demo',
    arguments: '[--prepare]',
    summary: '启动演示；--prepare 只写入演示数据',
    run: async (args) => (await import('./serve.ts')).demoCommand(args),
  },
  {
    name: 'lint',
    arguments: '[--json|--sarif|--html 标注稿|--xlsx 批注稿] 文件或文件夹…',
    summary: '校核公文：数字、合计、日期、文号、个人信息等；单位预算工作簿另按预算公开的规则检查',
    usage: async () => (await import('./lint-command.ts')).lintUsage,
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
    summary: '查看一条条款，如 shizhu-budget-2023/n.3.b；也可写编号或名称的一部分',
    run: async (args) => (await import('./document-commands.ts')).clauseCommand(args),
  },
  {
    name: 'verify',
    arguments: '[--json]',
    summary: '重算台账、状态、期限、占用、名册和访问记录并比对',
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
    name: 'trace',
    arguments: '件编号 --tenant 辖区 [--act 第几步]',
    summary: '列出一件的每一步依据哪些条款、哪些事实作出判定',
    run: async (args) => (await import('./trace-command.ts')).traceCommand(args),
  },
  {
    name: 'import',
    arguments: '名册 文件 --tenant 辖区 [--from 生效日期] [--json] [--commit --as 帐号]',
    summary: '导入名册（先试导入；加 --commit 才写入）',
    run: async (args) => (await import('./register-commands.ts')).importCommand(args),
  },
  {
    name: 'export',
    arguments: '名册 文件.xlsx --tenant 辖区 [--on 日期]',
    summary: '导出名册为 Excel',
    run: async (args) => (await import('./register-commands.ts')).exportCommand(args),
  },
  {
    name: 'seed',
    arguments: '--tenant 辖区 --as 帐号 [--from 生效日期]',
    summary: '为空的名册写入初始内容（名词解释、句式、公开表式等）',
    run: async (args) => (await import('./register-commands.ts')).seedCommand(args),
  },
  {
    name: 'scan',
    arguments: '文件夹或文件… --tenant 辖区 --as 帐号 [--role 岗位] [--json]',
    summary: '归档扫描件：按每页的二维码归到对应事项',
    run: async (args) => (await import('./scan-command.ts')).scanCommand(args),
  },
  {
    name: 'meeting',
    arguments: 'pack|serve|seal|back',
    summary: '把一个评审会打包到会场的电脑，离线办理，签名带回（在外期间本处锁定）',
    usage: async () => (await import('./meeting-commands.ts')).meetingUsage,
    run: async (args) => (await import('./meeting-commands.ts')).meetingCommand(args),
  },
  {
    name: 'ballot',
    arguments: 'signer|box|trust',
    summary: '运行无记名投票的签发处或票箱（各由一个单位掌管）；ballot trust 登记另一台机器上的一处',
    usage: async () => (await import('./office-commands.ts')).ballotUsage,
    run: async (args) => (await import('./office-commands.ts')).ballotCommand(args),
  },
  {
    name: 'checkpoint',
    arguments: '',
    summary: '立即为各辖区的台账做一个存证点',
    run: async (args) => (await import('./database-commands.ts')).checkpointCommand(args),
  },
  {
    name: 'backup',
    arguments: '文件夹',
    summary: '备份数据库、文件和密钥（服务可继续运行）',
    run: async (args) => (await import('./database-commands.ts')).backupCommand(args),
  },
  {
    name: 'restore',
    arguments: '文件夹 [--until 时刻] [--archive 归档文件夹] [--secrets 密钥文件夹]',
    summary: '恢复备份到空的数据文件夹并核对',
    run: async (args) => (await import('./database-commands.ts')).restoreCommand(args),
  },
  {
    name: 'migrate',
    arguments: '',
    summary: '升级数据库结构',
    run: async (args) => (await import('./database-commands.ts')).migrateCommand(args),
  },
  {
    name: 'user',
    arguments:
      '帐号 --tenant 辖区编号 --name 姓名 [--tenant-name 辖区名称] [--role 角色] [--password 初始密码]',
    summary: '建立首个管理员帐号；初始密码也可由环境变量 GUICHENG_PASSWORD 指定',
    run: async (args) => (await import('./database-commands.ts')).userCommand(args),
  },
]
