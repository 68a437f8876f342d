/** What the command line says of itself. */
import { type Command, commands } from './commands.ts'

const lineOf = ({ name, arguments: rest }: Command): string => `${name} ${rest}`.trimEnd()

/** All commands, each with what it takes and does. */
export function overview(): string {
  return [
    '用法：guicheng 命令 [参数]；guicheng 命令 --help 说明一个命令',
    '',
    ...commands.flatMap((command) => [`  ${lineOf(command)}`, `      ${command.summary}`]),
    '',
    '环境变量：PORT（默认 8080）、HOST（默认 0.0.0.0）、GUICHENG_DATA（默认 ./data）、DATABASE_URL、GUICHENG_ORIGIN、GUICHENG_ARCHIVE',
  ].join('\n')
}

/** One command: its usage and what it does. */
export async function explain(command: Command): Promise<string> {
  const usage = (await command.usage?.()) ?? `用法：guicheng ${lineOf(command)}`
  return `${usage}\n${command.summary}`
}
