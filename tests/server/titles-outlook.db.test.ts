/** What a unit sees of its posts, and what follows from what it assumes. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { PROVINCE } from '../../apps/demo/titles/organisations.ts'
import { fillProvince, setUpProvince } from '../../apps/demo/titles/set-up.ts'
import { office } from './office.ts'

const url = '/api/titles/post-outlook'

it('shows a unit its recorded retirements, reckons what is assumed, and stores nothing', async (t) => {
  const here = await office(t)
  await setUpProvince(here.database)
  await fillProvince(here.server.context.cases)
  const owner = here.database.owner()
  const { rows } = await owner.query<{
    account: string
    employer: string
    person: string
    department: string
  }>(
    `select a.account, e.key as employer from entries e
       join posts o on o.organisation = e.values ->> 'organisation' and o.role = 'employer-personnel'
       join accounts a on a.person = o.person
     where e.tenant = $1 and e.register = 'titles-employers' and e.values ->> 'department' is not null order by e.key limit 1`,
    [PROVINCE.id],
  )
  const [unit] = rows
  assert.ok(unit !== undefined)
  const enter = (register: string, key: string, values: object) =>
    owner.query(
      `insert into entries (tenant, register, key, from_date, values, canonical, by_person, at)
       values ($1, $2, $3, '2015-01-01', $4::text::jsonb, $4::text, 'keeper', now())`,
      [PROVINCE.id, register, key, JSON.stringify(values)],
    )
  const retiring = { name: '申报人末', employer: unit.employer, retiresOn: '2023-06-30' }
  await enter('titles-persons', 'p-retiring', retiring)
  await enter('titles-persons', 'p-gone', { ...retiring, retiresOn: '2021-06-30' })
  for (const person of ['p-retiring', 'p-gone'])
    await enter('titles-appointments', `${person}#1`, {
      person,
      level: '中级',
      employer: unit.employer,
      from: '2015-01-01',
    })
  const base = await here.ask(unit.account, 'GET', url)
  assert.equal(base.status, 200, base.text)
  assert.equal(base.json.unit.key, unit.employer)
  assert.equal(base.json.from, 2022)
  assert.deepEqual(
    base.json.retirements.map((one: { on: string }) => one.on),
    ['2023-06-30'],
  )
  const [{ level }] = base.json.moves
  assert.deepEqual(base.json.moves, [{ year: 2023, level, retiring: 1, promoted: 0, hired: 0 }])
  const question = { structure: [{ level, posts: 4, filled: 4 }], from: 2022, moves: base.json.moves }
  const reckoned = await here.ask(unit.account, 'POST', url, question)
  assert.deepEqual(
    reckoned.json.years.map(({ lines }: { lines: { vacancies: number }[] }) => lines[0]?.vacancies),
    [0, 1, 1],
  )
  const over = { ...question, moves: [{ year: 2022, level, retiring: 0, promoted: 0, hired: 1 }] }
  assert.equal(
    (await here.ask(unit.account, 'POST', url, over)).json.findings[0].clause,
    'anhui-titles-2018/art.10',
  )
  assert.equal((await here.ask(unit.account, 'POST', url, { ...question, from: 'x' })).status, 422)
  assert.equal((await here.ask('city-accept', 'GET', url)).status, 403)
  const cases = await owner.query(
    `select count(*)::int as n from cases where procedure = 'titles/vacancy-opinion'`,
  )
  assert.deepEqual(cases.rows, [{ n: 0 }])
})
