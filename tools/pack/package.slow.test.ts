/**
 * The packed checker as another project gets it: `npm pack` in a copy of the project, the tarball installed without a registry
 * into an empty folder, and used there as a library, with its types, and as a command.
 */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { projectFiles } from '../check/files.ts'

const root = resolve(import.meta.dirname, '../..')
const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, ...environment } = process.env
const program = `
import { readFileSync } from 'node:fs'
import { checkFile, checkText } from 'guicheng/lint'
const check = await checkFile(readFileSync('附表.csv'), '附表.csv')
console.log(JSON.stringify([
  checkText('会议定于2023年2月29日召开。', '通知.txt').findings.map(({ rule }) => rule),
  check.ok && check.report.findings.map(({ rule }) => rule),
]))
`
const consumer = `
import { type DocumentReport, checkText } from 'guicheng/lint'
export const report: DocumentReport = checkText('会议定于2023年2月29日召开。', '通知.txt')
export const grades: readonly ('error' | 'inconsistency' | 'doubt' | 'note')[] = report.findings.map(({ grade }) => grade)
`

void describe('the packed checker', () => {
  let folder = ''
  let copy = ''
  let use = ''
  let manifest = ''
  const run = (command: string, args: readonly string[], cwd: string): string =>
    execFileSync(command, args, {
      cwd,
      env: { ...environment, PATH: `${dirname(process.execPath)}${delimiter}${environment['PATH'] ?? ''}` },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guicheng-package-'))
    copy = join(folder, 'project')
    use = join(folder, 'use')
    for (const path of projectFiles(root)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      copyFileSync(join(root, path), join(copy, path))
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    manifest = readFileSync(join(copy, 'package.json'), 'utf8')
    mkdirSync(use)
    writeFileSync(
      join(use, 'package.json'),
      '{"name":"use","version":"1.0.0","private":true,"type":"module"}',
    )
    writeFileSync(join(use, '通知.txt'), '会议定于2023年2月29日召开。\n')
    writeFileSync(join(use, '附表.csv'), '项目,金额（万元）\n甲,1.00\n乙,2.00\n合计,4.00\n')
    run('npm', ['pack', '--pack-destination', folder], copy)
    const cache = ['--cache', join(folder, 'cache'), '--offline', '--omit=optional']
    run('npm', ['install', ...cache, join(folder, 'guicheng-0.1.0.tgz')], use)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  void it('leaves the project as it was', () => {
    assert.equal(readFileSync(join(copy, 'package.json'), 'utf8'), manifest)
    const appeared = projectFiles(copy).filter((path) => !existsSync(join(root, path)))
    assert.deepEqual(appeared, [])
    assert.equal(existsSync(join(copy, 'dist')), false)
  })

  void it('holds what the checker needs and no other package', () => {
    const inside = join(use, 'node_modules/guicheng')
    const { dependencies } = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')) as {
      dependencies: object
    }
    assert.deepEqual(Object.keys(dependencies), ['@hyzyla/pdfium', 'hucre', 'parse5', 'saxes', 'yaml', 'zod'])
    assert.equal(existsSync(join(inside, 'dist/platform/database')), false)
    assert.equal(existsSync(join(inside, 'dist/kernel/time/index.js')), true)
    assert.equal(existsSync(join(inside, 'tools')), false)
  })

  void it('checks as a library, files in the thread that reads them', () => {
    writeFileSync(join(use, 'check.js'), program)
    assert.deepEqual(JSON.parse(run(process.execPath, ['check.js'], use)), [
      ['date-exists'],
      ['column-total'],
    ])
  })

  void it('says on an old Node which one it needs', () => {
    const old = `delete globalThis.Temporal; await import('guicheng/lint')`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', old], {
      cwd: use,
      encoding: 'utf8',
    })
    assert.notEqual(ran.status, 0)
    assert.match(ran.stderr, /需要 Node 26/)
  })

  void it('has types that a strict project compiles against', () => {
    writeFileSync(join(use, 'consumer.ts'), consumer)
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext', '--types', '']
    run(join(root, 'node_modules/.bin/tsc'), ['--ignoreConfig', ...strict, 'consumer.ts'], use)
    writeFileSync(join(use, 'wrong.ts'), `import { checkText } from 'guicheng/lint'\ncheckText(1, 2)\n`)
    const wrong = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--ignoreConfig', ...strict, 'wrong.ts'], {
      cwd: use,
    })
    assert.notEqual(wrong.status, 0)
  })

  void it('checks as a command, with the exit status of a document that has an error', () => {
    const command = join(use, 'node_modules/.bin/guicheng')
    const lint = spawnSync(process.execPath, [command, 'lint', '--json', '通知.txt'], {
      cwd: use,
      encoding: 'utf8',
    })
    assert.equal(lint.status, 1)
    const { findings } = JSON.parse(lint.stdout) as { findings: readonly { rule: string }[] }
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['date-exists'],
    )
    const other = spawnSync(process.execPath, [command, 'serve'], { cwd: use, encoding: 'utf8' })
    assert.equal(other.status, 2)
    assert.match(other.stderr, /这里只装了公文校核/)
  })
})
