/** The score book of an exam from a file: faults row by row, nothing by halves, and only for those who see the exam. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeXlsx } from 'hucre'
import { readImportFile } from '#platform/imports'
import { admit, draft, file, forward, post, recommend, submit } from '../../apps/demo/titles/applications.ts'
import { authorise, openCycle } from '../../apps/demo/titles/committees.ts'
import { prepareProvince } from '../../apps/demo/titles/index.ts'
import { personId } from '../../apps/demo/titles/people.ts'
import { SAMPLE_TEXT, ownSampleText } from '../../apps/demo/titles/sample-files.ts'
import type { Exam } from '../../regulations/titles/exam/state.ts'
import { procedureIds } from '../../regulations/titles/vocabulary.ts'
import { cityCycle, httpNarrator } from '../titles/narrator.ts'
import { entities } from './bad-workbooks.ts'
import { type Office, office, upload } from './office.ts'

const ACCOUNTS = ['he-yingxue', 'cui-wenbo'] as const
const page = (text: string) => upload(new TextEncoder().encode(text), '示例材料.txt')

/** Two admitted applicants of one cycle with an exam, called to it. */
async function examOf(at: Office): Promise<{ readonly id: string; readonly state: Exam }> {
  await prepareProvince(at.database, at.server.context.cases)
  const story = httpNarrator(at)
  await story.until('2022-12-20', '09:00')
  const committee = await authorise(story, 'city')
  const cycle = await openCycle(story, 'city', committee, cityCycle)
  const parts = [
    { form: '笔试', weightPercent: 60 },
    { form: '面试', weightPercent: 40 },
  ]
  const exam = { examined: true, passMark: 60, parts, document: '淮人社函〔2022〕9号' }
  await story.act('hr-huaining', procedureIds.cycle, 'ConfigureExam', exam, { caseId: cycle })
  await story.until('2023-02-01', '09:00')
  const uploads = [
    ...ACCOUNTS.map((account) => [account, ownSampleText(personId(account))] as const),
    ...[...ACCOUNTS, 'heavy-machinery-clerk', 'private-machinery-clerk'].map(
      (account) => [account, SAMPLE_TEXT] as const,
    ),
  ]
  for (const [account, text] of uploads) {
    const { payload, type } = page(text)
    await at.ask(account, 'POST', '/api/files', payload, { 'content-type': type })
  }
  const files = []
  for (const account of ACCOUNTS) {
    const one = await draft(story, { account, cycle, level: '中级' })
    await file(story, one)
    await post(story, one)
    files.push(one)
  }
  await story.until('2023-02-10', '09:00')
  for (const one of files) {
    await recommend(story, one)
    await forward(story, one)
  }
  await submit(story, cycle, files, 'city-accept', '淮职函〔2023〕')
  for (const one of files) await admit(story, one, 'city-accept')
  const id = await story.act('city-exam', procedureIds.exam, 'ScheduleExam', {
    cycle,
    applications: files.map(({ caseId }) => caseId),
    sittings: ['09:00', '14:00'].map((from) => ({
      on: '2023-02-15',
      from,
      until: from.replace(':00', ':50'),
    })),
    rooms: [{ name: '第一考场', place: '示例学院三楼', seats: 30 }],
  })
  await story.act('city-exam', procedureIds.exam, 'SendExamNotices', {}, { caseId: id })
  await story.until('2023-02-16', '09:00')
  return { id, state: (await story.state(id)) as unknown as Exam }
}

const book = (rows: readonly (readonly string[])[]) =>
  writeXlsx({
    sheets: [
      { name: '成绩册', rows: [['准考证号', '姓名', '笔试', '面试'], ...rows.map((row) => [...row])] },
    ],
  })

it('a score book is read row by row and entered whole', async (t) => {
  const at = await office(t)
  const { id, state } = await examOf(at)
  const [first, second] = state.candidates
  assert.ok(first && second)
  const address = `/api/titles/exams/${id}/scores`
  const send = async (account: string, rows: readonly (readonly string[])[], trial = '') => {
    const sent = upload(new Uint8Array(await book(rows)), '成绩册.xlsx')
    const boundary = /boundary=(.*)$/.exec(sent.type)?.[1] ?? ''
    const field = `--${boundary}\r\ncontent-disposition: form-data; name="trial"\r\n\r\n${trial}\r\n`
    const payload = Buffer.concat([Buffer.from(field), sent.payload])
    return at.ask(account, 'POST', address, payload, { 'content-type': sent.type })
  }
  const given = await at.ask('city-exam', 'GET', `${address}.xlsx`)
  const blank = await readImportFile(given.bytes, '成绩册.xlsx')
  assert.ok(blank.ok)
  assert.deepEqual(blank.document.sheets[0]?.rows[1]?.map(({ text }) => text).slice(0, 2), [
    first.ticket,
    first.name,
  ])

  const hostile = upload(entities(), '成绩册.xlsx')
  const unread = await at.ask('city-exam', 'POST', address, hostile.payload, { 'content-type': hostile.type })
  assert.deepEqual([unread.status, /实体定义（DOCTYPE）/.test(unread.json.detail)], [422, true], unread.text)

  const wrong = [
    [first.ticket, first.name, '81.5', '101'],
    ['000', '无此人', '60', '60'],
  ]
  const faulty = await send('city-exam', wrong)
  assert.equal(faulty.status, 200, faulty.text)
  const { faults, entered, absent } = faulty.json
  assert.deepEqual(
    faults.map(({ row }: { row: number }) => row),
    [2, 3],
  )
  assert.match(faults[0].say, /面试“101”应为0至100/)
  assert.match(faults[1].say, /没有准考证号“000”/)
  assert.equal(entered, 0, 'the good half of a faulty book is not entered either')
  assert.deepEqual(absent, [{ ticket: second.ticket, name: second.name }])

  const right = [
    [first.ticket, first.name, '81.5', '70'],
    [second.ticket, second.name, '缺考', '缺考'],
  ]
  const tried = await send('city-exam', right, '1')
  assert.deepEqual([tried.json.readable, tried.json.entered, tried.json.faults], [4, 0, []])
  const view = async () => (await at.ask('city-exam', 'GET', `/api/${procedureIds.exam}/${id}`)).json.state
  assert.deepEqual((await view()).candidates[0].scores, [], 'a trial enters nothing')
  const done = await send('city-exam', right)
  assert.equal(done.json.entered, 4, done.text)
  assert.deepEqual(
    (await view()).candidates.map(({ scores }: { scores: { tenths: number | null }[] }) =>
      scores.map(({ tenths }) => tenths),
    ),
    [
      [815, 700],
      [null, null],
    ],
  )

  assert.equal(
    (await send('city-accept', right)).status,
    403,
    'another clerk sees the exam and enters nothing',
  )
  assert.equal((await send('county-accept', right)).status, 404, 'another body does not see it')
})
