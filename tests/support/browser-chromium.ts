import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** How to start the browser: its file and its whole environment. */
export type BrowserProgram = { executablePath: string; args: string[]; env: Record<string, string> }

const resolve = createRequire(import.meta.url).resolve

/**
 * The Chromium of `@sparticuz/chromium`, unpacked once per version and account under the temporary folder, with our
 * own Chinese fonts. Safe to call from several processes at once: each unpacks beside the target and renames.
 * Works without any system package: libraries that the machine lacks come from the same npm package.
 */
export function browserProgram(): BrowserProgram {
  const folder = unpackedFolder()
  const executablePath = join(folder, 'chromium')
  const env = { ...inheritedEnv(), FONTCONFIG_FILE: fontConfig(folder) }
  const bundled = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  // The package's own args hold --single-process, with which the browser dies when a page closes: never use them.
  const args = ['--no-sandbox']
  return { executablePath, args, env: starts(executablePath, env) ? env : bundled }
}

/** Our environment without what the test runners put there for their own children. */
function inheritedEnv(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_|FONTCONFIG_|LD_LIBRARY_PATH$)/.test(name),
  )
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function unpackedFolder(): string {
  const { version } = JSON.parse(readFileSync(packageFile('@sparticuz/chromium'), 'utf8')) as {
    version: string
  }
  const account = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `guicheng-chromium-${version}-${account}`)
  if (!existsSync(folder)) unpack(folder)
  if (lstatSync(folder).uid !== account) {
    throw new Error(`${folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own`)
  }
  return folder
}

function unpack(folder: string): void {
  const staging = mkdtempSync(`${folder}-`)
  execFileSync(process.execPath, [join(import.meta.dirname, 'browser-unpack.ts')], {
    env: { ...inheritedEnv(), TMPDIR: staging },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    // Another process was quicker; its folder is as good as ours.
    if (!existsSync(folder)) throw error
  }
}

/** Writes (once) the font configuration: sans and serif text both have Chinese, whatever the machine offers. */
function fontConfig(folder: string): string {
  const file = join(folder, 'fonts.conf')
  const fonts = ['noto-sans-sc', 'noto-serif-sc'].map((name) =>
    dirname(packageFile(`@expo-google-fonts/${name}`)),
  )
  const regular = fonts.flatMap((font) => [join(font, '400Regular'), join(font, '700Bold')])
  const alias = (family: string, chosen: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${chosen}</family></prefer></alias>`
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${regular.map((path) => `<dir>${escapeXml(path)}</dir>`).join('\n')}
<cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>
${alias('sans-serif', 'Noto Sans SC')}
${alias('serif', 'Noto Serif SC')}
${alias('monospace', 'Noto Sans SC')}
</fontconfig>
`
  // The project may have moved since the browser was unpacked: the fonts lie in its node_modules.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    mkdirSync(join(folder, 'font-cache'), { recursive: true })
    const temporary = `${file}.${process.pid}`
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  }
  return file
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A package's package.json; asked by way of its entry, because not every package exports the file. */
function packageFile(name: string): string {
  let folder = dirname(resolve(name))
  while (!existsSync(join(folder, 'package.json')) || !folder.endsWith(join(...name.split('/')))) {
    if (folder === dirname(folder)) throw new Error(`no package.json found for ${name}`)
    folder = dirname(folder)
  }
  return join(folder, 'package.json')
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  return spawnSync(executablePath, ['--version'], { env, stdio: 'ignore' }).status === 0
}
