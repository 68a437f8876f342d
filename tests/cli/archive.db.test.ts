/** The log of the embedded database is kept where `GUICHENG_ARCHIVE` says, by commands that run it and by a backup. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { backup, migrate } from '#platform/database'
import { openConfigured, readEnvironment } from '../../apps/cli/environment.ts'

const segments = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name))

describe('the archived log', () => {
  it('is kept while a command runs the database, and goes on through a backup that starts it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-archive-'))
    t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
    const archive = join(folder, '日志')
    const environment = readEnvironment({ GUICHENG_DATA: join(folder, 'data'), GUICHENG_ARCHIVE: archive })
    const opened = await openConfigured(environment)
    try {
      await migrate(opened.database)
      const { rows } = await opened.database.app.query<{ archive_mode: string }>('show archive_mode')
      assert.equal(rows[0]?.archive_mode, 'on')
    } finally {
      await opened.close()
    }
    const before = segments(archive).length
    await backup(join(folder, 'backup'), { data: environment.dataFolder, archive })
    assert.ok(segments(archive).length > before, segments(archive).join(' '))
  })

  it('is not kept unless it is asked for', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-archive-'))
    t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
    const opened = await openConfigured(readEnvironment({ GUICHENG_DATA: join(folder, 'data') }))
    try {
      const { rows } = await opened.database.app.query<{ archive_mode: string }>('show archive_mode')
      assert.equal(rows[0]?.archive_mode, 'off')
    } finally {
      await opened.close()
    }
  })
})
