/** 2,000 applicants from a workbook, 37 of them bad: drafts for the good, a workbook for the bad, nothing twice. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Fact } from '#kernel/law'
import { identityCheckSign } from '#lint'
import { readImportFile } from '#platform/imports'
import { writeSheet } from '#readers'
import { type ImportedApplicants, importApplicants } from '../../apps/server/titles-import.ts'
import * as examples from '../../regulations/titles/application/examples.ts'
import { application } from '../../regulations/titles/application/application.ts'
import { applicantColumns, readApplicants } from '../../regulations/titles/filing/import.ts'
import { personKeyOf } from '../../regulations/titles/identity/index.ts'
import { registersOf, sharedDesk, TENANT } from '../kernel-fit/desk.ts'
import { people } from '../support/titles-application.ts'
import { publish, standingCycle } from './standing-cycle.ts'

const ROWS = 2000
const BAD = 37
const HEADINGS = Object.values(applicantColumns)

/** Invented numbers: of a place that gives none out, with the digit that belongs to them. */
function numberOf(index: number): string {
  const first = `349999198${index % 10}0101${String(Math.floor(index / 10)).padStart(3, '0')}`
  return first + identityCheckSign(first)
}
const good = (index: number): string[] => [
  `申报人${index}`,
  '居民身份证',
  numberOf(index),
  examples.employerKey,
  '机械',
  '副高级',
  '正常',
  '',
]
const at = (row: string[], column: number, text: string) => row.with(column, text)

/** Ways in which a row is bad, with what the returned workbook says of it. */
const faults: readonly (readonly [(row: string[], index: number) => string[], RegExp])[] = [
  [
    (row, index) => at(row, 2, `${numberOf(index).slice(0, 17)}${numberOf(index).endsWith('1') ? '2' : '1'}`),
    /校验码/,
  ],
  [(row) => at(row, 2, ''), /请填写证件号码/],
  [(row) => at(row, 5, '副教授'), /“副教授”不存在/],
  [(row) => at(row, 4, '化工'), /请改报对口的评委会/],
  [(row) => at(row, 5, '中级'), /请改报对口的评委会/],
  [(row) => at(row, 6, '直报'), /申报类型应为/],
  [(row) => at(row, 1, '护照'), /证件种类应为/],
  [(row) => at(row, 3, '91340100000000000B'), /用人单位|现在工作的单位/],
  [(row) => at(row, 2, numberOf(0)), /与第2行是同一个人/],
]
const BAD_EVERY = 54
const isBad = (index: number): boolean => index % BAD_EVERY === 53
const rows = Array.from({ length: ROWS }, (_, index) =>
  isBad(index)
    ? (faults[Math.floor(index / BAD_EVERY) % faults.length]?.[0](good(index), index) ?? [])
    : good(index),
)

const entries: Record<string, Fact> = {
  [`titles-employers/${examples.employerKey}`]: examples.employerEntry,
  ...Object.fromEntries(examples.officeEntries.map((one) => [`titles-offices/${one.key}`, one])),
}
for (let index = 0; index < ROWS; index += 1)
  entries[`titles-persons/${personKeyOf('居民身份证', numberOf(index))}`] = {
    ...examples.personEntry,
    name: `申报人${index}`,
    account: null,
    number: '',
  }
/** Only the offices are listed here; a person's own entries are none. */
const registers = {
  ...registersOf(entries),
  list: async (_client: unknown, _tenant: string, register: string) =>
    register === 'titles-offices' ? examples.officeEntries : [],
}
const desk = sharedDesk({ procedures: [application, standingCycle], registers })

const countCases = async (): Promise<number> => {
  const { database } = await desk()
  const found = await database.app.query<{ count: number }>(
    'select count(*)::int as count from cases where procedure = $1',
    [application.id],
  )
  return found.rows[0]?.count ?? 0
}
const accepted = (result: ImportedApplicants) => {
  assert.ok(result.ok, result.ok ? '' : result.say)
  return result
}

void it('opens 1,963 drafts, returns 37 rows with what to do, and opens nothing at the second upload', async () => {
  assert.equal(rows.filter((_, index) => isBad(index)).length, BAD)
  const room = await desk()
  const cycle = await publish(room, 'GC07')
  const how = {
    tenant: TENANT,
    origin: { kind: 'person' as const, actor: people.clerk },
    cycle,
    entrustment: [examples.file],
  }
  const columns = HEADINGS.map((title) => ({ title }))
  const file = { name: '申报名单.xlsx', bytes: await writeSheet([{ name: '名单', columns, rows }]) }
  const few = {
    name: '试算.xlsx',
    bytes: await writeSheet([{ name: '名单', columns, rows: rows.slice(0, 60) }]),
  }
  const hasApplied = (person: string) => Promise.resolve(person === personKeyOf('居民身份证', numberOf(1)))
  const trial = accepted(await importApplicants(room.cases, { ...how, isTrial: true, hasApplied }, few))
  assert.deepEqual(
    [trial.openable, trial.opened.length, trial.standing, trial.returned.map(({ row }) => row)],
    [58, 0, [3], [55]],
  )
  assert.equal(await countCases(), 0, 'a trial opens nothing')
  const first = accepted(await importApplicants(room.cases, how, file))
  assert.deepEqual([first.opened.length, first.standing.length, first.returned.length], [ROWS - BAD, 0, BAD])
  assert.equal(await countCases(), ROWS - BAD)
  for (const { row, say } of first.returned) {
    const index = row - 2
    assert.match(say, faults[Math.floor(index / BAD_EVERY) % faults.length]?.[1] ?? /^$/)
  }
  assert.ok(first.workbook)
  const back = await readImportFile(first.workbook, '退回.xlsx')
  assert.ok(back.ok)
  const heading = back.document.sheets[0]?.rows.find((cells) =>
    cells.some(({ text }) => text === '问题和办法'),
  )
  assert.deepEqual(
    heading?.map(({ text }) => text),
    [...HEADINGS, '问题和办法'],
  )
  const returnedList = readApplicants(back.document)
  assert.ok(returnedList.ok)
  assert.equal(returnedList.rows.length, BAD)

  const second = accepted(await importApplicants(room.cases, how, file))
  assert.deepEqual(
    [second.opened.length, second.standing.length, second.returned.length],
    [0, ROWS - BAD, BAD],
  )
  assert.equal(await countCases(), ROWS - BAD)
})

void it('answers a file without heading, and one that is none, as a whole', async () => {
  const room = await desk()
  const how = {
    tenant: TENANT,
    origin: { kind: 'person' as const, actor: people.clerk },
    cycle: 'x',
    entrustment: [],
  }
  const empty = await writeSheet([{ name: '表', columns: [{ title: '甲' }], rows: [['乙']] }])
  const without = await importApplicants(room.cases, how, { name: '表.xlsx', bytes: empty })
  assert.ok(!without.ok)
  assert.match(without.say, /没有找到名单的表头/)
  const none = await importApplicants(room.cases, how, { name: '表.xlsx', bytes: new Uint8Array([1, 2, 3]) })
  assert.ok(!none.ok)
})
