/** Registers that are not every office's: who sees which entries, in lists, history, counts and files, and who may write them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { careerEntries } from '../../apps/demo/titles/careers.ts'
import { authorise } from '../../apps/demo/titles/committees.ts'
import { enter } from '../../apps/demo/titles/entries.ts'
import { prepareProvince } from '../../apps/demo/titles/index.ts'
import { employerKey } from '../../apps/demo/titles/organisations.ts'
import { expertEntries } from '../../apps/demo/titles/reference.ts'
import { actorOf } from '../../apps/demo/titles/story.ts'
import { readImportFile } from '#platform/imports'
import { httpNarrator } from '../titles/narrator.ts'
import { type Office, office, upload } from './office.ts'

interface Listed {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}
const listed = async (
  { ask }: Office,
  account: string,
  register: string,
  more = '',
): Promise<readonly Listed[]> => {
  const answer = await ask(account, 'GET', `/api/registers/${register}${more}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.json.entries
}
const employersOf = (entries: readonly Listed[]): readonly string[] =>
  [...new Set(entries.map(({ values }) => String(values['employer'])))].toSorted()
const committeesOf = (entries: readonly Listed[]): readonly string[] => [
  ...new Set(entries.map(({ values }) => String(values['committee']))),
]
const keysOf = (...ids: readonly string[]): readonly string[] => ids.map(employerKey).toSorted()

/** The province with a city's and a county's committee, each with its pool. */
async function province(t: Parameters<typeof office>[0]) {
  const at = await office(t)
  const { cases } = at.server.context
  await prepareProvince(at.database, cases)
  const story = httpNarrator(at)
  await story.until('2022-12-20', '09:00')
  const [city, county] = [await authorise(story, 'city'), await authorise(story, 'county')]
  await enter(cases, actorOf('city-secretary'), expertEntries(city.code, ['机械']))
  await enter(cases, actorOf('county-secretary'), expertEntries(county.code, ['语文']))
  return { at, city: city.code, county: county.code }
}

void describe('entries of a register that are somebody’s own', () => {
  void it('keeps the pool of a committee to the secretary of the body that convenes it', async (t) => {
    const { at, city, county } = await province(t)
    const experts = '/api/registers/titles-experts'
    assert.deepEqual(committeesOf(await listed(at, 'city-secretary', 'titles-experts')), [city])
    assert.deepEqual(committeesOf(await listed(at, 'county-secretary', 'titles-experts', '?history=yes')), [
      county,
    ])
    assert.deepEqual(await listed(at, 'senior-secretary', 'titles-experts'), [])
    const counts = (await at.ask('senior-secretary', 'GET', '/api/registers')).json as {
      id: string
      entries: number
    }[]
    assert.equal(counts.find(({ id }) => id === 'titles-experts')?.entries, 0)
    const file = await at.ask('city-secretary', 'GET', `${experts}.xlsx`)
    const read = await readImportFile(file.bytes, '评审专家.xlsx')
    assert.ok(read.ok)
    const cells = read.document.sheets.flatMap(({ rows }) => rows.flat().map(({ text }) => text))
    assert.ok(cells.includes(`${city}-01`))
    assert.ok(!cells.some((text) => text.startsWith(county)))

    const [first] = await listed(at, 'county-secretary', 'titles-experts')
    assert.ok(first)
    const put = (key: string, values: object) =>
      at.ask('city-secretary', 'PUT', `${experts}/${encodeURIComponent(key)}`, { from: '2022-12-20', values })
    const planted = await put('planted', first.values)
    assert.equal(planted.status, 409, planted.text)
    assert.equal(planted.json.findings[0].rule, 'entry-is-own@1')
    const taken = await put(first.key, { ...first.values, committee: city })
    assert.ok(taken.status === 403 || taken.status === 404, taken.text)
    const own = await listed(at, 'city-secretary', 'titles-experts')
    const moved = await put(own[0]?.key ?? '', { ...own[0]?.values, committee: county })
    assert.equal(moved.json.findings[0].rule, 'entry-is-own@1')
    const kept = await put(own[0]?.key ?? '', { ...own[0]?.values, sat: '2022' })
    assert.equal(kept.status, 200, kept.text)
    const cases = await at.ask(
      'city-secretary',
      'GET',
      '/api/cases?procedure=registers%2Ftitles-experts&limit=100',
    )
    assert.ok(!cases.text.includes(county), 'entries are cases: they are listed to their own secretary only')
  })

  void it('shows people to their employer, department, bureau and the province', async (t) => {
    const at = await office(t)
    await prepareProvince(at.database, at.server.context.cases)
    const persons = (account: string) => listed(at, account, 'titles-persons')
    const all = await persons('titles-keeper')
    assert.equal(all.length, careerEntries.filter(([register]) => register === 'titles-persons').length)
    assert.deepEqual(employersOf(await persons('heavy-machinery-clerk')), keysOf('heavy-machinery'))
    assert.deepEqual(employersOf(await persons('dept-qinghe-edu')), keysOf('township-school'))
    assert.deepEqual(employersOf(await persons('hr-qinghe')), keysOf('township-school', 'private-machinery'))
    const city = employersOf(await persons('hr-huaining'))
    assert.ok(
      keysOf('township-school', 'heavy-machinery', 'county-hospital').every((key) => city.includes(key)),
    )
    assert.ok(!city.includes(employerKey('water-station')), 'of the other city')
    const seen = await persons('hr-province')
    assert.equal(seen.length, all.length)
    const whole = all.find(({ key }) => key === seen[0]?.key)?.values['number']
    assert.match(String(whole), /^\d{17}[\dX]$/)
    assert.match(String(seen[0]?.values['number']), /^\d\d\*{14}\d[\dX]$/)
    const own = new Set((await persons('heavy-machinery-clerk')).map(({ key }) => key))
    for (const register of ['titles-degrees', 'titles-held', 'titles-assessments']) {
      const rows = await listed(at, 'heavy-machinery-clerk', register)
      assert.ok(rows.length > 0, register)
      assert.ok(
        rows.every(({ values }) => own.has(String(values['person']))),
        register,
      )
    }
    const payload = upload(new TextEncoder().encode('证件种类和号码,姓名\n'), '人员.csv')
    const tried = await at.ask(
      'heavy-machinery-clerk',
      'POST',
      '/api/registers/titles-persons/import',
      payload.payload,
      {
        'content-type': payload.type,
      },
    )
    assert.equal(tried.status, 403, 'who sees them does not keep them')
  })
})
