import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { lintCommand } from '../../apps/cli/lint-command.ts'
import { checkText, statusOf } from '../../apps/cli/lint-text.ts'

let folder = ''
const file = (name: string) => join(folder, name)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guicheng-lint-text-'))
  await writeFile(file('clean.txt'), '全年受理总数为1260件，办结1105件，退回98件，在办57件。\n')
  await writeFile(file('wrong.md'), '# 情况\n\n全年受理总数为2260件，办结1105件，退回98件，在办57件。\n')
  await writeFile(file('doubt.txt'), '场地不低于500平方米以上。\n')
  await writeFile(file('binary.txt'), new Uint8Array([0, 1, 2, 0xff, 0xfe, 0]))
})
after(() => rm(folder, { recursive: true, force: true }))

void describe('running text on the command line', () => {
  void it('ends with 0 without errors, doubts included, with 1 with an error, with 2 when it cannot be read', async () => {
    assert.equal(statusOf(await checkText(file('clean.txt'))), 0)
    assert.equal(statusOf(await checkText(file('doubt.txt'))), 0)
    assert.equal(statusOf(await checkText(file('wrong.md'))), 1)
    assert.equal(statusOf(await checkText(file('binary.txt'))), 2)
    assert.equal(statusOf(await checkText(file('absent.txt'))), 2)
  })
  void it('names the line and what stands there', async () => {
    const checked = await checkText(file('wrong.md'))
    assert.ok('report' in checked)
    const [finding] = checked.report.findings
    assert.equal(finding?.where.line, 3)
    assert.equal(finding?.where.sheet, '情况')
    assert.equal(finding?.stated, '2260件')
  })
  void it('gives the gravest status of several', async () => {
    assert.equal(await lintCommand([file('clean.txt'), file('wrong.md')]), 1)
    assert.equal(await lintCommand([file('clean.txt'), file('doubt.txt')]), 0)
  })
})
