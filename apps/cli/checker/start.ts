#!/usr/bin/env node
/**
 * `guicheng` as the packed checker installs it. Only what an old Node knows stands here: it may be one that starts this
 * file, and the checker itself needs Node 26, which npm brings along where it can.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const args = process.argv.slice(2)

/** The Node of an installed package for this machine; undefined where none is installed. */
function broughtNode(): string | undefined {
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  for (const name of [`node-${system}`, `node-bin-${system}`]) {
    try {
      const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
      const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
      if (existsSync(program) && program !== process.execPath) return program
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error
    }
  }
  return undefined
}

async function start(): Promise<number> {
  if ('Temporal' in globalThis) return (await import('./main.ts')).checkerMain(args)
  const node = broughtNode()
  if (node === undefined) {
    process.stderr.write(
      `公文校核需要 Node 26 或更高版本，现在运行的是 ${process.version}。请升级 Node 后重试。\n`,
    )
    return 2
  }
  const { error, status } = spawnSync(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' })
  if (error !== undefined) throw error
  return status ?? 2
}

process.exitCode = await start()
