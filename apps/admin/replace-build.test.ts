import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { keptMs, replaceBuild } from './replace-build.ts'

describe('a build in the place of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  after(() => rmSync(folder, { recursive: true }))
  const standing = join(folder, 'dist')

  /** Puts a build of these files in its place and tells what stands then. */
  function replaced(files: readonly string[], now: number): string[] {
    const finished = join(folder, 'finished')
    mkdirSync(join(finished, 'assets'), { recursive: true })
    writeFileSync(join(finished, 'index.html'), files.join(' '))
    for (const name of files) writeFileSync(join(finished, 'assets', name), name)
    replaceBuild({ finished, standing, record: join(folder, 'replaced.json'), now })
    assert.equal(readFileSync(join(standing, 'index.html'), 'utf8'), files.join(' '))
    assert.deepEqual(readdirSync(folder).toSorted(), ['dist', 'replaced.json'])
    return readdirSync(join(standing, 'assets')).toSorted()
  }

  it('keeps the files of earlier builds until their time is over, and its own always', () => {
    assert.deepEqual(replaced(['app-1.js', 'font.woff2'], 0), ['app-1.js', 'font.woff2'])
    assert.deepEqual(replaced(['app-2.js', 'font.woff2'], 1000), ['app-1.js', 'app-2.js', 'font.woff2'])
    assert.equal(readFileSync(join(standing, 'assets', 'app-1.js'), 'utf8'), 'app-1.js')
    assert.deepEqual(replaced(['app-3.js', 'font.woff2'], 1000 + keptMs), [
      'app-1.js',
      'app-2.js',
      'app-3.js',
      'font.woff2',
    ])
    assert.deepEqual(replaced(['app-3.js', 'font.woff2'], 1001 + keptMs), [
      'app-2.js',
      'app-3.js',
      'font.woff2',
    ])
  })

  it('takes up again a file that an earlier build had', () => {
    assert.ok(replaced(['app-2.js'], 1002 + keptMs).includes('app-2.js'))
    assert.ok(replaced(['app-4.js'], 5000 + 2 * keptMs).includes('app-2.js'))
  })

  it('does without a record', () => {
    writeFileSync(join(folder, 'replaced.json'), '[]')
    assert.ok(replaced(['app-5.js'], 6000 + 9 * keptMs).includes('app-4.js'))
  })
})
