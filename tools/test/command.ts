import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** The project's root folder, without a trailing separator. */
export const root = join(import.meta.dirname, '..', '..')

export type CommandResult = { code: number; output: string }

/**
 * Runs a tool of `node_modules/.bin` in the project's root, on the pinned Node, and returns its exit code and
 * everything it printed (ANSI colours off). A tool that cannot be started, or dies by a signal, has code 127.
 */
export function runTool(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const bin = join(root, 'node_modules', '.bin')
  return runCommand(join(bin, tool), args, { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...env })
}

/** Runs any command in the project's root; see {@link runTool}. */
export function runCommand(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<CommandResult>((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) =>
      resolve({ code: code ?? 127, output: Buffer.concat(chunks).toString('utf8') }),
    )
  })
}
