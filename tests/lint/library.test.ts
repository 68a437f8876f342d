/** `guicheng/lint` as another project uses it: installed from its folder, no server, no database. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'

const root = resolve(import.meta.dirname, '../..')

const program = `
import { annotatedHtml, checkFile, checkText, jsonReport, statusOfReport } from 'guicheng/lint'
const report = checkText('会议定于2023年2月29日召开。', '通知.txt')
const file = await checkFile(new TextEncoder().encode('会议定于2024年2月29日召开。'), '通知.txt')
const broken = await checkFile(new Uint8Array([0, 1, 2]), '坏.txt')
console.log(JSON.stringify({
  rules: report.findings.map(({ rule }) => rule),
  status: [statusOfReport(report), file.ok && statusOfReport(file.report)],
  marked: file.ok && annotatedHtml(file.document, file.report).startsWith('<!doctype html>'),
  json: Object.keys(jsonReport(report)),
  problems: broken.ok ? [] : broken.problems,
}))
`

void describe('the library', () => {
  void it('checks text and files from a project elsewhere', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-library-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/guicheng'))
    writeFileSync(join(folder, 'check.mjs'), program)
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, ...env } = process.env
    const out = execFileSync(process.execPath, ['check.mjs'], { cwd: folder, env, encoding: 'utf8' })
    const said = JSON.parse(out) as Record<string, unknown>
    assert.deepEqual(said['rules'], ['date-exists'])
    assert.deepEqual(said['status'], [1, 0])
    assert.equal(said['marked'], true)
    assert.deepEqual(said['json'], ['findings', 'checks'])
    assert.equal((said['problems'] as string[]).length, 1)
  })
})
