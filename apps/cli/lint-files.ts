/** What `guicheng lint` is given: files, folders with all files the readers know in them, and text on standard input. */
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CheckChoice, type PublicCheck, checkPastedText, checkPublicFile } from '../server/lint-check.ts'

/** A file that was checked, under the path it was given by; `-` for standard input. */
export type LintedFile = { readonly file: string; readonly check: PublicCheck }

const readable = /\.(?:xlsx|xls|csv|docx|pdf|html?|txt|md)$/i

/** Files as they are; of a folder every readable file in it and below, without the lock files of open ones. */
export async function filesAt(
  path: string,
): Promise<{ readonly folder: boolean; readonly files: readonly string[] }> {
  if (path === '-') return { folder: false, files: [path] }
  const about = await stat(path).catch(() => undefined)
  if (about?.isDirectory() !== true) return { folder: false, files: [path] }
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && readable.test(entry.name) && !/^(?:~\$|\.)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  return { folder: true, files: files.toSorted() }
}

/** Checks the file at a path, or what comes on standard input. */
export async function lintFile(path: string, choice: CheckChoice): Promise<LintedFile> {
  if (path === '-')
    return { file: path, check: checkPastedText(await textFrom(process.stdin), '标准输入', choice) }
  const name = basename(path)
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { file: path, check: { ok: false, name, problems: [`打不开：${why}`] } }
  }
  return { file: path, check: await checkPublicFile(bytes, name, choice) }
}

async function textFrom(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new TextDecoder().decode(Buffer.concat(parts))
}
