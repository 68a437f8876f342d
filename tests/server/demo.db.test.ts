import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { prepareDemo } from '#apps/demo'
import { setUpCounty } from '../../apps/demo/set-up.ts'
import { composeServer } from '../../apps/server/start.ts'
import { testDatabase } from '../support/database.ts'
import { testHouse } from './office.ts'

describe('the demo', () => {
  it('is told by acts, verifies, and stands on the portal; it is told once', async (t) => {
    const database = await testDatabase(t)
    const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-demo-'))
    t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
    await setUpCounty(database) // a start that was killed in the middle
    assert.equal(await prepareDemo({ database, house: testHouse, dataFolder }), true)
    assert.equal(await prepareDemo({ database, house: testHouse, dataFolder }), false)
    const server = await composeServer({
      database,
      house: testHouse,
      dataFolder,
      demo: true,
      port: 0,
      host: '127.0.0.1',
      onFault: (_id, error) => assert.fail(String(error)),
    })
    t.after(async () => {
      await server.app.close()
      await server.jobs.stop()
    })
    const verified = await server.context.cases.verify('shizhu')
    assert.deepEqual(verified.problems, [])
    assert.deepEqual(verified.stale, [])
    const page = await server.app.inject('/shizhu/budgets/2023-005902')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /190\.98/)
    const list = await server.app.inject('/budgets')
    assert.match(list.body, /更正样本/)
    const shown: readonly (readonly [string, RegExp])[] = [
      ['/shizhu/units/005911', /2022年、2023年/],
      ['/shizhu/units/005911', /150\.20[\s\S]*178\.81/],
      ['/shizhu/budgets/2022-005911/versions/2/correction', /<del>25\.60<\/del>[\s\S]*<ins>24\.10<\/ins>/],
      ['/corrections', /关于更正县人才服务中心/],
      ['/funds?year=2023', /1561\.10[\s\S]*重点专项 958\.03，一般性项目 603\.07/],
      ['/rates?year=2022', /合计/],
      ['/compare?year=2023', /县人才服务中心/],
      ['/items?q=2080505', /#table-t2/],
      ['/shizhu/open-data/2022/changes.csv', /2022,005911,收入预算总额,143\.60,150\.20,6\.60,4\.60/],
    ]
    for (const [url, says] of shown) {
      const answer = await server.app.inject(url)
      assert.equal(answer.statusCode, 200, url)
      assert.match(answer.body, says, url)
    }
    const pdf = await server.app.inject('/shizhu/budgets/2023-005902/budget.pdf')
    assert.equal(pdf.statusCode, 200)
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-')
    const printed = await database.app.query<{ errors: number; stage: string }>(
      `select (state -> 'domain' -> 'facts' ->> 'errors')::int as errors, stage from cases
       where procedure = 'budget/unit-budget' and text_1 = '005002'`,
    )
    assert.equal(printed.rows[0]?.stage, 'compiling')
    assert.ok((printed.rows[0]?.errors ?? 0) > 0)
  })
})
