import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Lockfile, completeLock, missingOptionals, platformEntry } from './complete.ts'

describe('the lockfile', () => {
  it('holds every optional package of every platform, so that `npm ci` takes it (repair: node tools/lock/complete.ts)', () => {
    const lock = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
    ) as Lockfile
    assert.ok(Object.keys(lock.packages).length > 100)
    assert.deepEqual(
      missingOptionals(lock).map(({ name }) => name),
      [],
    )
  })
  it('is completed by platform, read off the package’s name', () => {
    assert.deepEqual(platformEntry('@a/binding-linux-arm64-musl', '1.2.3'), {
      version: '1.2.3',
      cpu: ['arm64'],
      optional: true,
      os: ['linux'],
      libc: ['musl'],
    })
    assert.deepEqual(platformEntry('@a/b-darwin-x64', '^1.0.0'), {
      version: '1.0.0',
      cpu: ['x64'],
      optional: true,
      os: ['darwin'],
    })
    assert.equal(platformEntry('@a/plain', '1.0.0'), undefined)
    const lock: Lockfile = {
      packages: {
        'node_modules/z': {
          version: '1',
          optionalDependencies: { 'z-win32-x64': '1.0.0', 'z-extra': '2.0.0' },
        },
      },
    }
    const done = completeLock(lock)
    assert.deepEqual([done.added, done.unknown], [['node_modules/z-win32-x64'], ['z-extra']])
    assert.deepEqual(
      missingOptionals(done.lock).map(({ name }) => name),
      ['z-extra'],
    )
  })
})
