import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { office } from './office.ts'

const NOTICE = {
  notice: '国务院办公厅关于2027年部分节假日安排的通知',
  number: '国办发明电〔2026〕0号',
  offDays: { '2027-01-01': '元旦' },
  workDays: {},
}

describe('the working calendar', () => {
  it('is amended by the system administrator only, and receipts count by the new notice at once', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const receipt = async () =>
      (
        await ask(
          undefined,
          'GET',
          '/api/calendar/receipt?anchor=2026-12-31&count=1&unit=working-days&direction=after&roll=none',
        )
      ).json as { due: string; provisional: boolean }
    assert.deepEqual([(await receipt()).due, (await receipt()).provisional], ['2027-01-01', true])
    assert.equal((await ask('compiler', 'PUT', '/api/calendar/years/2027', NOTICE)).status, 403)
    const wrong = await ask('system', 'PUT', '/api/calendar/years/2027', {
      ...NOTICE,
      offDays: { '2027-02-30': '春节' },
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /2027-02-30/)
    const amended = await ask('system', 'PUT', '/api/calendar/years/2027', NOTICE)
    assert.equal(amended.status, 200, amended.text)
    assert.deepEqual([(await receipt()).due, (await receipt()).provisional], ['2027-01-04', false])
    assert.equal(
      (await ask('system', 'PUT', '/api/calendar/years/2027', NOTICE)).status,
      422,
      'the same notice changes nothing',
    )
  })

  it('counts a notice before it is entered: days and deadlines that would move, and nothing is written', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const path = '/api/calendar/years/2027'
    const unknown = await ask('compiler', 'GET', path)
    assert.deepEqual(unknown.json, { year: 2027, offDays: {}, workDays: {}, editions: [] })
    assert.equal((await ask('compiler', 'POST', `${path}/preview`, NOTICE)).status, 403)
    const preview = await ask('system', 'POST', `${path}/preview`, NOTICE)
    assert.equal(preview.status, 200, preview.text)
    assert.deepEqual(preview.json.days, [{ date: '2027-01-01', working: false, name: '元旦' }])
    assert.deepEqual((await ask('compiler', 'GET', path)).json.editions, [])
    assert.equal((await ask('system', 'PUT', path, NOTICE)).status, 200)
    const known = (await ask('compiler', 'GET', path)).json
    assert.deepEqual([known.offDays, known.workDays], [NOTICE.offDays, {}])
    assert.deepEqual(
      known.editions.map(({ edition, notice, by }: Record<string, unknown>) => [edition, notice, by]),
      [[1, `${NOTICE.notice}（${NOTICE.number}）`, '何以宁']],
    )
    const log = (await ask('audit', 'GET', '/api/access-log')).json as { say: string; kind: string }[]
    assert.deepEqual(
      log.filter(({ say }) => say.startsWith('登记放假安排')).map(({ kind, say }) => [kind, say]),
      [
        ['administration', '登记放假安排：2027'],
        ['administration-refused', '登记放假安排'],
      ],
    )
  })
})
